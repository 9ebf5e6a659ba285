-- zh: 含有某些字词的条款
-- en: Clauses that contain some words
-- zh: 标题或原文含有全部所填字词的条款；字词之间用空格隔开，繁简、全半角、大小写不分。本版不含原文时只查标题。
-- en: Clauses whose heading or text has all the words, split by spaces; without texts in the build, headings alone.
-- parameter words: 字词，如 家庭医生 签约 | Words, separated by spaces
-- column excerpt: 上下文 | In context
select
    o.label, o.heading, excerpt(coalesce(o.text, o.heading), :words) as excerpt, o.place, o.document_title, o.clause_id
from clause_overview o
where o.clause_id in (
    select c.clause_id from clauses c
    where c.rowid in (select rowid from clauses_fts where clauses_fts match escape_fts(:words))
    union
    select x.clause_id from clause_texts x
    where x.rowid in (select rowid from clause_texts_fts where clause_texts_fts match escape_fts(:words))
)
