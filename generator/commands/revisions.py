"""`--base REVISI` of several commands: the earlier side of a change, and in words why it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from generator.project import Project
from generator.reading.revision import Failure, RevisionFailed
from generator.sides import Before, open_folder, open_revision
from generator.terminal import ENVIRONMENT, USAGE, fail

BaseRevision = Annotated[
    str | None, typer.Option("--base", metavar="REVISI", help="Revisi git pembanding, contoh origin/main.")
]
_WHY = {
    Failure.NO_GIT: "git belum terpasang. Pasang git, atau bandingkan dengan folder lain: --base-folder FOLDER.",
    Failure.NO_REPOSITORY: "Folder ini bukan repositori git. Bandingkan dengan folder lain: --base-folder FOLDER.",
    Failure.NOT_OURS: (
        "git menolak membaca folder ini karena pemiliknya pengguna lain. Bila Anda percaya isinya, jalankan:"
        " git config --global --add safe.directory FOLDER"
    ),
    Failure.BAD_NAME: "--base berisi nama revisi yang tidak dapat dipakai; contoh: --base origin/main.",
    Failure.UNKNOWN: "Revisi pada --base tidak dikenal di repositori ini; lihat `git branch -a`, contoh: origin/main.",
    Failure.SHALLOW: (
        "Revisi pada --base tidak ada dalam klon ini karena riwayatnya dipotong. Ambil riwayat lengkap:"
        " `git fetch --unshallow`, atau `fetch-depth: 0` pada langkah checkout."
    ),
    Failure.INCOMPLETE: "Isi revisi pada --base tidak lengkap dalam klon ini; ambil dengan `git fetch --refetch`.",
    Failure.TOO_LARGE: "Berkas pada revisi --base lebih dari 1 GB; bandingkan dengan revisi yang lebih dekat.",
    Failure.FAILED: "git gagal membaca revisi pada --base; periksa repositori dengan `git fsck`.",
}
_USAGE = (Failure.BAD_NAME, Failure.UNKNOWN)


@contextmanager
def open_base(project: Project, base: str | None, base_folder: Path | None) -> Iterator[Before]:
    """The earlier side; the command ends with a sentence where there is none."""
    if base_folder is not None:
        yield open_folder(project, base_folder)
        return
    try:
        with open_revision(project, base or "") as before:
            yield before
    except RevisionFailed as failed:
        fail(USAGE if failed.failure in _USAGE else ENVIRONMENT, _WHY[failed.failure])
