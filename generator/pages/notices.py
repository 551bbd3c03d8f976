"""Problems as page text: the sentences of the catalogue, what is common to a code told once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.pages import wording
from generator.pages.language import language
from generator.problems.catalogue import Told, tell
from generator.problems.problem import Problem

MOST_SHOWN = 10
"""A page is for reading; `lumbung check` lists every problem."""
_CODE = re.compile(r"(`[^`]*`)")
_DAY = re.compile(r"(?<![\w./:-])([0-9]{4}-(?:0[1-9]|1[0-2]))(-[0-9]{2})?(?![\w/:-]|\.\w)", re.ASCII)


@dataclass(frozen=True, slots=True)
class NoticeItem:
    """One problem: where and what; its own reason and remedy only where those differ within the group."""

    where: str
    what: str
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class NoticeGroup:
    """The problems of one code."""

    code: str
    is_error: bool
    count: int
    items: tuple[NoticeItem, ...]
    rest: int
    why: str
    remedy: str


def tell_all(problems: Iterable[Problem]) -> tuple[NoticeGroup, ...]:
    """The problems by code: errors first, then in the order in which a reader of the files meets them."""
    found: dict[str, list[Told]] = {}
    for problem in sorted(problems, key=lambda one: one.order):
        told = tell(problem, language())
        found.setdefault(told.code, []).append(told)
    groups = [_group(code, list(dict.fromkeys(told))) for code, told in found.items()]
    return tuple(sorted(groups, key=lambda group: not group.is_error))


def of_file(problems: Iterable[Problem], file: str) -> tuple[Problem, ...]:
    """Those found in one file."""
    return tuple(problem for problem in problems if problem.place.file == file)


def _group(code: str, told: list[Told]) -> NoticeGroup:
    shown = told[:MOST_SHOWN]
    why, remedy = _common({one.why for one in shown}), _common({one.remedy for one in shown})
    items = tuple(
        NoticeItem(one.where, _tell_days(one.what), "" if why else _tell_days(one.why), "" if remedy else one.remedy)
        for one in shown
    )
    return NoticeGroup(
        code, told[0].severity == "error", len(told), items, len(told) - len(shown), _tell_days(why), remedy
    )


def _tell_days(text: str) -> str:
    """Days and months as pages write them; what stands between backticks is quoted from files and stays.

    Remedies are left alone: what they name is to be written into a file.
    """
    parts = _CODE.split(text)
    return "".join(part if number % 2 else _DAY.sub(_tell_day, part) for number, part in enumerate(parts))


def _tell_day(found: re.Match[str]) -> str:
    if not found[2]:
        return wording.month(found[1])
    try:
        return wording.day(date.fromisoformat(found[0]))
    except ValueError:
        return found[0]


def _common(texts: set[str]) -> str:
    """The text all share, or nothing: sentences that name different values are told item by item."""
    return texts.pop() if len(texts) == 1 else ""
