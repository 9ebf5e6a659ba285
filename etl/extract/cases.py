"""Numbers that say in which case something is done, or of what size a thing is, and are nothing to reach."""

import re

from etl.extract.compared import find_word_before
from etl.extract.contexts import Context
from etl.extract.quantities import words

# 每高1个百分点扣1分, 扣减1%: how a score or a sum is worked out.
STEP = re.compile(r"每(?:高|低|超过?|高出|低于|高于|增加?|减少?|提高|降低|升高|下降|上升)(?:出|了)?$")
# 每服务1名居民补助10元
EACH = re.compile(r"每(?:服务|签约|完成|管理|新增|派出|转诊|诊治|接种|随访|救治|筛查)$")
# 每落实1项得5分, 每发生一起扣2分
SCORED = re.compile(r"每[\u4e00-\u9fff]{1,6}$"), re.compile(r"[^，,。；;\d]{0,10}[得扣加减][\d.]+\s*分")
# 负债率超过60%的医院数量: a share that says which bodies are meant.
MEASURED = re.compile(r"(?:率|占比|比例|比重|水平)(?:超过|高于|大于|低于|小于|少于)$")
BODIES = re.compile(r"的[\u4e00-\u9fff]{0,8}(?:医院|机构|单位|地区|科室|卫生院|卫生室|乡镇|企业|县|市|区)")
TAKEN = re.compile(r"(?:扣减|扣除|扣|核减|罚款|处以|扣罚|减拨)[^，,。；;\d]{0,8}$")
# 超过10%不得分, 低于80%的取消资格, 产值超10亿元企业: which, not how many.
CASE = re.compile(
    r"(?:以上|以下|以内)?(?:不得分|扣|的[，,]?(?:每|扣|减[少半拨]|不[得予再能计纳]|给予|予以|取消|核[减拨定]|按(?!时|期|要求)|视为"
    r"|应(?!急|用)|须|全额))"
)
# 使用率不足60%的医院, 覆盖全县18个乡镇: how it is.
SHORT = re.compile(
    r"(?:不足|不满|未满|未达到?|达不到|仍有|尚有|覆盖(?:全[县市区省旗州盟]|所有|全部)[^，,。；;]{0,12})$"
)
# 二期建设, 医院达到三级水平: which stage, which class.
STAGES, CLASSES = re.compile("建设|工程|项目|改造|扩建"), re.compile("[一二三]级")
LEVELLED = re.compile("病历|智慧|级别|评级|分级|评价|互通|响应")
SIZED = re.compile(r"(?:以上|以下)?的?(?:企业|机构|单位|项目|设备|耗材|医院|药店|合同)")
# 10个工作日内办结率达100%
NAMED_LENGTH = re.compile(r"(?:以内|之内|内)[^，,。；;、\d]{0,8}(?:率|占比|比例)")
RATIO = re.compile("比|分|结构")
# 按1:3的比例进入面试
EXAMS = re.compile("[^，,。；;]*(?:开考|面试|入围|体检|考察)")


def is_case(context: Context) -> bool:
    """Whether the number is a case, a step of a score, a deduction, a size or part of another number's name."""
    q, before, after = context.quantity, context.before, context.after.lstrip()
    if any(form.search(before) for form in (STEP, TAKEN, SHORT)) or CASE.match(after):
        return True
    if q.values == (1,) and EACH.search(before):
        return True
    if q.values == (1,) and SCORED[0].search(before) and SCORED[1].match(after):
        return True
    if q.unit == "%" and MEASURED.search(before) and BODIES.match(after):
        return True
    if (q.unit == "期" and STAGES.match(after)) or (q.unit == "级" and _is_class(context)):
        return True
    if q.thing in words()["money"] and find_word_before(context) and SIZED.match(after):
        return True
    # 得分低于80分的机构, but 增幅低于5%的得2分
    if q.unit == "分" and re.match("(?:以上|以下)?的(?!得)", after):
        return True
    if q.form == "ratio" and EXAMS.match(after):
        return True
    if len(q.values) == 2 or q.unit == "x:1":
        return RATIO.search(before + after) is None
    return q.thing in words()["lengths"] and NAMED_LENGTH.match(after) is not None


def _is_class(context: Context) -> bool:
    """Whether a level in Chinese numerals is the class of a hospital: 达到三级水平."""
    return CLASSES.fullmatch(context.quantity.printed) is not None and LEVELLED.search(context.before) is None
