-- zh: 各机构的任务数
-- en: Bodies ranked by tasks
-- zh: 每个机构牵头、负责、配合的任务数，多的在前。
-- en: How many tasks each body leads, answers for and supports, most first.
-- column lead_count: 牵头 | Leads
-- column responsible_count: 负责 | Responsible
-- column support_count: 配合 | Supports
-- column task_count: 任务数 | Tasks
-- column place: 地区 | Place
-- column organization: 机构名称 | Body
select
    o.name as organization,
    r.name as place,
    count(distinct a.task_id) as task_count,
    count(distinct case when a.role = 'lead' then a.task_id end) as lead_count,
    count(distinct case when a.role = 'responsible' then a.task_id end) as responsible_count,
    count(distinct case when a.role = 'support' then a.task_id end) as support_count,
    o.organization_id
from assignments a
join organizations o using (organization_id)
left join regions r on r.region_id = o.region_id
group by o.organization_id
order by task_count desc, lead_count desc, o.name, o.organization_id
