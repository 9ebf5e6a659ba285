-- zh: 条款与原文
-- en: Clauses and their texts
-- zh: 每个条款所在的文件和地区，以及本版所含的原文。
-- en: Every clause with its document, its place, and its text where this build has it.
-- column document_title: 文件标题 | Document title
-- column place: 地区 | Place
select
    c.clause_id,
    c.document_id,
    d.title as document_title,
    d.doc_number,
    r.name as place,
    c.path,
    c.label,
    c.heading,
    c.characters,
    x.text
from clauses c
join documents d using (document_id)
left join regions r on r.region_id = d.region_id
left join clause_texts x on x.clause_id = c.clause_id
order by c.document_id, c.position
