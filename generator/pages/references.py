"""The pages of the references beside the rulebooks: the goals of PEARLS, the size classes (KUK).

Knows how a reference is printed whole; refuses to know any cooperative.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from generator.model.cooperative import Authored
from generator.model.goals import BookYear, Goal, GoalInput, GoalRule
from generator.model.rulebook import Evidence, Instrument
from generator.model.size_class import SizeClassRule
from generator.pages import wording
from generator.pages.environment import Templates
from generator.pages.goals_text import goals_path, tell_goal
from generator.pages.language import said
from generator.pages.operand_text import tell_operand_rules
from generator.pages.page import Page
from generator.pages.rulebook_text import RulebookText
from generator.pages.size_class_text import limit_text, size_class_path

FRAME = "aturan/kerangka/index.html"


def render_goals_page(templates: Templates, goals: Authored[GoalRule], texts: Mapping[str, RulebookText]) -> Page:
    """The page of one reference of goals."""
    rule = goals.content
    names: dict[str, str] = {}
    for text in texts.values():
        for key, name in text.names.items():
            names.setdefault(key, name)
    inputs = {one.id: one for one in rule.inputs}
    rows = [rule.count_grounds, *(one.grounds for one in rule.goals), *(one.grounds for one in rule.inputs)]
    values = {
        "rule": rule,
        "file": goals.file,
        "counts": _count(Counter(one.evidence for one in rows)),
        "rows": len(rows),
        "applies_to": wording.joined(tuple(wording.APPLIES_TO[one] for one in rule.applies_to)),
        "operand_rules": tell_operand_rules(rule.operands),
        "groups": [(group, [one for one in rule.goals if one.id.startswith(group.id)]) for group in rule.groups],
        "goal_words": {one.id: tell_goal(one.goal) for one in rule.goals},
        "computed": {one.id: _formula(one, inputs) for one in rule.goals if one.numerator is not None},
        "ways": {one.id: _ways(one, names) for one in rule.inputs},
        "words": wording.EVIDENCE,
        "root": "../../",
    }
    return Page(
        path=goals_path(rule),
        frame=FRAME,
        sources=(goals.file,),
        title=rule.title.id,
        description=said(
            "{count} rasio {name} dengan sasarannya: acuan, bukan skor dan bukan aturan.",
            count=rule.count,
            name=rule.short_name,
        ),
        body=templates.render("pages/goals.html", values),
        search_text=" ".join((rule.title.id, rule.short_name, said("acuan"), *(one.name.id for one in rule.groups))),
    )


def render_size_class_page(
    templates: Templates, classes: Authored[SizeClassRule], instruments: Mapping[str, Instrument]
) -> Page:
    """The page of the size classes."""
    rule = classes.content
    limits = [limit for one in rule.classes for limit in one.limits]
    rows = [rule.combination.grounds, rule.on_limit.grounds, *(one.grounds for one in limits)]
    table = [
        (
            one.name.id,
            [next((limit for limit in one.limits if limit.measure == each.id), None) for each in rule.measures],
        )
        for one in rule.classes
    ]
    values = {
        "rule": rule,
        "file": classes.file,
        "instrument": instruments.get(rule.instrument),
        "counts": _count(Counter(one.evidence for one in rows)),
        "rows": len(rows),
        "table": table,
        "units": [one.unit for one in rule.measures],
        "limit_text": limit_text,
        "odd": [
            (one, next(each for each in rule.measures if each.id == one.measure))
            for one in limits
            if one.others or one.grounds.printed
        ],
        "words": wording.EVIDENCE,
        "root": "../../",
    }
    return Page(
        path=size_class_path(rule),
        frame=FRAME,
        sources=(classes.file,),
        title=rule.title.id,
        description=said("Batas anggota, modal sendiri, dan aset tiap kelas usaha koperasi, dengan tingkat buktinya."),
        body=templates.render("pages/size_classes.html", values),
        search_text=said("{title} KUK kelas usaha koperasi", title=rule.title.id),
    )


def _count(found: Counter[Evidence]) -> list[tuple[str, str, int]]:
    return [(one.value, wording.EVIDENCE[one], found[one]) for one in Evidence if found[one]]


def _formula(goal: Goal, inputs: Mapping[str, GoalInput]) -> tuple[GoalInput, GoalInput]:
    return inputs[goal.numerator or ""], inputs[goal.denominator or ""]


def _ways(one: GoalInput, names: Mapping[str, str]) -> tuple[str, ...]:
    """`Total aset, separuhnya, ditambah total aset tahun lalu, separuhnya`: each way of making an input, once."""
    found = []
    for way in one.ways:
        words: list[str] = []
        for term in way.terms:
            name = wording.lower_first(names.get(term.of, term.of))
            share = "" if abs(term.weight) == 100 else f"{wording.trimmed_percent(abs(term.weight))} "
            if term.year is BookYear.BEFORE:
                name = said("{name} tahun lalu", name=name)
            joint = "" if not words else said(" dikurangi ") if term.weight < 0 else said(" ditambah ")
            words.append(f"{joint}{share}{name}")
        found.append("".join(words))
    return tuple(key for key, _ in groupby(found))
