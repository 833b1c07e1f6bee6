"""LibreOffice, where it is installed: a file → the same as OOXML, in a process without network and macros."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

_PROGRAMS: Final = ("soffice", "libreoffice")
_SECONDS: Final = 60  # on the clock; a busy machine starts it slowly
_PROCESSOR: Final = 9  # seconds of the processor
_SETTINGS: Final = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Settings of a profile that runs no macro and whose only way out leads to a port where nobody listens."""


def to_docx(data: bytes) -> bytes | None:
    """Return a document as OOXML, None where LibreOffice is missing, fails or takes too long.

    Args:
        data: a file that LibreOffice's writer reads.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="workplan-", ignore_cleanup_errors=True) as folder:
        where = Path(folder)
        (where / "profile" / "user").mkdir(parents=True)
        (where / "profile" / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")
        (where / "a.doc").write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(where / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(where / "a.doc"),
        ]
        return (where / "a.docx").read_bytes() if _ran(command) and (where / "a.docx").is_file() else None


def _profile() -> str:
    items = (
        f'<item oor:path="/org.openoffice.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{''.join(items)}</oor:items>"
    )


def _ran(command: list[str]) -> bool:
    """Run a command within limits, all that it started with it; tell whether it ended well."""
    if os.name == "posix":
        command = ["/bin/sh", "-c", f'ulimit -t {_PROCESSOR}; exec "$@"', "sh", *command]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(_SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        with contextlib.suppress(OSError, AttributeError):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
