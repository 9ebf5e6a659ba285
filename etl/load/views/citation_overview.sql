-- zh: 引用一览
-- en: Citations at a glance
-- zh: 哪份文件引用了哪份文件，在哪一条，用的什么原文。
-- en: Which document cites which, in which clause, in which words.
-- column document_id: 引用的文件 | Citing document
-- column document_title: 引用的文件标题 | Title of the citing document
-- column place: 地区 | Place
-- column cited_title: 所引文件标题 | Title of the cited document
-- column cited_number: 所引文件字号 | Number of the cited document
-- column quote: 原文 | Quote
select
    t.citation_id,
    c.document_id,
    d.title as document_title,
    r.name as place,
    t.title as cited_title,
    t.doc_number as cited_number,
    t.relation,
    t.state,
    t.cited_document_id,
    c.label,
    t.clause_id,
    substr(x.text, t.start + 1, t.end - t.start) as quote
from citations t
join clauses c using (clause_id)
join documents d using (document_id)
left join regions r on r.region_id = d.region_id
left join clause_texts x on x.clause_id = t.clause_id
order by c.document_id, c.position, t.start
