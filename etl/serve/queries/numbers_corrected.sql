-- zh: 改过的数
-- en: Numbers that were corrected
-- zh: 版本之间改过的指标值：原来载的是什么，后来是什么，在哪一版，为什么。
-- en: Targets whose number differs between editions: what stood there, what stands there since, in which edition, and why.
-- column changed_in: 改于版本 | Changed in edition
-- column indicator: 指标 | Indicator
select c.edition as changed_in, c.record_id as target_id, t.printed_indicator as indicator, c."column", c.before,
  c.after, c.cause
from changes c
join editions e using (edition)
left join targets_history t on t.target_id = c.record_id and t.from_position <= e.position and t.to_position > e.position
where c."table" = 'targets' and c.change = 'changed'
  and c."column" in ('comparator', 'value', 'value_max', 'unit', 'baseline')
order by e.position desc, c.record_id, c."column"
