-- zh: 任务一览
-- en: Tasks at a glance
-- zh: 每项任务及其牵头、配合、负责的机构，按印出的次序写成一行。
-- en: Every task with the bodies that lead, support or answer for it, each group in one line as printed.
-- column document_id: 文件 | Document
-- column document_title: 文件标题 | Document title
-- column document_kind: 文种 | Kind of document
-- column place: 地区 | Place
-- column leads: 牵头 | Lead
-- column supports: 配合 | Support
-- column responsible: 负责 | Responsible
-- column targets: 指标值数 | Targets
-- column parent_task_id: 上级任务 | Parent task
-- column deadlines: 时限数 | Deadlines
select
    t.task_id,
    coalesce(t.title, c.heading) as title,
    (
        select group_concat(name, '、') from (
            select o.name from assignments a join organizations o using (organization_id)
            where a.task_id = t.task_id and a.role = 'lead' order by a.position
        )
    ) as leads,
    (
        select group_concat(name, '、') from (
            select o.name from assignments a join organizations o using (organization_id)
            where a.task_id = t.task_id and a.role = 'responsible' order by a.position
        )
    ) as responsible,
    (
        select group_concat(name, '、') from (
            select o.name from assignments a join organizations o using (organization_id)
            where a.task_id = t.task_id and a.role = 'support' order by a.position
        )
    ) as supports,
    (select count(*) from targets g where g.task_id = t.task_id) as targets,
    (select count(*) from deadlines e where e.task_id = t.task_id) as deadlines,
    r.name as place,
    c.document_id,
    d.title as document_title,
    d.kind as document_kind,
    c.label,
    t.number,
    coalesce(t.title_en, c.heading_en) as title_en,
    t.parent_id as parent_task_id,
    t.clause_id
from tasks t
join clauses c using (clause_id)
join documents d using (document_id)
left join regions r on r.region_id = d.region_id
order by c.document_id, c.position, t.task_id
