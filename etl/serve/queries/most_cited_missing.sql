-- zh: 被引最多而未收的文件
-- en: The most cited documents that are not here
-- zh: 本库文件所依据、本库还没有的文件，被引次数多的在前。
-- en: What the documents here rest on and what is not here, most cited first.
select cited_title, cited_number, citations, documents, places
from wanted_documents
order by citations desc, documents desc, cited_title
