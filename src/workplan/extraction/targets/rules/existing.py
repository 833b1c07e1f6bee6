"""Counts of what is there already: named beside it, owned, what a clause is about, who has a duty."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from workplan.extraction.targets.around import Around
from workplan.extraction.targets.rules.verdict import Row
from workplan.writing.late import late

_HABIT: Final = "起草惯例：已有事物的个数不是指标 · Drafting habit: the number of what is there is no target"
_COUNTED: Final = frozenset(("count", "person"))
# 对10家企业开展检查, but not 对接, 对标.
_ABOUT: Final = late(r"(?:[^,]{0,4})(?<![应针面绝一])对(?![接标应口外照])")
# What stands between the names of a list: 甲、乙和丙3个园区.
_JOINTS: Final = late(r"[、和及与]")
# The words that a list of names may stand behind.
_STRONG: Final = ("make", "new", "state", "toward", "hope")
_DOING: Final = ("make", "new")
# How long each name of a list may be, and what none of them holds.
_NAME: Final = 14
_FIGURE: Final = late(r"\d")
_UPON: Final = re.compile(r"[^,。;]{0,12}基础上")
# 共七部分14条, 共分5个方面20条.
_PARTS_OF_TEXT: Final = late(r"[共分][^,。;]{0,2}[\d一二三四五六七八九十]{1,3}个?(?:部分|章节?|方面|大类|类)[、,]?\Z")
# 有3名以上公证员的机构, but not 每村有1名医生.
# 引进甲、乙等20个项目: what is brought in was there, but 新引进, 引育.
_BRINGS: Final = late("[招引][引进入]")
# 推进15条措施落地见效: the plan's own measures are to take effect.
_TAKES_EFFECT: Final = late("[落取见全早尽快地实行得面]{0,6}[实见成]效|落到实处|落实到位")
# What is said is counted so; 3个平台 are built.
_SAID: Final = frozenset("条项款点件")
_LONGEST_NAME: Final = 24
# 开展20个村落保护调查: those who are studied are there; 完成20个村落调查 is reached.
_STUDY: Final = late(r"[^,。;:、()\n]{2,16}?(?:[调普]查|评估)(?:工作)?(?=[,。;、)\n]|\Z)")
_STUDIES: Final = "开展"
_HAS: Final = "有"
# 排查出的36条水体: what came of a search is there.
_FOUND: Final = "出的"


def _is_listed(at: Around) -> bool:
    """甲、乙等5个园区, and 甲、乙2个园区 with as many names as the number says."""
    if at.text[at.figure.start - 1 : at.figure.start] == "等":
        return True
    touched = at.governor is not None and at.governor.end == at.figure.start  # 新建、改建2个
    if at.ends or touched:
        return False
    first, *names = _JOINTS.split(at.front)
    short = list(takewhile(lambda name: len(name) <= _NAME, reversed(names)))
    return bool(short) and len(short) + 1 == at.figure.value and not any(map(_FIGURE.search, (first, *short)))


def _is_named(at: Around) -> bool:
    if not _is_listed(at):
        return False
    verb = at.last(*_STRONG)
    if verb is None or verb.start < at.start or "、" in at.text[at.start : verb.start]:
        return True  # 优化企业开办、新建住宅交付等15件事项: the verb is of one name alone
    return verb.kind != "new" or _BRINGS.fullmatch(verb.word) is not None


def _is_of_text(at: Around) -> bool:
    """《若干政策》共七部分14条: how long a document is."""
    return _PARTS_OF_TEXT.search(at.front) is not None


def _is_stated(at: Around) -> bool:
    figure = at.figure
    if figure.kind in _COUNTED and at.text.endswith(_FOUND, 0, figure.start):
        return True
    if figure.kind in _COUNTED and at.text[figure.start - 1 : figure.start] == _HAS and "的" in at.rest:
        return True
    if figure.before or figure.kind == "share" or not at.is_stated:
        return False
    toward = at.governor if at.governor is not None and at.governor.kind == "toward" else None
    if toward is not None and figure.kind not in _COUNTED:
        return False
    if not figure.after or "的" in at.rest:
        return True
    return toward is not None and toward.end != figure.start  # 面向20家以上企业开展培训


def _is_carried(at: Around) -> bool:
    """落实10条措施, 落实任务23项."""
    verb = at.last("carry", *_STRONG)
    if verb is None or verb.kind != "carry" or verb.start < at.start:
        return False
    noun = at.text[verb.end : at.figure.start] + at.phrase
    return at.words.idle.search(noun) is not None or at.words.idle_end.search(noun) is not None


def _takes_effect(at: Around) -> bool:
    """推进15条“微改革”举措落地见效: what is said in the plan is to work, how much there is of it is no target."""
    if at.figure.unit not in _SAID or (at.governor is not None and at.governor.kind == "new"):
        return False
    effect = _TAKES_EFFECT.search(at.text, at.figure.end, min(at.end, at.figure.end + _LONGEST_NAME))
    if effect is None:
        return False
    return at.words.idle_said.search(at.text, at.figure.end, effect.start()) is not None


def _is_studied(at: Around) -> bool:
    """开展20个村落调查, but not 开展20次调查 or 完成20个村落调查."""
    verb = at.governor if at.figure.unit not in at.words.units["times"] else None
    if verb is None or verb.start < at.start or verb.word != _STUDIES:
        return False
    return _STUDY.match(at.text, at.figure.end, at.end) is not None


def _is_about(at: Around) -> bool:
    """对6家企业开展检查, but not 对园区改造10个."""
    about = _ABOUT.match(at.front) if not at.ends else None
    if about is None:
        return False
    verb = at.last("make", "new", "may")
    return at.front.endswith("的") or verb is None or verb.start < at.start + about.end()


def _is_subject(at: Around) -> bool:
    """16个设区的市要制定方案, but not 10个县通过验收."""
    if at.previous is not None or not at.opens:
        return False
    if at.is_done_between(at.start, at.figure.start):
        return False  # 涵盖3大平台、19类模块
    governor = at.governor
    if governor is not None and governor.kind not in ("state", "may"):
        return at.words.duty.search(at.rest) is not None and governor.start < at.start
    verb = next((c for c in reversed(at.sentence.cues) if c.kind in _DOING and at.figure.end <= c.start < at.end), None)
    if verb is None:
        return True
    return at.words.duty.search(at.text, at.figure.end, verb.start) is not None


def _is_base(at: Around) -> bool:
    """以10个区域为载体, 在1000个开关基础上."""
    if at.governor is not None and at.governor.kind == "hope":
        return False
    return _UPON.match(at.rest) is not None or ("以" in at.front and at.words.base.match(at.rest) is not None)


EXISTING: Final[tuple[Row, ...]] = (
    Row(
        "target.none.part",
        "“其中”另起一句，把前一句不是指标的总数分开来说",
        "a sentence that begins with 其中 divides the count before it, which was no target",
        _HABIT,
        (
            ("对9家企业开展检查。其中，商贸企业6家、物流企业3家。", "9家 none | 6家 none | 3家 none"),
            ("对9家企业开展检查。其中，2类场所6家。", "9家 none | 2类 none | 6家 none"),
        ),
        (("新建9家企业。其中，商贸企业6家。", "target.count"), ("检查9家企业。其中，新建仓库6家。", "target.count")),
        lambda at: at.is_part,
        of=lambda traits: traits.counted,
    ),
    Row(
        "target.none.announced",
        "“现予公布”“现批准发布”的事物，公布时已经有了",
        "what is announced (现予公布, 现批准发布) is there already",
        "公告的写法 · The way announcements are written",
        (
            ("市市场监管局批准发布《养老服务规范》等9项标准，其中服务类6项，现予公布。", "9项 none | 6项 none"),
            ("现发布9项地方标准。", "9项 none"),
        ),
        (
            ("现有标准不足，发布9项地方标准。", "target.count"),
            ("年底前发布9项地方标准。\n《养老服务规范》现予公布。", "target.count"),
        ),
        lambda at: at.announced,
    ),
    Row(
        "target.none.named",
        "前面点了名的“等N个”，或名单恰有N个：说的是名单的长度，除非动词使之新增",
        "behind 等, or behind as many names, it is the length of the list, unless a verb makes the things new",
        _HABIT,
        (
            ("推进财政、税务等8个部门数据共享。", "8个 none"),
            ("支持城东、城西、城南3个园区发展。", "3个 none"),
        ),
        (("新建龙潭、虎跳等6座水库。", "target.count"), ("推进8个部门数据共享。", "target.count")),
        _is_named,
        of=lambda traits: traits.counted and traits.bare,
    ),
    Row(
        "target.none.stated",
        "拥有、涉及、包括、依托、围绕、落实等管着的数，说的是已有的事物",
        "what 拥有, 涉及, 依托, 围绕, 落实 … govern is there already",
        _HABIT,
        (
            ("拥有生产企业8家。", "8家 none"),
            ("围绕20个产业集群开展招商。", "20个 none"),
            ("在有3名以上公证员的机构开通绿色通道。", "3名以上 none"),
            ("《若干政策》共七部分14条。", "14条 none"),
            ("排查出的36条水体，8月底前整治28条。", "36条 none | 28条 = 28 条"),
        ),
        (
            ("共推出惠企政策14条。", "target.count"),
            ("打造具有特色的村20个。", "target.count"),
            ("围绕产业集群培育企业20家。", "target.count"),
            ("围绕30公里岸线开展整治。", "target.none.other"),
        ),
        lambda at: _is_of_text(at) or _is_stated(at),
    ),
    Row(
        "target.none.carried",
        "落实、执行、提出、部署的政策、任务、制度，有几项就是几项，不是指标",
        "policies, tasks and systems that are carried out or laid down: how many they are is no target",
        _HABIT,
        (("落实10条惠企措施。", "10条 none"), ("推进10条惠企措施落地见效。", "10条 none")),
        (
            ("推出10条惠企措施。", "target.count"),
            ("落实13件民生实事。", "target.count"),
            ("推进10个项目落地见效。", "target.count"),
        ),
        lambda at: _is_carried(at) or _takes_effect(at),
        of=lambda traits: traits.counted and traits.bare,
    ),
    Row(
        "target.none.about",
        "“对N个……”“开展N个……调查”说的是办事的对象",
        "对 in front, or 开展 with a study behind: those whom the work is about",
        _HABIT,
        (("对全县6家重点企业开展检查。", "6家 none"), ("开展全市30个村落保护调查。", "30个 none")),
        (("对老旧园区改造6个。", "target.count"), ("完成30个村落保护调查。", "target.reach")),
        lambda at: _is_about(at) or _is_studied(at),
        of=lambda traits: traits.counted and traits.bare,
    ),
    Row(
        "target.none.base",
        "“以……为基数、载体、重点”“在……基础上”的数，是工作的起点",
        "以 … 为基数, 载体, 重点 or 在 … 基础上: what the work starts from",
        _HABIT,
        (("以10个重点区域为载体推进试点。", "10个 none"), ("在100个站点基础上新增20个。", "100个 none")),
        (("推进10个重点区域试点。", "target.count"),),
        _is_base,
        of=lambda traits: traits.bare,
    ),
    Row(
        "target.none.subject",
        "分句以数量开头而没有使之达成的动词，或后面是要、分别、负责：说的是已有的主体",
        "a count that opens its clause, no verb of doing behind it or one with 要, 分别, 负责: those who are there",
        _HABIT,
        (
            ("16个设区的市要制定方案。", "16个 none"),
            ("全县14个乡镇污水处理不完善。", "14个 none"),
            ("改造管网30公里。全县14个乡镇污水处理不完善。", "30公里 = 30 公里 | 14个 none"),
        ),
        (("10个县建成服务中心。", "target.count"), ("力争10个县通过验收。", "target.count")),
        _is_subject,
        of=lambda traits: traits.counted and not traits.before,
    ),
)
