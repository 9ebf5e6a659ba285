-- zh: 常在一起的机构
-- en: Bodies that work together
-- zh: 哪两个机构共同承担的任务最多。填机构名称中的字样可只看它的伙伴。
-- en: Which two bodies share most tasks. Give words of a body's name to see its partners alone.
-- parameter body: 机构名称，如 财政局 | Part of a body's name
-- column one: 机构 | Body
-- column other: 另一机构 | Other body
-- column place: 地区 | Place
-- column task_count: 共同任务数 | Shared tasks
select one.name as one, other.name as other, r.name as place, count(distinct a.task_id) as task_count
from assignments a
join assignments b on b.task_id = a.task_id and b.organization_id <> a.organization_id
join organizations one on one.organization_id = a.organization_id
join organizations other on other.organization_id = b.organization_id
left join regions r on r.region_id = one.region_id
-- Without a name each pair stands once; with one, that body stands first.
where case when trim(:body) = '' then a.organization_id < b.organization_id else instr(one.name, trim(:body)) > 0 end
group by a.organization_id, b.organization_id
order by task_count desc, one.name, other.name
