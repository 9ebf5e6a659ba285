-- zh: 各版有多少行
-- en: Rows of each edition
-- zh: 每个版本里每张表的行数。
-- en: How many rows each table has in each edition.
-- column rows: 行数 | Rows
select e.edition, e.released_on, n."table", n.rows
from editions e
join edition_counts n using (position)
order by e.position desc, n."table"
