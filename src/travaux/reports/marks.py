"""What one line of a report's head tells: its title, date, outlet, writer or address, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from travaux.model import Block, BlockKind
from travaux.reports import outlets
from travaux.reports.datelines import dateline
from travaux.reports.lexicon import one_of, table, words
from travaux.reports.phrases import phrase_of
from travaux.reports.stamps import Stamp, day_of, prefix, scan, whole
from travaux.reports.units import Unit

# Longest byline in characters, and longest part of a line cut up by bars.
BYLINE = 140
PART_WORDS = 6
# Words of the place beside an outlet's name.
PLACE_WORDS = 2
# Parts of an imprint beside its date, and words of one of them.
IMPRINT_PARTS, IMPRINT_WORDS = 4, 8
# Words of a part in small letters beside a date ("take one", "late edition").
MOTTO_WORDS = 2

# What parts of an imprint are set apart by.
_BETWEEN_PARTS = re.compile(
    r"\s[–—/-]\s|(?<!\b[Nn]o)(?<!\b[Vv]ol)(?<!\b[Pp]g)(?<!\bp)(?<!\bpp)\.\s|[,;()\[\]|•·∙>»›*]\s?|\.$"
)
_ENDS_PART = re.compile(r"(?:\s[–—/-]|[,.;(\[|•·∙>»›*])\s*$")
_BEGINS_PART = re.compile(
    r"\s*(?:[–—/-]\s|[,.;()\[\]|•·∙*]|(?:[A-Za-z]+\s)?(?i:edition|issue|number|print)\b|[Bb]y\s(?=[A-Z]))"
)
# What introduces the name of the paper a report is taken from.
_PRINTED = re.compile(
    r"(?:as |this (?:article|story) |first |originally )*"
    r"(?:re)?(?:published|printed|appeared|ran|taken) (?:in|by|from)\s"
    r"|(?:reprinted )?from\s(?=The\b|the\b)|courtesy of\s",
    re.IGNORECASE,
)
_EDITION = re.compile(r"^\s(?:[A-Za-z]+\s)?(?:edition|issue|number|print)\b", re.IGNORECASE)
# A gap that sets parts of a line apart as a bar does.
_GAP = re.compile(r"[ \t\u2003]*(?:\t|[ \u2003]{3})[ \t\u2003]*")
# What was done on a day, before it: "Adopted at Port Anna, 3 May 2031" is no imprint.
_DONE = re.compile(r"(?:[A-Z][a-z]+ed|Born|Est|Since|Until|From|Due)(?:\s(?:at|in|on|by|of|from)\s.*)?")
_NUMBERED = re.compile(
    r"(?:\w+ ){0,2}(?:no\.?|number|issue|page|vol\.?|volume|pp?\.)\s?\d+(?:[/–-]\d+)?|\d{1,2}[.:]\d{2}", re.IGNORECASE
)
# The year of an issue's number: "Issue 22/2024", "No. 8/2027".
_ISSUE_YEAR = re.compile(r"\d{1,3}/(\d{4})\b")
# What introduces a date in a longer line of a live page: "This page is closed. Last entry 18 October 2025, 23:10."
_LABELLED = re.compile(r"(?:^|[.!|•·∙–—]\s+)(?=[A-Z])")
_BARS = re.compile(r"\s?[|•·∙]\s?|\s[/–—-]\s")
_NAME = r"(?:[A-ZÀ-Þ][\w.’'-]*|de|la|van|von|der|den|bin|al|el|di|da|du|y)"
_WRITERS = rf"{_NAME}(?:\s{_NAME}){{0,4}}(?:(?:,?\s(?:and|&)\s|,\s){_NAME}(?:\s{_NAME}){{0,4}}){{0,5}}"
# The rest of a byline: a role, an outlet, a place.
_ROLE = r"(?:\s(?:in|for|of|at|from)\s(?:the\s)?[A-Z][^.!?]{1,60}|,\s[^.!?]{2,80}|\s\([^()]{2,40}\))?"
_BYLINE = re.compile(rf"(?:By|BY|by|Words by|Written by|Story by|Analysis by)\s+(?P<who>{_WRITERS}{_ROLE})")
_NAMES_ONLY = re.compile(rf"(?:By|BY)\s+(?P<who>{_WRITERS})\.")
_LOGIN = re.compile(r"by\s+(?P<who>[a-z][\w.-]{1,30})", re.IGNORECASE)
_FROM = re.compile(
    r"(?:From|By) (?:our|a|the) (?:own |special |\w+ )?(?:correspondents?|reporters?|staff|editors?)\b[^.!?]{0,50}"
)
_WHO = re.compile(rf"(?=[^\W\d_a-z])[^?!\"“”]{{2,{BYLINE}}}")
_PEOPLE = re.compile(
    r"(?:(?:[A-Z][\w’'-]*\s){1,3})?(?:[Rr]eporters?|[Cc]orrespondents?|[Ss]taff(?: writers?| reporters?)?|[Nn]ewsroom)"
    r"(?:,? and agencies| with agencies| in [A-Z]\w+)?"
)
_STAFF = re.compile(
    r"(?P<outlet>[A-Z][\w.’' -]{1,30}?)\s(?:Staff|staff(?: writers?| reporters?)?|Newsroom|Editorial Team)"
)
_URL = re.compile(r"<?(https?://[^\s<>]+)>?")
# Who put a page up, with the day: "Posted by Jo Roe on May 3, 2031".
_POSTED = re.compile(r"(?:[Pp]osted|[Pp]ublished|[Ss]ubmitted|[Ff]iled|[Uu]pdated|POSTED|PUBLISHED)\s(?=[Bb]y\s|BY\s)")
# A writer's name without "By", perhaps with the place of each: "Jo Roe in Port Anna and Al Poe in Vessby".
_PLACED = rf"{_NAME}(?:\s{_NAME}){{1,4}}(?:\sin\s{_NAME}(?:\s{_NAME}){{0,2}})?"
_UNSAID = re.compile(rf"{_PLACED}(?:(?:,?\s(?:and|&)\s|,\s){_PLACED}){{0,3}}")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line told. ``blocks`` cover it; ``rest`` is what stands after a page store's prefix."""

    blocks: tuple[Block, ...]
    title: str | None = None
    outlet: str | None = None
    alone: str | None = None  # an outlet's name alone on its line
    maybe: str | None = None  # a name beside a date, of an outlet or of a place
    credit: str | None = None
    byline: str | None = None
    url: str | None = None
    stamp: Stamp = field(default_factory=Stamp)
    prefixed: bool = False
    rest: Unit | None = None

    @property
    def dated(self) -> bool:
        """Whether the line is one that carries a date or stands for one ("3 days ago")."""
        return self.stamp.dated or self.stamp.relative


def read_mark(unit: Unit, first: bool = False, label: str = "published") -> Mark | None:
    """Return what ``unit`` tells if it is a line of the head, else None.

    ``first`` is true for the first line, where a title may look like a field ("Source: deal is near"); ``label`` is
    what an unlabelled date stands for, from the line before ("Last updated" alone).
    """
    if unit.level == 1:
        return Mark((_block("headline", unit),), title=unit.flat)
    told = _field(unit, first) or _dates(unit, label) or _stored(unit) or _parts(unit, label) or _address(unit)
    told = (
        told
        or _imprint(unit, first, label)
        or _barred(unit, label)
        or _wire(unit)
        or (None if first else _labelled(unit))
    )
    if not told and not first:
        told = _writer(unit, label)
    if not told and unit.kind in {"stamp", "furniture"}:
        return Mark((_block(unit.kind, unit),))  # a line of front matter
    return told


def _block(kind: BlockKind, unit: Unit) -> Block:
    return Block(kind, unit.start, unit.end)


def stamped(unit: Unit, **told: object) -> Mark:
    """Return a mark that is one stamp."""
    return replace(Mark((_block("stamp", unit),)), **told)  # type: ignore[arg-type]


@cache
def _label() -> re.Pattern[str]:
    fields = table("head")["fields"]
    named = "|".join(f"(?P<{kind}>{one_of(fields[kind])})" for kind in fields)
    return re.compile(rf"[*_]*(?:{named})[*_]*\s?:[*_]*\s*", re.IGNORECASE)


def _field(unit: Unit, first: bool) -> Mark | None:
    """Read "Title: ...", "Author: ...", "Source: ..." and their like."""
    found = _label().match(unit.text)
    return _value(unit, found, first) if found and found.lastgroup else None


@cache
def _code() -> re.Pattern[str]:
    codes = table("head")["codes"]
    named = "|".join(f"(?P<{kind}>{one_of(codes[kind])})" for kind in codes)
    return re.compile(rf"(?:{named})(?:\s{{2,}}|\s*$)")


def coded(unit: Unit) -> Mark | None:
    """Read a line of an export with a code and a gap before each value: "HD       Ferry pact stalls"."""
    found = _code().match(unit.text)
    if not found:
        return None
    if found.lastgroup != "date":
        byline = unit.part(found.end(), len(unit.text)).flat if found.lastgroup == "byline" else ""
        who = byline_of(byline) or byline
        return stamped(unit, byline=who) if who else _value(unit, found, first=False) or stamped(unit)
    stamp = whole(unit.part(found.end(), len(unit.text)).flat)
    return stamped(unit, stamp=stamp) if stamp else None


def _value(unit: Unit, found: re.Match[str], first: bool) -> Mark | None:
    """Read what stands after the label ``found`` of a line."""
    value = unit.part(found.end(), len(unit.text))
    text = value.flat.strip("\"'*_ ")
    kind = found.lastgroup
    if kind in {"title", "standfirst"} and value.text:
        shown: BlockKind = "headline" if kind == "title" else "standfirst"
        blocks = (Block("stamp", unit.start, unit.start + len(found.group().rstrip())), _block(shown, value))
        return Mark(blocks, title=text if kind == "title" else None)
    if kind in {"credit", "outlet"}:
        return _outlet_field(unit, kind, text, first)
    if kind == "url":
        return stamped(unit, url=text if _URL.fullmatch(text) else None) if _URL.fullmatch(text) or unit.kind else None
    if kind == "byline":
        return stamped(unit, byline=text) if _WHO.fullmatch(text) else None
    return stamped(unit) if unit.kind == "stamp" or (len(unit.flat) <= BYLINE and unit.flat[-1:] not in ".?!") else None


def _outlet_field(unit: Unit, kind: str, text: str, first: bool) -> Mark | None:
    link = _URL.fullmatch(text)
    if link:
        return stamped(unit, url=link[1])
    name = outlets.known(text) or text
    if (first and not outlets.known(text)) or len(text.split()) > PART_WORDS or not text or text[-1] in ".?!":
        return None
    return stamped(unit, outlet=name) if kind == "outlet" else stamped(unit, credit=name)


def _dates(unit: Unit, label: str) -> Mark | None:
    stamp = whole(unit.flat.replace('"', "").replace("'", "") if unit.kind else unit.flat, label)
    if stamp and (stamp.dated or stamp.relative or stamp.listen or stamp.labels):
        return stamped(unit, stamp=stamp)
    return None


def _stored(unit: Unit) -> Mark | None:
    """Read the stamp that a page store put before the first line of the text."""
    stamp = prefix(unit.text)
    if not stamp:
        return None
    rest = unit.part(_past(unit.text, stamp.end), len(unit.text))
    if who := byline_of(rest.flat):
        return stamped(unit, stamp=stamp, byline=who)
    head = Block("stamp", unit.start, unit.start + stamp.end)
    return Mark((head,), stamp=stamp, prefixed=True, rest=rest)


def _past(text: str, at: int) -> int:
    found = re.compile(r"[\s|•·∙,;:–—-]*").match(text, at)
    return found.end() if found else at


def _writer(unit: Unit, label: str) -> Mark | None:
    """Read a byline, perhaps with a date ("By Jo Roe April 3, 2026", "April 3, 2026 by Jo Roe", "Jo Roe 3 May")."""
    if who := byline_of(unit.flat):
        return stamped(unit, byline=who)
    if not _has_figure(unit.flat):
        return None
    flat = _POSTED.sub("", unit.flat, count=1)
    front = scan(flat, label)
    if front.dated and (who := byline_of(flat[front.end :].lstrip(" ,|•·∙–—-"))):
        return stamped(unit, stamp=front, byline=who)
    said = flat.split(" ", 1)[0].lower() in {"by", "written"}
    cut = flat.split(" ")
    for n in range(2, len(cut)):
        stamp = whole(" ".join(cut[n:]), label)
        if stamp and stamp.dated:
            return _signed(unit, stamp, re.sub(r"(?:,|\s(?:on|at))+$", "", " ".join(cut[:n])), said)
    return None


def _signed(unit: Unit, stamp: Stamp, who: str, said: bool) -> Mark | None:
    """Return the mark of a date with ``who`` before it: a byline, or without "By" nothing but names."""
    if said:
        byline = byline_of(who) or _login(who)
        return stamped(unit, stamp=stamp, byline=_person(byline)) if byline else None
    full = stamp.published or stamp.modified
    return stamped(unit, stamp=stamp, byline=who) if full and _UNSAID.fullmatch(who) else None


def byline_of(flat: str) -> str | None:
    """Return who wrote it if ``flat`` is a byline and nothing else, else None."""
    if len(flat) > BYLINE or flat[-1:] in {"?", "!", ":"}:
        return None
    if found := _BYLINE.fullmatch(flat) or _NAMES_ONLY.fullmatch(flat):
        first = found["who"].split()[0].lower().rstrip(",")
        return None if first in words("head", "bylines", "not_names") or first in _days() else found["who"]
    if _FROM.fullmatch(flat):
        return flat
    return None


@cache
def _days() -> frozenset[str]:
    calendar = table("head")["calendar"]
    return frozenset([*calendar["weekdays"], *calendar["months"], *calendar["short_months"]])


def _parts(unit: Unit, label: str) -> Mark | None:
    """Read a line cut up by bars: "Analysis | Outlet | 16 April 2026", "by admin | 1 day ago | 9 views"."""
    if len(unit.flat) > BYLINE:
        return None
    stamp, byline, names = Stamp(), None, []
    parts = [p for p in _BARS.split(unit.flat) if p]
    for part in parts:
        if read := whole(part, label):
            stamp = read if not stamp.says else _both(stamp, read)
        elif who := byline_of(part) or _login(part) or _by_in(part):
            byline = byline or who
        elif not outlets.is_section(part) and not (len(parts) > 1 and _is_aside(part)):
            names.append(_PRINTED.sub("", part))
    if not _is_head(parts, stamp, byline, names):
        return None
    likely = next((n for n in names if outlets.looks_like_outlet(n)), None)
    if not likely and not byline and _is_person_first(names):
        byline, names = names[0], names[1:]  # "Jo Roe / Quayside / 3 May 2031"
    maybe = next((n for n in names if n[:1].isupper()), None)
    outlet = outlets.known(likely) or likely if likely else None
    return stamped(unit, stamp=stamp, byline=_person(byline), outlet=outlet, maybe=maybe)


def _imprint(unit: Unit, first: bool, label: str, plate: bool = False) -> Mark | None:
    """Read a full date among an outlet's name, a section, a place, a number: "The Coast News, Opinion, 3 May 2031".

    On the first line, where a title may hold a date, what stands before it has to look like an outlet. ``plate`` lets
    a date follow a name without anything between ("Coast News 3 May 2031").
    """
    if not _has_figure(unit.flat):
        return None
    flat = " ".join(_GAP.sub(" | ", unit.text).split()) if "  " in unit.text or "\t" in unit.text else unit.flat
    if len(flat) > BYLINE or flat[-1] in "?!:" or phrase_of(unit.flat):
        return None  # a caption has a date too
    for begin in re.finditer(r"(?:^|(?<=[\s(\[]))(?=\w)", flat):
        stamp = scan(flat[begin.start() :], label)
        stamp = _with_year(stamp, flat)
        if not (stamp.published or stamp.modified or stamp.day):
            continue
        before, after = flat[: begin.start()], flat[begin.start() + stamp.end :]
        labelled = bool(stamp.labels) and before.rstrip().endswith(":")
        before, cut = _uncredited(before)
        if not (_ENDS_PART.search(before) or not before or labelled or cut or (plate and is_plate(before))):
            return None
        if not (_BEGINS_PART.match(after) or not after or (plate and not before and is_plate(after))):
            return None
        return _with_parts(unit, first, stamp, [*_cut(before), *_cut(_EDITION.sub("", after))])
    return None


def _has_figure(flat: str) -> bool:
    return len(flat) <= BYLINE and any(c.isdecimal() for c in flat)


def _uncredited(before: str) -> tuple[str, bool]:
    """Cut "Printed in" off what stands before a date, and "of" behind it; tell whether both were there."""
    found = _PRINTED.match(before)
    if not found:
        return before, False
    cut = re.sub(r"\s(?:of|on|dated)\s*$", "", before[found.end() :])
    return cut, True


def is_plate(before: str) -> bool:
    """Whether words before a date are a name: few, all in capitals."""
    parts = before.split()
    return 0 < len(parts) <= PART_WORDS and all(p[0].isupper() or p in {"of", "the", "and", "&"} for p in parts)


def _with_year(stamp: Stamp, flat: str) -> Stamp:
    """Return a stamp without a year with the one that the number of the issue tells."""
    year = _ISSUE_YEAR.search(flat)
    day = day_of(int(year[1]), *stamp.day) if year and stamp.day and not stamp.published else None
    return replace(stamp, published=day) if day else stamp


def imprint(unit: Unit, label: str) -> Mark | None:
    """Read a first line as an imprint whatever its outlet is called; the first name in it is the outlet's."""
    found = _imprint(unit, False, label, plate=True) or _barred(unit, label)
    return replace(found, outlet=found.outlet or found.maybe) if found else None


def _wire(unit: Unit) -> Mark | None:
    """Read an agency's dateline that stands on a line of its own: "XNA0417 PORT ANNA, April 24 (XNA)"."""
    opening = dateline(unit.text)
    if not opening or opening.end < len(unit.text) or not (opening.date or opening.day):
        return None
    return stamped(unit, stamp=Stamp(opening.end, opening.date, day=opening.day, dated=True), outlet=opening.agency)


def _labelled(unit: Unit) -> Mark | None:
    """Read the dated label of a live page: "Page closed. Last updated 3 May 2031, 22:10."."""
    if len(unit.flat) > BYLINE or phrase_of(unit.flat):
        return None
    for begin in _LABELLED.finditer(unit.flat):
        stamp = scan(unit.flat[begin.end() :])
        if stamp.labels and (stamp.published or stamp.modified):
            return stamped(unit, stamp=stamp)
    return None


def _barred(unit: Unit, label: str) -> Mark | None:
    """Read a line with an imprint between bars and a motto: "For all who sail | No. 8, 3 May 2031"."""
    parts = re.split(r"\s[|•·∙]\s", unit.text)
    if len(parts) < 2 or any(p.rstrip()[-1:] in ".?!" for p in parts) or len(unit.flat) > BYLINE:
        return None
    at, found = 0, None
    for part in parts:
        here = unit.part(at, at + len(part))
        found = found or (_imprint(here, False, label) if here.flat else None)
        at += len(part) + 3
    return stamped(unit, stamp=found.stamp, maybe=found.maybe, outlet=found.outlet) if found else None


def _cut(text: str) -> list[str]:
    """Return the parts of what stands beside a date; the number of an issue is cut off the name before it."""
    parts = [part.strip(" –—-.,;:") for part in _BETWEEN_PARTS.split(text)]
    return [re.sub(r"\s(?:no\.?|issue|vol\.?)\s?\d+$", "", p, flags=re.IGNORECASE) for p in parts if p]


def _with_parts(unit: Unit, first: bool, stamp: Stamp, parts: list[str]) -> Mark | None:
    """Return the mark of a date and the ``parts`` beside it, or None where they are no imprint's."""
    by = next((n for n, p in enumerate(parts) if re.match(r"[Bb]y\s[A-Z]", p)), len(parts))
    byline = parts[by] if by < len(parts) else None
    names = [re.sub(r"^the\s", "", _PRINTED.sub("", p)) for p in parts[:by]]
    names = [p for p in names if not outlets.is_section(p) and not _NUMBERED.fullmatch(p) and not is_notice(p)]
    names = [p for p in names if not _is_credit(p) and (p[0].isupper() or len(p.split()) > MOTTO_WORDS)]
    if len(names) > IMPRINT_PARTS or any(len(n.split()) > IMPRINT_WORDS or not n[0].isupper() for n in names):
        return None
    likely = next((n for n in names if outlets.looks_like_outlet(n)), None)
    if first and not likely:
        return None
    if any(_DONE.fullmatch(n) for n in names) or not (_has_year(stamp) or stamp.weekday is not None or likely):
        return None
    maybe = next((n for n in names if n[:1].isupper()), None)
    outlet = (outlets.known(likely) or likely) if likely else None
    return stamped(unit, stamp=stamp, byline=byline[3:].strip() if byline else None, outlet=outlet, maybe=maybe)


def _has_year(stamp: Stamp) -> bool:
    return bool(stamp.published or stamp.modified)


@cache
def _notice() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in table("head")["notices"]["patterns"]), re.IGNORECASE)


def is_notice(flat: str) -> bool:
    """Whether a line is a notice, a credit, an edition or a number ("For immediate release", "First edition")."""
    return _notice().fullmatch(flat) is not None


def _is_credit(part: str) -> bool:
    """Whether a part tells whose copy it is ("with agency reports", "xna/cd")."""
    return bool(re.fullmatch(r"[a-z]{2,5}(?:/[a-z]{2,5})+|(?:with|and) (?:\w+ )?(?:agenc(?:y|ies)|reports).*", part))


def _both(stamp: Stamp, other: Stamp) -> Stamp:
    return replace(
        stamp,
        published=stamp.published or other.published,
        modified=stamp.modified or other.modified,
        day=stamp.day or other.day,
        changed=stamp.changed or other.changed,
        dated=stamp.dated or other.dated,
        relative=stamp.relative or other.relative,
    )


def _by_in(part: str) -> str | None:
    """Return the writer of "A column by Jo Roe"."""
    found = re.fullmatch(rf"(?:An?|The)(?:\s[a-z]+){{1,3}}\sby\s(?P<who>{_WRITERS})", part)
    return found["who"] if found else None


def _login(part: str) -> str | None:
    found = _LOGIN.fullmatch(part)
    return found["who"] if found else None


def _person(byline: str | None) -> str | None:
    """Return ``byline`` unless it is a login, not a name."""
    return byline if byline and any(c.isupper() for c in byline) else None


def _is_person_first(names: list[str]) -> bool:
    """Whether the first of the names is a writer's, the second not."""
    return len(names) > 1 and is_names(names[0]) and names[1].istitle() and not is_names(names[1])


def _is_aside(part: str) -> bool:
    """Whether a part of a line is a button ("Save", "Print") or a number."""
    return phrase_of(part) is not None or is_notice(part) or all(_NUMBERED.fullmatch(p) for p in _cut(part))


def _is_head(parts: list[str], stamp: Stamp, byline: str | None, names: list[str]) -> bool:
    """Whether the parts of a line make a line of the head and not a title or a sentence."""
    if any(len(n.split()) > PART_WORDS or n[-1] in ".?!" for n in names):
        return False
    if stamp.dated or stamp.relative or (byline and len(parts) > 1):
        return len(names) <= 2
    return _is_masthead(parts, names)


def _is_masthead(parts: list[str], names: list[str]) -> bool:
    """Whether a line without a date is an outlet's name with a section or a place ("Coast News | Port Anna")."""
    if len(parts) < 2 or not 0 < len(names) <= 2 or not outlets.looks_like_outlet(names[0]):
        return False
    return all(len(n.split()) <= PLACE_WORDS and n[:1].isupper() for n in names[1:])


def _address(unit: Unit) -> Mark | None:
    link = _URL.fullmatch(unit.flat)
    return stamped(unit, url=link[1]) if link else None


def is_names(flat: str) -> bool:
    """Whether a line is nothing but names of persons, each of two words or more ("Jo Roe and Al Poe")."""
    return bool(re.fullmatch(_WRITERS, flat)) and all(" " in name for name in re.split(r",\s|\s(?:and|&)\s", flat))


def is_staff(flat: str) -> bool:
    """Whether a line names a paper's people at large ("Mail reporters", "Staff and agencies")."""
    return bool(_PEOPLE.fullmatch(flat))


def byline_behind(unit: Unit) -> tuple[Unit, Unit] | None:
    """Cut "... make up its mind. By Jo Roe" into the summary and the byline; None if there is none."""
    found = re.search(rf"(?<=[.!?…”\"])\s+(?=By\s{_WRITERS}$)", unit.text)
    if not found:
        return None
    return unit.part(0, found.start()), unit.part(found.end(), len(unit.text))


def staff_of(flat: str) -> str | None:
    """Return the outlet of a line such as "Agency Staff", else None."""
    found = _STAFF.fullmatch(flat)
    return outlets.known(found["outlet"]) if found else None


def of_byline(byline: str) -> str | None:
    """Return the listed outlet that a byline names after the writer ("Jo Roe, Reuters"; "Jo Roe for CNN")."""
    tail = re.split(r",\s|\s(?:for|of|at)\s(?:the\s)?|\s[|/]\s|\s\(", byline)[1:]
    return next((name for part in tail if (name := outlets.known(part.rstrip(")")))), None)


def is_outlet_line(flat: str, file: outlets.FileName, first: bool) -> bool:
    """Whether a line is an outlet's name alone: a listed one, or, but on the first line, the file's."""
    if not 0 < len(flat.split()) <= PART_WORDS or flat[-1] in ".?!:":
        return False
    name, _, place = flat.partition(", ")
    if place and outlets.known(name):
        return len(place.split()) <= PLACE_WORDS
    spelt = file.spells(flat) or outlets.shorter(flat, file) != flat
    return bool(outlets.known(flat)) or (spelt and (not first or outlets.looks_like_outlet(flat)))
