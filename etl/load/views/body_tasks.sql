-- zh: 机构的任务
-- en: What each body does
-- zh: 每个机构在每项任务中牵头、配合还是负责。
-- en: Every part of every body in every task: lead, support or responsible.
-- column organization: 机构名称 | Body
-- column organization_en: 机构英文名称 | Body in English
-- column title: 任务标题 | Title of the task
-- column document_id: 文件 | Document
-- column document_title: 文件标题 | Document title
-- column place: 地区 | Place
select
    o.name as organization,
    a.role,
    coalesce(t.title, tc.heading, p.title) as title,
    r.name as place,
    d.title as document_title,
    a.printed_name,
    o.name_en as organization_en,
    a.organization_id,
    a.task_id,
    c.document_id,
    a.clause_id
from assignments a
join organizations o using (organization_id)
join tasks t using (task_id)
join clauses tc on tc.clause_id = t.clause_id
left join tasks p on p.task_id = t.parent_id
join clauses c on c.clause_id = a.clause_id
join documents d on d.document_id = c.document_id
left join regions r on r.region_id = d.region_id
order by o.name, a.role, c.document_id, c.position, a.position
