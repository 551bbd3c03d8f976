"""The program against a naive scorer that reads the raw rulebook text and shares no code with it.

The scorer below is written for obviousness: no preparation, no caching across books, every rule spelled out once.
"""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest
import yaml

from generator.computing.health import compute_health_score
from tests.computing.books import ROOT, RULEBOOKS, real_rulebooks, write_assessment

BOOKS_PER_RULEBOOK = 1500


@cache
def raw_rulebook(name):
    return yaml.load((ROOT / f"content/rulebooks/health/{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


@cache
def number(text):
    return Fraction(text)


class NaiveScorer:
    def __init__(self, rules, figures, ratios, answers, checklists):
        self.rules = rules
        self.figures = figures
        self.ratios = ratios
        self.answers = answers
        self.checklists = checklists
        self.formulas = {one["id"]: one for one in rules["amounts"]}
        self.found = {}

    def amount(self, name):
        """(value or None, names to supply, whether figures contradict each other)"""
        if name not in self.found:
            self.found[name] = self.work_out(name)
        return self.found[name]

    def work_out(self, name):
        stated = self.figures.get(name)
        if name not in self.formulas:
            return (None, {name}, False) if stated is None else (Fraction(stated), set(), False)
        formula = self.formulas[name]
        share = formula.get("share")
        names = [share["of"], share["part"], share["whole"]] if share else [term["of"] for term in formula["terms"]]
        parts = [self.amount(part) for part in names]
        total = None
        if all(part[0] is not None for part in parts):
            if share:
                of, part, whole = (one[0] for one in parts)
                total = of * part / whole if whole > 0 else None
            else:
                total = Fraction(0)
                for term, part in zip(formula["terms"], parts, strict=True):
                    total += part[0] * number(term.get("weight", "100")) / 100
        if stated is not None and total is not None and abs(stated - total) >= 1:
            return None, {name}, True
        if total is not None:
            return total, set(), False
        if stated is not None:
            return Fraction(stated), set(), False
        unknown = [part for part in parts if part[0] is None]
        return None, set().union(*(part[1] for part in unknown)), any(part[2] for part in unknown)

    @staticmethod
    def row_of(indicator, ratio):
        rows = []
        for row in indicator["bands"]:
            fits = True
            if "at_least" in row:
                fits = fits and ratio >= number(row["at_least"])
            if "above" in row:
                fits = fits and ratio > number(row["above"])
            if "at_most" in row:
                fits = fits and ratio <= number(row["at_most"])
            if "below" in row:
                fits = fits and ratio < number(row["below"])
            if fits:
                rows.append(row)
        assert len(rows) == 1, (indicator["id"], ratio)
        return rows[0]

    def points(self, aspect, indicator, row):
        """A row's points of the total: its score, or a part of the aspect's weight by its class from 1 to 4."""
        if self.rules.get("method") == "class_average":
            return (5 - number(row["value"])) / 4 * number(aspect["weight"]) / len(aspect["indicators"])
        return number(row["value"]) * number(indicator["weight"]) / 100

    def extremes(self, aspect, indicator):
        """(lowest, highest) possible points of an indicator that is read through a table"""
        if "bands" in indicator:
            points = [self.points(aspect, indicator, row) for row in indicator["bands"]]
            return min(points), max(points)
        averaged = self.rules.get("method") == "class_average"
        worst, best = ({"value": "4"}, {"value": "1"}) if averaged else ({"value": "0"}, {"value": "100"})
        return self.points(aspect, indicator, worst), self.points(aspect, indicator, best)

    def indicator(self, aspect, indicator):
        """(state, ratio, lowest, highest, names to supply)"""
        if "items" in indicator:
            items, fulfilled = int(indicator["items"]), self.checklists.get(indicator["id"])
            if fulfilled is None or fulfilled > items:
                return "incomplete", None, *self.extremes(aspect, indicator), {indicator["id"]}
            share = Fraction(fulfilled, items) * 100
            score = self.points(aspect, indicator, self.row_of(indicator, share))
            return "scored", share, score, score, set()
        if "questions" in indicator:
            given = [self.answers.get(question["id"]) for question in indicator["questions"]]
            each = number(indicator["points_per_yes"])
            yes, open_ = given.count("ya"), given.count(None)
            missing = {one["id"] for one in indicator["questions"] if one["id"] not in self.answers}
            if open_:
                return "incomplete", None, yes * each, (yes + open_) * each, missing
            return "scored", Fraction(100 * yes, len(given)), yes * each, yes * each, set()
        lowest, highest = self.extremes(aspect, indicator)
        above, above_missing, above_wrong = self.amount(indicator["numerator"])
        below, below_missing, below_wrong = self.amount(indicator["denominator"])
        if below is not None and below <= 0:
            if below == 0 and indicator["zero_denominator"] == "full_score":
                return "scored", None, highest, highest, set()
            return "not_computable", None, lowest, highest, set()
        if above is not None and below is not None:
            ratio = above / below * number(indicator.get("multiplier", "100"))
            if "bands" not in indicator:
                return "incomplete", ratio, lowest, highest, set()
            score = self.points(aspect, indicator, self.row_of(indicator, ratio))
            return "scored", ratio, score, score, set()
        missing = above_missing | below_missing
        printed = self.ratios.get(indicator["id"])
        if printed is not None and "bands" in indicator and not above_wrong and not below_wrong:
            half = Fraction(1, 2 * 10 ** len(printed.partition(".")[2]))
            middle = number(printed)
            low, high = (middle, middle) if middle == 0 else (middle - half, middle + half)
            edges = {low, high, *(edge for edge in self.edges(indicator) if low <= edge <= high)}
            # Every row between two neighbouring edges shows up on an edge or halfway to the next one.
            ordered = sorted(edges)
            probes = ordered + [(one + two) / 2 for one, two in pairwise(ordered)]
            scores = [self.points(aspect, indicator, self.row_of(indicator, probe)) for probe in probes]
            if min(scores) == max(scores):
                return "scored", middle, scores[0], scores[0], set()
            return "incomplete", middle, min(scores), max(scores), missing
        return ("incomplete" if missing else "not_computable"), None, lowest, highest, missing

    @staticmethod
    def edges(indicator):
        return {
            number(row[end])
            for row in indicator["bands"]
            for end in ("at_least", "above", "at_most", "below")
            if end in row
        }

    def all(self):
        return [[self.indicator(aspect, one) for one in aspect["indicators"]] for aspect in self.rules["aspects"]]

    def predicate(self, total):
        return next(one["id"] for one in self.rules["predicates"]["classes"] if total >= number(one["at_least"]))


def assert_same(name, figures, ratios=None, answers=None, checklists=None):
    ratios, answers, checklists = ratios or {}, answers or {}, checklists or {}
    stated = {"figures": figures, "ratios": ratios, "answers": answers, "checklists": checklists}
    assessment = write_assessment(rulebook=name, **stated)
    score = compute_health_score(assessment, None, real_rulebooks())
    oracle = NaiveScorer(raw_rulebook(name), figures, ratios, answers, checklists)
    lowest = highest = Fraction(0)
    complete = True
    for aspect, expected in zip(score.aspects, oracle.all(), strict=True):
        for found, (state, ratio, low, high, missing) in zip(aspect.indicators, expected, strict=True):
            shown = (figures, ratios, found.rule.id)
            assert found.state.value == state, shown
            assert (found.ratio, found.lowest, found.highest) == (ratio, low, high), shown
            assert found.score == (low if state == "scored" else None), shown
            assert set(found.missing) == missing, shown
            if found.band is not None:
                assert found.value == found.band.value, shown
        whole = all(one[0] == "scored" for one in expected)
        low, high = sum(one[2] for one in expected), sum(one[3] for one in expected)
        assert (aspect.lowest, aspect.highest, aspect.score) == (low, high, low if whole else None)
        lowest, highest, complete = lowest + low, highest + high, complete and whole
    assert (score.lowest, score.highest, score.total) == (lowest, highest, lowest if complete else None)
    assert (score.predicate.id if score.predicate else None) == (oracle.predicate(lowest) if complete else None)
    best, worst = score.possible_predicates[0].id, score.possible_predicates[-1].id
    assert (best, worst) == (oracle.predicate(highest), oracle.predicate(lowest))
    return score


class BookMaker:
    """Random books: whole ones, ones with gaps, zeros, minus signs, stated totals that agree or do not."""

    def __init__(self, name, seed):
        self.chance = random.Random(seed)
        self.rules = raw_rulebook(name)
        self.accounts = [one["id"] for one in self.rules["accounts"]]
        self.indicators = [one for aspect in self.rules["aspects"] for one in aspect["indicators"]]
        self.ratios = [one for one in self.indicators if "numerator" in one and "bands" in one]
        self.items = {one["id"]: int(one["items"]) for one in self.indicators if "items" in one}
        self.questions = [one["id"] for indicator in self.indicators for one in indicator.get("questions", ())]

    def figures(self):
        chance = self.chance
        size = 10 ** chance.randint(1, 17)
        gap, zero, minus = (chance.choice((0, 0, 0, share)) for share in (0.15, 0.2, 0.1))
        figures = {}
        for name in self.accounts:
            if chance.random() < gap:
                continue
            value = 0 if chance.random() < zero else chance.randint(1, size)
            # A total that is an account of its own exceeds its parts, or hardly any book would have a gross surplus.
            value *= 5 if name.startswith("total_") else 1
            figures[name] = -value if chance.random() < minus else value
        oracle = NaiveScorer(self.rules, dict(figures), {}, {}, {})
        for amount in chance.sample(self.rules["amounts"], chance.choice((0, 0, 0, 1, 3, 8))):
            known = oracle.amount(amount["id"])[0]
            if known is None:
                figures[amount["id"]] = chance.randint(-size // 10, size)
            else:
                figures[amount["id"]] = round(known) + chance.choice((0, 0, 0, 1, -1, 2))
        return self.near_an_edge(figures) if chance.random() < 0.4 else figures

    def near_an_edge(self, figures):
        indicator = self.chance.choice(self.ratios)
        edge = self.chance.choice(sorted(NaiveScorer.edges(indicator)))
        below = 200 * self.chance.randint(1, 10**12)
        figures[indicator["denominator"]] = below
        on = int(edge * below / number(indicator.get("multiplier", "100")))
        figures[indicator["numerator"]] = on + self.chance.choice((-1, 0, 1))
        return figures

    def printed(self):
        found = {}
        for indicator in self.chance.sample(self.ratios, self.chance.choice((0, 0, 2, 9))):
            edge = self.chance.choice(sorted(NaiveScorer.edges(indicator)))
            digits = self.chance.choice((0, 1, 2))
            units = int(edge * 10**digits) + self.chance.randint(-3, 3)
            text = f"{abs(units):0{digits + 1}d}"
            text = f"{text[:-digits]}.{text[-digits:]}" if digits else text
            found[indicator["id"]] = f"-{text}" if units < 0 else text
        return found

    def answers(self):
        share = self.chance.choice((0, 0, 0, 0.1, 0.6))
        return {name: self.chance.choice(("ya", "tidak")) for name in self.questions if self.chance.random() >= share}

    def checklists(self):
        share = self.chance.choice((0, 0, 0, 0.1, 0.6))
        stated = [name for name in self.items if self.chance.random() >= share]
        overfull = self.chance.random() < 0.1
        return {name: self.chance.randint(0, self.items[name] + overfull) for name in stated}


@pytest.mark.parametrize("name", RULEBOOKS)
def test_random_books_agree_in_every_ratio_score_total_and_interval(name):
    maker = BookMaker(name, seed=f"lumbung {name}")
    states, totals = {}, 0
    for _ in range(BOOKS_PER_RULEBOOK):
        score = assert_same(name, maker.figures(), maker.printed(), maker.answers(), maker.checklists())
        totals += score.total is not None
        for one in score.indicators:
            states[one.state.value] = states.get(one.state.value, 0) + 1
    # The books must reach every state, or agreement would say little.
    open_tables = any("bands_unknown" in one for one in maker.indicators)
    assert totals == 0 if open_tables else totals > BOOKS_PER_RULEBOOK // 60, totals
    assert min(states[state] for state in ("scored", "incomplete", "not_computable")) > BOOKS_PER_RULEBOOK // 4


@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_band_edge_and_one_rupiah_on_either_side(name):
    tried = 0
    for indicator in BookMaker(name, 0).ratios:
        for edge in NaiveScorer.edges(indicator):
            multiplier = number(indicator.get("multiplier", "100"))
            for below in (2 * multiplier, 10**10 * multiplier, 2 * 10**15 * multiplier):
                below = int(below)
                on = edge * below / multiplier
                assert on.denominator == 1
                for change in (-1, 0, 1):
                    figures = {indicator["denominator"]: below, indicator["numerator"]: int(on) + change}
                    score = assert_same(name, figures)
                    found = next(one for one in score.indicators if one.rule.id == indicator["id"])
                    assert found.ratio == edge + multiplier * change / below
                    assert found.state.value == "scored"
                    tried += 1
    assert tried > 300


@pytest.mark.parametrize("name", RULEBOOKS)
def test_every_checklist_with_every_number_of_items(name):
    maker = BookMaker(name, 0)
    for identity, items in maker.items.items():
        for fulfilled in range(items + 2):
            score = assert_same(name, {}, checklists={identity: fulfilled})
            found = next(one for one in score.indicators if one.rule.id == identity)
            assert (found.score is None) is (fulfilled > items)


@pytest.mark.parametrize("name", RULEBOOKS)
def test_printed_ratios_at_every_edge(name):
    for indicator in BookMaker(name, 0).ratios:
        for edge in NaiveScorer.edges(indicator):
            for digits in (0, 1, 2, 5):
                for change in (-1, 0, 1):
                    units = int(edge * 10**digits) + change
                    text = f"{abs(units):0{digits + 1}d}"
                    text = ("-" if units < 0 else "") + (f"{text[:-digits]}.{text[-digits:]}" if digits else text)
                    assert_same(name, {}, {indicator["id"]: text})
