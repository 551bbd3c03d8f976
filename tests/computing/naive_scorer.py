"""A second scorer for the tests: the raw text of a rulebook, rational numbers, every rule spelled out once.

Written for obviousness. It shares no code with the program; what it remembers between books is only what follows from
the text of the rulebook alone.
"""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache
from itertools import pairwise

import yaml

from tests.computing.books import ROOT

REMEMBERED = {}
"""Lowest and highest points by indicator; the raw rulebooks live as long as the tests do."""


@cache
def raw_rulebook(name):
    return yaml.load((ROOT / f"content/rulebooks/health/{name}.yml").read_text("utf-8"), Loader=yaml.BaseLoader)


@cache
def number(text):
    """The exact value of a written number."""
    return Fraction(text)


@cache
def part_of_weight(value, weight, parts):
    """value x weight / parts"""
    return number(value) * number(weight) / parts


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
            return (None, {name}, False) if stated is None else (stated, set(), False)
        formula = self.formulas[name]
        share = formula.get("share")
        names = [share["of"], share["part"], share["whole"]] if share else [term["of"] for term in formula["terms"]]
        parts = [self.amount(part) for part in names]
        total = None
        if all(part[0] is not None for part in parts):
            if share:
                of, part, whole = (one[0] for one in parts)
                total = Fraction(of * part) / whole if whole > 0 else None
            else:
                percent = Fraction(0)
                for term, part in zip(formula["terms"], parts, strict=True):
                    percent += number(term.get("weight", "100")) * part[0]
                total = percent / 100
        if stated is not None and total is not None and abs(stated - total) >= 1:
            return None, {name}, True
        if total is not None:
            return total, set(), False
        if stated is not None:
            return stated, set(), False
        unknown = [part for part in parts if part[0] is None]
        return None, set().union(*(part[1] for part in unknown)), any(part[2] for part in unknown)

    def can_be_negative(self, name):
        if name not in self.formulas:
            account = next(one for one in self.rules["accounts"] if one["id"] == name)
            return account.get("may_be_negative") == "ya"
        formula = self.formulas[name]
        if "share" in formula:
            return self.can_be_negative(formula["share"]["of"]) or self.can_be_negative(formula["share"]["part"])
        return any(number(one.get("weight", "100")) < 0 or self.can_be_negative(one["of"]) for one in formula["terms"])

    def least(self, name):
        """The least an amount can be while some of it is unknown; None when that is anything."""
        value = self.amount(name)[0]
        if value is not None:
            return value
        floor = None if self.can_be_negative(name) else 0
        if name not in self.formulas or "share" in self.formulas[name]:
            return floor
        total = Fraction(0)
        for term in self.formulas[name]["terms"]:
            weight = number(term.get("weight", "100"))
            bound = self.least(term["of"]) if weight >= 0 else self.amount(term["of"])[0]
            if bound is None:
                return floor
            total += weight * bound / 100
        return total

    def rules_out(self, indicator, low, high):
        """Whether no value of the unknown figures gives a ratio from low to high."""
        times = number(indicator.get("multiplier", "100"))
        above, below = (self.amount(indicator[side])[0] for side in ("numerator", "denominator"))
        if below is not None:
            least = self.least(indicator["numerator"])
            return least is not None and high < least * times / below
        least = self.least(indicator["denominator"])
        return above is not None and above >= 0 and bool(least) and least > 0 and low > above * times / least

    @staticmethod
    def row_of(indicator, ratio):
        rows = []
        for row in indicator["bands"]:
            if "at_least" in row and not ratio >= number(row["at_least"]):
                continue
            if "above" in row and not ratio > number(row["above"]):
                continue
            if "at_most" in row and not ratio <= number(row["at_most"]):
                continue
            if "below" in row and not ratio < number(row["below"]):
                continue
            rows.append(row)
        assert len(rows) == 1, (indicator["id"], ratio)
        return rows[0]

    def points(self, aspect, indicator, row):
        """A row's points of the total: its score, or a part of the aspect's weight by its class from 1 to 4."""
        if self.rules.get("method") == "class_average":
            return part_of_weight(str(5 - int(row["value"])), aspect["weight"], 4 * len(aspect["indicators"]))
        return part_of_weight(row["value"], indicator["weight"], 100)

    def extremes(self, aspect, indicator):
        """(lowest, highest) possible points of an indicator that is read through a table"""
        if id(indicator) not in REMEMBERED:
            REMEMBERED[id(indicator)] = self.find_extremes(aspect, indicator)
        return REMEMBERED[id(indicator)]

    def find_extremes(self, aspect, indicator):
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
        general = self.rules["operands"]
        if below is not None and below <= 0:
            minus = general["negative_over_negative" if below else "negative_over_zero"]["rule"]
            if below == 0:
                plus = indicator["zero_denominator"]
                minus = indicator.get("negative_over_zero", minus)
            else:
                plus = general["negative_denominator"]["rule"]
            if above is None:
                # A sum of what cannot fall below zero cannot either, so its sign is known without its value.
                signs = {plus, minus} if self.can_be_negative(indicator["numerator"]) else {plus}
            else:
                signs = {minus if above < 0 else plus}
            if len(signs) == 2:
                return "incomplete", None, lowest, highest, above_missing
            (outcome,) = signs
            if outcome == "not_computable":
                return "not_computable", None, lowest, highest, set()
            score = {"full_score": highest, "lowest_score": lowest}[outcome]
            return "scored", None, score, score, set()
        table_for_minus = indicator.get("negative_numerator", general["negative_numerator"]["rule"]) == "by_table"
        if above is not None and below is not None:
            ratio = Fraction(above) / below * number(indicator.get("multiplier", "100"))
            if "bands" not in indicator:
                return "incomplete", ratio, lowest, highest, set()
            if ratio < 0 and not table_for_minus:
                return "not_computable", ratio, lowest, highest, set()
            score = self.points(aspect, indicator, self.row_of(indicator, ratio))
            return "scored", ratio, score, score, set()
        missing = above_missing | below_missing
        printed = self.ratios.get(indicator["id"])
        if printed is not None and "bands" in indicator and not above_wrong and not below_wrong:
            half = Fraction(1, 2 * 10 ** len(printed.partition(".")[2]))
            middle = number(printed)
            if self.rules_out(indicator, middle - half, middle + half):
                return ("incomplete" if missing else "not_computable"), None, lowest, highest, missing
            low, high = (middle, middle) if middle == 0 else (middle - half, middle + half)
            if high < 0 and not table_for_minus:
                return "incomplete", middle, lowest, highest, missing
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
