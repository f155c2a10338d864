"""Which day a report came out: the sources of a date in the order in which they count.

The first that is there counts:

1. what the form of the file tells for sure (:class:`~travaux.reports.told.Told`): the metadata of a page;
2. ``header``: a line of the head that is a date and nothing else but its label, writer, outlet or section;
   without a year it takes the one that a later date below gives it;
3. ``prefix``: the date that a page store put before the first words;
4. ``footer``: a labelled date among the last lines ("First published on ...");
5. ``dateline``: the day in an agency's dateline, its year from the dateline or from a later date below;
6. ``url`` or ``file name``: a full date in the address or the name;
7. ``updated``: the day of the last change, the best known if no other is;
8. ``caption``: the latest full date in a picture's caption: the report is no older than its pictures;
9. what was guessed from the form of the file.

Sure are metadata, lines of the head, labelled lines at the foot and datelines with their year; all else is likely. A
date that the page's metadata give is likely too if a line of its head tells another one. A crawl time ("3 days ago"),
a date that cannot be or that reads in two ways do not count. A day without a year is kept, for the pile to tell its
year (:mod:`travaux.reports.years`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from travaux.model import Certainty
from travaux.reports.datelines import Dateline
from travaux.reports.marks import Mark, read_mark
from travaux.reports.phrases import phrase_of
from travaux.reports.stamps import Stamp, dates_in, dates_in_path, in_year, signed_off, whole
from travaux.reports.told import Published, Told
from travaux.reports.units import Unit
from travaux.yearless import YearlessDay

# Units at the end of a report where its date may stand.
LAST_UNITS = 3
# Characters of a line at the foot that tells where and when the report was printed.
FOOT_LINE = 200
# Characters of a line that are kept as the words a date was read from.
WORDS = 160
# Days by which metadata and a line of the head may differ for one date: a zone, or an edition of the evening before.
APART = 1

_PRINTED = re.compile(
    r"\W*(?:(?:an? |the )?(?:longer |shorter |earlier )?versions? of )?"
    r"(?:this|the) (?:article|story|report|column|piece)\b(?: was| has been| is)?"
    r"(?: also| first| originally| previously)? (?:published|printed|appear(?:s|ed)|posted|ran)\b",
    re.IGNORECASE,
)
# A picture from the archive tells nothing of the day.
_ARCHIVE = re.compile(r"\b(?:file|archive|undated|stock|library)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clues:
    """Where in a report dates may stand. ``lines`` are lines of the head with what they tell."""

    lines: Sequence[tuple[Unit, Mark]]
    body: Sequence[Unit]
    opening: Dateline | None
    url: str | None
    name: str
    told: Told


def date_of(clues: Clues) -> tuple[Published | None, str | None]:
    """Return when a report was published and the ISO day of its last change; the order is that of the module."""
    stamps = list(_stamps(clues))
    modified = clues.told.modified or next((s.stamp.modified for s in stamps if s.stamp.modified), None)
    found = next(_sources(clues, stamps, modified), None)
    if found and found is clues.told.published and _contradicted(found, stamps):
        found = replace(found, sure="likely")
    return found, modified


def yearless_of(clues: Clues) -> YearlessDay | None:
    """Return the day without a year that a line of the head or the dateline tells."""
    read = [r for r in _stamps(clues) if r.source == "header"]
    for told in read:
        if told.stamp.day:
            return YearlessDay(*told.stamp.day, told.stamp.weekday, "header", told.words)
    opening = clues.opening
    if opening and opening.day:
        return YearlessDay(*opening.day, None, "dateline", opening.words)
    for told in read:
        if told.stamp.changed:
            return YearlessDay(*told.stamp.changed, told.stamp.weekday, "updated", told.words)
    return None


@dataclass(frozen=True, slots=True)
class _Read:
    """A stamp, the words it was read from, and where: "header", "prefix" or "footer"."""

    stamp: Stamp
    words: str
    source: str


def _stamps(clues: Clues) -> Iterator[_Read]:
    for unit, mark in clues.lines:
        block = mark.blocks[0]
        words = unit.text[block.start - unit.start : block.end - unit.start]
        yield _Read(mark.stamp, _short(words), "prefix" if mark.prefixed else "header")
    for unit in clues.body[-LAST_UNITS:]:
        stamp = whole(unit.flat)
        stamp = stamp if stamp and stamp.labels else signed_off(unit.flat) or _of_print(unit.flat) or _signed(unit)
        if stamp:
            yield _Read(stamp, _short(unit.text), "footer")


def _signed(unit: Unit) -> Stamp | None:
    """Return the day of a last line that is an outlet's name and a day, in brackets or after a dash, else None."""
    if len(unit.flat) > FOOT_LINE or unit.flat[0] not in "([–—-":
        return None
    mark = read_mark(unit)
    return replace(mark.stamp, labels=("published",)) if mark and mark.stamp.published and mark.outlet else None


def _of_print(flat: str) -> Stamp | None:
    """Return the day of "A version of this article appeared in print on 3 May 2031, on page 4", else None."""
    found = _PRINTED.match(flat) if len(flat) <= FOOT_LINE else None
    day = next(dates_in(flat[found.end() :]), None) if found else None
    return Stamp(len(flat), day[0], labels=("published",), dated=True) if day else None


def _short(words: str) -> str:
    return words if len(words) <= WORDS else words[: WORDS - 1] + "…"


def _sources(clues: Clues, stamps: Sequence[_Read], modified: str | None) -> Iterator[Published]:
    """Yield the dates of a report, that which counts first."""
    in_url = next(dates_in_path(clues.url or ""), None)
    in_name = next(dates_in_path(clues.name), None)
    known = modified or (in_url or in_name or (None,))[0]
    if clues.told.published:
        yield clues.told.published
    yield from _of_stamps(stamps, "header", "sure")
    yield from _without_year(stamps, known)
    yield from _of_stamps(stamps, "prefix", "likely")
    yield from _of_stamps(stamps, "footer", "sure")
    yield from _of_dateline(clues, known)
    for found, source in ((in_url, "url"), (in_name, "file name")):
        if found:
            yield Published(found[0], source, found[1], "likely")
    yield from _of_change(clues, stamps, modified)
    yield from _of_captions(clues.body)
    if clues.told.guessed:
        yield clues.told.guessed


def _of_stamps(stamps: Sequence[_Read], source: str, sure: Certainty) -> Iterator[Published]:
    for read in stamps:
        if read.source == source and read.stamp.published:
            yield Published(read.stamp.published, source, read.words, sure)


def _without_year(stamps: Sequence[_Read], known: str | None) -> Iterator[Published]:
    for read in stamps:
        day = in_year(read.stamp.day, known) if read.source == "header" and known and read.stamp.day else None
        if day:
            yield Published(day, "header", read.words, "likely")


def _of_dateline(clues: Clues, known: str | None) -> Iterator[Published]:
    opening = clues.opening
    day = opening and (opening.date or (in_year(opening.day, known) if opening.day and known else None))
    if opening and day:
        yield Published(day, "dateline", opening.words, "sure" if opening.date else "likely")


def _of_change(clues: Clues, stamps: Sequence[_Read], modified: str | None) -> Iterator[Published]:
    if modified:
        words = next((read.words for read in stamps if read.stamp.modified == modified), modified)
        yield Published(modified, "updated", words, "likely")


def _of_captions(units: Sequence[Unit]) -> Iterator[Published]:
    days = [found for unit in units if _is_dated_caption(unit) for found in dates_in(unit.text)]
    if days:
        day, words = max(days)
        yield Published(day, "caption", words, "likely")


def _is_dated_caption(unit: Unit) -> bool:
    if unit.kind is None:
        phrase = phrase_of(unit.flat)
        return phrase is not None and phrase.kind == "caption" and not _ARCHIVE.search(unit.flat)
    return unit.kind == "caption" and not _ARCHIVE.search(unit.flat)


def _contradicted(found: Published, stamps: Sequence[_Read]) -> bool:
    """Whether a line of the head tells another day than the metadata: one of the two is wrong."""
    read = next((r.stamp.published for r in stamps if r.source == "header" and r.stamp.published), None)
    return read is not None and abs((date.fromisoformat(read) - date.fromisoformat(found.day)).days) > APART
