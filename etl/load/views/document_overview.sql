-- zh: 文件一览
-- en: Documents at a glance
-- zh: 每份文件的地区、发文机关、日期、所含各项的数量，以及原文是否在本版之中。
-- en: Place, issuer, dates and counts of every document, and whether its text is in this build.
-- column kind: 文种 | Kind
-- column place: 地区 | Place
-- column issuer: 发文机关 | Issuer
-- column clauses: 条款数 | Clauses
-- column tasks: 任务数 | Tasks
-- column bodies: 机构数 | Bodies
-- column targets: 指标值数 | Targets
-- column deadlines: 时限数 | Deadlines
-- column citations: 引用数 | Citations
-- column texts: 有原文的条款数 | Clauses with text
-- column text_status: 原文状况 | Text status
select
    d.document_id,
    d.title,
    d.kind,
    r.name as place,
    (select count(*) from tasks t join clauses k using (clause_id) where k.document_id = d.document_id) as tasks,
    (
        select count(distinct a.organization_id)
        from assignments a join clauses k using (clause_id)
        where k.document_id = d.document_id
    ) as bodies,
    (select count(*) from targets t join clauses k using (clause_id) where k.document_id = d.document_id) as targets,
    (
        select count(*) from deadlines t join clauses k using (clause_id) where k.document_id = d.document_id
    ) as deadlines,
    (
        select count(*) from citations t join clauses k using (clause_id) where k.document_id = d.document_id
    ) as citations,
    count(c.clause_id) as clauses,
    d.doc_number,
    o.name as issuer,
    d.issued_on,
    case
        when s.rights = 'facts-only' then 'facts_only'
        when count(c.clause_id) = 0 then 'no_clauses'
        when count(x.clause_id) = 0 then 'not_in_build'
        else 'in_build'
    end as text_status,
    count(x.clause_id) as texts,
    s.rights,
    s.authenticity,
    s.source_id,
    d.title_en
from documents d
join sources s using (source_id)
left join regions r on r.region_id = d.region_id
left join organizations o on o.organization_id = d.issuer_id
left join clauses c on c.document_id = d.document_id
left join clause_texts x on x.clause_id = c.clause_id
group by d.document_id
order by d.document_id
