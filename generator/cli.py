"""The `lumbung` command: which commands there are; what each does stands in `generator/commands/`."""

from __future__ import annotations

import sys

import typer

from generator import __version__
from generator.commands.assess import check, score
from generator.commands.files import import_, new, schema
from generator.commands.publish import build, pdf, serve
from generator.commands.review import review
from generator.terminal import run

app = typer.Typer(
    name="lumbung",
    help="Laporan koperasi dari berkas biasa: periksa, hitung menurut aturan, terbitkan sebagai situs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Entry point."""
    run(app)


def version() -> None:
    """Cetak nomor versi."""
    sys.stdout.write(f"lumbung {__version__}\n")


for command in (check, score, review, build, pdf, serve, new, schema, version):
    app.command()(command)
app.command(name="import")(import_)
