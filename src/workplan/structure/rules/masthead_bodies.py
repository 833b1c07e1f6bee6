"""Rules on the bodies of the masthead, issuers and recipients: where they are read from, the surest place first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workplan.model import BlockKind, Text
from workplan.rulebook import Judgement
from workplan.source import fold
from workplan.structure.paragraph import bodies, ends_as_body, in_one, is_body, is_signer, without_seal
from workplan.structure.recipients import split_recipients
from workplan.structure.rules.front_lines import REDHEAD
from workplan.structure.rules.masthead_given import ON_FIELDS, ON_TITLES, Given
from workplan.writing.dates import DATE
from workplan.writing.late import late_regex

Texts = tuple[Text, ...]
TextsRule = Judgement[Given, Texts]

# A signature that leaves out its place: 省府办公厅, 自治区市场监管厅
_SHORT: Final = late_regex(r"(?:自治[区州县旗]|[省市县区州盟旗])")
_MANY: Final = late_regex(r"等[\p{Han}\d]{0,8}?(?:部门|单位|部委|部|机关)$")
# Where the bodies of a title touch: 中共云川省委|云川省人民政府, 云川省委办公厅|云川省人民政府办公厅
_JOINT: Final = late_regex(
    r"(?<=[、,])|(?<=(?:办公厅|委员会|省委|市委|中央|区委|县委|州委))"
    r"(?=国务院|中央军委|[\p{Han}]{2,6}(?:省|市|自治区|县|区|州)人民政府)"
)
# 某厅文件, 某局 文件某厅: the word behind the bodies of a red head, amid them where a copy ran its lines together.
_PAPER: Final = "文件"
_REPUBLIC: Final = "中华人民共和国"
_LISTED: Final = late_regex(r"[^\s、,，;；]+(?: [^\s、,，;；])*")


def _signers(given: Given) -> Texts | None:
    front, back = (part.lines(BlockKind.SIGNATURE) for part in (given.front, given.back))
    return tuple(_signed_in(given, front)) or tuple(_signed_in(given, back)) or None


def _signed_in(given: Given, lines: Sequence[int]) -> Iterator[Text]:
    """Yield the bodies that the lines of a signature name, its date aside."""
    done = 0
    for index in lines:
        date = given.text.signer(index) if index >= done else 0
        if date:
            whole = given.stretch(given.text.paragraphs[index].start, given.text.paragraphs[date - 1].end)
            yield given.part(whole, 0, len(without_seal(whole.value)))
        elif index >= done:
            yield from _named_in(given, index)
        done = max(done, date)


def _named_in(given: Given, index: int) -> Iterator[Text]:
    """Yield the bodies that one line names."""
    paragraph = given.text.paragraphs[index]
    dated = DATE.search(paragraph.text)
    text = paragraph.text[: dated.start()] if dated else paragraph.text
    named = bodies(text, given.text.words) if dated else given.text.bodies(index)
    if not named and is_signer(text, given.text.words):
        named = [(0, len(without_seal(text)))]
    for start, end in named:
        yield given.stretch(paragraph.start + start, paragraph.start + end)


def _signers_in_full(given: Given) -> Texts | None:
    """A signature that leaves out its place stands for the full name in the title."""
    signed = _signers(given)
    title = given.own_title
    if signed is None or title is None or not any(_SHORT.match(each.value) for each in signed):
        return None
    about = given.text.words.about.search(title.value)
    if about is None:
        return None
    many = _MANY.search(title.value, 0, about.start())
    named = _named_in_title(given, title, about.start() if many is None else many.start())
    full = [next((name for name in named if _is_short_for(each.value, name.value)), each) for each in signed]
    return tuple(full) if full != list(signed) else None


def _is_short_for(short: str, full: str) -> bool:
    """Tell whether a name without its place has only letters of a full one, in order: 省府办公厅."""
    if len(short) >= len(full) or short[-1] != full[-1] or _SHORT.match(short) is None:
        return False
    letters = iter(full)
    return all(letter in letters for letter in short)


def _issuers_in_title(given: Given) -> Texts | None:
    title = given.own_title
    if title is None:
        return None
    about = given.text.words.about.search(title.value)
    if about is None or _MANY.search(title.value, 0, about.start()):
        return None
    if about.group() != "关于" and given.text.words.notice_end.search(fold(title.value)) is None:
        return None  # no notice but news of one: 某部公布《办法》
    return _named_in_title(given, title, about.start()) or None


def _named_in_title(given: Given, title: Text, stop: int) -> Texts:
    """The bodies that a title names before ``stop``, none where something else stands among them."""
    whole = given.part(title, 0, stop) if stop else title
    parted = bodies(given.folded[whole.span.start : whole.span.end], given.text.words)
    if len(parted) > 1:  # by blanks: 工业和信息化部 国家发展改革委关于…
        return tuple(given.stretch(whole.span.start + a, whole.span.start + b) for a, b in parted)
    found: list[Text] = []
    at = 0
    for piece in _JOINT.split(in_one(title.value[:stop])):
        name = piece.rstrip("、,")
        if not is_body(name, given.text.words):
            whole_name = given.part(title, 0, stop)
            known = "、" not in in_one(whole_name.value) and ends_as_body(whole_name.value, given.text.words)
            return (whole_name,) if known else ()
        found.append(given.part(title, at, at + len(name)))
        at += len(piece)
    return tuple(found)


def _issuers_field(given: Given) -> Texts | None:
    written = given.fields.get("issuer")
    if written is None:
        return None
    start = written.span.start
    raw = given.source.text[start : written.span.end]
    return tuple(given.stretch(start + m.start(), start + m.end()) for m in _LISTED.finditer(raw)) or None


def _issuers_of_paper(given: Given) -> Texts | None:
    heads = (index for index, rule in given.front.rules.items() if rule == REDHEAD.code)
    found: list[Text] = []
    for index in heads:
        paragraph = given.text.paragraphs[index]
        text = paragraph.text.replace(_PAPER, " " * len(_PAPER))
        found += [given.stretch(paragraph.start + a, paragraph.start + b) for a, b in bodies(text, given.text.words)]
    return tuple(found) or None


def _signers_in_head(given: Given) -> Texts | None:
    """Of names in the red head whose ends alone sign, as a copy broke them over lines, the whole is taken."""
    signed, heads = _signers(given), _issuers_of_paper(given)
    if signed is None or heads is None:
        return None
    names = [head.value for head in heads]
    cut = [each.value for each in signed if each.value not in names]
    return heads if cut and all(any(name.endswith(end) for name in names) for end in cut) else None


def _issuer_of_order(given: Given) -> Texts | None:
    if given.order is None:
        return None
    name = given.order.value.partition("令")[0]
    short = name.removeprefix(_REPUBLIC)
    start = len(name) - len(short) if is_body(short, given.text.words) else 0
    return (given.part(given.order, start, len(name)),)


def _recipients(given: Given) -> Texts | None:
    lines = [given.text.paragraphs[index] for index in given.front.lines(BlockKind.RECIPIENTS)]
    words = given.text.words
    found = [
        given.stretch(line.start + a, line.start + b) for line in lines for a, b in split_recipients(line.text, words)
    ]
    return tuple(found) or None


ISSUERS: Final[tuple[TextsRule, ...]] = (
    Judgement(
        "masthead.issuers.full",
        "署名省去地名的（省府办公厅），取标题中的全称",
        "A signature that leaves out its place (省府办公厅) stands for the full name in the title",
        "GB/T 9704-2012 7.2.4",
        takes=(
            (
                "云川省人民政府办公厅关于印发防汛方案的通知\n各市人民政府：\n现印发给你们。\n省府办公厅\n2023年4月15日",
                "云川省人民政府办公厅",
            ),
        ),
        leaves=(
            (
                "云川省人民政府办公厅关于印发防汛方案的通知\n各市人民政府：\n现印发给你们。\n省水利厅\n2023年4月15日",
                "masthead.issuers.signature",
            ),
            (
                "云川省人民政府办公厅关于印发防汛方案的通知\n各市人民政府：\n现印发给你们。\n省政府\n2023年4月15日",
                "masthead.issuers.signature",
            ),
            (
                "省水利厅关于印发防汛方案的通知\n各市水利局：\n现印发给你们。\n省水利厅\n2023年4月15日",
                "masthead.issuers.signature",
            ),
            (
                "云川省青禾市水利局关于印发防汛方案的通知\n各县水利局：\n现印发给你们。\n青禾市水利局\n2023年4月15日",
                "masthead.issuers.signature",
            ),
        ),
        decide=_signers_in_full,
    ),
    Judgement(
        "masthead.issuers.red-head",
        "署名中有的只是版头机关名称的末尾（复制时名称断行），取版头的全称",
        "Where ends of names of the red head sign, as a copy broke them over lines, the names in the head are taken",
        "GB/T 9704-2012 7.2.4",
        takes=(
            (
                "云川市工业和信息化局\n云川市水利局\n云工信发〔2023〕1号\n关于印发防汛方案的通知\n各县：\n现印发给你们。\n"
                "云川市工业和\n信息化局\n云川市水利局\n2023年4月15日",
                "云川市工业和信息化局 | 云川市水利局",
            ),
        ),
        leaves=(
            (
                "云川市工业和信息化局\n云川市水利局\n云工信发〔2023〕1号\n关于印发防汛方案的通知\n各县：\n现印发给你们。\n"
                "云川市水利局\n2023年4月15日",
                "masthead.issuers.signature",
            ),
        ),
        decide=_signers_in_head,
    ),
    Judgement(
        "masthead.issuers.signature",
        "发文机关取署名的各机关；正文前后都有署名的，取正文之前的",
        "The issuers are the bodies of the signature; of two the one before the plan counts",
        "GB/T 9704-2012 7.3.5",
        takes=(
            (
                "关于印发方案的通知\n各市人民政府：\n现印发给你们。\n云川省水利厅　云川省财政厅\n2023年4月15日",
                "云川省水利厅 | 云川省财政厅",
            ),
        ),
        leaves=(
            ("云川省水利厅关于印发方案的通知\n各市水利局：\n现印发给你们。\n2023年4月15日", "masthead.issuers.title"),
        ),
        decide=_signers,
    ),
    Judgement(
        "masthead.issuers.order",
        "没有署名的令，发令机关是“令”之前的机关",
        "The issuer of an order without a signature of a body is the one before 令",
        "规章制定程序条例第三十条 · Rules on making government rules, article 30",
        takes=(
            ("云川市人民政府令\n第16号\n《云川市河湖管理办法》已经审议通过。", "云川市人民政府"),
            ("中华人民共和国国务院令\n第16号\n《河湖管理条例》已经审议通过。", "国务院"),
        ),
        leaves=(("云川省水利厅关于防汛的通知\n各市水利局：", "masthead.issuers.title"),),
        decide=_issuer_of_order,
    ),
    Judgement(
        "masthead.issuers.title",
        "没有署名的，取标题“关于”“印发”之前的机关名称；“等部门”和不成名称的除外",
        "Without a signature the issuers are the bodies before 关于 or 印发 in the title, unless it says 等部门",
        ON_TITLES,
        takes=(
            ("中共云川省委云川省人民政府关于加强防汛的意见\n一、加强值守", "中共云川省委 | 云川省人民政府"),
            ("云川省水利厅　云川省财政厅关于加强防汛的意见\n一、加强值守", "云川省水利厅 | 云川省财政厅"),
        ),
        leaves=(
            ("发文机关：云川省水利厅\n云川省水利厅等部门关于加强防汛的意见", "masthead.issuers.metadata"),
            ("发文机关：云川省水利厅\n防汛工作关于值守的方案", "masthead.issuers.metadata"),
        ),
        decide=_issuers_in_title,
    ),
    Judgement(
        "masthead.issuers.metadata",
        "都没有的，取著录项“发文机关”的值",
        "Where neither names them, the field 发文机关 gives the issuers",
        ON_FIELDS,
        takes=(("发文机关：云川省水利厅、云川省财政厅\n关于加强防汛的通知", "云川省水利厅 | 云川省财政厅"),),
        leaves=(("发文机关：水利厅\n云川省水利厅关于加强防汛的通知", "masthead.issuers.title"),),
        decide=_issuers_field,
    ),
    Judgement(
        "masthead.issuers.redhead",
        "再没有的，取发文机关标志中的各机关",
        "Where nothing else names them, the bodies of the red head are the issuers",
        "GB/T 9704-2012 7.2.4",
        takes=(
            (
                "云川省水利厅\n云川省财政厅 文件\n云水发〔2023〕5号\n云川省水利厅等部门关于防汛的通知\n各市水利局：",
                "云川省水利厅 | 云川省财政厅",
            ),
            (
                "云川省水利厅 文件云川省财政厅\n云水发〔2023〕5号\n云川省水利厅等部门关于防汛的通知\n各市水利局：",
                "云川省水利厅 | 云川省财政厅",
            ),
        ),
        leaves=(
            (
                "云川省人民政府文件\n云政发〔2023〕5号\n关于防汛的通知\n各市人民政府：\n请落实。\n云川省水利厅\n2023年4月15日",
                "masthead.issuers.signature",
            ),
        ),
        decide=_issuers_of_paper,
    ),
)
RECIPIENTS: Final[tuple[TextsRule, ...]] = (
    Judgement(
        "masthead.recipients",
        "主送机关按顿号、逗号拆分；不成机关名称的部分与其后相连",
        "The recipients are split at 、 and ，; a part that names no body goes with what follows",
        "GB/T 9704-2012 7.3.2",
        takes=(
            ("关于防汛的通知\n各市、州人民政府，省政府各部门：\n一、加强值守", "各市、州人民政府 | 省政府各部门"),
            ("关于防汛的通知\n国务院各部委、各直属机构：\n一、加强值守", "国务院各部委 | 各直属机构"),
            (
                "关于防汛的通知\n云川经开区、青禾园区，各市、县（区）：\n一、加强值守",
                "云川经开区 | 青禾园区 | 各市、县（区）",
            ),
        ),
        leaves=(("关于印发各市、县水利局分工的通知\n各单位须认真执行。", "masthead.plan-title.sent"),),
        decide=_recipients,
    ),
)
