-- zh: 各文件的任务数
-- en: Tasks by document
-- zh: 每份文件部署了多少任务，点名了多少机构，写了多少指标值和时限。
-- en: How many tasks each document orders, how many bodies it names, how many targets and deadlines it sets.
select title, kind, place, tasks, bodies, targets, deadlines, citations, clauses, document_id
from document_overview
order by tasks desc, document_id
