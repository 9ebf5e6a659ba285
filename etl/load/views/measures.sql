-- zh: 台账的措施
-- en: Measures of ledgers
-- zh: 台账中的每项措施，连同所属任务和牵头、配合机构。
-- en: Every measure of every ledger, with the task above it and the bodies that lead and support it.
-- column document_id: 文件 | Document
-- column place: 地区 | Place
-- column group_task_id: 所属任务 | Task above
-- column group_number: 任务编号 | Number of the task
-- column group_title: 任务标题 | Title of the task
-- column leads: 牵头 | Lead
-- column supports: 配合 | Support
select
    m.task_id,
    c.document_id,
    r.name as place,
    g.task_id as group_task_id,
    g.number as group_number,
    g.title as group_title,
    (
        select group_concat(name, '、') from (
            select o.name from assignments a join organizations o using (organization_id)
            where a.task_id = m.task_id and a.role = 'lead' order by a.position
        )
    ) as leads,
    (
        select group_concat(name, '、') from (
            select o.name from assignments a join organizations o using (organization_id)
            where a.task_id = m.task_id and a.role = 'support' order by a.position
        )
    ) as supports,
    m.clause_id,
    x.text
from tasks m
join tasks g on g.task_id = m.parent_id
join clauses c on c.clause_id = m.clause_id
join documents d on d.document_id = c.document_id and d.kind = 'ledger'
left join regions r on r.region_id = d.region_id
left join clause_texts x on x.clause_id = m.clause_id
order by c.document_id, c.position, m.task_id
