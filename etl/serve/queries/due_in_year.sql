-- zh: 某年到期的承诺
-- en: What falls due in a year
-- zh: 期限落在这一年的指标值、时限和阶段，按到期日排列。年份留空则列出全部。
-- en: Targets, deadlines and phases whose time limit falls in the year, by due date. Leave the year empty for all.
-- parameter year: 年份，如 2025 | Year, such as 2025
select due, what, quote, place, document_title, due_text, due_precision, record_table, record_id, clause_id
from due_dates
where due_on is not null and (trim(:year) = '' or substr(due_on, 1, 4) = trim(:year))
order by due_on, place, record_id
