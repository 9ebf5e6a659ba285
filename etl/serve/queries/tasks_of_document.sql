-- zh: 一份文件的任务和机构
-- en: The tasks of one document with their bodies
-- zh: 按文件次序列出任务，牵头、负责、配合机构各写一行。填文件编号或标题中的字样，留空则列出全部。
-- en: Tasks in the document's order, bodies in one line each. Give a document id or words of its title, or nothing.
-- parameter document: 文件编号或标题中的字样 | Document id, or words of the title
select label, title, leads, responsible, supports, targets, deadlines, document_title, place, number, task_id
from task_overview
where trim(:document) = '' or document_id = trim(:document) or instr(document_title, trim(:document))
