-- zh: 带发文字号的引用
-- en: Citations with a document number
-- zh: 印有发文字号的引用：谁在哪一条引用了哪份文件。可填字号或标题中的字样。
-- en: Citations that print a number: who cites what in which clause. Give words of the number or title, or nothing.
-- parameter words: 字号或标题中的字样 | Words of the number or title
select cited_number, cited_title, relation, state, cited_document_id, document_title, place, label, clause_id
from citation_overview
where cited_number is not null
    and (trim(:words) = '' or instr(cited_number, trim(:words)) or instr(cited_title, trim(:words)))
order by cited_number, document_id, citation_id
