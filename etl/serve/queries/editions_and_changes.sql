-- zh: 版本与改动
-- en: Editions and what changed in them
-- zh: 每个版本何时发布、为何改动、各表改了多少。
-- en: When each edition came out, why it differs, and how many cells of each table changed.
-- column change_count: 改动数 | Changes
select e.edition, e.released_on, e.level, e.note, c."table", c.change, c.cause, count(c.edition) as change_count
from editions e
left join changes c using (edition)
group by e.edition, c."table", c.change, c.cause
order by e.released_on desc, e.edition desc, c."table"
