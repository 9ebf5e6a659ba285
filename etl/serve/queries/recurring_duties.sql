-- zh: 反复到期的事
-- en: What recurs
-- zh: 每月、每季、每半年、每年都要做的事。
-- en: What is due every month, quarter, half-year or year.
select recurrence, what, due_text, quote, place, document_title, record_table, record_id, clause_id
from due_dates
where recurrence is not null
order by recurrence, place, record_id
