"""The help of every command in Indonesian: the line of usage, and what kind of word an option takes.

Knows the help of the command library only; the sentences stand beside the options themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup

_USAGE, _HELP = "Cara pakai: ", "Tampilkan keterangan ini."
_ARGUMENTS: Mapping[str, str] = MappingProxyType(
    {"folder": "FOLDER", "folders": "FOLDER", "kind": "JENIS", "workbook": "BERKAS"}
)
_KINDS: Mapping[str, str] = MappingProxyType(
    {"bool": "", "int": "ANGKA", "int range": "ANGKA", "path": "FOLDER", "directory": "FOLDER"}
)


class _InWords:
    """What the program and each of its commands print alike."""

    def get_params(self, ctx: Any) -> Any:
        """The options, each telling in words what it takes."""
        return [_in_words(one, ctx) for one in super().get_params(ctx)]  # type: ignore[misc]

    def get_help_option(self, ctx: Any) -> Any:
        """`--help` itself."""
        return _translate(super().get_help_option(ctx))  # type: ignore[misc]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """`Cara pakai: lumbung check [PILIHAN] [FOLDER]...`"""
        formatter.write_usage(ctx.command_path, " ".join(_usage(self, ctx)), prefix=_USAGE)


class PlainCommand(_InWords, TyperCommand):
    """One command."""


class PlainGroup(_InWords, TyperGroup):
    """The program without a command."""


def _usage(command: Any, ctx: Any) -> list[str]:
    own = {"[OPTIONS]": "[PILIHAN]", "COMMAND [ARGS]...": "PERINTAH [ISIAN]..."}
    return [own.get(one, one) for one in command.collect_usage_pieces(ctx)]


def _translate(option: Any) -> Any:
    if option is not None:
        option.help = _HELP
    return option


def _in_words(parameter: Any, ctx: Any) -> Any:
    """The library prints the names of Python's types, which say nothing to a reader."""
    if isinstance(parameter, TyperArgument):
        vars(parameter)["display_type_rich"] = _tell_nothing
        parameter.metavar = parameter.metavar or _ARGUMENTS.get(parameter.name or "")
    elif parameter.metavar is None:
        kind = parameter.display_type(ctx).strip("<>")
        parameter.metavar = kind if "|" in kind else _KINDS.get(kind, "TEKS")
    return parameter


def _tell_nothing(ctx: Any) -> str:
    """What an argument takes stands in its name and its help."""
    return ""
