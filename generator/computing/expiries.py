"""Documents of mentoring whose time runs out: which, and how many days are left on the day of the report.

Knows the dates printed on documents and the limit for a reminder. Refuses to know how long a kind of document is valid:
sources disagree, so only a written date counts, and a document without one is told as undated elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.engagement_results import ExpiryMark, OutputProgress, OutputState
from generator.model.mentoring_rules import MentoringRules

# A draft or a document that is not there has nothing that could run out.
_DATED = frozenset({OutputState.VALID, OutputState.EXPIRED})


def find_expiries(
    outputs: Iterable[OutputProgress], rules: MentoringRules | None, as_of: date
) -> tuple[ExpiryMark, ...]:
    """Soonest first: expired ones always, others once they are as near as the rules say; 0 days is the last day."""
    limit = rules.expiry_notice if rules is not None and rules.expiry_notice is not None else -1
    found = []
    for one in outputs:
        if one.valid_until is None or one.state not in _DATED:
            continue
        days = (one.valid_until - as_of).days
        if days <= limit:
            found.append(ExpiryMark(one.name, one.valid_until, days))
    return tuple(sorted(found, key=lambda mark: (mark.valid_until, mark.name)))
