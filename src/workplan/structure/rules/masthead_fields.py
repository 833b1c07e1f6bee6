"""Rules on the values of the masthead: for each field where it is read from, the surest place first."""

from __future__ import annotations

from typing import Final

import regex

from workplan.model import BlockKind, Date, Text
from workplan.rulebook import Judgement
from workplan.source import fold
from workplan.structure.paragraph import bodies, ends_as_body, is_body
from workplan.structure.recipients import split_recipients
from workplan.structure.rules.masthead_given import Given
from workplan.structure.title_lines import sent_out, unmarked
from workplan.writing.dates import DATE
from workplan.writing.document_numbers import NUMBER

Texts = tuple[Text, ...]
TextRule = Judgement[Given, Text]
TextsRule = Judgement[Given, Texts]
DateRule = Judgement[Given, Date]

_MARKED: Final = regex.compile(r"《(?P<plan>[^《》]+(?:《[^《》]*》[^《》]*)*)》$")
# 某厅关于…的通知（某发〔2023〕5号）: lists put the number behind the title
_NUMBERED: Final = regex.compile(rf"\({NUMBER.pattern}\)$")
# …的通知（2023年3月16日）: books put its date behind the title
_DATED: Final = regex.compile(r"\((?:19|20)\d\d年\d{1,2}月\d{1,2}日?\)$")
# What stands between the names of two plans.
_ANOTHER: Final = regex.compile("》《|[和及与、]")
# A signature that leaves out its place: 省府办公厅, 自治区市场监管厅
_SHORT: Final = regex.compile(r"(?:自治[区州县旗]|[省市县区州盟旗])")
_NAMED_FILE: Final = regex.compile(
    r"(?P<title>[^.]{4,40}关于[^.]{4,80}的(?:通知|意见|决定|函|批复))\.(?:pdf|docx?|wps|ofd|ceb)", regex.IGNORECASE
)
# Downloads stand at the end of a page, behind them a few lines of its frame.
_FRAME: Final = 12
_MANY: Final = regex.compile(r"等[\p{Han}\d]{0,8}?(?:部门|单位|部委|部|机关)$")
# Where the bodies of a title touch: 中共云川省委|云川省人民政府, 云川省委办公厅|云川省人民政府办公厅
_JOINT: Final = regex.compile(
    r"(?<=[、,])|(?<=(?:办公厅|委员会|省委|市委|中央|区委|县委|州委))"
    r"(?=国务院|中央军委|[\p{Han}]{2,6}(?:省|市|自治区|县|区|州)人民政府)"
)
_LISTED: Final = regex.compile(r"[^\s、,，;；]+(?: [^\s、,，;；])*")
_TITLE: Final = "GB/T 9704-2012 7.3.1"
_TABLE: Final = "网页的通行格式：著录项表 · The usual form of pages: a table that describes the document"


def _unnumbered(given: Given, title: Text | None) -> Text | None:
    """A title without the document number or the date that lists and books put behind it."""
    folded = fold(title.value) if title is not None else ""
    match = _NUMBERED.search(folded) or _DATED.search(folded)
    if title is None or match is None or not given.text.words.title_end.search(folded[: match.start()]):
        return title
    return given.part(title, 0, match.start())


def _unmarked(given: Given, text: Text) -> Text:
    """A single 《…》 around a title is no part of it; two plans stay together as written."""
    match = _MARKED.fullmatch(fold(text.value))
    return text if match is None else given.part(text, match.start("plan"), match.end("plan"))


def _undated(given: Given, title: Text | None) -> Text | None:
    """A title without the day that collections put behind it: 某厅关于防汛的通知(2023年5月30日)."""
    match = _DATED.search(fold(title.value)) if title is not None else None
    return title if title is None or match is None else given.part(title, 0, match.start())


def _title_line(given: Given) -> Text | None:
    return _undated(given, _unnumbered(given, given.title(BlockKind.TITLE)))


def _title_field(given: Given) -> Text | None:
    return _undated(given, _unnumbered(given, given.fields.get("title")))


def _title_file(given: Given) -> Text | None:
    for paragraph in given.text.paragraphs[-_FRAME:]:
        match = _NAMED_FILE.fullmatch(paragraph.text)
        if match is not None:
            return given.stretch(paragraph.start, paragraph.start + match.end("title"))
    return None


def _plan_line(given: Given) -> Text | None:
    own = _undated(given, given.title(BlockKind.PLAN_TITLE))
    return None if own is None else _unmarked(given, own)


def _two_plans(given: Given) -> Text | None:
    line, sent = _plan_line(given), _plan_sent(given)
    if line is None or sent is None:
        return None
    own, both, ends = unmarked(fold(line.value)), fold(sent.value), given.text.words.plan_end
    for between in _ANOTHER.finditer(both):
        one, other = unmarked(both[: between.start()]), unmarked(both[between.end() :])
        if ends.search(one) and ends.search(other) and own.endswith(one):
            return sent
    return None


def _plan_sent(given: Given) -> Text | None:
    sent = sent_out(fold(given.known.value), given.text.words) if given.known else None
    return _unmarked(given, given.part(given.known, *sent)) if given.known and sent else None


def _plan_same(given: Given) -> Text | None:
    return given.known


def _number_line(given: Given) -> Text | None:
    lines = [given.text.paragraphs[index] for index in given.front.lines(BlockKind.DOCUMENT_NUMBER)]
    return next((number for line in lines if (number := given.number_in(line.start, line.end))), None)


def _number_field(given: Given) -> Text | None:
    written = given.fields.get("document_number")
    return given.number_in(written.span.start, written.span.end) if written else None


def _number_in_title(given: Given) -> Text | None:
    whole = given.title(BlockKind.TITLE) or given.fields.get("title")
    name = _unnumbered(given, whole)
    if whole is None or name is None or whole == name:
        return None
    return given.number_in(name.span.end, whole.span.end)


def _signers(given: Given) -> Texts | None:
    front, back = (part.lines(BlockKind.SIGNATURE) for part in (given.front, given.back))
    signed = [text for index in front for text in _signed_in(given, index)]
    if not signed:
        signed = [text for index in back for text in _signed_in(given, index)]
    return tuple(signed) or None


def _signed_in(given: Given, index: int) -> list[Text]:
    """The bodies that a line of a signature names, its date aside."""
    paragraph = given.text.paragraphs[index]
    dated = DATE.search(paragraph.text)
    text = paragraph.text[: dated.start()] if dated else paragraph.text
    return [given.stretch(paragraph.start + a, paragraph.start + b) for a, b in bodies(text, given.text.words)]


def _signers_in_full(given: Given) -> Texts | None:
    """A signature that leaves out its place stands for the full name in the title."""
    signed = _signers(given)
    title = given.known
    about = given.text.words.about.search(title.value) if title else None
    if signed is None or title is None or about is None or not about.start():
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
    title = given.known
    about = given.text.words.about.search(title.value) if title else None
    if title is None or about is None or _MANY.search(title.value, 0, about.start()):
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
    for piece in _JOINT.split(title.value[:stop]):
        name = piece.rstrip("、,")
        if not is_body(name, given.text.words):
            whole_name = given.part(title, 0, stop)
            known = "、" not in whole_name.value and ends_as_body(whole_name.value, given.text.words)
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


def _recipients(given: Given) -> Texts | None:
    lines = [given.text.paragraphs[index] for index in given.front.lines(BlockKind.RECIPIENTS)]
    words = given.text.words
    found = [
        given.stretch(line.start + a, line.start + b) for line in lines for a, b in split_recipients(line.text, words)
    ]
    return tuple(found) or None


def _date_signed(given: Given) -> Date | None:
    lines = [*given.front.lines(BlockKind.DATE), *given.back.lines(BlockKind.DATE)]
    return next((date for index in lines if (date := given.day_in(given.text.paragraphs[index]))), None)


def _date_titled(given: Given) -> Date | None:
    titles = (given.title(BlockKind.TITLE), given.title(BlockKind.PLAN_TITLE))
    dated = (title for title in titles if title is not None and _DATED.search(fold(title.value)))
    return next((date for title in dated if (date := given.last_day_in(title))), None)


def _date_field(given: Given) -> Date | None:
    return given.day_of("date_issued")


def _published_field(given: Given) -> Date | None:
    return given.day_of("date_published")


TITLE: Final[tuple[TextRule, ...]] = (
    Judgement(
        "masthead.title.line",
        "标题取正文之前的标题行，折行的相连；其后括注的文号不算标题",
        "The title is that of the lines before the text, joined; a number in brackets behind it is no part of it",
        _TITLE,
        takes=(
            (
                "云川省水利厅关于印发\n防汛方案的通知\n各市水利局：",
                "云川省水利厅关于印发防汛方案的通知",
            ),
            ("云川省水利厅关于加强防汛的通知（云水发〔2023〕5号）", "云川省水利厅关于加强防汛的通知"),
        ),
        leaves=(("标题：云川省水利厅关于加强防汛的通知\n各市水利局：", "masthead.title.metadata"),),
        decide=_title_line,
    ),
    Judgement(
        "masthead.title.metadata",
        "正文之前没有标题行的，取著录项“标题”“名称”的值",
        "Where no line before the text is a title, the field 标题 or 名称 gives it",
        _TABLE,
        takes=(("标　题：云川省水利厅关于加强防汛的通知\n一、加强值守", "云川省水利厅关于加强防汛的通知"),),
        leaves=(("标题：防汛通知\n云川省水利厅关于加强防汛的通知\n一、加强值守", "masthead.title.line"),),
        decide=_title_field,
    ),
    Judgement(
        "masthead.title.file",
        "正文没有标题的，取页末供下载文件的名称",
        "Where the text has no title, the name of the file at the page's end gives it",
        "网页的通行格式：原文以标题命名供下载 · Usual form of pages: a download named by its title",
        takes=(("一、加强值守\n全天值守。\n云川省水利厅关于加强防汛的通知.pdf", "云川省水利厅关于加强防汛的通知"),),
        leaves=(("云川省防汛方案\n一、加强值守\n全天值守。\n防汛任务分工表.pdf", "masthead.title.line"),),
        decide=_title_file,
    ),
    Judgement(
        "masthead.title.plan",
        "没有通知标题的，以所印发计划的标题为标题",
        "Where the notice has no title of its own, the plan's is its title",
        _TITLE,
        takes=(("各市人民政府：\n现印发给你们。\n云川省防汛方案\n一、加强值守", "云川省防汛方案"),),
        leaves=(("关于印发防汛方案的通知\n各市人民政府：\n云川省防汛方案\n一、加强值守", "masthead.title.line"),),
        decide=_plan_line,
    ),
)
PLAN_TITLE: Final[tuple[TextRule, ...]] = (
    Judgement(
        "masthead.plan-title.two",
        "通知标题印发两个文件，其后一行是其中第一个的标题的，取通知标题中的全部名称",
        "Where the notice's title sends two texts out and the line behind it is the first one's, both as it names them",
        _TITLE,
        takes=(
            (
                "云川省关于印发防汛若干措施和防汛行动计划的通知\n各市水利局：\n现印发给你们。\n防汛若干措施\n一、加强值守",
                "防汛若干措施和防汛行动计划",
            ),
        ),
        leaves=(
            (
                "云川省关于印发防汛方案和预案演练计划的通知\n各市水利局：\n现印发给你们。\n防汛方案和预案演练计划\n一、加强值守",
                "masthead.plan-title.line",
            ),
        ),
        decide=_two_plans,
    ),
    Judgement(
        "masthead.plan-title.line",
        "计划标题取通知之后的标题行，外加的书名号不算",
        "The plan's title is that of the lines behind the notice, marks around it aside",
        _TITLE,
        takes=(("关于印发方案的通知\n各市人民政府：\n《云川省防汛方案》\n一、加强值守", "云川省防汛方案"),),
        leaves=(("关于印发《云川省防汛方案》的通知\n各市人民政府：\n一、加强值守", "masthead.plan-title.sent"),),
        decide=_plan_line,
    ),
    Judgement(
        "masthead.plan-title.sent",
        "通知之后没有标题行的，取通知标题中“印发……的通知”之间的名称",
        "Where no title stands behind the notice, its own title names the plan between 印发 and 的通知",
        _TITLE,
        takes=(
            ("云川省水利厅关于印发《防汛方案（试行）》的通知\n各市水利局：", "防汛方案（试行）"),
            ("云川省水利厅关于印发防汛方案的通知\n各市水利局：", "防汛方案"),
            ("云川省水利厅关于公布水库名录的通告\n一、水库名录", "水库名录"),
        ),
        leaves=(
            ("云川省水利厅关于做好防汛工作的通知\n各市水利局：", "masthead.plan-title.same"),
            ("云川省水利厅关于规范汛情发布的通知\n各市水利局：", "masthead.plan-title.same"),
        ),
        decide=_plan_sent,
    ),
    Judgement(
        "masthead.plan-title.same",
        "不印发他件的文件本身就是计划，两个标题相同",
        "A document that sends nothing out is the plan itself: both titles are the same",
        _TITLE,
        takes=(("云川省关于加强防汛的意见\n各市水利局：", "云川省关于加强防汛的意见"),),
        leaves=(("云川省关于印发《防汛方案》的通知\n各市水利局：", "masthead.plan-title.sent"),),
        decide=_plan_same,
    ),
)
NUMBER_RULES: Final[tuple[TextRule, ...]] = (
    Judgement(
        "masthead.number.line",
        "发文字号取正文之前独占一行的，年份一律用六角括号",
        "The document number is the one alone on its line before the text; its year is given in 〔〕",
        "GB/T 9704-2012 7.2.5",
        takes=(("云水发[2023] 5 号\n云川省水利厅关于加强防汛的通知", "云水发〔2023〕5号"),),
        leaves=(("文号：云水发〔2023〕5号\n云川省水利厅关于加强防汛的通知", "masthead.number.metadata"),),
        decide=_number_line,
    ),
    Judgement(
        "masthead.number.metadata",
        "没有独占一行的发文字号的，取著录项“文号”“发文字号”的值",
        "Where none stands on a line of its own, the field 文号 or 发文字号 gives it",
        _TABLE,
        takes=(("文号：云水发〔2023〕5号\n云川省水利厅关于加强防汛的通知", "云水发〔2023〕5号"),),
        leaves=(("文号：云水发5号\n云川省水利厅关于加强防汛的通知（云水发〔2023〕5号）", "masthead.number.title"),),
        decide=_number_field,
    ),
    Judgement(
        "masthead.number.title",
        "都没有的，取标题之后括注的文号",
        "Where neither has it, the number in brackets behind the title is the document's",
        "汇编和目录的通行格式：标题后括注文号 · Usual form of collections: the number stands behind the title",
        takes=(("云川省水利厅关于加强防汛的通知（云水发〔2023〕5号）", "云水发〔2023〕5号"),),
        leaves=(("云川省水利厅关于转发《办法》（云水发〔2023〕5号）的通知", "masthead.plan-title.sent"),),
        decide=_number_in_title,
    ),
)
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
        ),
        decide=_signers_in_full,
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
        "masthead.issuers.title",
        "没有署名的，取标题“关于”“印发”之前的机关名称；“等部门”和不成名称的除外",
        "Without a signature the issuers are the bodies before 关于 or 印发 in the title, unless it says 等部门",
        _TITLE,
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
        _TABLE,
        takes=(("发文机关：云川省水利厅、云川省财政厅\n关于加强防汛的通知", "云川省水利厅 | 云川省财政厅"),),
        leaves=(("发文机关：水利厅\n云川省水利厅关于加强防汛的通知", "masthead.issuers.title"),),
        decide=_issuers_field,
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
DATE_ISSUED: Final[tuple[DateRule, ...]] = (
    Judgement(
        "masthead.date.signature",
        "成文日期取署名之下的日期，正文之前的先于正文之后的",
        "The date of issue is the one below the signature, before the plan or else behind it",
        "GB/T 9704-2012 7.3.5",
        takes=(("关于防汛的通知\n各市水利局：\n请抓好落实。\n云川省水利厅\n二〇二三年四月十五日", "2023-04-15"),),
        leaves=(("成文日期：2023年4月15日\n关于防汛的通知\n各市水利局：", "masthead.date.metadata"),),
        decide=_date_signed,
    ),
    Judgement(
        "masthead.date.metadata",
        "没有落款日期的，取著录项“成文日期”“印发日期”的值",
        "Without a date below the text, the field 成文日期 or 印发日期 gives it",
        _TABLE,
        takes=(("成文日期：2023-04-15\n关于防汛的通知\n各市水利局：", "2023-04-15"),),
        leaves=(("发布日期：2023-04-17\n关于防汛的通知\n各市水利局：", "masthead.published.metadata"),),
        decide=_date_field,
    ),
    Judgement(
        "masthead.date.title",
        "别处都没有的，取标题之后括号里的日期",
        "Where nothing else tells it, the day in brackets behind the title does",
        "汇编、文库的通行格式：标题后括注日期 · The usual form of collections: the day behind the title",
        takes=(("关于做好防汛工作的通知（2023年4月15日）\n各市水利局：\n一、加强值守", "2023-04-15"),),
        leaves=(
            (
                "关于做好防汛工作的通知（2023年4月16日）\n各市水利局：\n请抓好落实。\n云川省水利厅\n2023年4月15日",
                "masthead.date.signature",
            ),
        ),
        decide=_date_titled,
    ),
)
DATE_PUBLISHED: Final[tuple[DateRule, ...]] = (
    Judgement(
        "masthead.published.metadata",
        "发布日期取著录项“发布日期”“时间”的值",
        "The date of publishing is the value of the field 发布日期 or 时间",
        _TABLE,
        takes=(("发布日期：2023-04-17\n关于防汛的通知\n各市水利局：", "2023-04-17"),),
        leaves=(("成文日期：2023-04-15\n关于防汛的通知\n各市水利局：", "masthead.date.metadata"),),
        decide=_published_field,
    ),
)
