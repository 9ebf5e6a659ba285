-- zh: 台账中没有印出牵头单位的措施
-- en: Ledger measures that print no lead
-- zh: 牵头栏为空的措施。合并单元格只印在一行上，所以空栏可能与上一行共用牵头单位，请对照所属任务。
-- en: Measures whose lead cell is empty. A merged cell is printed on one row, so an empty one may share the row above.
-- column group_leads: 同一任务印出的牵头 | Leads printed in the task
select
    m.group_number,
    m.group_title,
    m.text,
    m.supports,
    (select group_concat(distinct s.leads) from measures s where s.group_task_id = m.group_task_id) as group_leads,
    m.place,
    m.task_id,
    m.clause_id
from measures m
where m.leads is null
