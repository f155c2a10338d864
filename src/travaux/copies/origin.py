"""Which of the reports that carry one text the others derive from.

Each piece of evidence is a function of its own, from the strongest to the weakest: a spun text is no origin
(:mod:`travaux.copies.pile` sees to that, by :mod:`travaux.copies.likelihood`), dates, a credit to another of them,
completeness, signs on the page, and at last the id, which tells nothing but is always there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from weakref import WeakKeyDictionary

from travaux.copies.words import Text, data

# Texts that tell so much of what the longest tells are equally full; page furniture may look like a paragraph.
FULL_SHARE = 0.95
# A line of the page that is no longer than this may be a stamp or a credit line.
SIGN_LINE = 200
# The dateline of an agency ("GENEVA (Agency) -") stands among so many characters.
DATELINE = 400

Evidence = Callable[[Sequence[Text]], list[Text]]


def origin_of(texts: Sequence[Text]) -> Text:
    """Return the text that the others derive from. ``texts`` must not be empty; their order does not matter."""
    return origin_by(texts)[0]


def origin_by(texts: Sequence[Text]) -> tuple[Text, tuple[str, ...]]:
    """Return the text that the others derive from, and the names of the evidence that told it."""
    left, told = list(texts), []
    for name, evidence in EVIDENCE.items():
        narrowed = evidence(left)
        if len(narrowed) < len(left):
            told.append(name)
        left = narrowed
    if len(left) > 1:
        told.append("id")
    return min(left, key=lambda text: text.report.id), tuple(told)


def earliest(texts: Sequence[Text]) -> list[Text]:
    """Return the texts that no other is older than. One without a date is no origin over one with a date."""
    dated = [(text, span) for text in texts if (span := published(text.report.published)) is not None]
    if not dated:
        return list(texts)
    first_end = min(end for _, (_, end) in dated)
    return [text for text, (start, _) in dated if start <= first_end]


def published(value: str | None) -> tuple[datetime, datetime] | None:
    """Return the first and last moment that an ISO date or time may mean, None if there is none.

    A time of day counts if it names its offset; otherwise the day does.
    """
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC), moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    parts = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", value)
    try:
        return _span(*(int(p) if p else None for p in parts.groups())) if parts else None
    except (ValueError, OverflowError):
        return None


def _span(year: int | None, month: int | None, day: int | None) -> tuple[datetime, datetime]:
    first = date(year or 1, month or 1, day or 1)
    if day:
        after = first + timedelta(days=1)
    else:
        after = date(first.year + (month in (None, 12)), (first.month % 12 + 1) if month else 1, 1)
    start, end = (datetime(d.year, d.month, d.day, tzinfo=UTC) for d in (first, after))
    return start, end - timedelta(microseconds=1)


def uncredited(texts: Sequence[Text]) -> list[Text]:
    """Return the texts whose pages do not give the text to the outlet of another; all if every page does."""
    outlets = {o.lower() for text in texts if (o := text.report.outlet)}
    left = [text for text in texts if not credits_any(text, outlets - {(text.report.outlet or "").lower()})]
    return left or list(texts)


def credits_any(text: Text, others: set[str]) -> bool:
    """Whether a page says, in a line or a dateline, that its text is from an outlet in ``others`` (lower case)."""
    if not others:
        return False
    dateline = text.report.text[:DATELINE].lower()
    if any(f"({outlet})" in dateline for outlet in others):
        return True
    return any(outlet in line for line in _sign_lines(text) for outlet in others)


_known_lines: WeakKeyDictionary[Text, tuple[str, ...]] = WeakKeyDictionary()  # texts are asked many times


def _sign_lines(text: Text) -> tuple[str, ...]:
    """Return the different short lines of a page that say that its text is from elsewhere, in lower case."""
    if text not in _known_lines:
        short = {line for piece in text.report.text.splitlines() if 0 < len(line := piece.strip()) <= SIGN_LINE}
        _known_lines[text] = tuple(line.lower() for line in short if _sign().match(line))
    return _known_lines[text]


def fullest(texts: Sequence[Text]) -> list[Text]:
    """Return the texts that tell the most: what is cut derives from what is whole."""
    words = [text.prose_words for text in texts]
    enough = FULL_SHARE * max(words)
    return [text for text, count in zip(texts, words, strict=True) if count >= enough]


def least_signs(texts: Sequence[Text]) -> list[Text]:
    """Return the texts whose pages bear the fewest signs that they come from elsewhere."""
    outlets = {o.lower() for text in texts if (o := text.report.outlet)}
    counts = [signs(text, outlets - {(text.report.outlet or "").lower()}) for text in texts]
    fewest = min(counts)
    return [text for text, count in zip(texts, counts, strict=True) if count == fewest]


def signs(text: Text, others: set[str]) -> int:
    """Return how many short lines of a page say that its text is from elsewhere; those that name an outlet in
    ``others`` (lower case) count twice.
    """
    return sum(1 + any(outlet in line for outlet in others) for line in _sign_lines(text))


@cache
def _sign() -> re.Pattern[str]:
    table = data("signs")
    number = r"(?:\d+|an?|one|" + "|".join(data("english")["numbers"]) + ")"
    patterns = (p.replace("{number}", number) for p in [*table["relative"], *table["credit"]])
    return re.compile(r"\W{0,5}(?:" + "|".join(f"(?:{p})" for p in patterns) + ")", re.I)


EVIDENCE: dict[str, Evidence] = {
    "date": earliest,
    "credit": uncredited,
    "completeness": fullest,
    "signs": least_signs,
}
