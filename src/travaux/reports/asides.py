"""Lines of a head that are told by their form: slugs of agencies, paths of menus, notices, numbers, lone addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from travaux.reports import outlets
from travaux.reports.blocks import block_of
from travaux.reports.labels import NAME_WORDS
from travaux.reports.lexicon import one_of, table
from travaux.reports.marks import Mark, is_notice, stamped
from travaux.reports.phrases import phrase_of
from travaux.reports.units import Unit

# Words of a button or a notice of the page.
CHROME_WORDS = 5

# What sets the parts of a line apart, and the steps of a menu's path.
PARTS = re.compile(r"\s*[|•·∙,;()]\s*|\s[–—-]\s|\s{3,}")
CRUMBS = re.compile(r"\s*(?:[>»›→]|::)\s*|\s/\s|\s\|\s")
# A word of a code: a figure among capitals, or capitals on both sides of a stroke; and what may stand beside it.
_CODE = re.compile(r"(?=\S*[A-Z])(?:(?=\S*\d)[A-Z\d/.,:_^&-]+|/?[A-Z\d&^]+(?:[-_/]+[A-Z\d&]+)+[,/]?)")
_SLUG_WORD = re.compile(r"[A-Z\d^&/.,:_-]+|[a-z]|\([A-Z]+|\d+\)")
# A line with no word in it: "A A A", "A–Z / T".
_NO_WORD = re.compile(r"(?!.*(?:[^\W\d_]{3}|[^\W\d_][a-z]))(?=.*\D).+")
_LOW_SLUG = re.compile(r"[a-z\d]+(?:[-_][a-z\d]+){1,8}")
_WIRE_SLUG = re.compile(r"\^?(?:BC|[A-Z]{2,3}-[A-Z]{2})-\S.*|\^?\S+-\S+.*\b(?:Ld|Lede|Writethru)\b.*")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[a-z\d][a-z\d-]*(?:\.[a-z\d-]+)*\.[a-z]{2,8})/?", re.IGNORECASE)
_NAMED_HOST = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)|\bwww\.(?P<site>[\w-]+(?:\.[\w-]+)+)")
# A part of an imprint without a day: "October 2022", "Issue 317", "Vol. 8 No. 3", "Spring 2031".
_ISSUE = (
    r"(?:(?:the )?(?:MONTH(?:[/–-]MONTH)?|spring|summer|autumn|fall|winter)(?: issue)?,? ?\d{4}|\d{4}|"
    r"(?:(?:vol(?:ume)?|no|number|issue|nr|edition|pp?|page|issn)\.? ?[\dIVXLC][\dIVXLC/–-]*X?[ ,]*)+|"
    r"free|price.{0,15}|[£$€]\S+)"
)


def aside(unit: Unit) -> Mark | None:
    """Return the mark of a line that by its form is neither title nor nameplate, else None."""
    flat = unit.flat
    if host := _HOST.fullmatch(flat):
        return stamped(unit, maybe=outlets.of_host(host["host"]))
    if phrase := phrase_of(flat):
        button = phrase.kind == "furniture" and ":" not in flat and len(flat.split()) <= CHROME_WORDS
        return Mark((block_of(unit, phrase.kind),)) if button else None
    if is_notice(flat) or is_slug(flat) or is_issue(flat) or _NO_WORD.fullmatch(flat):
        return stamped(unit)
    crumbs = [part for part in CRUMBS.split(flat) if part]
    if len(crumbs) > 1 and is_crumbs(crumbs):
        first = crumbs[0]
        return stamped(unit, outlet=None if outlets.is_section(first) else outlets.shown(first))
    return None


def is_slug(flat: str) -> bool:
    """Whether a line is the catch line of an agency or an editor: "XNA0417 4 POL 0211", "FERRY-TALKS", "ferry-2"."""
    parts = flat.split()
    if len(parts) == 1 and _LOW_SLUG.fullmatch(flat) and re.search(r"\d|[-_]\w+[-_]", flat):
        return True
    coded = any(_CODE.fullmatch(p) for p in parts) and all(_SLUG_WORD.fullmatch(p) for p in parts)
    return (coded and (len(parts) > 1 or flat.isupper())) or _WIRE_SLUG.fullmatch(flat) is not None


def is_crumbs(parts: Sequence[str]) -> bool:
    """Whether the parts of a line are the path of a menu ("Home", "News"): short, one of them a section."""
    return all(len(p.split()) <= NAME_WORDS for p in parts[:-1]) and any(outlets.is_section(p) for p in parts)


@cache
def issue() -> re.Pattern[str]:
    """Return what a part of an imprint without a day looks like."""
    calendar = table("head")["calendar"]
    month = one_of([*calendar["months"], *calendar["short_months"]])
    return re.compile(_ISSUE.replace("MONTH", month), re.IGNORECASE)


def is_issue(flat: str) -> bool:
    """Whether a line is an imprint without a day."""
    parts = [part for part in PARTS.split(flat) if part]
    numbered = [part for part in parts if issue().fullmatch(part)]
    return bool(numbered) and all(p in numbered or outlets.is_section(p) for p in parts)


def hosts(flat: str) -> Iterator[str]:
    """Yield the host names in the addresses of a line."""
    for found in _NAMED_HOST.finditer(flat):
        yield found["host"] or found["site"]
