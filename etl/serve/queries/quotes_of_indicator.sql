-- zh: 一个指标在各地的原文
-- en: One indicator in the words of each place
-- zh: 各地对同一指标承诺了多少、到何时、原话怎么说。填指标中的字样，留空则列出全部。
-- en: What each place promised for an indicator, by when, and in which words. Give words of the indicator, or nothing.
-- parameter indicator: 指标中的字样，如 签约率 | Words of the indicator
select indicator, place, promised, baseline, due, quote, document_title, doc_number, label, target_id, clause_id
from target_overview
where trim(:indicator) = '' or instr(indicator, trim(:indicator)) or instr(printed_indicator, trim(:indicator))
order by indicator, place, due_on
