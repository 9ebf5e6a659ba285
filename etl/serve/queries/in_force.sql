-- zh: 某日适用的文件
-- en: In force on a date, as we knew it in an edition
-- zh: 两个时间：文件自己的时间（某日是否适用），和版本的时间（某版怎么说）。日期留空则列出全部，版本留空则为最新一版。
-- en: Two clocks: the document's (does it apply on the date) and the edition's (what it said). Leave the date empty for all, the edition empty for the last one.
-- parameter date: 日期，如 2024-01-01 | Date, such as 2024-01-01
-- parameter edition: 版本，如 0.3.0 | Edition, such as 0.3.0
-- column place: 地区 | Place
-- column successor_id: 后续文件 | Successor
with asked as (
    select position from editions
    where edition = trim(:edition) or trim(:edition) = ''
    order by position desc limit 1
)
select d.document_id, d.title, r.name as place, d.valid_from, d.valid_to, d.status, d.successor_id
from documents_history d
join asked on d.from_position <= asked.position and d.to_position > asked.position
left join regions r on r.region_id = d.region_id
where trim(:date) = ''
    or ((d.valid_from is null or d.valid_from <= trim(:date)) and (d.valid_to is null or d.valid_to >= trim(:date)))
order by d.document_id
