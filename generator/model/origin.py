"""Where the data of a build came from: the commit, when each file last changed, and the host that keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class HostKind(StrEnum):
    """Whose addresses a host of repositories uses."""

    GITHUB = "github"
    GITLAB = "gitlab"


@dataclass(frozen=True, slots=True)
class Host:
    """The repository on its host."""

    url: str
    """Without a slash at its end."""
    kind: HostKind


@dataclass(frozen=True, slots=True)
class Origin:
    """What git and `mkdocs.yml` tell of the data; paths are relative to the project. Outside git all is unknown."""

    commit: str = ""
    """The whole name; empty where it is unknown."""
    day: date | None = None
    """Of the commit, in the time zone it was made in."""
    prefix: str = ""
    """From the repository's root to the project: `` or `data/`."""
    updated: Mapping[str, date] = field(default_factory=dict)
    """Day of the last commit that changed a file; empty where the history is not all there."""
    unsaved: frozenset[str] = frozenset()
    """Files of data that differ from the commit."""
    host: Host | None = None


UNKNOWN = Origin()
"""A folder outside git, on no host."""
