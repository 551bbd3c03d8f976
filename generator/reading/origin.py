"""Read where the data came from: git's history of the data files, and the host that `mkdocs.yml` names.

One pass through the history for all files. A folder outside git, without git, or with half of its history is no error:
what is not known is left out.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from generator.model.origin import Host, HostKind, Origin
from generator.reading.revision import (
    Revision,
    RevisionFailed,
    find_revision,
    is_shallow,
    list_changes,
    read_day,
    read_last_changes,
    read_prefix,
)
from generator.reading.yaml_text import find_text

SETTINGS = "mkdocs.yml"
DATA = ("cooperatives", "content")
HOSTS = tuple(kind.value for kind in HostKind)
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:-]+/[A-Za-z0-9._~/-]+")


class UnknownHost(Exception):
    """`extra: host:` names none of the hosts whose addresses are known; the text is what may be written."""


def read_origin(root: Path) -> Origin:
    """What can be known; raises UnknownHost and nothing else."""
    host = read_host(root)
    try:
        head = find_revision(root, "HEAD")
        changed = frozenset(one.path for one in list_changes(head) if one.path.startswith(tuple(f"{d}/" for d in DATA)))
        return Origin(head.commit, read_day(head), read_prefix(root), _read_updates(head), changed, host)
    except RevisionFailed:
        return Origin(host=host)


def read_host(root: Path) -> Host | None:
    """`repo_url`, and `extra: host:` where the name of the server does not tell whose addresses it uses."""
    path = root / SETTINGS
    try:
        text = path.read_text("utf-8") if path.is_file() else ""
        url, said = find_text(text, "repo_url"), find_text(text, "extra", "host")
    except (OSError, ValueError):
        # The engine reads the same file and says what is wrong with it.
        return None
    if said is not None and said not in HOSTS:
        raise UnknownHost(", ".join(HOSTS))
    if url is None or not _ADDRESS.fullmatch(url):
        return None
    url = url.rstrip("/").removesuffix(".git")
    name = said or next((kind for kind in HOSTS if kind in (urlsplit(url).hostname or "")), None)
    return None if name is None else Host(url, HostKind(name))


def _read_updates(head: Revision) -> dict[str, date]:
    # Where a clone was cut off, git shows every file as if the oldest commit had written it.
    return {} if is_shallow(head.root) else read_last_changes(head, DATA)
