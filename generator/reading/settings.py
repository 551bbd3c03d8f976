"""Read what the project says about its own site in `mkdocs.yml`, below `extra:`. The rest is the engine's."""

from __future__ import annotations

from pathlib import Path

from generator.reading.yaml_text import NotYaml, find_list

SETTINGS = "mkdocs.yml"
FORMATS = ("json", "csv", "xlsx")
"""Files of each cooperative to take away; of all of them together, JSON and Excel follow the same setting."""


class UnknownFormats(Exception):
    """`extra: downloads:` is no list of formats this program writes; the text is what may be written."""


class UnreadableSettings(Exception):
    """`mkdocs.yml` is no YAML; the text is the line where that shows."""


def read_list(root: Path, *keys: str) -> list[str] | None:
    """The texts of one list in `mkdocs.yml`; None where nothing is said.

    Raises UnreadableSettings, and ValueError when the value is no list of texts or the file cannot be read.
    """
    path = root / SETTINGS
    try:
        return find_list(path.read_text("utf-8"), *keys) if path.is_file() else None
    except NotYaml as error:
        raise UnreadableSettings(str(error)) from error
    except OSError as error:
        raise ValueError(SETTINGS) from error


def read_formats(root: Path) -> tuple[str, ...]:
    """The formats of each cooperative's files, from `extra: downloads:`; all of them where nothing is said."""
    try:
        written = read_list(root, "extra", "downloads")
    except ValueError as error:
        raise UnknownFormats(", ".join(FORMATS)) from error
    if written is None:
        return FORMATS
    if len(set(written)) < len(written) or not set(written) <= set(FORMATS):
        raise UnknownFormats(", ".join(FORMATS))
    return tuple(one for one in FORMATS if one in written)
