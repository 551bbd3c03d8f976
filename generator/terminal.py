"""What the command line says to people: notes, failures in words, a progress bar. In Indonesian, never a traceback.

Exit codes: 0 good, 1 errors in the data, 2 wrong usage, 3 the environment (or the program) failed.
"""

from __future__ import annotations

import contextlib
import errno
import io
import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from typer import rich_utils

from generator.problems.writers import plain
from generator.project import UnknownDate
from generator.reading.origin import UnknownHost
from generator.reading.settings import UnknownFormats, UnreadableSettings
from generator.reading.translations import UnknownLanguages
from generator.site.fill import BrokenLinks
from generator.site.frame import EngineFailed
from generator.site.pdf import PdfUnavailable
from generator.site.publish import Busy, NotOurFolder
from generator.site.splice import FrameMismatch

DATA, USAGE, ENVIRONMENT, INTERRUPTED = 1, 2, 3, 130
DETAILS = "LUMBUNG_LOG"
"""The variable that names the file for what only maintainers can read: where in the program it failed."""
MOST_LETTERS = 240
_SYSTEM = {
    errno.ENOENT: "berkas atau folder tidak ada",
    errno.EACCES: "izin tidak ada",
    errno.EPERM: "izin tidak ada",
    errno.EEXIST: "sudah ada",
    errno.ENOTDIR: "bukan folder",
    errno.EISDIR: "ini folder, bukan berkas",
    errno.ENOSPC: "penyimpanan penuh",
    errno.EDQUOT: "jatah penyimpanan habis",
    errno.EROFS: "penyimpanan hanya dapat dibaca",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.ENAMETOOLONG: "nama terlalu panjang",
    errno.EADDRINUSE: "porta sedang dipakai program lain; pilih yang lain dengan --port",
    errno.EIO: "penyimpanan rusak atau terputus",
}

_NO_PDF = {
    "weasyprint": "PDF memerlukan WeasyPrint, yang belum terpasang. Pasang dengan: pip install '.[pdf]'",
    "pango": (
        "WeasyPrint sudah terpasang, tetapi pustaka sistem Pango belum. Di Debian atau Ubuntu: "
        "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    ),
}


def run(app: typer.Typer) -> NoReturn:
    """Run the command with all failures in words."""
    _prepare_streams()
    rich_utils.ARGUMENTS_PANEL_TITLE = "Isian"
    rich_utils.OPTIONS_PANEL_TITLE = "Pilihan"
    rich_utils.COMMANDS_PANEL_TITLE = "Perintah"
    rich_utils.DEFAULT_STRING, rich_utils.REQUIRED_LONG_STRING = "[bawaan: {}]", "[wajib]"
    try:
        _keep_details()
        code = app(standalone_mode=False, prog_name="lumbung") or 0
        sys.stdout.flush()
    except (KeyboardInterrupt, BrokenPipeError, typer.Abort):
        code = _drop_output(INTERRUPTED)
    except SystemExit as stopped:
        # The library ends with 1, our code for errors of the data, where nobody reads the output any more.
        gone = isinstance(stopped.__context__, BrokenPipeError)
        code = _drop_output(INTERRUPTED) if gone else stopped.code
    except OSError as failed:
        logging.getLogger(__name__).exception("lumbung")
        note(f"Tidak dapat membaca atau menulis: {tell_system_error(failed)}.")
        code = _drop_output(ENVIRONMENT)
    except UnknownDate as failed:
        note(f"Variabel SOURCE_DATE_EPOCH berisi `{failed}`; isinya jumlah detik sejak 1970-01-01, contoh 1710374400.")
        code = ENVIRONMENT
    except Exception as failure:
        code = _tell_failure(failure)
    sys.exit(code)


def _prepare_streams() -> None:
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Started with the stream closed: everything works, and nobody reads it.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - it stays open
        stream = getattr(sys, name)
        # Windows consoles and redirected output may know fewer letters than the data.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _keep_details() -> None:
    """Readers get sentences; where in the program something failed goes to the file that maintainers ask for."""
    # A log that cannot be written must not write to the terminal instead.
    logging.raiseExceptions = False
    file = os.environ.get(DETAILS)
    if file:
        keeping = logging.FileHandler(file, encoding="utf-8", delay=True)
        keeping.setLevel(logging.ERROR)
        logging.getLogger(__package__).addHandler(keeping)


def _drop_output(code: int) -> int:
    """What is still held back for a stream that takes nothing would fail once more at the very end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


def _tell_failure(failure: Exception) -> int:
    if getattr(failure, "exit_code", None) == USAGE:
        note(_tell_usage(failure))
        return USAGE
    logging.getLogger(__name__).exception("lumbung")
    kept = os.environ.get(DETAILS)
    more = f"Rinciannya ada di {kept}." if kept else f"Rinciannya: ulangi dengan variabel {DETAILS}=catatan.txt."
    note(f"Ada kesalahan di dalam program, bukan pada data Anda; tidak ada yang diubah. Laporkan. {more}")
    return ENVIRONMENT


def _tell_usage(failure: Exception) -> str:
    """The library's own sentence is English; its kind is told instead, with the word that was not understood."""
    parameter = getattr(failure, "param", None)
    names = getattr(parameter, "opts", None) or [getattr(parameter, "name", None) or ""]
    word = getattr(failure, "option_name", None) or names[0]
    kinds = {
        "NoSuchOption": f"Pilihan {word} tidak dikenal.",
        "MissingParameter": f"Bagian perintah yang wajib belum ditulis: {word}.",
        "BadParameter": f"Nilai untuk {word} tidak dapat diterima.",
        "BadOptionUsage": f"Pilihan {word} dipakai dengan cara yang salah.",
        "NoArgsIsHelpError": "Sebutkan perintahnya.",
    }
    told = kinds.get(type(failure).__name__, "Perintah atau isiannya tidak dikenal.")
    return f"{told} Daftar perintah dan pilihan: lumbung --help"


def note(text: str) -> None:
    """A line for people, beside the output proper; where it cannot be shown, the exit code still tells."""
    with contextlib.suppress(OSError):
        sys.stderr.write(f"{plain(text)}\n")


def fail(code: int, text: str) -> NoReturn:
    """Say why and stop."""
    note(text)
    raise typer.Exit(code)


def tell_system_error(failed: OSError) -> str:
    """What the system said, in words."""
    said = _SYSTEM.get(failed.errno or 0, "sistem menolak")
    return f"{said} ({str(failed.filename)[:MOST_LETTERS]})" if failed.filename else said


@contextlib.contextmanager
def guard() -> Iterator[None]:
    """Failures of the environment, in words."""
    try:
        yield
    except EngineFailed as failed:
        fail(ENVIRONMENT, f"Mesin situs gagal; situs lama tidak berubah. {failed}")
    except UnreadableSettings as failed:
        fail(
            ENVIRONMENT,
            f"mkdocs.yml tidak dapat dibaca di sekitar baris {failed}: periksa lekukan, tanda kurung, tanda kutip, dan"
            " titik dua; situs lama tidak berubah.",
        )
    except UnknownFormats as failed:
        fail(ENVIRONMENT, f"`extra: downloads:` dalam mkdocs.yml tidak dapat dipakai; yang tersedia: {failed}.")
    except UnknownHost as failed:
        fail(ENVIRONMENT, f"`extra: host:` dalam mkdocs.yml tidak dikenal; yang tersedia: {failed}.")
    except UnknownLanguages as failed:
        fail(
            USAGE,
            "Bahasa situs tidak dikenal. Tulis daftar kode bahasa pada `extra: languages:` dalam mkdocs.yml, dimulai "
            f"dengan id; yang tersedia: {failed}.",
        )
    except FrameMismatch as failed:
        fail(ENVIRONMENT, f"Kerangka halaman tidak cocok dengan program ({failed}); situs lama tidak berubah.")
    except BrokenLinks as failed:
        fail(ENVIRONMENT, f"Ada tautan yang tidak menuju ke mana pun; situs lama tidak berubah: {failed}")
    except NotOurFolder as failed:
        fail(ENVIRONMENT, f"{failed} sudah ada dan bukan situs buatan Lumbung; pilih folder lain dengan --out.")
    except Busy as failed:
        fail(ENVIRONMENT, f"Proses lain sedang menerbitkan ke {failed}; tunggu sampai selesai.")
    except PdfUnavailable as missing:
        fail(ENVIRONMENT, _NO_PDF[str(missing)])
    except OSError as failed:
        fail(ENVIRONMENT, f"Tidak dapat membaca atau menulis: {tell_system_error(failed)}.")


@contextlib.contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, silence elsewhere."""
    console = Console(stderr=True)
    if not console.is_terminal or not total:
        yield lambda done, of: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda done, of: bar.update(task, completed=done, total=of)
