"""What a page was made from, told at its foot: the commit, the day, rulebooks, files with their last change.

With it stands the address to report a mistake to.
Pages are kept without it, so that a new commit changes no page that was rendered. Knows the addresses of the hosts
that keep repositories.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from generator.model.content import Content
from generator.model.origin import Host, HostKind, Origin
from generator.pages.environment import Templates
from generator.pages.language import marked, said
from generator.pages.page import Page
from generator.pages.report_rules import tell_version
from generator.pages.rulebook_text import RulebookText

SHOWN_COMMIT = 10
SECTIONS = (
    ("profile.yml", marked("Profil")),
    ("assessments/health_", marked("Kesehatan")),
    ("assessments/modern_", marked("Koperasi modern")),
    ("annual_meetings.csv", marked("Rapat anggota")),
    ("ledgers/", marked("Laporan keuangan")),
    ("mentoring/", marked("Pendampingan")),
    ("images/", marked("Foto")),
    ("business_model_canvas.yml", marked("Kanvas model bisnis")),
    ("swot.yml", marked("Analisis SWOT")),
    ("stakeholder_map.yml", marked("Peta pemangku kepentingan")),
    ("product_catalogue.csv", marked("Produk dan layanan")),
)
"""Start of a file's name inside a cooperative's folder, and the section of the page that tells it."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One file a page rests on."""

    section: str
    file: str
    """From the cooperative's folder, or from the project."""
    link: str
    """To the file as it was in the commit; empty where no host is known."""
    updated: date | None
    is_unsaved: bool


def render_provenance(
    templates: Templates,
    texts: Mapping[str, RulebookText],
    content: Content,
    as_of: date,
    page: Page,
    origin: Origin,
) -> str:
    """The foot of one page as HTML; `texts` are the rulebooks by their identifiers."""
    sources = tuple(_tell_source(file, origin) for file in page.sources)
    values = {
        "as_of": as_of,
        "commit": origin.commit[:SHOWN_COMMIT],
        "commit_link": _link_commit(origin.host, origin.commit) if origin.host and origin.commit else "",
        "day": origin.day,
        "unsaved": any(one.is_unsaved for one in sources) if sources else bool(origin.unsaved),
        "rulebooks": [
            (texts[one].short_name, tell_version(content.digests.get(one, "")))
            for one in page.rulebooks
            if one in texts
        ],
        "sources": sources,
        "folder": next(("/".join(page.sources[0].split("/")[:2]) for one in sources if one.section), ""),
        "report_link": _link_report(origin.host, page, origin.commit) if origin.host else "",
    }
    return templates.render("parts/provenance.html", values)


def _tell_source(file: str, origin: Origin) -> SourceLine:
    parts = file.split("/", 2)
    inside = parts[2] if len(parts) > 2 and parts[0] == "cooperatives" else ""
    section = next((said(name) for start, name in SECTIONS if inside.startswith(start)), "")
    link = _link_file(origin.host, origin.commit or "HEAD", origin.prefix + file) if origin.host else ""
    return SourceLine(section, inside or file, link, origin.updated.get(file), file in origin.unsaved)


def _link_commit(host: Host, commit: str) -> str:
    between = "/-" if host.kind is HostKind.GITLAB else ""
    return f"{host.url}{between}/commit/{commit}"


def _link_file(host: Host, commit: str, path: str) -> str:
    between = "/-" if host.kind is HostKind.GITLAB else ""
    return f"{host.url}{between}/blob/{commit}/{quote(path)}"


def _link_report(host: Host, page: Page, commit: str) -> str:
    """A new issue that names the page, its first file and the commit already."""
    title = said("Kesalahan pada halaman {page}", page=page.path)
    # The page's first file says where to start; a list of all of them would weigh more than the rest.
    files = "".join(page.sources[:1])
    body = said("Yang keliru, yang benar, dan sumbernya (tanpa data pribadi):")
    told = f"{body}\n\n{commit[:SHOWN_COMMIT]}\n{files}".rstrip()
    if host.kind is HostKind.GITLAB:
        return f"{host.url}/-/issues/new?{urlencode({'issue[title]': title, 'issue[description]': told})}"
    return f"{host.url}/issues/new?{urlencode({'title': title, 'body': told})}"
