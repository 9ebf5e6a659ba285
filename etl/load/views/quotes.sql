-- zh: 引文
-- en: Quotes
-- zh: 每条事实所依据的原文、在采集件中的原样和位置，以及所在的文件、文号、地区和条款。本版不含原文的，引文为空。
-- en: The words that each fact rests on, restored and as captured, with document, number, place and clause; empty where the text is not here.
-- column record_table: 所在表 | Table
-- column record_id: 记录 | Record
-- column document_id: 文件 | Document
-- column document_title: 文件标题 | Document title
-- column place: 地区 | Place
-- column quote: 原文 | Quote
-- column captured_start: 在采集文本中起 | Start in the captured text
-- column captured_end: 在采集文本中止 | End in the captured text
-- column captured: 采集件原样 | As captured
select
    f.record_table,
    f.record_id,
    substr(x.text, f.start + 1, f.end - f.start) as quote,
    c.document_id,
    d.title as document_title,
    d.doc_number,
    r.name as place,
    c.label,
    c.path,
    f.clause_id,
    f.start,
    f.end,
    k.start as captured_start,
    k.end as captured_end,
    substr(p.captured, k.start - p.start + 1, k.end - k.start) as captured
from (
    select 'assignments' as record_table, task_id || ',' || position as record_id, clause_id, start, "end" from assignments
    union all
    select 'targets', target_id, clause_id, start, "end" from targets
    union all
    select 'deadlines', deadline_id, clause_id, start, "end" from deadlines
    union all
    select 'phases', phase_id, clause_id, start, "end" from phases
    union all
    select 'citations', citation_id, clause_id, start, "end" from citations
    union all
    select 'appointments', appointment_id, clause_id, start, "end" from appointments
    union all
    select 'formulas', formula_id, clause_id, start, "end" from formulas
) f
join clauses c using (clause_id)
join documents d using (document_id)
left join regions r on r.region_id = d.region_id
left join clause_texts x on x.clause_id = f.clause_id
left join fact_captures k on k.record_table = f.record_table and k.record_id = f.record_id
left join captures p on p.clause_id = f.clause_id
order by c.document_id, c.position, f.start, f.record_table, f.record_id
