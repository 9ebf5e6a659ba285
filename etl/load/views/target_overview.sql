-- zh: 指标值一览
-- en: Targets at a glance
-- zh: 每个要达到的数：谁、多少、到何时，以及原文。
-- en: Every number to reach: whose, how much, by when, and the words that say so.
-- column place: 地区 | Place
-- column indicator: 指标名称 | Indicator
-- column promised: 承诺的数值 | Promised
-- column due: 期限 | Due
-- column bodies: 负责机构 | Bodies
-- column document_id: 文件 | Document
-- column document_title: 文件标题 | Document title
-- column quote: 原文 | Quote
select
    t.target_id,
    r.name as place,
    coalesce(i.name, t.printed_indicator) as indicator,
    t.printed_indicator,
    t.indicator_id,
    case
        when t.comparator = '=' and t.value_max is not null then ''
        else case t.comparator when '>=' then '≥' when '<=' then '≤' when '~' then '≈' else t.comparator end || ' '
    end
    || case t.unit when '1:x' then '1:' else '' end
    || case when t.value = cast(t.value as integer) then cast(t.value as integer) else t.value end
    || coalesce(
        '–' || case when t.value_max = cast(t.value_max as integer) then cast(t.value_max as integer) else t.value_max end,
        ''
    )
    || case t.unit when '1:x' then '' when 'x:1' then ':1' else coalesce(' ' || t.unit, '') end as promised,
    t.baseline,
    case t.due_precision
        when 'year' then substr(t.due_on, 1, 4) when 'month' then substr(t.due_on, 1, 7) else t.due_on
    end as due,
    t.due_on,
    (
        select group_concat(name, '、') from (
            select o.name from assignments a join organizations o using (organization_id)
            where a.task_id = t.task_id order by a.position
        )
    ) as bodies,
    c.document_id,
    d.title as document_title,
    d.doc_number,
    c.label,
    t.clause_id,
    substr(x.text, t.start + 1, t.end - t.start) as quote,
    t.comparator,
    t.value,
    t.value_max,
    t.unit,
    t.due_precision,
    t.due_text
from targets t
join clauses c using (clause_id)
join documents d using (document_id)
left join indicators i using (indicator_id)
left join regions r on r.region_id = d.region_id
left join clause_texts x on x.clause_id = t.clause_id
order by t.due_on is null, t.due_on, t.target_id
