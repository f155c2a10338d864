"""How dates, quantities and report text are shown. Everything here is text in, text out, and no locale is asked."""

from __future__ import annotations

import re
from functools import cache

from travaux.model import Quantity, readable_number

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SIGNS = {"=": "", "<": "< ", "<=": "≤ ", ">": "> ", ">=": "≥ ", "~": "≈ "}
SIGN_OF_HARM = "\N{REPLACEMENT CHARACTER}"


@cache
def _invisible() -> re.Pattern[str]:
    """Marks that show nothing and are not needed to write any script, so that nothing is lost without them."""
    return re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060-\u2064\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")


@cache
def _harmful() -> re.Pattern[str]:
    """Characters which a terminal or a browser obeys: C0, DEL, C1, bidi embeddings and isolates; lone surrogates."""
    return re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f\ud800-\udfff]")


def shown(text: str) -> str:
    """Return ``text`` on one line, white space squashed, with every character that is obeyed rather than shown made
    a visible mark (U+FFFD)."""
    return _harmful().sub(SIGN_OF_HARM, " ".join(_invisible().sub("", text).split()))


def shorten(text: str, limit: int) -> str:
    """Return ``text`` on one line, cut at a word to at most ``limit`` characters, the cut shown as "…".

    A figure is not left at the cut: "more than 10…" might have been 10,000 or 10 percent.
    """
    line = shown(text)
    if len(line) <= limit:
        return line
    words = line[:limit].split(" ")[:-1]
    while words and any(c.isdigit() for c in words[-1]):
        words.pop()
    cut = " ".join(words)
    if len(cut) <= limit // 2:  # one long word, or nothing but figures
        cut = line[: limit - 1]
    return cut.rstrip(" ,;:.–—-“‘(") + "…"


def sentence(text: str, limit: int) -> str:
    """Return ``text`` shortened, without the full stop that the citation after it would part from its sentence."""
    line = shorten(text, limit)
    return line[:-1] if line.endswith(".") and not line.endswith("..") else line


@cache
def _iso() -> re.Pattern[str]:
    return re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?\Z", re.ASCII | re.DOTALL)


def _parts(iso: str) -> tuple[str, str, str] | None:
    """Return day, month and year of an ISO date, empty where it does not tell; None when it is no date."""
    found = _iso().match(iso)
    if not found:
        return None
    year, month, day = found[1], int(found[2] or 0), int(found[3] or 0)
    if month > len(MONTHS):
        return None
    return str(day or ""), MONTHS[month - 1] if month else "", str(int(year))


def readable_date(date: str | None) -> str:
    """Return an ISO date or interval ``A/B`` as people write it: "25 Nov 2025", "22–23 Nov 2025", "Nov 2025"."""
    if not date:
        return "no date"
    first, _, last = date.partition("/")
    return readable_interval(first or None, (last or None) if "/" in date else first)


def readable_interval(first: str | None, last: str | None) -> str:
    """Return the closed interval of two ISO dates; one of them alone reads "from …" or "by …"."""
    if not first and not last:
        return "no date"
    if not first or not last:
        return f"from {_one(first)}" if first else f"by {_one(last or '')}"
    a, b = _parts(first), _parts(last)
    if a is None or b is None or a == b:
        return _one(first) if first == last or a == b else f"{_one(first)} – {_one(last)}"
    if a[1:] == b[1:] and a[0] and b[0]:
        return f"{a[0]}–{b[0]} {b[1]} {b[2]}"
    if a[2] == b[2] and a[1] and b[1]:
        return f"{_join(a[0], a[1])} – {_join(*b)}"
    return f"{_join(*a)} – {_join(*b)}"


def _one(iso: str) -> str:
    parts = _parts(iso)
    return _join(*parts) if parts else shorten(iso, 24) or "no date"


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def first_day(date: str | None) -> str:
    """Return what sorts an ISO date or interval among others; unknown dates come last."""
    return (date or "").partition("/")[0] or "9999"


def last_day(date: str | None) -> str:
    """Return the last day that an ISO date or interval covers, in ISO; a month or a year ends on its highest day."""
    last = (date or "").rpartition("/")[2][:10]
    return {4: f"{last}-12-31", 7: f"{last}-31"}.get(len(last), last)


def readable_quantity(quantity: Quantity) -> str:
    """Return a quantity big and short: "≤ 600,000 personnel", "380,000–460,000 tonnes", "8 or 8.5 percent"."""
    values = quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)
    numbers = [_year_or_number(v, quantity.unit) for v in values]
    if quantity.comparator == "between":
        figure = "–".join(numbers)
    elif len(numbers) > 1:
        figure = f"{', '.join(numbers[:-1])} or {numbers[-1]}"
    else:
        figure = SIGNS.get(quantity.comparator, "") + "".join(numbers)
    return f"{figure} {shown(quantity.unit)}".strip()


def _year_or_number(value: float, unit: str) -> str:
    """Years take no comma; a bare number between 1900 and 2100 is one more often than not."""
    if unit in ("", "year") and value == int(value) and 1900 <= value <= 2100:
        return str(int(value))
    return readable_number(value)


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 report", "3 reports"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    """Return "A", "A and B", "A, B and C"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def harmless(text: str) -> str:
    """Return ``text`` with its white space as it is, and every other character that is obeyed made a visible mark."""
    return _harmful().sub(lambda found: " " if found[0] in "\t\n\v\f\r" else SIGN_OF_HARM, _invisible().sub("", text))
