"""What a form tells of a report beside its text (columns, mail headers, document properties), and how it is joined."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_tz
from typing import Any

from travaux.model import Block, Certainty, Report, make_report_id
from travaux.reports import outlets
from travaux.reports.blocks import is_prose
from travaux.reports.lexicon import words
from travaux.reports.stamps import whole
from travaux.reports.told import Published, Told

# Seconds since 1970 that are taken for a time: from 1990 to 2100. Above them they are milliseconds.
FIRST_SECOND, LAST_SECOND = 631_152_000, 4_102_444_800
# Longest words that are kept of what a date was read from.
DATE_WORDS = 80
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)
_SHORT_YEAR = re.compile(r"(\d{1,2}/\d{1,2}/)(\d{2})(?: .*)?")
_SECONDS = re.compile(r"(\d{9,13})(?:\.\d+)?")


def day_of_words(said: str) -> str | None:
    """Return the ISO date that a field holds: ISO 8601, RFC 2822, a header's form, seconds since 1970; else None.

    The day is that of the zone in which it is written. A date that may be read in two ways is none.
    """
    said = " ".join(said.split())
    if found := _ISO.fullmatch(said):
        return _real(found[1])
    if found := _SECONDS.fullmatch(said):
        return _since_1970(int(found[1]))
    if found := _SHORT_YEAR.fullmatch(said):
        said = f"{found[1]}20{found[2]}"
    if (stamp := whole(said)) and stamp.published:
        return stamp.published
    try:
        parsed = parsedate_tz(said) if re.search(r"[^\W\d]{3}", said) else None
    except (ValueError, IndexError, OverflowError):
        return None
    return _real(f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}") if parsed else None


def _real(iso: str) -> str | None:
    """Return ``iso`` if a report can have been published on that day."""
    stamp = whole(iso)
    return stamp.published if stamp else None


def _since_1970(number: int) -> str | None:
    seconds = number if number <= LAST_SECOND else number // 1000
    if not FIRST_SECOND <= seconds <= LAST_SECOND:
        return None
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def published_of(said: str, source: str, sure: Certainty = "sure") -> Published | None:
    """Return the date that a field holds, as read from ``source``; None if it holds none."""
    day = day_of_words(said)
    return Published(day, source, " ".join(said.split())[:DATE_WORDS], sure) if day else None


def outlet_of(name: str) -> str | None:
    """Return the outlet that a field names, by its name, its host or an address."""
    name = " ".join(name.split())
    if "://" in name:
        return outlets.of_url(name)
    host = re.fullmatch(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", name)
    return outlets.known(name) or (outlets.of_host(name) if host else name) or None


def overruled(report: Report, told: Told, origin: str | None = None) -> Report:
    """Return ``report`` with what is ``told`` in the place of what was read from its text.

    The id rests on the address that is told, else on ``origin`` if that is given, else it stays.
    """
    report = _titled(report, told.title) if told.title else report
    named = told.url or origin
    return replace(
        report,
        id=make_report_id(named, report.text) if named else report.id,
        outlet=told.outlet or report.outlet,
        byline=told.byline or report.byline,
        url=told.url or report.url,
        modified=told.modified or report.modified,
        **(_dated(told.published) if told.published else {}),
    )


@dataclass(frozen=True, slots=True)
class Properties:
    """What the properties of a document tell: they are those of the file, and may be of another text altogether."""

    title: str = ""
    writer: str = ""
    created: str = ""

    def guess(self) -> Told:
        """Return the day of the file, which counts if the text tells none."""
        return Told(guessed=published_of(self.created, "properties", "likely"))

    def complete(self, report: Report) -> Report:
        """Return ``report`` with title and writer where its text tells none; a writer counts under a title only."""
        title = " ".join(self.title.split())
        if title.lower() in words("forms", "documents", "titles") or re.search(r"\.\w{2,5}$|^https?:", title):
            title = ""
        writer = " ".join(self.writer.split())
        signed = title and " " in writer and writer.lower() not in words("forms", "documents", "writers")
        report = _titled(report, title) if title and not report.title else report
        return replace(report, byline=report.byline or writer) if signed else report


def _dated(published: Published) -> dict[str, Any]:
    return {
        "published": published.day,
        "published_from": published.source,
        "published_words": published.words,
        "published_sure": published.sure,
    }


def _titled(report: Report, title: str) -> Report:
    """Give ``report`` its title; a sentence of its text that was taken for one is a paragraph again."""
    key = outlets.squeeze(title)
    blocks = tuple(_not_title(report.text, block, key) for block in report.blocks)
    return replace(report, title=title, blocks=blocks)


def _not_title(text: str, block: Block, key: str) -> Block:
    flat = " ".join(text[block.start : block.end].split())
    if block.kind != "headline" or not is_prose(flat) or outlets.squeeze(flat) == key:
        return block
    return replace(block, kind="paragraph")
