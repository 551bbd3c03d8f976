"""The same pages as an ordinary MkDocs project: what one would write without Lumbung's way of publishing.

Every page body that our renderer gives becomes a Markdown file with that HTML in it, outside the navigation, under the
address it has on our site. Documents for paper can be among them: what stands in their body then becomes a page, kept
out of the search index as on our site. Theme, theme settings and extensions are inherited from the project's own
`mkdocs.yml`; the plugins are MkDocs' default one, search. Knows nothing of figures; refuses to measure.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.model.audience import Audience
from generator.pages.page import BODY_TOKEN, DOCUMENT, Page
from generator.processing import process_folder
from generator.project import Project
from generator.workshop import open_workshop

CONFIG = """\
INHERIT: {inherited}
docs_dir: docs
site_dir: site
strict: false
exclude_docs: ""
theme:
  custom_dir: {theme}
plugins: [search]
not_in_nav: |
  /koperasi/
  /aturan/
  /en/
validation:
  nav: {{omitted_files: ignore}}
  links: {{not_found: ignore, anchors: ignore, unrecognized_links: ignore}}
"""

_INSIDE = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Written:
    """How many Markdown files a stock project has for the cooperatives."""

    pages: int
    documents: int


def write_stock_project(
    project: Path, target: Path, as_of: date, searchable: bool = True, documents: bool = False
) -> Written:
    """Write the project. Pages can be kept out of the search index; documents for paper can be pages too."""
    shutil.copytree(project / "content" / "pages", target / "docs")
    for frame in sorted(target.glob("docs/**/kerangka")):
        shutil.rmtree(frame)
    workshop = open_workshop(project, Audience.PUBLIC, as_of)
    if len(workshop.editions) == 1:
        shutil.rmtree(target / "docs" / "en", ignore_errors=True)
    overviews, counts = [], {True: 0, False: 0}
    for folder in Project(project).list_folders():
        outcome = process_folder(workshop, folder, render=True)
        overviews.append(outcome.overview)
        for page in _choose(outcome.pages, documents):
            is_document = page.frame == DOCUMENT
            _write_page(target / "docs", page, searchable and not is_document)
            counts[is_document] += 1
    for rulebook in workshop.content.rulebooks.values():
        _write_page(target / "docs", workshop.renderer.render_rulebook(rulebook), searchable)
    for hub in workshop.renderer.render_hubs(tuple(overviews), workshop.problems):
        path = (target / "docs" / hub.path).with_suffix(".md")
        if path.is_file():
            path.write_text(path.read_text("utf-8").replace(BODY_TOKEN, _as_raw_html(hub)), "utf-8")
        else:
            # Many products stand on a page of each province; nobody writes these by hand.
            _write_page(target / "docs", hub, searchable)
    config = CONFIG.format(inherited=project / "mkdocs.yml", theme=project / "site_templates" / "theme")
    (target / "mkdocs.yml").write_text(config, "utf-8")
    return Written(counts[False], counts[True])


def count_same_bodies(project: Path, site: Path, as_of: date, documents: bool = False) -> tuple[int, int]:
    """How many pages of cooperatives hold our body letter for letter in the engine's output, and how many there are."""
    workshop = open_workshop(project, Audience.PUBLIC, as_of)
    same = pages = 0
    for folder in Project(project).list_folders():
        for page in _choose(process_folder(workshop, folder, render=True).pages, documents):
            pages += 1
            same += _body(page) in (site / page.path).read_text("utf-8")
    return same, pages


def _choose(pages: Iterable[Page], documents: bool) -> list[Page]:
    return [one for one in pages if documents or one.frame != DOCUMENT]


def _body(page: Page) -> str:
    """What a reader sees: of a document, which is whole HTML, the inside of its body."""
    if page.frame != DOCUMENT:
        return page.body.strip()
    inside = _INSIDE.search(page.body)
    if inside is None:
        raise SystemExit(f"{page.path} has no body")
    return inside[1].strip()


def _write_page(docs: Path, page: Page, searchable: bool) -> None:
    head = {"title": page.title, "description": page.description, "hide": ["navigation", "toc"]}
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items()]
    if not searchable:
        rows.append("search: {exclude: true}\n")
    path = (docs / page.path).with_suffix(".md")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{''.join(rows)}---\n\n{_as_raw_html(page)}", "utf-8")


def _as_raw_html(page: Page) -> str:
    return f"<div>\n{_body(page)}\n</div>\n"
