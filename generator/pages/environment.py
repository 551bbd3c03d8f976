"""The Jinja environment of the page bodies, and the only importer of jinja2.

Autoescape is on and an undefined name is an error. Knows the filters templates may use; refuses to know any page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from markupsafe import Markup, escape

from generator.model.translations import CONTEXT, INDONESIAN, Translations
from generator.pages import ranges, wording
from generator.pages.language import plural, said
from generator.pages.pattern import escaped
from generator.pages.template_text import translate_template

Macro = Callable[..., Markup]
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ]")


@lru_cache(maxsize=4096)
def with_code(text: str) -> Markup:
    """The catalogue marks what must be typed by backticks; pages set it as code."""
    parts = [escape(part) for part in text.split("`")]
    if len(parts) % 2 == 0:
        return escape(text)
    marked = [Markup("<code>{}</code>").format(part) if odd % 2 else part for odd, part in enumerate(parts)]
    return Markup("").join(marked)


def css_string(text: str) -> Markup:
    """Text inside a quoted string of a style sheet: whatever is no letter, digit or space becomes an escape."""
    return Markup(_NOT_PLAIN.sub(lambda found: f"\\{ord(found[0]):x} ", text))  # noqa: S704 - letters, digits, escapes


class _QuickOutput(CodeGenerator):
    """Escapes every value a template prints, as Jinja does, but leaves the plain text plain: it is only joined."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.escaped(")


class _QuickEnvironment(Environment):
    code_generator_class = _QuickOutput
    escaped = staticmethod(escaped)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One mapping, not a chain of two: it is gone through for every page, and nothing is added to it later."""
        return {**self.globals, **(d or {})}


TRACES = frozenset(f"print/{name}.html" for name in ("document", "fiction", "trial_balance", "worksheets"))
"""Documents a reader follows a figure to. The other documents for paper are signed papers and stay Indonesian."""
TEMPLATES = "site_templates/"
"""Before a template's name it gives the file by which a catalogue knows it."""


class _TranslatedTemplates(Extension):
    """Reads a template as if it had been written in another language."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        if name is None or (name.startswith("print/") and name not in TRACES):
            return source
        pieces: Mapping[str, str] = self.environment.pieces  # type: ignore[attr-defined]
        return translate_template(
            source, lambda piece: pieces.get(f"{TEMPLATES}{name}{CONTEXT}{piece}") or pieces.get(piece, piece)
        )


def translate_templates(environment: Environment, pieces: Mapping[str, str]) -> None:
    """From now on templates are read with these pieces in place of the Indonesian ones; others stay Indonesian."""
    environment.pieces = pieces  # type: ignore[attr-defined]
    environment.add_extension(_TranslatedTemplates)


class Templates:
    """Templates of one folder in one language, compiled once."""

    def __init__(self, folder: Path, translations: Translations | None = None) -> None:
        self._shared: Mapping[str, Any] = {}
        self._environment = _QuickEnvironment(
            loader=FileSystemLoader(folder, encoding="utf-8"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update(
            amount=wording.rupiah,
            accounting=wording.accounting,
            day=wording.day,
            month=wording.month,
            count=wording.count,
            points=wording.points,
            trimmed=wording.trimmed,
            trimmed_percent=wording.trimmed_percent,
            percent=wording.percent,
            lower_first=wording.lower_first,
            band_range=ranges.band_range,
            with_code=with_code,
            css_string=css_string,
            plural=plural,
        )
        # What a person wrote is Indonesian on every page; where the page is not, its element says so.
        foreign = translations is not None and translations.language != INDONESIAN
        written = Markup(' lang="id"') if foreign else Markup("")
        self._environment.globals.update(evidence_words=wording.EVIDENCE, said=said, written=written, foreign=foreign)
        self._environment.globals["language"] = translations.language if translations else INDONESIAN
        if translations is not None and foreign:
            translate_templates(self._environment, translations.templates)

    def render(self, template: str, values: Mapping[str, Any]) -> str:
        """The rendered template."""
        return self._environment.get_template(template).render({**self._shared, **values})

    def compile(self, *starts: str) -> None:
        """Compile the templates whose names start so: otherwise each is compiled when it is first rendered."""
        for name in self._environment.list_templates(extensions=["html"]):
            if name.startswith(starts):
                self._environment.get_template(name)

    def sharing(self, values: Mapping[str, Any]) -> Templates:
        """The same templates, to which these values are given besides those of each page."""
        other = copy(self)
        other._shared = values
        return other

    def macro(self, file: str, name: str) -> Macro:
        """One macro of a parts file, to prepare a piece that many pages share."""
        found: Macro = getattr(self._environment.get_template(file).module, name)
        return found
