"""Numbers of units: "12", "forty-eight", "a", "several"."""

from __future__ import annotations

from travaux.language.calendar.reading import Match

MANY = {"couple": 2, "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
# Numbers that nobody has counted: "several hundred", "thousands of".
VAGUE = {"few", "several", "many", "dozens", "hundreds", "thousands", "millions", "billions"}
# Units that half of can be said in the next smaller one: the smaller one, and how many of it are half.
HALVES = {"Y": ("M", 6), "TH": ("TM", 30), "TM": ("TS", 30)}
# Units that TIMEX3 counts in years.
YEARS_IN = {"DE": 10, "CE": 100}


def count_of(m: Match, label: str) -> float | None:
    """Return the number in a labelled part of a match, ``None`` where it is vague ("several")."""
    total: float | None = None
    if m.word(label) == "half":
        return 0.5
    for word in m.text(label):
        value = _value(m, word)
        if word in MANY:
            total = MANY[word] * (total or 1)
        elif value is not None:
            total = (total or 0) + value
    if VAGUE & set(m.text(label)):
        return None
    return total


def _value(m: Match, word: str) -> float | None:
    if word[0].isdigit():
        return float(word.replace(",", "")) if len(word) < 16 else None
    if word in ("a", "an", "another"):
        return 1
    found = next((m.lexicon.value(t, word) for t in ("numerals", "tens") if m.lexicon.value(t, word) is not None), None)
    return float(found) if isinstance(found, int) else None


def written_count(count: float | None) -> str:
    """Return a count as TIMEX3 writes it: "X" where it is vague."""
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else str(count)


def duration_value(count: float | None, code: str) -> str:
    """Return the TIMEX3 value of so many units."""
    if code == "FN":
        count, code = None if count is None else 2 * count, "W"
    if count is not None and code in YEARS_IN:
        count, code = count * YEARS_IN[code], "Y"
    rest = ""
    if count is not None and count % 1 == 0.5 and code in HALVES:
        smaller, half = HALVES[code]
        count, rest = count - 0.5, f"{half}{smaller[-1:]}"
    whole = "" if rest and not count else f"{written_count(count)}{code[-1:] if code.startswith('T') else code}"
    return f"P{'T' if code.startswith('T') else ''}{whole}{rest}"
