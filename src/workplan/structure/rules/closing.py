"""Rules on paragraphs behind the last item: which of them close the whole plan, by what they say and where."""

from __future__ import annotations

from typing import Final

from workplan.model import BlockKind
from workplan.rulebook import Judgement, first
from workplan.structure.parts import Named
from workplan.structure.rules.back_lines import BackLine
from workplan.writing.late import late

# So many paragraphs at most close a plan.
_OF_CLOSING: Final = 6
# So many paragraphs of the last item are looked at for a clause.
_OF_ITEM: Final = 30
_BRACKETS: Final = {")": "(", "〕": "〔", "]": "[", "】": "【"}
_BRACKET: Final = late(r"[()〔〕\[\]【】]")
_HABIT: Final = "起草惯例：结尾段对全文提出要求 · Drafting habit: the last paragraph speaks of the whole text"


def _before(line: BackLine) -> int:
    """Index of the paragraph before a line, page furniture aside."""
    at = line.index - 1
    while at > 0 and line.back.kinds.get(at) is BlockKind.CHROME:
        at -= 1
    return at


def _is_assigned(line: BackLine, at: int) -> bool:
    """Tell whether a paragraph ends in a clause that says who is responsible: （责任单位：…）, 〔责任单位：…〕。"""
    bare = line.text.bare(at).rstrip("。;")
    opening = _opening(bare)
    return opening >= 0 and line.text.words.assigns.search(bare, opening) is not None


def _opening(text: str) -> int:
    """Return where the bracket that ends a text begins, others of its kind inside it; -1 where none ends it.

    >>> [_opening(text) for text in ("值守。〔配合单位:各县(区)政府〕", "值守。(配合单位:各县(区)政府)", "值守。")]
    [3, 3, -1]
    """
    kind = _BRACKETS.get(text[-1:])
    if kind is None:
        return -1
    depth = 0
    for bracket in reversed([*_BRACKET.finditer(text)]):
        depth += (bracket.group() == text[-1]) - (bracket.group() == kind)
        if depth == 0:
            return bracket.start()
    return -1


def is_text(line: BackLine) -> bool:
    """Tell whether a paragraph is text without a number and without a clause of its own: none else closes a plan."""
    text, at = line.text, line.index
    return not (text.is_marked(at) or text.paragraphs[at].table >= 0 or _is_assigned(line, at))


def _may_close(line: BackLine) -> bool:
    """Tell whether text may close the plan: it is not all that its item says."""
    before = _before(line)
    return not line.text.is_marked(before) or "。" in line.text.bare(before)[:-1] or _is_assigned(line, before)


def _is_behind_clauses(line: BackLine) -> bool:
    """Tell whether the last item has said who is responsible before this paragraph."""
    at = line.index
    for _ in range(_OF_ITEM):
        at -= 1
        if at < 0 or _is_assigned(line, at):
            return at >= 0
        if line.text.is_marked(at):
            return False
    return False


def _is_named(line: BackLine, asked: str) -> bool:
    """Tell whether the heading of the last item ends in the act that is asked for: （二）材料报送."""
    items = range(line.index - 1, max(line.index - _OF_ITEM, 0) - 1, -1)
    at = next((at for at in items if line.text.is_marked(at)), -1)
    act = line.text.bare(at).partition("。")[0][-2:] if at >= 0 else ""
    return len(act) == 2 and act in asked


def _closing(line: BackLine) -> Named:
    return line.named(BlockKind.CLOSING)


def _force(line: BackLine) -> Named | None:
    # even behind a sentence that is all its item says; under a heading it is what the heading names
    told = _may_close(line) or line.text.bare(_before(line)).endswith("。")
    return _closing(line) if told and line.text.words.in_force.search(line.bare) else None


def _call(line: BackLine) -> Named | None:
    call = line.text.words.calls.search(line.bare) if _may_close(line) else None
    return _closing(line) if call is not None and (not call.start() or _is_behind_clauses(line)) else None


def _request(line: BackLine) -> Named | None:
    asked = line.text.words.requests.search(line.bare) if _may_close(line) else None
    return _closing(line) if asked is not None and not _is_named(line, line.bare[asked.start() :]) else None


def _goes_on(line: BackLine) -> Named | None:
    """A paragraph behind one that begins to close the plan, where the last item has said who is responsible."""
    for at in range(line.index, max(line.index - _OF_CLOSING, 0), -1):
        above = BackLine(line.text, at, line.front, line.back)
        if not is_text(above):
            return None
        if at < line.index and _is_behind_clauses(above) and first(OPENINGS, above) is not None:
            return _closing(line)
    return None


def _report(line: BackLine) -> Named | None:
    reported = line.text.words.reports.search(line.bare) if _may_close(line) else None
    told = reported is not None and _is_behind_clauses(line) and not _is_named(line, line.bare[reported.start() :])
    return _closing(line) if told else None


OPENINGS: Final = (
    Judgement(
        "body.closing.force",
        "末项之后说明本文件自何日起施行、有效期、由谁解释、何者废止的段落是全文的结尾，无论写在段首还是段中",
        "A paragraph behind the last item that says when the document comes into force, how long, who explains it or "
        "what it ends closes the plan, wherever in the paragraph it says so",
        _HABIT,
        takes=(
            ("一、加强值守\n全天值守。\n本方案自印发之日起施行。", "closing 本方案自印发之日起施行。"),
            (
                "一、加强值守\n全天值守。\n只能申请一项。本措施自2024年3月1日起施行。",
                "closing 只能申请一项。本措施自2024年3月1日起施行。",
            ),
        ),
        leaves=(
            ("一、加强值守\n全天值守。\n确保本方案实施。", "-"),
            ("一、加强值守\n全天值守。\n二、其他\n本方案自印发之日起施行。", "-"),
            ("一、加强值守\n全天值守。\n自印发之日起20日内制定细则。", "-"),
            ("一、加强值守\n全天值守。\n对新增事项，自公布之日起3个月内组织实施。", "-"),
            ("一、减轻负担\n核对目录。\n对小微企业的各项收费一律停止执行。", "-"),
            ("一、减轻负担\n核对目录。\n原有企业搬迁补偿执行国家标准。", "-"),
        ),
        decide=_force,
    ),
    Judgement(
        "body.closing.call",
        "末项之后以“各地区、各部门要……”开头的段落是全文的结尾；末项已写明责任单位的，写在段中的也是",
        "A paragraph behind the last item that begins with a call to all (各地区、各部门要 …) closes the plan; behind "
        "a clause that names who is responsible, one that calls later too",
        _HABIT,
        takes=(
            ("一、加强值守\n全天值守。\n各部门要高度重视。", "closing 各部门要高度重视。"),
            (
                "一、加强值守。全天值守。（省水利厅负责）\n值守是大事。各部门要高度重视。",
                "closing 值守是大事。各部门要高度重视。",
            ),
        ),
        leaves=(
            ("一、加强领导\n各部门要高度重视。", "-"),
            ("一、加强值守\n全天值守。\n值守是大事。各部门要高度重视。", "-"),
            ("一、加强值守\n全天值守。\n各部门要高度重视。（省水利厅负责）", "-"),
        ),
        decide=_call,
    ),
    Judgement(
        "body.closing.request",
        "末项之后“请于……报送”“请认真执行”等对收文者的要求是全文的结尾",
        "What asks the reader behind the last item (请于……报送, 请认真执行) closes the plan",
        _HABIT,
        takes=(
            ("一、加强值守\n全天值守。\n名单另发，请于6月底前报送。", "closing 名单另发，请于6月底前报送。"),
            ("一、加强值守\n全天值守。\n以上各项由省水利厅督办。", "closing 以上各项由省水利厅督办。"),
        ),
        leaves=(
            ("一、加强值守\n全天值守。\n请群众远离堤岸。", "-"),
            ("一、加强值守\n全天值守。\n二、名单报送\n名单另发。\n请各市于6月底前报送。", "-"),
        ),
        decide=_request,
    ),
    Judgement(
        "body.closing.report",
        "末项写明责任单位之后，“于……前报送”的段落是全文的结尾",
        "Behind a clause that names who is responsible, what is to be reported by a day (于……前报送) closes the plan",
        _HABIT,
        takes=(
            (
                "一、加强值守。全天值守。（省水利厅负责）\n实施办法于9月30日前报送省政府办公厅。",
                "closing 实施办法于9月30日前报送省政府办公厅。",
            ),
        ),
        leaves=(("一、加强值守\n全天值守。\n值守表于9月30日前报送省水利厅。", "-"),),
        decide=_report,
    ),
)
"""How a paragraph speaks that begins to close the plan."""

CLOSINGS: Final = (
    *OPENINGS,
    Judgement(
        "body.closing.goes-on",
        "末项写明责任单位之后，结尾段落以下的各段也是结尾",
        "Behind a clause that names who is responsible, what stands below a paragraph that closes it does too",
        _HABIT,
        takes=(
            (
                "一、加强值守。全天值守。（省水利厅负责）\n各部门要高度重视。\n另有规定的，从其规定。",
                "closing 各部门要高度重视。 | closing 另有规定的，从其规定。",
            ),
        ),
        leaves=(("一、加强值守。\n全天值守。\n各部门要高度重视。\n另有规定的，从其规定。", "-"),),
        decide=_goes_on,
    ),
)
"""What is asked about each text at the end of the body, from the last one back, until one closes nothing."""
