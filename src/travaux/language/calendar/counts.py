"""Numbers of units: "12", "forty-eight", "a", "several"."""

from __future__ import annotations

from travaux.language.calendar.reading import Match


def count_of(m: Match, label: str) -> float | None:
    """Return the number in a labelled part of a match, ``None`` where it is vague ("several")."""
    total: float | None = None
    for word in m.text(label):
        value = _value(m, word)
        if word in ("couple", "dozen", "hundred"):
            total = {"couple": 2, "dozen": 12, "hundred": 100}[word] * (total or 1)
        elif value is not None:
            total = (total or 0) + value
    if m.text(label)[-1:] in (["few"], ["several"], ["many"]):
        return None
    return total


def _value(m: Match, word: str) -> float | None:
    if word[0].isdigit():
        return float(word.replace(",", "")) if len(word) < 16 else None
    if word in ("a", "an"):
        return 1
    if word == "half":
        return 0.5
    found = next((m.lexicon.value(t, word) for t in ("numerals", "tens") if m.lexicon.value(t, word) is not None), None)
    return float(found) if isinstance(found, int) else None


def written_count(count: float | None) -> str:
    """Return a count as TIMEX3 writes it: "X" where it is vague."""
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else str(count)
