"""Measure how the work grows with the input: ``benchmarks/growth.py [--sizes 25,50,100,200] [STAGE[:TEXT] ...]``.

One line for each stage and shape of input: seconds of the processor at each size (kB of UTF-8), and the factor from the
last size but one to the last; 2 is linear where the sizes double. Each line is a process of its own; a measurement that
takes longer than ``LIMIT`` ends its line. Exit code 1 if a factor is above ``MOST``.
"""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

import workplan

LIMIT = 60
MOST = 2.3
FLOOR = 0.05
"""Seconds below which a factor says nothing."""

Text = Callable[[int], str]


def repeated(unit: str, head: str = "") -> Text:
    return lambda size: head + unit * max(1, size // len(unit.encode()))


def numbered(unit: str, head: str = "", tail: str = "") -> Text:
    """``unit`` with N in the place of ``#``, until there is enough."""

    def text(size: int) -> str:
        parts, length = [], len((head + tail).encode())
        for n in count(1):
            if length >= size:
                break
            parts.append(unit.replace("#", str(n)))
            length += len(parts[-1].encode())
        return head + "".join(parts) + tail

    return text


HAN = [chr(c) for c in range(0x4E00, 0x9FA5)]


def prose(seed: int, *, sections: bool = False, mark: str = "。") -> Text:
    """Words that no other seed has, in sentences or sections."""

    def text(size: int) -> str:
        state, out, length = seed * 7919 + 1, ["一、甲\n"], 8
        alphabet = HAN[seed * 5_000 : seed * 5_000 + 5_000]
        for n in count(1):
            if length >= size:
                break
            words = []
            for _ in range(12):
                state = (state * 1103515245 + 12345) & 0x7FFFFFFF
                words.append(alphabet[state % 5_000] + alphabet[(state >> 8) % 5_000])
            out.append((f"{n}.{words[0]}。" if sections else "") + "".join(words) + (mark + "\n" if sections else mark))
            length += len(out[-1].encode())
        return "".join(out)

    return text


def shuffled(seed: int) -> Text:
    """The same words in an order of its own."""
    import random

    def text(size: int) -> str:
        words = [f"{a}{b}" for a, b in zip(HAN[: size // 8], HAN[3_000:], strict=False)] * 4
        words = words[: size // 6]
        random.Random(seed).shuffle(words)
        return "一、甲\n" + "，".join("".join(words[at : at + 6]) for at in range(0, len(words), 6))

    return text


def plan(backwards: bool = False) -> Text:
    def text(size: int) -> str:
        rows = prose(1, sections=True)(size).split("\n")[1:]
        rows = [row.partition(".")[2] for row in rows if row]
        if backwards:
            rows.reverse()
        # no list is numbered beyond 999: behind it all were one section, another shape
        chapters = [rows[at : at + 500] for at in range(0, len(rows), 500)]
        return "".join(
            f"{numeral}、甲\n" + "".join(f"{n}.{row}\n" for n, row in enumerate(chapter, 1))
            for numeral, chapter in zip("一二三四五六七八九十", chapters, strict=False)
        )

    return text


def as_sections(size: int) -> str:
    sentences = prose(1)(size).partition("\n")[2].split("。")
    return "一、甲\n" + "".join(f"{n}.{row}。\n" for n, row in enumerate(sentences, 1) if row)


MENTIONS = "修订《某某#号条例》，2023年6月#日前完成，不少于#项，"
EVERYTHING = "（一）任务#\n修订《某某#号条例》，6月底前完成#项。（责任单位：第#局、省财政厅）\n"

PARSE: dict[str, Text] = {
    "(一)": repeated("(一)"),
    "（一）": repeated("（一）"),
    "以下简称《乙》": repeated("以下简称《乙》"),
    "《甲》（以下简称《乙》）": repeated("《甲》（以下简称《乙》）"),
    "1.甲。": repeated("1.甲。"),
    "(1)甲；": repeated("(1)甲；"),
    "1.甲⏎": repeated("1.甲\n"),
    "《甲N条例》（以下简称《条例》）。": numbered("《甲#条例》（以下简称《条例》）。"),
    "N.甲。 in one line": numbered("#.甲。"),
    "N.甲⏎": numbered("#.甲\n"),
    "units in one clause": numbered("第#局、", "一、甲\n建设。（责任单位：", "省财政厅）"),
    "units behind a label without brackets": numbered("第#局、", "一、甲\n建设。\n责任单位：", "省财政厅"),
    "labels in one bracket": numbered("牵头单位：第#局；", "一、甲\n建设。（责任单位：", "省财政厅）"),
    "labels in one line": numbered("牵头单位：第#局、省财政厅、", "一、甲\n建设。\n"),
    "labels without colons": numbered("责任单位第#局，", "一、甲\n建设。（责任单位：", "省财政厅）"),
    "verbs in one bracket": numbered("第#局牵头，省财政厅配合，", "一、甲\n建设。（责任单位：", "省财政厅）"),
    "verbs without commas": numbered("第#局牵头省财政厅配合", "一、甲\n建设。（责任单位：", "）"),
    "standing sentences in one bracket": repeated(
        "各市县均需落实，以下均需各市县落实，不再列出；", "一、甲\n建设。（责任单位："
    ),
    "together in one bracket": numbered("第#局会同", "一、甲\n建设。（责任单位：", "省财政厅）"),
    "units with brackets": numbered("第#局（省大数据局）、", "一、甲\n建设。（责任单位：", "省财政厅）"),
    "no separators": repeated("省财政厅", "一、甲\n建设。（责任单位："),
    "one long name": repeated("省", "一、甲\n建设。（责任单位：甲、"),
    "lines that go on": numbered("第#局、\n", "一、甲\n建设。\n责任单位："),
    "clauses never closed": numbered("（责任单位：第#局", "一、甲\n建设。"),
    "mentions in one section": numbered(MENTIONS, "一、甲\n"),
    "sections with everything": numbered(EVERYTHING, "一、甲\n"),
    "invisible characters": repeated("甲\u200b\xad", "一、甲\n"),
    "one character": repeated("甲", "一、甲\n"),
    "brackets": repeated("（", "一、甲\n"),
    "brackets in brackets": lambda size: f"一、甲\n责任{'（' * (size // 6)}{'）' * (size // 6)}",
    "marks of titles": repeated("《", "一、甲\n"),
    "dates": numbered("2023年6月#日前完成，", "一、甲\n"),
    "figures": numbered("增长#%，", "一、甲\n"),
    "digits": repeated("1", "一、甲\n达到"),
    "grouped digits": repeated("123，", "一、甲\n达到"),
    "line feeds": repeated("\n", "一、甲"),
    "tabs": repeated("甲\t", "一、甲\n"),
}
VALIDATE: dict[str, Text] = {
    "修订《某某第N条例》。": numbered("修订《某某第#条例》。", "一、甲\n"),
    "《N某某…条例》": numbered("修订《#甘肃省公共数据共享管理条例》。", "一、甲\n"),
    "（责任单位：第N局 never closed": PARSE["clauses never closed"],
    "units in one clause": PARSE["units in one clause"],
    "units in many clauses": numbered("（一）任务#\n建设。（责任单位：省第#局）\n", "一、甲\n"),
    "N.甲 with gaps": lambda size: "一、甲\n" + "".join(f"{2 * n}.甲\n" for n in range(1, size // 9)),
    "，，": repeated("，，", "一、甲\n"),
    "（": repeated("（", "一、甲\n"),
    "《": repeated("《", "一、甲\n"),
    "headings": numbered("（一）任务#\n", "一、甲\n"),
    "dates": numbered("2023年2月#0日前完成，", "一、甲\n"),
    "figures": numbered("增长#%，", "一、甲\n"),
    "same figures": numbered("绿化率达到#%。", "一、甲\n"),
    "words twice": numbered("建设建设平台#，", "一、甲\n"),
    "sections with everything": PARSE["sections with everything"],
    "mentions in one section": PARSE["mentions in one section"],
}
AGAINST: dict[str, tuple[Text, Text]] = {
    "other headings": (numbered("（一）任务#推进\n", "一、甲\n"), numbered("（一）事项#加强\n", "一、甲\n")),
    "other chapters": (numbered("第一章 任务#推进\n建设。\n"), numbered("第一章 事项#加强\n建设。\n")),
    "other units": (PARSE["units in one clause"], numbered("新#局、", "一、甲\n建设。（责任单位：", "省财政厅）")),
    "other titles": (numbered("修订《某某第#条例》。", "一、甲\n"), numbered("修订《某某第#办法》。", "一、甲\n")),
}
REPORT: dict[str, Text] = {
    "one section with all mentions": PARSE["mentions in one section"],
    "one title around n times": lambda size: "一、甲\n修订《" + "2023年6月底前完成，" * (size // 27) + "条例》。",
    "one heading with all mentions": numbered(MENTIONS, "一、甲"),
    "articles behind one another": numbered("修订《某某第#条例》，2023年6月#日前完成，", "一、甲\n"),
    "many sections with everything": PARSE["sections with everything"],
    "units in one clause": PARSE["units in one clause"],
}
COMPARE: dict[str, tuple[Text, Text]] = {
    "prose without sections, other words": (prose(1), prose(2)),
    "one section, words shuffled": (shuffled(1), shuffled(2)),
    "n sections, none alike": (prose(1, sections=True), prose(2, sections=True)),
    "n sections, same words": (
        numbered("（一）任务#\n推进建设平台，加强统筹协调，完善工作机制#。\n", "一、甲\n"),
        numbered("（一）事项#\n推进工作机制，加强平台建设，完善统筹协调#。\n", "一、甲\n"),
    ),
    "one section, its sentences as sections": (prose(1), as_sections),
    "one character repeated": (repeated("甲", "一、甲\n"), repeated("甲", "一、甲\n乙")),
    "words turned": (repeated("加强推进", "一、甲\n"), repeated("推进加强，", "一、甲\n")),
    "the same plan backwards": (plan(), plan(backwards=True)),
    "the same plan": (plan(), plan()),
    "n equal sections": (repeated("（一）任务\n推进。\n", "一、甲\n"), repeated("（二）任务\n推进。\n", "一、甲\n")),
    "many titles": (numbered("修订《某某第#条例》。", "一、甲\n"), numbered("修订《某某第#办法》。", "一、甲\n")),
    "times": (numbered("2023年6月#日前完成，", "一、甲\n"), numbered("2024年6月#日前完成，", "一、甲\n")),
    "times, days": (
        lambda size: "一、甲。" + "，".join(f"2023年{i % 12 + 1}月{i % 28 + 1}日前完成" for i in range(size // 30)),
        lambda size: "一、甲。" + "，".join(f"2024年{i % 12 + 1}月{i % 28 + 1}日前完成" for i in range(size // 30)),
    ),
    "targets": (numbered("增长#%，", "一、甲\n"), numbered("增长#.5%，", "一、甲\n")),
    "units in one clause": (
        PARSE["units in one clause"],
        numbered("新#局、", "一、甲\n建设。（责任单位：", "省财政厅）"),
    ),
    "sections with everything": (
        PARSE["sections with everything"],
        numbered(EVERYTHING.replace("6月", "9月").replace("第#局", "新#局"), "一、甲\n"),
    ),
}


def _validated(text: str, *earlier: str) -> Callable[[], object]:
    document, editions = workplan.parse(text), [workplan.parse(edition) for edition in earlier]
    return lambda: workplan.validate(document, editions=editions)


def _reported(text: str) -> Callable[[], object]:
    from workplan.exports.report import to_report

    document = workplan.parse(text)
    return lambda: to_report(document)


def _compared(old: str, new: str) -> Callable[[], object]:
    from workplan.comparison.words import start

    start()
    one, other = workplan.parse(old), workplan.parse(new)
    return lambda: workplan.compare(one, other)


def lines() -> Iterator[tuple[str, str, Callable[[int], Callable[[], object]]]]:
    """Stage, shape of input, and what makes the work to be measured for a size in bytes."""
    for name, text in PARSE.items():
        yield "parse", name, lambda size, text=text: partial(workplan.parse, text(size))  # type: ignore[misc]
    for name, text in VALIDATE.items():
        yield "validate", name, lambda size, text=text: _validated(text(size))  # type: ignore[misc]
    for name, (new, old) in AGAINST.items():
        yield "validate", f"against {name}", lambda size, old=old, new=new: _validated(new(size), old(size))  # type: ignore[misc]
    for name, text in REPORT.items():
        yield "report", name, lambda size, text=text: _reported(text(size))  # type: ignore[misc]
    for name, (old, new) in COMPARE.items():
        yield "compare", name, lambda size, old=old, new=new: _compared(old(size), new(size))  # type: ignore[misc]


def spent(prepare: Callable[[int], Callable[[], object]], size: int) -> float | None:
    """Seconds of the processor for one size, in a process of its own; None if there are too many."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        gc.freeze()  # what was there before is no part of the work
        work = prepare(size)
        signal.signal(signal.SIGPROF, lambda *_: os._exit(1))
        gc.collect()
        signal.setitimer(signal.ITIMER_PROF, LIMIT)
        started = time.process_time()
        work()
        os.write(writing, repr(time.process_time() - started).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    os.waitpid(child, 0)
    return float(told) if told else None


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    given.add_argument("--sizes", default="25,50,100,200", help="kB, parted by commas")
    given.add_argument("stages", nargs="*", help="stages, or STAGE:TEXT for the shapes that hold the text")
    options = given.parse_args()
    sizes = [float(size) for size in options.sizes.split(",")]
    workplan.parse(
        "一、甲\n建设。（责任单位：省财政厅）2023年6月底前修订《办法》，不少于3项。"
    )  # what is made only once
    wrong = 0
    print(" | ".join(["stage", "input", *(f"{size:g} kB" for size in sizes), "factor"]))
    for stage, name, prepare in lines():
        if options.stages and not any(
            stage == chosen.partition(":")[0] and chosen.partition(":")[2] in name for chosen in options.stages
        ):
            continue
        found: list[float | None] = []
        for size in sizes:
            if found and found[-1] is None:
                break
            found.append(spent(prepare, int(size * 1000)))
        last, before = found[-1], found[-2] if len(found) > 1 else None
        factor = last / before if last is not None and before else None
        bad = last is None or (factor is not None and factor > MOST and last > FLOOR)
        wrong += bad
        shown = [f"> {LIMIT}" if one is None else f"{one:.2f}" for one in found]
        print(
            " | ".join([stage, name, *shown, f"{factor:.1f}" if factor else "-"]) + ("  <--" if bad else ""), flush=True
        )
    print(f"{wrong} above {MOST}")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
