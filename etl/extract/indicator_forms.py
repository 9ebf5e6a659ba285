"""Names of lengths of time that stand inside a sentence: 为期3年的活动, 签订2年的协议, 累计1年以上在…服务的经历."""

import re
from functools import cache

from etl.extract.contexts import Context
from etl.extract.quantities import words
from etl.lexicon import alternatives, load_words

QUOTES = re.compile("[“”\"']")
FLOOR = re.compile(r"^(?:以上|及以上|以内|左右)")
# 达到2年 and the like stand between what is required and the number.
REQUIRED = re.compile(r"(?:应当?|须|必须|要|需)?(?:具?有|具备|满足)?(?:累计|连续)?(?:不少于|不低于|至少|满)?$")
SERVED = re.compile(r"^(?:以上)?的?(?:在)?([^，,。；;]{4,40}?)的(?:经历|经验)")


def name_length(context: Context) -> str | None:
    """Return the name of a length of time by the words around it, or None where they are none of these forms."""
    if context.quantity.thing not in words()["lengths"]:
        return None
    before, after = context.before.strip(), context.after.strip()
    if m := re.search(r"为期$", before):
        thing = re.match(r"的([^，,。；;]{2,30}?)(?=[，,。；;]|$)", after)
        return QUOTES.sub("", thing.group(1)) + "期限" if thing else QUOTES.sub("", before[: m.start()]) + "期限"
    if re.search(r"(?:签订|签约)$", before):
        return _name_agreement(before, after)
    served = SERVED.match(after)
    if served and REQUIRED.search(before):
        return _name_service(context, before, served.group(1))
    return None


def _name_agreement(before: str, after: str) -> str | None:
    """家庭医生签约服务允许签订2年的服务协议: 家庭医生签约服务协议年限."""
    thing = re.match(r"的([^，,。；;]{0,16}?(?:协议|合同|责任书))", after)
    if thing is None:
        return None
    party = _parties().split(before[:-2])[0]
    noun = thing.group(1)
    shared = next((n for n in range(len(noun), 0, -1) if party.endswith(noun[:n])), 0)
    return f"{party}{noun[shared:]}年限"


def _name_service(context: Context, before: str, served: str) -> str:
    """晋升副高级职称的,应当有累计1年以上在基层服务的经历: 晋升副高级职称基层服务年限."""
    whose = REQUIRED.sub("", before).strip() or re.split(r"[，,；;]", context.lead.strip(" ,，；;"))[-1]
    return f"{whose.strip().removesuffix('的')}{re.sub('提供(?=[^，,]{0,8}服务$)', '', served)}年限"


@cache
def _parties() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("indicator_names")["parties"]))
