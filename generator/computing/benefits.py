"""Benefits of a programme year, counted over its cooperatives. Nothing recorded is unknown, never "not yet"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.model.benefit import BenefitList, BenefitState, FinancingState
from generator.model.benefit_results import BenefitCount, BenefitsResult, FinancingCount
from generator.model.dashboard import Participant


def compute_benefits(participants: Iterable[Participant], benefits: BenefitList) -> BenefitsResult:
    """Counts of every item and of nearness to finance, and the lessons, for those who were mentored this year."""
    people = [one for one in participants if one.mentoring.has_begun]
    states = [one.mentoring.financing for one in people]
    finance = Counter(after for _, after in states if after is not None)
    return BenefitsResult(
        len(people),
        tuple(tuple(_count(item.id, people) for item in group.items) for group in benefits.groups),
        tuple(FinancingCount(state, finance[state]) for state in FinancingState),
        sum(after is None for _, after in states),
        tuple((one.row, *lesson) for one in people for lesson in one.mentoring.lessons),
    )


def _count(item: str, people: Iterable[Participant]) -> BenefitCount:
    had = gained = partly = lacking = unknown = 0
    cohorts: Counter[str] = Counter()
    known: Counter[str] = Counter()
    for one in people:
        before, after = one.mentoring.benefits.get(item, (None, None))
        if before is None or after is None:
            unknown += 1
            continue
        known[one.cohort] += 1
        if after is not BenefitState.ADA:
            partly += after is BenefitState.SEBAGIAN
            lacking += after is BenefitState.BELUM
        elif before is BenefitState.ADA:
            had += 1
        else:
            gained += 1
            cohorts[one.cohort] += 1
    return BenefitCount(
        item,
        had,
        gained,
        partly,
        lacking,
        unknown,
        tuple((cohort, cohorts[cohort], known[cohort]) for cohort in sorted(known)),
    )
