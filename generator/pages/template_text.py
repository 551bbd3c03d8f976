"""The Indonesian text inside a page template, piece by piece: a template is written once and read in any language.

A piece is a run of text between block tags and `{% %}` tags. Inline tags stay in it under numbers
(`Dihitung menurut <1>{{ text.short_name }}</1>.`), so that no attribute can be broken by a translation; expressions
stay as they are. Texts quoted inside expressions and tags (`{{ "Hasil" if ... }}`, macro arguments) and attributes
that are read aloud or shown are pieces of their own. Knows the shape of templates; refuses to know what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Lookup = Callable[[str], str]
_JINJA = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"
_TAG = rf"</?[a-zA-Z](?:{_JINJA}|\"(?:{_JINJA}|[^\"])*\"|'(?:{_JINJA}|[^'])*'|[^>\"'])*>"
_TOKEN = re.compile(rf"({_JINJA}|<!--.*?-->|<![^>]*>|{_TAG})", re.DOTALL)
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "br", "cite", "code", "dfn", "em", "i", "kbd", "mark", "q", "s", "small", "span")
).union(("strong", "sub", "sup", "time", "u", "var", "wbr"))
_VOID = frozenset(("br", "wbr"))
_TYPED = frozenset(("code", "kbd"))
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_READ_ALOUD = re.compile(
    # What scripts say stands in `data-say-*`.
    r"""(\s(?:aria-label|title|alt|placeholder|aria-description|data-label|data-say(?:-[a-z]+)+)=")([^"]*)(")"""
)
_SPACES = re.compile(r"\s+")
_NO_WORD = re.compile(rf"{_JINJA}|&#?\w+;", re.DOTALL)
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')
_NUMBERED = re.compile(r"<(/?)(\d+)(/?)>")
_NO_TEXT = re.compile(
    r"(<(?:script|style)\b.*?</(?:script|style)>"
    r"|\{% block (?:body_class|margin|running) %\}(?!\{%).*?\{% endblock %\})",
    re.DOTALL,
)
"""Styles and scripts: what a style prints on paper is quoted in its expressions."""
# What stands before a quoted text that is a name of the program and not said to anyone.
_NAMED = re.compile(
    r"(?:[=!]=|\bin|\bsaid\(|[\w\])]\[|\{%-?\s*(?:import|from|include|extends))\s*$"
    r"|\b(?:map|sum|selectattr|rejectattr|groupby|sort|replace|split|startswith|endswith|attr|get)\s*\([^()]*$"
    r"|\b(?:attribute|shape|state|kind|css|name|id|anchor|key)\s*=\s*$"
)
# One word without a capital is a name too: a class, a state, a file.
_SAID_LITERAL = re.compile(r"[A-ZÀ-Þ]|.*\s", re.DOTALL)


def translate_template(source: str, lookup: Lookup) -> str:
    """The template with every piece replaced by what `lookup` gives for it."""
    return "".join(
        _translate_expressions(part, lookup) if odd % 2 else _translate_part(part, lookup)
        for odd, part in enumerate(_NO_TEXT.split(source))
    )


def list_pieces(source: str) -> list[str]:
    """Every piece of a template, in its order; a piece may come more than once."""
    found: list[str] = []

    def note(piece: str) -> str:
        found.append(piece)
        return piece

    translate_template(source, note)
    return found


def _translate_expressions(source: str, lookup: Lookup) -> str:
    return re.sub(_JINJA, lambda found: _translate_literals(found[0], lookup), source, flags=re.DOTALL)


def _translate_part(source: str, lookup: Lookup) -> str:
    out: list[str] = []
    run: list[str] = []
    for odd, token in enumerate(_TOKEN.split(source)):
        if not token:
            continue
        if odd % 2 and _is_boundary(token):
            out += _translate_run(run, lookup)
            run = []
            out.append(_translate_inside(token, lookup))
        else:
            run.append(token)
    return "".join(out + _translate_run(run, lookup))


def _is_boundary(token: str) -> bool:
    if token.startswith("{{"):
        return False
    name = _NAME.match(token)
    return name is None or name[1].lower() not in _INLINE


def _translate_run(run: list[str], lookup: Lookup) -> list[str]:
    """A run without boundaries: cut at tags that have no partner in it, then down to the innermost text."""
    partner = _find_partners(run)
    cuts = [at for at, token in enumerate(run) if _is_tag(token) and at not in partner]
    if cuts:
        out, start = [], 0
        for at in cuts:
            out += [*_translate_run(run[start:at], lookup), _translate_inside(run[at], lookup)]
            start = at + 1
        return out + _translate_run(run[start:], lookup)
    if not any(map(_has_words, _outer(run, partner))):
        return _translate_elements(run, partner, lookup)
    if not _is_said(run):
        return [_translate_inside(token, lookup) for token in run]
    return _translate_piece(run, partner, lookup)


def _translate_elements(run: list[str], partner: dict[int, int], lookup: Lookup) -> list[str]:
    out, at = [], 0
    while at < len(run):
        end = partner.get(at, at)
        out.append(_translate_inside(run[at], lookup))
        if end > at:
            out += [*_translate_run(run[at + 1 : end], lookup), _translate_inside(run[end], lookup)]
        at = end + 1
    return out


def _translate_piece(run: list[str], partner: dict[int, int], lookup: Lookup) -> list[str]:
    numbers: dict[int, int] = {}
    tags: dict[str, str] = {}
    written = []
    for at, token in enumerate(run):
        if not _is_tag(token):
            written.append(token)
            continue
        start = min(at, partner[at])
        number = numbers.setdefault(start, len(numbers) + 1)
        mark = f"<{number}/>" if partner[at] == at else f"<{number}>" if at == start else f"</{number}>"
        tags[mark] = _translate_inside(token, lookup)
        written.append(mark)
    whole = "".join(written)
    text = whole.strip()
    before, after = whole[: len(whole) - len(whole.lstrip())], whole[len(whole.rstrip()) :]
    said = lookup(_SPACES.sub(" ", text))
    pieces = _TOKEN.split(_NUMBERED.sub(lambda mark: tags.get(mark[0], mark[0]), said))
    return [before, *(_translate_inside(one, lookup) if one.startswith("{{") else one for one in pieces), after]


def _translate_inside(token: str, lookup: Lookup) -> str:
    """Texts quoted inside an expression or a `{% %}` tag, and the attributes of a tag that readers meet."""
    if token.startswith(("{{", "{%")):
        return _translate_literals(token, lookup)
    if token.startswith("<"):
        return _READ_ALOUD.sub(lambda found: found[1] + _translate_value(found[2], lookup) + found[3], token)
    return token


def _translate_value(value: str, lookup: Lookup) -> str:
    pieces = _TOKEN.split(value)
    if any(one.startswith("{%") for one in pieces) or not _has_words(value):
        return "".join(_translate_inside(one, lookup) for one in pieces)
    said = lookup(_SPACES.sub(" ", value.strip()))
    return "".join(_translate_inside(one, lookup) if one.startswith("{{") else one for one in _TOKEN.split(said))


def _translate_literals(token: str, lookup: Lookup) -> str:
    def replaced(found: re.Match[str]) -> str:
        quote, text = found[0][0], found[0][1:-1]
        if not _has_words(text) or not _SAID_LITERAL.match(text) or _NAMED.search(token[: found.start()]):
            return found[0]
        bare = text.strip()
        said = lookup(bare)
        return found[0] if said == bare else quote + text.replace(bare, said.replace(quote, "\\" + quote)) + quote

    return _LITERAL.sub(replaced, token)


def _find_partners(run: list[str]) -> dict[int, int]:
    """Position of each tag's other half; a tag without content is its own."""
    partner: dict[int, int] = {}
    opened: list[tuple[str, int]] = []
    for at, token in enumerate(run):
        if not _is_tag(token):
            continue
        name = _tag_name(token)
        if name in _VOID:
            partner[at] = at
        elif not token.startswith("</"):
            opened.append((name, at))
        elif opened and opened[-1][0] == name:
            _, start = opened.pop()
            partner[start], partner[at] = at, start
    return partner


def _outer(run: list[str], partner: dict[int, int]) -> Iterator[str]:
    """The text of a run that stands in none of its elements."""
    at = 0
    while at < len(run):
        if _is_tag(run[at]):
            at = partner[at]
        else:
            yield run[at]
        at += 1


def _is_said(run: list[str]) -> bool:
    """Whether words stand outside of what is typed literally."""
    typed = False
    for token in run:
        if _is_tag(token) and _tag_name(token) in _TYPED:
            typed = not token.startswith("</")
        elif not _is_tag(token) and not typed and _has_words(token):
            return True
    return False


def _is_tag(token: str) -> bool:
    return token.startswith("<") and _NAME.match(token) is not None


def _tag_name(token: str) -> str:
    name = _NAME.match(token)
    return name[1].lower() if name else ""


def _has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in _NO_WORD.sub("", text))
