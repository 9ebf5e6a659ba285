-- zh: 到期日
-- en: Due dates
-- zh: 所有写明期限的指标值、时限和阶段，按到期日排列；期限按原文写到日、月或年。
-- en: Every target, deadline and phase with a printed time limit, by due date, in the precision that is printed.
-- column record_table: 所在表 | Table
-- column record_id: 记录 | Record
-- column due: 期限 | Due
-- column what: 内容 | What
-- column place: 地区 | Place
-- column document_id: 文件 | Document
-- column document_title: 文件标题 | Document title
-- column quote: 原文 | Quote
select
    f.record_table,
    f.record_id,
    case f.due_precision
        when 'year' then substr(f.due_on, 1, 4) when 'month' then substr(f.due_on, 1, 7) else f.due_on
    end as due,
    f.due_on,
    f.due_precision,
    f.due_text,
    f.recurrence,
    coalesce(f.what, c.heading) as what,
    r.name as place,
    c.document_id,
    d.title as document_title,
    f.clause_id,
    substr(x.text, f.start + 1, f.end - f.start) as quote
from (
    select
        'targets' as record_table, target_id as record_id, clause_id, start, "end", due_on, due_precision, due_text,
        null as recurrence, printed_indicator as what
    from targets
    where due_on is not null
    union all
    select 'deadlines', deadline_id, clause_id, start, "end", due_on, due_precision, due_text, recurrence, null
    from deadlines
    where due_on is not null or recurrence is not null
    union all
    select 'phases', phase_id, clause_id, start, "end", ends_on, 'day', null, null, name
    from phases
    where ends_on is not null
) f
join clauses c using (clause_id)
join documents d using (document_id)
left join regions r on r.region_id = d.region_id
left join clause_texts x on x.clause_id = f.clause_id
order by f.due_on is null, f.due_on, f.record_table, f.record_id
