-- zh: 缺漏与矛盾
-- en: What is missing and what contradicts itself
-- zh: 来源自称有而实际没有的内容，以及来源内部或之间的矛盾。
-- en: Content that a source says it has and lacks, and contradictions inside or between sources.
-- column record_table: 所在表 | Table
-- column record_id: 记录 | Record
-- column about: 内容 | What
-- column place: 地区 | Place
-- column document_title: 文件标题 | Document title
-- column nature: 种类 | Kind
select
    f.record_table, f.record_id, f.nature, f.about, r.name as place, d.title as document_title, f.clause_id,
    f.other_clause_id
from (
    select
        'gaps' as record_table, gap_id as record_id, kind as nature, what || coalesce('：' || note, '') as about, document_id,
        clause_id, null as other_clause_id
    from gaps
    union all
    select 'findings', finding_id, kind, note, document_id, clause_id, other_clause_id from findings
) f
join documents d using (document_id)
left join regions r on r.region_id = d.region_id
order by f.document_id, f.record_table desc, f.record_id
