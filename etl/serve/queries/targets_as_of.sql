-- zh: 某一版所载的指标值
-- en: Targets as of an edition
-- zh: 某个版本载有哪些指标值，各自从哪一版起如此；版本留空则为最新一版，地区留空则列出全部。
-- en: The targets that an edition said, and since which edition it said so. Leave the edition empty for the last one, the place for all.
-- parameter edition: 版本，如 0.1.0 | Edition, such as 0.1.0
-- parameter place: 地区名称，如 白山 | Part of the place's name
-- column place: 地区 | Place
-- column indicator: 指标 | Indicator
-- column document_title: 文件 | Document
-- column edition_from: 自版本 | Since edition
with asked as (
  select position from editions
  where edition = trim(:edition) or (trim(:edition) = '' and position = (select max(position) from editions))
)
select r.name as place, t.printed_indicator as indicator, t.comparator, t.value, t.value_max, t.unit, t.due_text,
  d.title as document_title, t.target_id, t.clause_id, t.edition_from
from asked a
join targets_history t on t.from_position <= a.position and t.to_position > a.position
join clauses_history c on c.clause_id = t.clause_id and c.from_position <= a.position and c.to_position > a.position
join documents_history d on d.document_id = c.document_id and d.from_position <= a.position and d.to_position > a.position
left join regions_history r on r.region_id = d.region_id and r.from_position <= a.position and r.to_position > a.position
where trim(:place) = '' or instr(r.name, trim(:place))
order by place, t.rowid
