"""Every page of both sites by the standard: parsed without an error, ids unique, and whatever names an id finds it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from tinyhtml5.parser import HTMLParser

from tests.kinds import list_kinds, name_kind

NAMING = ("for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
"""Attributes whose words are ids of the same page."""


def find_faults(html: str) -> list[str]:
    """What the HTML standard and assistive technology would stumble over."""
    parser = HTMLParser(namespace_html_elements=False)
    parser.parse(html)
    root: Element = parser.tree.get_document()
    elements = [one for one in root.iter() if isinstance(one.tag, str)]
    ids = Counter(one.get("id") for one in elements if one.get("id") is not None)
    faults = [f"{code} {data} at {place}" for place, code, data in parser.errors]
    faults += [f"id {name!r} stands {count} times" for name, count in ids.items() if count > 1 or not str(name).strip()]
    for one in elements:
        for attribute in NAMING:
            for name in (one.get(attribute) or "").split():
                if name not in ids:
                    faults.append(f"{attribute}={name!r} of <{one.tag}> names nothing")
    return [*faults, *_find_unnamed(elements, root)]


def _find_unnamed(elements: list[Element], root: Element) -> Iterator[str]:
    labelled = {one.get("for") for one in elements if one.tag == "label"}
    labelled |= {part.get("id") for one in elements if one.tag == "label" for part in one.iter() if part.get("id")}
    wrapped = {id(part) for one in elements if one.tag == "label" for part in one.iter()}
    # A picture inside a picture or a control is a part of it.
    inner = {
        id(child)
        for one in elements
        if one.tag in ("label", "a", "button") or one.tag.endswith("svg")
        for child in one.iter()
        if child is not one
    }
    for one in elements:
        has_name = one.get("aria-label") or one.get("aria-labelledby")
        is_field = one.tag in ("input", "select", "textarea") and one.get("type") != "hidden"
        if is_field and not has_name and id(one) not in wrapped and one.get("id") not in labelled:
            yield f"<{one.tag}> has no label"
        if one.get("role") in ("region", "group") and not has_name:
            yield f"role={one.get('role')} of <{one.tag}> has no name"
        if one.tag.endswith("svg") and id(one) not in inner and one.get("aria-hidden") != "true":
            inside = [child.tag.rpartition("}")[2] for child in one]
            if one.get("role") != "img" or inside[:2] != ["title", "desc"]:
                yield "a picture has neither title nor description"
        if one.tag == "img" and one.get("alt") is None:
            yield f"{one.get('src')} has no alternative text"
    levels = [int(one.tag[1]) for one in elements if re.fullmatch("h[1-6]", one.tag)]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} under one of level {before}"
    if not root.get("lang"):
        yield "no language"


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_every_page_is_valid_html_and_names_only_what_is_there(
    audience: str, sample_site: Path, request: pytest.FixtureRequest
) -> None:
    site = sample_site if audience == "public" else request.getfixturevalue("internal_site")
    pages = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*.html"))}
    if audience == "internal":
        # What both audiences read alike has been parsed.
        pages = {path: html for path, html in pages.items() if not _is_same(sample_site / path, html)}
    found = {path: find_faults(html.decode()) for path, html in pages.items()}
    assert {path: faults[:5] for path, faults in found.items() if faults} == {}


def _is_same(other: Path, html: bytes) -> bool:
    return other.is_file() and other.read_bytes() == html


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p><ul></p>", "unexpected-end-tag"),
        ("<p></b>", "unexpected-end-tag"),
        ("<h2 id=a>x</h2><h3 id=a>y</h3>", "stands 2 times"),
        ("<section aria-labelledby=gone>x</section>", "names nothing"),
        ("<input>", "no label"),
        ("<svg></svg>", "neither title nor description"),
        ("<img src=a.png>", "no alternative text"),
        ("<div role=region>x</div>", "has no name"),
        ("<h4>x</h4>", "under one of level 1"),
        ("<h1>y</h1>", "2 headings of the first level"),
    ],
)
def test_faults_are_found(html: str, fault: str) -> None:
    whole = "<!doctype html><html lang=id><head><title>x</title></head><body><h1>x</h1>{}</body></html>"
    assert find_faults(whole.format("<p>x</p><label>y <input></label>")) == []
    assert any(fault in one for one in find_faults(whole.format(html)))


def test_a_kind_is_what_differs_only_in_one_of_many(tmp_path: Path) -> None:
    assert name_kind("koperasi/a/kesehatan-2019.html") == name_kind("koperasi/b/kesehatan-2023.html")
    assert (
        name_kind("en/koperasi/a/index.html") != name_kind("koperasi/a/index.html") != name_kind("koperasi/index.html")
    )
    assert name_kind("wilayah/11/index.html") != name_kind("wilayah/11.06/index.html")
    for path, size in (("a/index.html", 3), ("koperasi/x/index.html", 1), ("koperasi/y/index.html", 2)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x" * size)
    assert list_kinds(tmp_path) == {"a/index.html": "a/index.html", "koperasi/*/index.html": "koperasi/y/index.html"}
