"""What the language room finds in plain text: calendar expressions and quantities, each on its exact characters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from travaux.model import Comparator


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A calendar expression. ``first`` and ``last`` are its closed interval in days, open where ``None``.

    ``type`` and ``value`` follow TIMEX3. ``rule`` names the rule that read it, ``inferred`` tells that the interval
    rests on the anchor or on a cue (tense, "by", "until") rather than on the words alone. ``anchor`` is the day that
    an inferred interval was counted from: that of publication, or one that the text names before. ``event`` is what
    a stretch of time counts from when the text dates it nowhere ("of signature", "after entry into force"): such an
    expression has no days until someone knows those of the event.
    """

    start: int
    end: int
    text: str
    type: str  # DATE, TIME, DURATION or SET
    value: str
    first: date | None = None
    last: date | None = None
    rule: str = ""
    inferred: bool = False
    anchor: date | None = None
    event: str = ""
    ends: tuple[TimeExpression, ...] = ()  # of a range: the two dates as they stand there
    tagged: bool = True  # whether TIMEX3 marks it: "soon" and "previously" are read but not marked

    @property
    def resolved(self) -> bool:
        """Whether both ends of the interval are known."""
        return self.first is not None and self.last is not None


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity: ``value`` written out, a pair for "between", a tuple for "one-of"; ``unit`` as it stands there."""

    start: int
    end: int
    text: str
    value: float | tuple[float, ...]
    unit: str
    comparator: Comparator = "="


def iso(first: date | None, last: date | None) -> tuple[str | None, str | None]:
    """Return both ends of an interval in ISO 8601, as months or years where the interval is exactly one."""
    if first is None or last is None:
        return (first.isoformat() if first else None, last.isoformat() if last else None)
    if first.day == 1 and (last.month, last.year) == (first.month, first.year) and _month_ends(last):
        return f"{first:%Y-%m}", f"{first:%Y-%m}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first:%Y}", f"{first:%Y}"
    return first.isoformat(), last.isoformat()


def _month_ends(day: date) -> bool:
    return (day.month == 12 and day.day == 31) or (
        day.month < 12 and (date(day.year, day.month + 1, 1) - day).days == 1
    )
