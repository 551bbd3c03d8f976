"""The `lumbung` command: which commands there are; what each does stands in `generator/commands/`.

Only the module of the command that was asked for is loaded: a check need not wait for what draws a site.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated

import typer

from generator import __version__
from generator.collector import relax_collector
from generator.commands.help_text import PlainCommand, PlainGroup
from generator.terminal import run

COMMANDS = {
    "check": "assess",
    "explain": "explain",
    "fix": "edit",
    "score": "assess",
    "review": "review",
    "build": "publish",
    "pdf": "publish",
    "serve": "publish",
    "new": "files",
    "schema": "files",
    "import": "files",
    "export": "files",
}
"""Each command with its module, in the order of the help. `import` is a word of Python: its function is `import_`."""

app = typer.Typer(
    name="lumbung",
    cls=PlainGroup,
    help="Laporan koperasi dari berkas biasa: periksa, hitung menurut aturan, terbitkan sebagai situs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Entry point."""
    relax_collector()
    words = sys.argv[1:]
    wanted = next((word for word in words if not word.startswith("-")), "")
    nothing = words in ([version.__name__], ["--version"])
    register([wanted] if wanted in COMMANDS else () if nothing else COMMANDS)
    run(app)


def register(names: Iterable[str]) -> None:
    """Make these commands known, and the version."""
    for name in names:
        module = import_module(f"generator.commands.{COMMANDS[name]}")
        app.command(name=name, cls=PlainCommand)(getattr(module, "import_" if name == "import" else name))
    app.command(cls=PlainCommand)(version)


def version() -> None:
    """Cetak nomor versi."""
    sys.stdout.write(f"lumbung {__version__}\n")


def _answer(asked: bool) -> None:
    if asked:
        version()
        raise typer.Exit


@app.callback()
def start(
    asked: Annotated[
        bool, typer.Option("--version", callback=_answer, is_eager=True, help="Cetak nomor versi.")
    ] = False,
) -> None:
    """Whatever stands before the command."""
