"""The head of a report: title, outlet, writer and dates, from its first lines and its file name.

Which date counts, and how sure it is, tells :mod:`travaux.reports.dating`; which line is the title and which the
nameplate, :mod:`travaux.reports.plates`.

Which outlet counts: what the form of the file tells; a named line, a line with bars or the nameplate; the address; a
file name that is an outlet's; the agency in the dateline; a line that is an outlet's name alone; the byline; a
``Source:`` credit; any other words of the file name; a line on rights; a name beside a date, unless it is a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from travaux.model import Block
from travaux.reports import outlets
from travaux.reports.blocks import block_of, is_prose, is_title_like
from travaux.reports.datelines import Dateline, dateline
from travaux.reports.dating import LAST_UNITS, Clues, date_of, yearless_of
from travaux.reports.marks import (
    Mark,
    byline_behind,
    byline_of,
    coded,
    is_names,
    is_outlet_line,
    of_byline,
    read_mark,
    staff_of,
    stamped,
)
from travaux.reports.outlets import FileName
from travaux.reports.phrases import phrase_of
from travaux.reports.plates import settled
from travaux.reports.stamps import whole
from travaux.reports.told import Published, Told
from travaux.reports.units import Unit
from travaux.yearless import YearlessDay

# Units among which lines of the head are looked for, and how many of them may be a summary or other lines.
HEAD_UNITS, SUMMARY_UNITS, OTHER_LINES = 14, 2, 4
# Words that the name of an outlet in no list has at least: "Harbour Post".
OUTLET_WORDS = 2
# Characters of a title, of a summary, and from which a line without full stop may be a summary.
TITLE, SUMMARY, SUMMARY_AT_LEAST = 220, 420, 60
# Titles that end in a full stop and stand before a date or a byline.
SENTENCE_TITLE = 160
# A first line with a full stop is a title too if the paragraph after it is so many times its length.
LEAD = 1.5
# Lines of a title in capitals at most.
TITLE_LINES = 4
# Lines with a code in front from which they are an export's.
CODES = 4
# Lines at the top of which two with a label make a list of fields.
FIELDS = 4
# Lines of "Story highlights" at most.
HIGHLIGHTS = 6

_HIGHLIGHTS = re.compile(r"(?:story highlights|highlights|key points|key takeaways|at a glance)\b[:\s]*", re.IGNORECASE)
_HASHED = re.compile(
    r"(?:#{1,2}\s+|\*+[A-Z][A-Z ]{2,20}\*+\s+|(?P<stars>\*\*|__))(?P<title>\S.*\S)(?(stars)(?P=stars)|\s*#*)"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|[Cc]opyright|COPYRIGHT)(?:\s(?:©|\([Cc]\)))?[\s,]*\d{4}(?:\s?[-–]\s?\d{4})?[\s,]+(?:by\s)?(?:[Tt]he\s)?"
    r"(?P<name>[A-Z][\w’'&.-]*(?:\s(?:[A-Z][\w’'&-]*|of|and|&|the|for)){0,5}?)"
    r"(?:,?\s(?:Ltd|Limited|Inc|LLC|plc|PLC|Corp|Company|Co|GmbH|AG|Pty|Group|Media Group)\b\.?)*"
    r"(?:[.,;|–—-].*|\sAll [Rr]ights.*|\sALL RIGHTS.*)?"
)
_FIELD = re.compile(r"[A-Z][\w /-]{1,24}:\s\S")
_SITE = re.compile(r"(?P<title>.{8,}?)\s+[|–—-]\s+(?P<site>[^|–—]{2,40})")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head told; ``size`` units of the text belong to it, and ``blocks`` cover them."""

    size: int = 0
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    published: Published | None = None
    modified: str | None = None
    yearless: YearlessDay | None = None


def read_head(text: str, units: Sequence[Unit], name: str, told: Told) -> Head:
    """Return the head of a report of which ``units`` are the units and ``name`` is the file name.

    What ``told`` knows already is taken over.
    """
    file = FileName(name)
    marks = settled(units, _marks(units[:HEAD_UNITS], file), told.title is not None)
    size = _extent(units, marks)
    at = _told_at(units, told.title) if told.title else _title_at(units, marks, size)
    size = max(size, at + 1)
    lines = [(unit, mark) for unit, mark in zip(units, marks[:size], strict=False) if mark]
    said = [mark for _, mark in lines]
    more = _more_of_title(units, marks, at)
    size = max(size, at + 1 + more)
    title, site = _without_site(_title_of(units, marks, at, more), file)
    opening = _opening(units[size:])
    url = told.url or next((m.url for m in said if m.url), None)
    head = Head(title=told.title or title, url=url, byline=told.byline or _byline(units[: size + 1], said))
    outlet = told.outlet or _outlet(head, said, _Names(text, file, opening, site, units, told.host))
    clues = Clues(lines, units[size:], opening, url, name, told)
    published, modified = date_of(clues)
    yearless = None if published else yearless_of(clues)
    head = replace(head, outlet=outlet, published=published, modified=modified, yearless=yearless)
    return _covered(head, units, marks, size, range(at, at + 1 + more))


def _marks(units: Sequence[Unit], file: FileName) -> list[Mark | None]:
    """Return what each unit tells, ``None`` where it is no line of the head."""
    marks: list[Mark | None] = []
    label = "published"
    listed = sum(_FIELD.match(unit.flat) is not None for unit in units[:FIELDS]) > 2
    codes = [coded(unit) for unit in units]
    if sum(mark is not None for mark in codes) < CODES:
        codes = [None] * len(units)
    for n, unit in enumerate(units):
        mark = codes[n] or _hashed(unit) or read_mark(unit, n == 0 and not listed, label)
        if n == 0 and not mark and _is_nameplate(units, file):
            mark = stamped(unit, alone=unit.flat)
        if not mark and (is_outlet_line(unit.flat, file, n == 0) or staff_of(unit.flat)):
            name = unit.flat.split(", ")[0]
            mark = stamped(unit, alone=staff_of(unit.flat) or outlets.known(name) or name)
            if n > 1 and marks[-1] is None and is_names(units[n - 1].flat):
                marks[-1] = stamped(units[n - 1], byline=units[n - 1].flat)  # a writer's name over the outlet's
        elif not mark and _names_outlet(units, marks, n):
            mark = stamped(unit, maybe=unit.flat)
        waiting = mark is not None and bool(mark.stamp.labels) and not mark.stamp.says
        label = mark.stamp.labels[-1] if mark and waiting else "published"
        marks.append(mark)
    return marks


def _hashed(unit: Unit) -> Mark | None:
    """Read a title with the marks of a heading in a plain text: "# Ferry pact stalls", "**Ferry pact stalls**"."""
    found = _HASHED.fullmatch(unit.text) if unit.kind is None else None
    if not found or is_prose(unit.flat) or not is_title_like(found["title"], TITLE) or whole(found["title"]):
        return None
    title = unit.part(*found.span("title"))
    if byline_of(title.flat):
        return None
    around = (unit.part(0, found.start("title")), unit.part(found.end("title"), len(unit.text)))
    blocks = (block_of(around[0], "furniture"), block_of(title, "headline"), block_of(around[1], "furniture"))
    return Mark(tuple(block for block in blocks if block.end > block.start), title=title.flat)


def _is_nameplate(units: Sequence[Unit], file: FileName) -> bool:
    """Whether the first line is the paper's own name: the file's, over lines with a date before the text begins."""
    flat = units[0].flat
    if not file.spells(re.sub(r"^the\s+", "", flat, flags=re.IGNORECASE)) and not outlets.looks_like_outlet(flat):
        return False
    top = list(takewhile(lambda unit: not is_prose(unit.flat), units[1:HEAD_UNITS]))
    return len(top) > 1 and any((mark := read_mark(unit)) and mark.dated for unit in top)


def _names_outlet(units: Sequence[Unit], marks: Sequence[Mark | None], n: int) -> bool:
    """Whether a line may be an unlisted outlet's name: right under the title or a date, over the text or a date."""
    flat = units[n].flat
    if not n or units[n].kind not in {None, "heading", "standfirst"} or len(flat.split()) < OUTLET_WORDS:
        return False
    under = marks[n - 1] is not None or n == 1
    after = units[n + 1] if n + 1 < len(units) else None
    over = after is not None and (read_mark(after) is not None or is_prose(after.flat))
    return under and over and outlets.ends_like_outlet(flat)


def _extent(units: Sequence[Unit], marks: Sequence[Mark | None]) -> int:
    """Return how many units stand before the text proper: up to the last line of the head, past a short summary."""
    end = prose = other = 0
    dated = False
    for n, (unit, mark) in enumerate(zip(units, marks, strict=False)):
        if mark:
            if prose and ((dated and not mark.byline) or not _text_follows(units[n + 1 : n + 1 + HEAD_UNITS])):
                break  # a date in the text, such as the heading of a timeline, or at its foot
            end, dated = n + 1, dated or mark.dated
        elif whole(unit.flat) or dateline(unit.text):
            break  # the first entry of a live report, the first words of an agency's
        elif not phrase_of(unit.flat):
            prose, other = prose + is_prose(unit.flat), other + (not is_prose(unit.flat))
            if prose > SUMMARY_UNITS or other > OTHER_LINES or len(unit.flat) > SUMMARY:
                break
    return end


def _text_follows(units: Sequence[Unit]) -> bool:
    return any(is_prose(unit.flat) and not phrase_of(unit.flat) for unit in units)


def _told_at(units: Sequence[Unit], title: str) -> int:
    """Return which unit of the head shows the title that is known from elsewhere, -1 if none does."""
    key = outlets.squeeze(title)
    near = enumerate(units[:HEAD_UNITS])
    return next((n for n, unit in near if unit.level == 1 or outlets.squeeze(unit.flat) == key), -1)


def _title_at(units: Sequence[Unit], marks: Sequence[Mark | None], size: int) -> int:
    """Return which unit holds the title, -1 if none does."""
    named = next((n for n, mark in enumerate(marks[:size]) if mark and mark.title), None)
    if named is not None:
        return named
    for n, unit in enumerate(units[:HEAD_UNITS]):
        mark = marks[n] if n < len(marks) else None
        if n > size and not all(phrase_of(other.flat) for other in units[size:n]):
            return -1
        if mark:
            if mark.rest and is_title_like(mark.rest.flat, TITLE):
                return n
            if mark.prefixed:
                return -1
        elif not phrase_of(unit.flat) or n == 0:
            return n if _may_be_title(units, marks, n) else -1
    return -1


def _may_be_title(units: Sequence[Unit], marks: Sequence[Mark | None], n: int) -> bool:
    flat = units[n].flat
    if units[n].kind not in {None, "heading"} or whole(flat) or dateline(units[n].text):
        return False
    if is_title_like(flat, TITLE) or (n == 0 and flat[:1].islower() and not is_prose(flat) and len(flat) <= TITLE):
        return True
    if n or len(flat) > SENTENCE_TITLE or len(units) < 2 or flat[-1] in ",;":
        return False
    before_head = len(marks) > 1 and marks[1] is not None
    lead = next((unit.flat for unit in units[1:4] if is_prose(unit.flat) and not phrase_of(unit.flat)), "")
    return before_head or (units[1].gap and len(lead) >= LEAD * len(flat))


def _more_of_title(units: Sequence[Unit], marks: Sequence[Mark | None], at: int) -> int:
    """Return how many lines carry a title in capitals on, right under it and in capitals too."""
    if at < 0 or (at < len(marks) and marks[at]) or not units[at].flat.isupper():
        return 0
    following = zip(units[at + 1 : at + TITLE_LINES], marks[at + 1 :], strict=False)
    return sum(1 for _ in takewhile(lambda pair: not pair[1] and not pair[0].gap and pair[0].flat.isupper(), following))


def _title_of(units: Sequence[Unit], marks: Sequence[Mark | None], at: int, more: int) -> str | None:
    mark = marks[at] if 0 <= at < len(marks) else None
    if at < 0:
        return None
    if mark:
        return mark.title or (mark.rest.flat if mark.rest else None)
    return " ".join(unit.flat for unit in units[at : at + 1 + more])


def _without_site(title: str | None, file: FileName) -> tuple[str | None, str | None]:
    """Cut "Title | Outlet" as browsers show it; the outlet is a listed one or the file's."""
    found = _SITE.fullmatch(title or "")
    if not found:
        return title, None
    site, barred = found["site"], "|" in found.group()
    if outlets.known(site) or file.spells(site) or (barred and outlets.looks_like_outlet(site)):
        return found["title"], outlets.known(site) or site
    return title, None


def _opening(units: Sequence[Unit]) -> Dateline | None:
    """Return the dateline of the text, among its first paragraphs."""
    found = [opening for unit in units[:4] if (opening := dateline(unit.text))]
    return next((opening for opening in found if opening.date or opening.day), found[0] if found else None)


def _byline(units: Sequence[Unit], said: Sequence[Mark]) -> str | None:
    named = next((mark.byline for mark in said if mark.byline), None)
    if named:
        return named
    behind = next((cut for unit in units if (cut := byline_behind(unit))), None)
    return re.sub(r"^By\s+", "", behind[1].flat) if behind else None


@dataclass(frozen=True, slots=True)
class _Names:
    """Where else an outlet may be named than in the lines of the head."""

    text: str
    file: FileName
    opening: Dateline | None
    site: str | None
    units: Sequence[Unit]
    host: str | None


def _outlet(head: Head, said: Sequence[Mark], names: _Names) -> str | None:
    """Return who published the report; the order is that of the module's docstring."""
    file = names.file
    of_file, sure = file.outlet(names.text, head.title)
    agency = names.opening.agency if names.opening else None
    if agency and of_file and file.spells(agency):
        agency = of_file  # the file name spells the abbreviation out
    named = next((mark.outlet for mark in said if mark.outlet), None)
    alone = next((mark.alone for mark in said if mark.alone), None)
    return (
        (outlets.shorter(outlets.shown(named), file) if named else names.site)
        or (outlets.of_url(head.url) if head.url else None)
        or (outlets.of_host(names.host) if names.host else None)
        or (of_file if sure else None)
        or agency
        or (outlets.shorter(outlets.shown(alone), file) if alone else None)
        or (of_byline(head.byline) if head.byline else None)
        or _credit(said, names.units)
        or of_file
        or _of_rights(names.units)
        or next((outlets.shown(m.maybe) for m in said if m.maybe and not _is_place(m.maybe, names.units)), None)
    )


def _of_rights(units: Sequence[Unit]) -> str | None:
    """Return whom a line on rights at the top or at the foot names ("© 2031 Harbour Post. All rights reserved")."""
    near = [*units[:HEAD_UNITS], *units[max(HEAD_UNITS, len(units) - LAST_UNITS) :]]
    found = (_RIGHTS.fullmatch(unit.flat) for unit in near if len(unit.flat) <= SUMMARY)
    return next((outlets.known(f["name"]) or outlets.shown(f["name"]) for f in found if f), None)


def _is_place(name: str, units: Sequence[Unit]) -> bool:
    """Whether the text tells of what may be an outlet as a place ("in Port Anna")."""
    text = " ".join(unit.flat for unit in units[1:] if is_prose(unit.flat))
    return (
        name in text and re.search(rf"\b(?:in|at|near|from|outside)\s{re.escape(name)}\b(?!\s[A-Z])", text) is not None
    )


def _credit(said: Sequence[Mark], units: Sequence[Unit]) -> str | None:
    """Return the outlet that "Source: ..." names in the head, or in the last lines if it looks like one."""
    named = next((mark.credit for mark in said if mark.credit), None)
    last = (mark.credit for unit in units[-LAST_UNITS:] if (mark := read_mark(unit)) and mark.credit)
    return named or next((credit for credit in last if outlets.looks_like_outlet(credit)), None)


def _covered(head: Head, units: Sequence[Unit], marks: Sequence[Mark | None], size: int, at: range) -> Head:
    """Return ``head`` with the blocks of its lines, and of a summary after them."""
    blocks = [block for n in range(size) for block in _blocks(units[n], marks[n] if n < len(marks) else None, n in at)]
    while size < len(units) and head.title and units[size].flat == head.title:
        blocks.append(block_of(units[size], "headline"))
        size += 1
    summary = list(_summary(units[size:])) if head.title else []
    blocks += [block for unit in summary for block in _summed(unit)]
    return replace(head, size=size + len(summary), blocks=tuple(blocks))


def _blocks(unit: Unit, mark: Mark | None, title: bool) -> Iterator[Block]:
    """Yield the blocks of one unit of the head."""
    if mark:
        yield from mark.blocks
        if mark.rest:
            yield block_of(mark.rest, "headline" if title else "standfirst")
    elif title:
        yield block_of(unit, "headline")
    elif unit.kind:
        yield block_of(unit, unit.kind)
    elif phrase := phrase_of(unit.flat):
        yield block_of(unit, phrase.kind)
    else:
        yield from _summed(unit)


def _summed(unit: Unit) -> Iterator[Block]:
    """Yield a summary's blocks: a label in front and a byline behind are set apart."""
    label = _HIGHLIGHTS.match(unit.text)
    if label:
        yield Block("furniture", unit.start, unit.start + len(label.group().rstrip()))
        unit = unit.part(label.end(), len(unit.text))
    behind = byline_behind(unit)
    if behind:
        yield block_of(behind[0], "standfirst")
        yield block_of(behind[1], "stamp")
    elif unit.text:
        yield block_of(unit, "standfirst")


def _summary(units: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the units after the head that sum the report up: highlights, a line with a byline or without full stop."""
    if not units or units[0].kind:
        return
    if _HIGHLIGHTS.match(units[0].text) and len(units[0].flat) <= TITLE:
        yield units[0]
        for unit in units[1 : HIGHLIGHTS + 1]:
            if is_prose(unit.flat) or unit.kind or phrase_of(unit.flat):
                break
            yield unit
    elif (byline_behind(units[0]) and len(units[0].flat) <= SUMMARY) or _is_line_before_prose(units):
        yield units[0]


def _is_line_before_prose(units: Sequence[Unit]) -> bool:
    flat = units[0].flat
    unstopped = len(flat) >= SUMMARY_AT_LEAST and flat[-1] != "." and is_title_like(flat, SUMMARY)
    if not unstopped or phrase_of(flat) or dateline(units[0].text):
        return False
    following = [u for u in units[1:4] if not phrase_of(u.flat)]
    return bool(following) and is_prose(following[0].flat)
