"""What lies in the folder of cooperatives beside proper folders, and names that clash on some computers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.problems.place import Place
from generator.problems.problem import NAME_OF_FILE, Problem
from generator.project import Project
from generator.reading.files import list_clashes


def check_entries(project: Project) -> list[Problem]:
    """Everything wrong beside and between the folders of `cooperatives/`."""
    return check_strays(project) + find_name_clashes([folder.name for folder in project.list_folders()])


def check_strays(project: Project) -> list[Problem]:
    """What lies in `cooperatives/` without being a folder of its own: links are not followed, stray files not read."""
    found = []
    for path in project.list_odd_entries():
        shown = Place(project.shown(path.parent) + "/" + path.name)
        told = Problem("K06", shown) if path.is_symlink() else Problem("K03", shown, {"name": path.name})
        found.append(replace(told, withheld=frozenset({NAME_OF_FILE, "name"})))
    return found


def find_name_clashes(names: Iterable[str]) -> list[Problem]:
    """Folder names that are one and the same on some computers."""
    return [
        Problem("K91", Place(f"cooperatives/{name}"), {"name": name}, (Place(f"cooperatives/{first}"),))
        for name, first in list_clashes(names)
    ]
