-- zh: 收了哪些文件，原文在不在
-- en: Which documents are here, and whether their text is
-- zh: 每份文件的来源、权利、真实性和本版的原文状况。
-- en: Source, rights and authenticity of every document, and the state of its text in this build.
select title, kind, place, text_status, rights, authenticity, issuer, doc_number, issued_on, document_id, source_id
from document_overview
order by document_id
