"""The same pages as an ordinary MkDocs project: what one would write without Lumbung's way of publishing.

Every page body that our renderer gives becomes a Markdown file with that HTML in it, outside the navigation, under the
address it has on our site. Theme, theme settings and extensions are inherited from the project's own `mkdocs.yml`; the
plugins are MkDocs' default one, search. Knows nothing of figures; refuses to measure.
"""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

from generator.model.audience import Audience
from generator.pages.page import BODY_TOKEN, DOCUMENT, Page
from generator.project import Project
from generator.workshop import open_workshop

CONFIG = """\
INHERIT: {inherited}
docs_dir: docs
site_dir: site
strict: false
theme:
  custom_dir: {theme}
plugins: [search]
not_in_nav: |
  /koperasi/
  /aturan/
validation:
  nav: {{omitted_files: ignore}}
  links: {{not_found: ignore, anchors: ignore, unrecognized_links: ignore}}
"""


def write_stock_project(project: Path, target: Path, as_of: date, searchable: bool = True) -> int:
    """Write the project and return the number of pages of cooperatives; they can be kept out of the search index."""
    shutil.copytree(project / "content" / "pages", target / "docs")
    for frame in sorted(target.glob("docs/**/kerangka")):
        shutil.rmtree(frame)
    workshop = open_workshop(project, Audience.PUBLIC, as_of)
    overviews, written = [], 0
    for folder in Project(project).list_folders():
        outcome = workshop.process(folder, render=True)
        overviews.append(outcome.overview)
        for page in (one for one in outcome.pages if one.frame != DOCUMENT):
            _write_page(target / "docs", page, searchable)
            written += 1
    for rulebook in workshop.content.rulebooks.values():
        _write_page(target / "docs", workshop.renderer.render_rulebook(rulebook), searchable)
    for hub in workshop.renderer.render_hubs(tuple(overviews), workshop.problems):
        path = (target / "docs" / hub.path).with_suffix(".md")
        path.write_text(path.read_text("utf-8").replace(BODY_TOKEN, _as_raw_html(hub)), "utf-8")
    config = CONFIG.format(inherited=project / "mkdocs.yml", theme=project / "site_templates" / "theme")
    (target / "mkdocs.yml").write_text(config, "utf-8")
    return written


def count_same_bodies(project: Path, site: Path, as_of: date) -> tuple[int, int]:
    """How many pages of cooperatives hold our body letter for letter in the engine's output, and how many there are."""
    workshop = open_workshop(project, Audience.PUBLIC, as_of)
    same = pages = 0
    for folder in Project(project).list_folders():
        for page in (one for one in workshop.process(folder, render=True).pages if one.frame != DOCUMENT):
            pages += 1
            same += page.body.strip() in (site / page.path).read_text("utf-8")
    return same, pages


def _write_page(docs: Path, page: Page, searchable: bool) -> None:
    head = {"title": page.title, "description": page.description, "hide": ["navigation", "toc"]}
    rows = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items()]
    if not searchable:
        rows.append("search: {exclude: true}\n")
    path = (docs / page.path).with_suffix(".md")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{''.join(rows)}---\n\n{_as_raw_html(page)}", "utf-8")


def _as_raw_html(page: Page) -> str:
    return f"<div>\n{page.body.strip()}\n</div>\n"
