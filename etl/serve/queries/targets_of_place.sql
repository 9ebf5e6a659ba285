-- zh: 某地的指标值
-- en: The targets of a place
-- zh: 一地承诺的每个数：多少、到何时、由谁负责。地区留空则列出全部。
-- en: Every number that a place promised: how much, by when, by whom. Leave the place empty for all.
-- parameter place: 地区名称，如 白山 | Part of the place's name
select place, indicator, promised, due, bodies, quote, document_title, target_id, clause_id
from target_overview
where trim(:place) = '' or instr(place, trim(:place))
order by place, due_on is null, due_on, target_id
