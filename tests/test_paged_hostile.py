"""Damaged and hostile PDF and OFD end in one clear error (or are read as far as they go), within time and memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zlib
from collections.abc import Callable
from typing import Final, NoReturn

import pytest
from ofdkit.package import Package

import workplan
from tests.damage import outcome, variants
from tests.hostile import MEGABYTES, SECONDS, told_within_limits
from tests.packages import parts_of
from tests.paged import grid, lines, ofd, ofd_page, ofd_path, ofd_text, pdf, rule, stream
from tests.processes import COPIED, KNOWN_MEMORY
from tests.sound import OFD_PAGE, PAGE, PAGED
from tests.swollen import Swollen
from workplan.errors import Unreadable
from workplan.readers import apart, read, watched

MB: Final = 1 << 20

_UNITS: Final = '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CompositeGraphicUnits>{}</ofd:CompositeGraphicUnits></ofd:Res>'
_RESOURCES: Final = "<ofd:PublicRes>Res.xml</ofd:PublicRes>"
_PAGES: Final = "<Document><CommonData/><Pages>{}</Pages></Document>"
_ONE_PAGE: Final = '<Page ID="1" BaseLoc="Pages/0.xml"/>'
_HUGE: Final = "<ofd:Area><ofd:PhysicalBox>0 0 1e308 1e308</ofd:PhysicalBox></ofd:Area>"


@pytest.mark.slow
@pytest.mark.parametrize("form", PAGED)
def test_damaged_files_raise_no_error_but_ours(form: str) -> None:
    sound = PAGED[form]()
    assert read(sound).text
    assert {outcome(damaged) for damaged in variants(sound, form)} == {"read", "refused"}


@pytest.mark.slow
@pytest.mark.parametrize("form", PAGED)
def test_files_cut_off_anywhere_raise_no_error_but_ours(form: str) -> None:
    sound = PAGED[form]()
    assert {outcome(sound[:end]) for end in range(8, len(sound), 17)} <= {"read", "refused"}


def _form(*used: int) -> bytes:
    """A drawing that uses others."""
    names = "".join(f"/X{at} {number} 0 R" for at, number in enumerate(used))
    content = " ".join(f"/X{at} Do" for at in range(len(used)))
    entries = f"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<<{names}>>/Font<</F1 3 0 R>>>>"
    return stream(f"{content} {PAGE}".encode(), entries)


def _filled(content: Swollen, entries: str = "") -> bytes:
    """A stream object that unpacks to this."""
    return stream(content.packed(), f"{entries}/Filter/FlateDecode", packed=False)


def _unit(number: int, *used: int) -> str:
    inner = "".join(f'<ofd:CompositeObject ID="1" Boundary="0 0 9 9" ResourceID="{other}"/>' for other in used)
    content = f"<ofd:Content>{inner}{OFD_PAGE}</ofd:Content>"
    return f'<ofd:CompositeGraphicUnit ID="{number}">{content}</ofd:CompositeGraphicUnit>'


def _composite(*units: str) -> bytes:
    use = '<ofd:CompositeObject ID="8" Boundary="0 0 100 100" ResourceID="0"/>'
    return ofd(use, parts={"Doc_0/Res.xml": _UNITS.format("".join(units))}, common=_RESOURCES)


def _deep_tree() -> bytes:
    nodes: dict[int, str | bytes] = {2: "<</Type/Pages/Count 1/Kids[5000 0 R]>>"}
    nodes |= {n: f"<</Type/Pages/Parent {n - 1} 0 R/Count 1/Kids[{n + 1} 0 R]>>" for n in range(5000, 25_000)}
    return pdf(PAGE, objects=nodes)


FILES: Final[dict[str, Callable[[], bytes]]] = {
    "PDF page of 300 MB": lambda: pdf(PAGE, objects={11: _filled(Swollen(b"", b"BT ET\n" * MB, 50))}),
    "PDF packed twice": lambda: pdf(
        PAGE,
        objects={
            11: stream(
                zlib.compress(Swollen(b"", b" " * MB, 1024).packed()), "/Filter[/FlateDecode/FlateDecode]", packed=False
            )
        },
    ),
    "PDF paths without end": lambda: pdf(PAGE, objects={11: stream(b"1 1 m 9 9 l S\n" * (4 * MB))}),
    "PDF states without end": lambda: pdf("q " * 5_000_000 + PAGE),
    "PDF brackets without end": lambda: pdf("[" * 5_000_000 + PAGE),
    "PDF text without end": lambda: pdf(lines(*["建设平台推进服务" * 3] * 25) * 1000),
    "PDF as much text as allowed": lambda: pdf(lines(*["建设平台推进服务" * 3] * 25) * 60),
    "PDF drawing in itself": lambda: pdf("/X1 Do", objects={1000: _form(1000, 1000)}),
    "PDF drawings in drawings": lambda: pdf("/X1 Do", objects={n: _form(*[n + 1] * 4) for n in range(1000, 1030)}),
    "PDF of 100,000 pages": lambda: pdf(PAGE, objects={2: f"<</Type/Pages/Count 100000/Kids[{'10 0 R ' * 100_000}]>>"}),
    "PDF that promises pages": lambda: pdf(PAGE, objects={2: "<</Type/Pages/Count 2000000000/Kids[10 0 R]>>"}),
    "PDF pages in a circle": lambda: pdf(PAGE, objects={2: "<</Type/Pages/Count 3/Kids[2 0 R 2 0 R 10 0 R]>>"}),
    "PDF deep tree of pages": _deep_tree,
    "PDF one slow page 2,000 times": lambda: pdf(
        PAGE,
        objects={
            2: f"<</Type/Pages/Count 2000/Kids[{'10 0 R ' * 2000}]>>",
            11: stream(b"1 1 m 9 9 l S\n" * (MB // 4)),
        },
    ),
    "PDF huge box": lambda: pdf(PAGE, page="/MediaBox[-1e30 -1e30 1e30 1e30]"),
    "PDF infinite text": lambda: pdf("BT /F1 1e38 Tf 1e38 0 0 1e38 1e38 1e38 Tm <4e00> Tj ET " + PAGE),
    "PDF font of 1 GB": lambda: pdf(
        PAGE,
        objects={
            3: "<</Type/Font/Subtype/TrueType/BaseFont/X/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4"
            "/FontFile2 1000 0 R>>>>",
            1000: _filled(Swollen(b"\0\1\0\0", bytes(MB), 1024)),
        },
    ),
    "PDF names without end": lambda: pdf(
        PAGE, objects={1000: stream(b"1 0 " * (20 * MB), "/Type/ObjStm/N 20000000/First 80000000")}
    ),
    "PDF net of rulings": lambda: pdf(
        PAGE + "".join(rule(0, at / 20, 600, at / 20) + rule(at / 20, 0, at / 20, 800) for at in range(9_000))
    ),
    "PDF table of 250,000 cells": lambda: pdf(
        PAGE + grid([4 * at for at in range(500)], [4 * at for at in range(500)])
    ),
    "OFD part of 60 MB": lambda: ofd(OFD_PAGE, parts={"Doc_0/Pages/0.xml": ofd_page("<ofd:a/>" * (7 * MB))}),
    "OFD part of 1 GB": lambda: Swollen(b"", bytes(MB), 1024).zipped("Doc_0/Pages/0.xml", parts_of(ofd(OFD_PAGE))),
    "OFD as many elements as allowed": lambda: ofd(ofd_text("一", 31, 40) * 90_000),
    "OFD text without end": lambda: ofd(ofd_text("建设平台" * 500_000, 31, 40)),
    "OFD steps without end": lambda: ofd(ofd_text("建设平台", 31, 40, more='DeltaX="g 999999999 5 g 1e300 nan"')),
    "OFD path without end": lambda: ofd(OFD_PAGE + ofd_path("M 1 1 L 9 1 " * 600_000)),
    "OFD drawing in itself": lambda: _composite(_unit(0, 0, 0, 0, 0)),
    "OFD drawings in drawings": lambda: _composite(*(_unit(n, *[n + 1] * 9) for n in range(40))),
    "OFD deep blocks": lambda: ofd("<ofd:PageBlock>" * 90_000 + OFD_PAGE + "</ofd:PageBlock>" * 90_000),
    "OFD of 100,000 pages": lambda: ofd(
        OFD_PAGE,
        parts={"Doc_0/Document.xml": _PAGES.format(_ONE_PAGE * 100_000)},
    ),
    "OFD rulings on all pages": lambda: ofd(
        OFD_PAGE + ofd_path("M 1 1 L 90 1 " * 16_000),
        parts={"Doc_0/Document.xml": _PAGES.format(_ONE_PAGE * 2_000)},
    ),
    "OFD element of attributes": lambda: ofd(
        OFD_PAGE.replace("<ofd:TextCode", "<ofd:TextCode " + " ".join(f'a{n}=""' for n in range(700_000)), 1)
    ),
    "OFD templates": lambda: ofd(
        OFD_PAGE,
        common="".join(f'<ofd:TemplatePage ID="{n}" BaseLoc="T{n}.xml"/>' for n in range(80)),
        parts={
            "Doc_0/Pages/0.xml": ofd_page(OFD_PAGE).replace(
                "<ofd:Content>", "".join(f'<ofd:Template TemplateID="{n}"/>' for n in range(80)) + "<ofd:Content>"
            ),
            **{
                f"Doc_0/T{n}.xml": ofd_page("").replace("</ofd:Page>", "<a/>" * 390_000 + "</ofd:Page>")
                for n in range(80)
            },
        },
    ),
    "OFD infinite numbers": lambda: ofd(
        ofd_text("一", 31, 40).replace('Size="5.6"', 'Size="1e308" CTM="1e308 0 0 1e308 inf 0"')
    ),
    "OFD infinite page": lambda: ofd(
        OFD_PAGE, parts={"Doc_0/Pages/0.xml": ofd_page(OFD_PAGE).replace("<ofd:Content>", _HUGE + "<ofd:Content>")}
    ),
    "OFD entities": lambda: ofd(OFD_PAGE, parts={"OFD.xml": '<!DOCTYPE a [<!ENTITY b "ha">]><OFD>&b;</OFD>'}),
}
"""By name: what makes the file."""
ENDED: Final = {
    "PDF one slow page 2,000 times": "seconds=1",
    "OFD rulings on all pages": "seconds=1",
    "PDF drawing in itself": "memory_mb=128",
    "PDF drawings in drawings": "memory_mb=128",
    "OFD templates": "memory_mb=128",
}
"""Those that nothing ends but the limit of time or memory: a lower one shows it too, and sooner."""


@pytest.mark.slow
@KNOWN_MEMORY
@pytest.mark.parametrize("name", FILES)
def test_hostile_files_stay_within_limits(name: str) -> None:
    if name in ENDED:
        limit = ENDED[name].partition("=")[0]
        assert f"--limit {limit}=N" in told_within_limits(FILES[name](), ENDED[name])
    else:
        assert told_within_limits(FILES[name]()).startswith(("read ", "plan: this is "))


def test_the_package_s_own_limits_leave_time_and_memory_for_what_else_is_done() -> None:
    assert workplan.Limits().seconds < SECONDS
    assert workplan.Limits().memory_mb < MEGABYTES


def test_an_encrypted_pdf_is_told_apart() -> None:
    entries = f"/V 1/R 2/P -4/O <{'41' * 32}>/U <{'42' * 32}>"
    locked = pdf(PAGE, objects={1000: f"<</Filter/Standard{entries}>>"}, trailer="/Encrypt 1000 0 R/ID[<00><00>]")
    with pytest.raises(workplan.UnreadableError, match=r"is encrypted\. Please take the password off"):
        read(locked)


def test_what_the_copy_raises_is_raised_here() -> None:
    def fail() -> None:
        raise KeyError("a")

    with pytest.raises(KeyError, match="a"):
        apart.apart(fail)


@COPIED
def test_a_library_that_crashes_takes_nothing_with_it() -> None:
    with pytest.raises(apart.TooMuchError):
        apart.apart(lambda: os.kill(os.getpid(), signal.SIGKILL))


_COPIED: Final = """
import os, resource, signal
from workplan.readers.apart import apart
{}
print(apart(lambda: "made"), end="")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a file is read in a copy of the process on Linux only")
@pytest.mark.parametrize(
    "setting",
    [
        "signal.signal(signal.SIGCHLD, signal.SIG_IGN)",
        "resource.setrlimit(resource.RLIMIT_NOFILE, (1_200, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))\n"
        "held = [os.open(os.devnull, os.O_RDONLY) for _ in range(1_100)]",
    ],
    ids=["nobody waits for children", "many files are open"],
)
def test_a_copy_serves_programs_of_every_kind(setting: str) -> None:
    done = subprocess.run([sys.executable, "-c", _COPIED.format(setting)], capture_output=True, check=False, text=True)
    assert (done.stdout, done.stderr) == ("made", "")


def _never_ending(*_: object, **__: object) -> NoReturn:
    while True:
        pass


@pytest.mark.slow
@COPIED
@pytest.mark.parametrize("data", [pdf(PAGE), ofd(OFD_PAGE)], ids=["PDF", "OFD"])
def test_the_processor_is_taken_from_a_file_that_does_not_end(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("pdf", "ofd"):
        monkeypatch.setattr(f"workplan.readers.pages.{module}.written", _never_ending)
    with pytest.raises(workplan.UnreadableError, match="beyond what is read") as caught:
        read(data, limits=workplan.Limits(seconds=0.2))
    assert caught.value.kind is Unreadable.TOO_LARGE


def _grown() -> list[bytes]:
    return [bytes(MB) for _ in iter(int, 1)]


@COPIED
@pytest.mark.parametrize(("work", "limit"), [(_never_ending, apart.TooMuchError), (_grown, MemoryError)])
def test_a_timer_ends_what_never_ends(work: Callable[[], object], limit: type[Exception]) -> None:
    with pytest.raises(limit):
        watched.watched(work, seconds=0.2 if limit is apart.TooMuchError else 8, memory=64 * MB)
    assert signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


@COPIED
def test_an_alarm_that_was_set_before_rings_after_it() -> None:
    signal.setitimer(signal.ITIMER_REAL, 100)
    try:
        assert watched.watched(lambda: "made") == "made"
        assert 90 < signal.getitimer(signal.ITIMER_REAL)[0] <= 100
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@COPIED
def test_a_program_that_waits_for_alarms_itself_is_not_disturbed() -> None:
    before = signal.signal(signal.SIGALRM, lambda *_: None)
    try:
        assert watched.watched(os.getpid) != os.getpid()
    finally:
        signal.signal(signal.SIGALRM, before)


def test_a_part_of_an_ofd_is_unpacked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked: list[str] = []
    monkeypatch.setattr(
        Package, "read", lambda self, name, once=Package.read: unpacked.append(name) or once(self, name)
    )
    assert read(ofd(OFD_PAGE, OFD_PAGE)).reader == "ofd"
    assert len(unpacked) == len(set(unpacked)) == 4
