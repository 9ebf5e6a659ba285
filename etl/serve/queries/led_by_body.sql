-- zh: 某机构牵头的任务
-- en: What one body leads
-- zh: 名称中含有所填字样的机构牵头的全部任务。留空则列出所有机构的。
-- en: Every task led by the bodies whose name contains these words. Leave it empty for all bodies.
-- parameter body: 机构名称，如 医保局 | Part of a body's name
select organization, title, place, document_title, printed_name, task_id, organization_id, clause_id
from body_tasks
where role = 'lead'
    and (trim(:body) = '' or instr(organization, trim(:body)) or instr(printed_name, trim(:body)))
order by organization, document_id, task_id
