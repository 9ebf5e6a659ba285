-- zh: 被引用而未收的文件
-- en: Documents cited and not held
-- zh: 本库文件引用、本库还没有的文件，按被引次数排列。
-- en: Documents that others here rest on and that are not here, most cited first.
-- column cited_title: 所引文件标题 | Title of the cited document
-- column cited_number: 所引文件字号 | Number of the cited document
-- column citations: 被引次数 | Citations
-- column documents: 引用它的文件数 | Citing documents
-- column places: 引用它的地区 | Citing places
select
    max(t.title) as cited_title,
    max(t.doc_number) as cited_number,
    count(*) as citations,
    count(distinct c.document_id) as documents,
    group_concat(distinct r.name) as places
from citations t
join clauses c using (clause_id)
join documents d using (document_id)
left join regions r on r.region_id = d.region_id
where t.state = 'wanted'
-- One document is cited now with its title, now with its number: the title decides, and the number where there is none.
group by coalesce(t.title, t.doc_number)
order by citations desc, cited_title
