"""A phase of a mentoring model as inline SVG: one lane for each actor, steps downwards in their order.

Positions are percentages of the width and sizes are pixels, so that the text keeps its size on paper. The picture holds
nothing that the list beside it does not; its description tells the steps in order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap

from markupsafe import Markup, escape

from generator.model.mentoring_model import ModelStep
from generator.pages.figures import describe
from generator.pages.language import said

_ROW, _BOX, _HEAD, _TOP = 52, 40, 30, 34
_LEFT = 17.0
_LETTERS = 23
_MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class LaneFigure:
    """What a phase's picture shows."""

    id: str
    title: str
    description: str
    lanes: Sequence[tuple[str, str]]
    """Id and name of each actor, left to right."""
    groups: Sequence[tuple[str, Sequence[ModelStep]]]
    """Name of the stage (may be empty) and its steps."""
    fresh: frozenset[str]
    """Steps that the model compared with does not have."""


def draw_lanes(figure: LaneFigure) -> Markup:
    """The picture."""
    rows = sum(len(steps) for _, steps in figure.groups)
    height = _HEAD + rows * _ROW + 6
    width = (100 - _LEFT) / max(len(figure.lanes), 1)
    middle = {actor: _LEFT + width * (at + 0.5) for at, (actor, _) in enumerate(figure.lanes)}
    parts = [
        f'<svg class="lanes" width="100%" height="{height}" role="img" '
        f'aria-labelledby="{escape(figure.id)}-t {escape(figure.id)}-d">',
        f'<title id="{escape(figure.id)}-t">{escape(figure.title)}</title>',
        f'<desc id="{escape(figure.id)}-d">{escape(figure.description)}</desc>',
    ]
    for at, (actor, name) in enumerate(figure.lanes):
        left = _LEFT + width * at
        shade = "lane lane-odd" if at % 2 else "lane"
        parts.append(f'<rect x="{left:.2f}%" y="0" width="{width:.2f}%" height="{height}" class="{shade}"/>')
        parts.append(f'<text x="{middle[actor]:.2f}%" y="20" class="lane-name">{escape(name)}</text>')
    at = 0
    previous: tuple[float, int] | None = None
    for name, steps in figure.groups:
        top = _HEAD + at * _ROW
        parts.append(f'<line x1="0" x2="100%" y1="{top}" y2="{top}" class="stage-line"/>')
        parts.append(_lines(name, 0, top + 20, "stage-name", 20, 4))
        for step in steps:
            y = _HEAD + at * _ROW + _ROW // 2
            x = middle[step.actor]
            # What runs all along follows nothing and nothing follows it.
            if previous is not None and not step.throughout:
                parts.append(_flow(previous, (x, y)))
            parts.append(_partners(step, x, y, middle))
            parts.append(_box(step, x, y, width, step.id in figure.fresh))
            previous = previous if step.throughout else (x, y)
            at += 1
    return Markup("".join(parts) + "</svg>")  # noqa: S704 - every text above went through escape


def _flow(start: tuple[float, int], end: tuple[float, int]) -> str:
    """From below one box to above the next, in straight pieces that bend between their rows."""
    (x1, y1), (x2, y2) = start, end
    bend = y2 - _ROW // 2
    pieces = [(x1, y1 + _BOX // 2, x1, bend), (x1, bend, x2, bend), (x2, bend, x2, y2 - _BOX // 2)]
    return "".join(
        f'<line x1="{a:.2f}%" y1="{b}" x2="{c:.2f}%" y2="{d}" class="flow"/>'
        for a, b, c, d in pieces
        if (a, b) != (c, d)
    )


def _partners(step: ModelStep, x: float, y: int, middle: Mapping[str, float]) -> str:
    """A thin line to every other party, ending in a ring in its lane."""
    parts = []
    for partner in step.partners:
        if partner in middle:
            parts.append(f'<line x1="{x:.2f}%" y1="{y}" x2="{middle[partner]:.2f}%" y2="{y}" class="with"/>')
            parts.append(f'<circle cx="{middle[partner]:.2f}%" cy="{y}" r="5" class="party"/>')
    return "".join(parts)


def _box(step: ModelStep, x: float, y: int, width: float, fresh: bool) -> str:
    kind = "step" + (" step-throughout" if step.throughout else "") + (" step-fresh" if fresh else "")
    left, size = x - width / 2 + 0.5, width - 1
    box = f'<rect x="{left:.2f}%" y="{y - _BOX // 2}" width="{size:.2f}%" height="{_BOX}" rx="4" class="{kind}"/>'
    lines = wrap(f"{step.order}. {step.name.id}", _LETTERS, max_lines=_MOST_LINES, placeholder=" …")
    start = y + 4 - 7 * (len(lines) - 1)
    return box + "".join(
        f'<text x="{x:.2f}%" y="{start + 14 * number}" class="step-name">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )


def _lines(text: str, x: int, y: int, kind: str, letters: int, most: int) -> str:
    return "".join(
        f'<text x="{x}" y="{y + 15 * number}" class="{kind}">{escape(line)}</text>'
        for number, line in enumerate(wrap(text, letters, max_lines=most, placeholder=" …"))
    )


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A known value of a cumulative line, in percent of the target."""

    year: int
    percent: float
    label: str


def draw_target_line(points: Sequence[LinePoint], target: LinePoint, first: int, description: str) -> Markup:
    """Known values over the years towards the target, which is an open mark; years without a value stay empty."""
    span = max(target.year - first, 1)

    def across(year: int) -> float:
        return 6 + 84 * (year - first) / span

    def down(percent: float) -> float:
        return 150 - 1.2 * min(percent, 100)

    parts = ['<svg class="scale target-line" width="100%" height="186" role="img">']
    parts.append(describe(said("Capaian terhadap target"), description))
    parts.append('<line x1="0" x2="100%" y1="150" y2="150" class="tick"/>')
    top = down(100)
    parts.append(f'<line x1="0" x2="100%" y1="{top}" y2="{top}" class="goal"/>')
    for year in range(first, target.year + 1):
        parts.append(f'<text x="{across(year):.2f}%" y="172" text-anchor="middle" class="small">{year}</text>')
    for one, other in pairwise(points):
        parts.append(
            f'<line x1="{across(one.year):.2f}%" y1="{down(one.percent):.1f}" x2="{across(other.year):.2f}%" '
            f'y2="{down(other.percent):.1f}" class="needle"/>'
        )
    for one in points:
        parts.append(f'<circle cx="{across(one.year):.2f}%" cy="{down(one.percent):.1f}" r="5" class="dot"/>')
        parts.append(_label(across(one.year), down(one.percent) - 11, one.label))
    parts.append(f'<circle cx="{across(target.year):.2f}%" cy="{top}" r="5.5" class="ring"/>')
    parts.append(_label(across(target.year), top - 11, target.label))
    return Markup("".join(parts) + "</svg>")  # noqa: S704 - labels are escaped in _label


def _label(x: float, y: float, text: str) -> str:
    return f'<text x="{x:.2f}%" y="{y:.1f}" text-anchor="middle" class="total">{escape(text)}</text>'
