"""Rules on titles that a verb behind them governs: as its subject, behind a helper, behind 将, in a later clause."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from workplan.extraction.regulations.around import Before, Place, Verdict
from workplan.rulebook import Judgement

_OPEN: Final = (Before.NOTHING, Before.HELPER, Before.TURNED)
"""What leaves a title to a verb behind it."""


def _approved(at: Place) -> Verdict | None:
    if at.before is not Before.STRANGER or at.row[-1].word.role != "passes":
        return None
    return at.sent_out


def _passed(at: Place) -> Verdict | None:
    return at.passed_and_sent_out if at.before in _OPEN else None


def _yardstick(at: Place) -> Verdict | None:
    measure = at.follows("behind") if at.before in _OPEN else None
    return at.by(measure) if measure is not None and at.with_before else None


def _survey(at: Place) -> Verdict | None:
    if at.before not in _OPEN and at.before is not Before.OTHER_TEXT:
        return None
    return at.by(at.surveyed) if at.surveyed is not None else None


def _noted(at: Place) -> Verdict | None:
    return at.noted


def _behind(before: Before) -> Callable[[Place], Verdict | None]:
    """The verb behind a series that has this before it."""

    def decide(at: Place) -> Verdict | None:
        return at.by(at.verb_behind) if at.before is before and at.verb_behind is not None else None

    return decide


APPROVED: Final = Judgement(
    "regulation.transmittal.approval",
    zh="同意、批准某文件，接着“现印发”“现予公布”的，是印发",
    en="a title that is approved (同意《…》) and then 现印发, 现予公布 is issued",
    source="起草惯例：印发通知的正文 · Drafting habit: the text of a transmittal notice",
    takes=(
        ("市政府同意《甲方案》，现印发给你们", "甲方案 issue"),
        ("省政府批准《甲规划》，现予公布", "甲规划 issue"),
    ),
    leaves=(
        ("市政府同意《甲方案》，请认真组织实施", "regulation.mention.verb"),
        ("市政府制定了《甲方案》，现印发给你们", "regulation.verb"),
    ),
    decide=_approved,
)
TRANSMITTAL: Final = Judgement(
    "regulation.transmittal",
    zh="题名作主语，经审议、批准后“现印发”“现予公布”的，是印发",
    en="a title that was passed or approved and is 现印发, 现予公布 is issued",
    source="起草惯例：印发通知的正文 · Drafting habit: the text of a transmittal notice",
    takes=(
        ("《甲要点》已经市政府同意，现印发给你们", "甲要点 issue"),
        ("《乙办法》已经常务会议审议通过，现予公布", "乙办法 issue"),
    ),
    leaves=(
        ("《甲要点》已经市政府同意，请认真组织实施", "regulation.mention"),
        ("落实《甲要点》，经市政府同意，现印发任务分工", "regulation.verb"),
    ),
    decide=_passed,
)
YARDSTICK: Final = Judgement(
    "regulation.behind.yardstick",
    zh="“以某文件为依据、为准、为遵循”的，是依据",
    en="以《…》为依据, 为准, 为遵循: a basis",
    source="汉语语法：以……为…… · Chinese grammar: 以…为…",
    takes=(
        ("以《甲规划》为依据安排项目", "甲规划 basis"),
        ("补贴标准以《乙目录》为准", "乙目录 basis"),
        ("制定以《丙条例》为依据的实施细则", "丙条例 basis"),
    ),
    leaves=(
        ("以《甲规划》为抓手推进改革", "regulation.mention"),
        ("以《甲规划》颁布为契机安排项目", "regulation.behind"),
    ),
    decide=_yardstick,
)
SURVEY: Final = Judgement(
    "regulation.behind.survey",
    zh="对其实施情况、执行效果进行评估的，是评估",
    en="where its state (实施情况, 执行效果) is looked at, the verb that looks counts",
    source="起草惯例：法规、规划实施情况评估 · Drafting habit: reviews of how a text is carried out",
    takes=(
        ("开展《甲条例》实施情况第三方评估", "甲条例 review"),
        ("对《乙规划》执行情况进行评估", "乙规划 review"),
    ),
    leaves=(
        ("加强《甲条例》实施情况的监督检查", "regulation.behind.helper"),
        ("评估《乙规划》执行情况", "regulation.verb"),
    ),
    decide=_survey,
)
TURNED: Final = Judgement(
    "regulation.behind.turned",
    zh="“将”“把”引出的题名由后面的动词管，动词可以另带宾语",
    en="a title behind 将 or 把 is governed by the verb further on, which may have another object",
    source="汉语语法：把字句 · Chinese grammar: sentences with 把",
    takes=(
        ("现将《甲方案》（见附件）印发给你们", "甲方案 issue"),
        ("切实把《乙条例》贯彻好、落实好", "乙条例 implement"),
    ),
    leaves=(
        ("现将《甲方案》有关事项通知如下", "regulation.mention.helper"),
        ("将落实《乙条例》作为重点", "regulation.verb"),
    ),
    decide=_behind(Before.TURNED),
)
HELPED: Final = Judgement(
    "regulation.behind.helper",
    zh="题名之前只有做好、推进、加快之类，由题名后面的动词管",
    en="where only a helper (做好, 推进, 加快) stands before the title, the verb behind it governs",
    source="汉语语法：宾语前置 · Chinese grammar: the object before its verb",
    takes=(
        ("做好《甲条例》修订工作", "甲条例 amend"),
        ("开展《乙法》宣传", "乙法 study"),
    ),
    leaves=(
        ("做好修订《甲条例》工作", "regulation.row"),
        ("推进《甲条例》修订稿公示", "regulation.helper"),
    ),
    decide=_behind(Before.HELPER),
)
NAMED: Final = Judgement(
    "regulation.behind.derived",
    zh="制定、印发的是它的解读、实施机制，这些名称中作用于它的动词管它",
    en="what is made from it has a verb in its name that acts on it: 《…》解读, 《…》实施机制",
    source="起草惯例：为文件制定配套制度 · Drafting habit: texts made to carry out another",
    takes=(
        ("发布《甲办法》解读", "甲办法 study"),
        ("完善《乙条例》实施机制", "乙条例 implement"),
    ),
    leaves=(
        ("发布《甲办法》释义", "regulation.derived"),
        ("完善《乙条例》配套机制", "regulation.derived"),
    ),
    decide=_behind(Before.OTHER_TEXT),
)
SUBJECT: Final = Judgement(
    "regulation.behind",
    zh="题名之前没有动词，由题名后面的动词管",
    en="where no verb stands before the title, the verb behind it governs",
    source="汉语语法：受事主语 · Chinese grammar: the object as subject",
    takes=(
        ("《甲办法》同时废止", "甲办法 repeal"),
        ("《乙条例》由省司法厅起草", "乙条例 enact"),
    ),
    leaves=(
        ("《甲办法》规定的职责", "regulation.mention.subject"),
        ("《乙条例》进一步完善了制度", "regulation.mention"),
    ),
    decide=_behind(Before.NOTHING),
)
NOTED: Final = Judgement(
    "regulation.behind.noted",
    zh="题名之后括注的修订、制定，即立法计划对它的安排",
    en="(修订), (制定) noted behind the title is what a plan of legislation means to do with it",
    source="起草惯例：立法工作计划的项目表 · Drafting habit: the lists of legislative plans",
    takes=(
        ("《甲条例》（修订）（省司法厅起草）", "甲条例 amend"),
        ("《乙办法》（拟制定）", "乙办法 enact"),
    ),
    leaves=(
        ("《甲条例（修订）》（省司法厅）", "regulation.mention"),
        ("落实《乙办法》（修订）", "regulation.verb"),
    ),
    decide=_noted,
)
