"""What the command line says to people: notes, failures in words, a progress bar. In Indonesian, never a traceback.

Exit codes: 0 good, 1 errors in the data, 2 wrong usage, 3 the environment (or the program) failed.
"""

from __future__ import annotations

import contextlib
import errno
import io
import logging
import sys
from collections.abc import Callable, Iterator
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from typer import rich_utils

from generator.problems.writers import plain
from generator.reading.origin import UnknownHost
from generator.reading.settings import UnknownFormats
from generator.reading.translations import UnknownLanguages
from generator.site.fill import BrokenLinks
from generator.site.frame import EngineFailed
from generator.site.pdf import PdfUnavailable
from generator.site.publish import Busy, NotOurFolder
from generator.site.splice import FrameMismatch

DATA, USAGE, ENVIRONMENT, INTERRUPTED = 1, 2, 3, 130
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
    logging.basicConfig(level=logging.ERROR, format="%(message)s")
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles and redirected output may know fewer letters than the data.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    rich_utils.ARGUMENTS_PANEL_TITLE = "Isian"
    rich_utils.OPTIONS_PANEL_TITLE = "Pilihan"
    rich_utils.COMMANDS_PANEL_TITLE = "Perintah"
    rich_utils.DEFAULT_STRING, rich_utils.REQUIRED_LONG_STRING = "[bawaan: {}]", "[wajib]"
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except (KeyboardInterrupt, BrokenPipeError, typer.Abort):
        sys.exit(INTERRUPTED)
    except Exception as failure:
        if getattr(failure, "exit_code", None) == USAGE:
            note(_tell_usage(failure))
            sys.exit(USAGE)
        # A fault of the program: the log keeps the details, the reader gets a sentence.
        logging.getLogger(__name__).exception("lumbung")
        note("Ada kesalahan di dalam program, bukan pada data Anda; tidak ada yang diubah. Laporkan kepada pengelola.")
        sys.exit(ENVIRONMENT)


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
    """A line for people, beside the output proper."""
    sys.stderr.write(f"{plain(text)}\n")


def fail(code: int, text: str) -> NoReturn:
    """Say why and stop."""
    note(text)
    raise typer.Exit(code)


def tell_system_error(failed: OSError) -> str:
    """What the system said, in words."""
    said = _SYSTEM.get(failed.errno or 0, "sistem menolak")
    return f"{said} ({failed.filename})" if failed.filename else said


@contextlib.contextmanager
def guard() -> Iterator[None]:
    """Failures of the environment, in words."""
    try:
        yield
    except EngineFailed as failed:
        fail(ENVIRONMENT, f"Mesin situs gagal; situs lama tidak berubah. {failed}")
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
