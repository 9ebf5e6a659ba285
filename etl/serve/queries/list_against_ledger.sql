-- zh: 任务清单与台账的机构不一致之处
-- en: Where task list and ledger name other bodies
-- zh: 同一份通知的任务清单和台账中，标题或编号相同的任务各点名了谁，哪些机构只见于一边。
-- en: For each task that a notice carries in a task list and in a ledger: the bodies that only one of the two names.
-- column list_task_id: 清单任务 | Task in the list
-- column ledger_task_id: 台账任务 | Task in the ledger
-- column only_in_list: 只见于清单的机构 | Only in the list
-- column only_in_ledger: 只见于台账的机构 | Only in the ledger
-- column place: 地区 | Place
with tops as (
    select t.task_id, t.title, t.number, d.document_id, d.kind, d.source_id, r.name as place, c.position
    from tasks t
    join clauses c using (clause_id)
    join documents d using (document_id)
    left join regions r on r.region_id = d.region_id
    where t.parent_id is null and d.kind in ('task_list', 'ledger')
),
pairs as (
    select l.task_id as list_task_id, g.task_id as ledger_task_id, coalesce(l.title, g.title) as title, l.place,
        l.document_id, l.position
    from tops l
    join tops g on g.source_id = l.source_id and g.kind = 'ledger' and (g.title = l.title or g.number = l.number)
    where l.kind = 'task_list'
),
named as (
    select a.task_id as top_id, a.organization_id from assignments a
    union
    select t.parent_id, a.organization_id from assignments a join tasks t using (task_id) where t.parent_id is not null
)
select *
from (
    select
        p.title,
        p.place,
        p.list_task_id,
        (
            select group_concat(o.name, '、') from organizations o
            where o.organization_id in (select organization_id from named where top_id = p.list_task_id)
                and o.organization_id not in (select organization_id from named where top_id = p.ledger_task_id)
        ) as only_in_list,
        p.ledger_task_id,
        (
            select group_concat(o.name, '、') from organizations o
            where o.organization_id in (select organization_id from named where top_id = p.ledger_task_id)
                and o.organization_id not in (select organization_id from named where top_id = p.list_task_id)
        ) as only_in_ledger
    from pairs p
    order by p.document_id, p.position
)
where only_in_list is not null or only_in_ledger is not null
