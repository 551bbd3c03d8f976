"""A rule's page with its data and their licence to take along: one archive beside the page.

Knows which files belong together. The data keep their place in a project, so unpacking the archive in another project
puts them where they are read; the licence comes with them. Refuses to know what a rule says.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.pages.pack_archive import write_archive
from generator.pages.page import Download, Page

LICENSE = "content/LICENSE.md"
LICENSE_IN_PACK = "LISENSI.md"


def offer_pack(project: Path, page: Page, file: str) -> Page:
    """The page with its archive; `file` is the rule's file from the project's root. Raises OSError when it is gone."""
    files = {file: (project / file).read_bytes()}
    if (project / LICENSE).is_file():
        files[LICENSE_IN_PACK] = (project / LICENSE).read_bytes()
    folder = page.path.rsplit("/", 1)[0]
    archive = Download(f"{folder}/{Path(file).stem}.zip", write_archive(files))
    return replace(page, downloads=(*page.downloads, archive))
