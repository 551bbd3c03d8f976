"""Dates as the programme counts them: months to the same day, and Indonesian working days.

Pure functions; today is never asked for here.
"""

from __future__ import annotations

from collections.abc import Container
from datetime import date, timedelta

_SATURDAY = 5


def is_working_day(day: date, holidays: Container[date]) -> bool:
    """Monday to Friday, unless it is a public holiday or collective leave."""
    return day.weekday() < _SATURDAY and day not in holidays


def list_working_days(start: date, end: date, holidays: Container[date]) -> tuple[date, ...]:
    """Every working day from `start` to `end`, both included; none when `end` lies before `start`."""
    span = range((end - start).days + 1)
    days = (start + timedelta(days=number) for number in span)
    return tuple(day for day in days if is_working_day(day, holidays))
