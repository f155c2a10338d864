"""From a text and its units to a report: its head, and the blocks of all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from travaux.model import Report, make_report_id
from travaux.reports.blocks import body
from travaux.reports.entries import with_days
from travaux.reports.foot import is_cut_off, without_lives
from travaux.reports.head import read_head
from travaux.reports.phrases import phrase_of
from travaux.reports.told import Told
from travaux.reports.units import Unit

# Units at the end of a report among which those who wrote it are named.
END_UNITS = 8
_CREDIT = re.compile(r"[\W_]*Reporting(?: by|:)\s*(?P<who>[^;()]+)")
_NEXT_CREDIT = re.compile(r"\W*\b(?:additional\s|further\s)?(?:editing|writing|reporting|graphics)\b.*", re.IGNORECASE)


def lay_out(text: str, units: Sequence[Unit], path: str, url: str | None = None, told: Told | None = None) -> Report:
    """Return the report whose text is ``text`` and whose units are ``units``, read from the file ``path``.

    ``told`` is what else the file tells of it; ``url`` stands for a ``told`` with nothing but that. The id rests on
    the address if one is told or stands in the head, else on the file's name, and on the text.
    """
    name = path.rsplit("/", 1)[-1]
    head = read_head(text, units, name, told or Told(url=url))
    published = head.published
    byline = head.byline or _credited(units[-END_UNITS:])
    blocks = without_lives(text, body(units[head.size :]), byline)
    blocks = with_days(text, blocks, published.day if published else None, head.modified)
    report = Report(
        id=make_report_id(head.url or name, text),
        path=path,
        text=text,
        blocks=(*head.blocks, *blocks),
        title=head.title,
        outlet=head.outlet,
        byline=byline,
        url=head.url,
        modified=head.modified,
        partial=bool(told and told.partial) or is_cut_off(text, blocks),
    )
    if not published:
        return replace(report, yearless=head.yearless)
    return replace(
        report,
        published=published.day,
        published_from=published.source,
        published_words=published.words,
        published_sure=published.sure,
    )


def _credited(units: Sequence[Unit]) -> str | None:
    """Return who a credit line at the end names as reporters ("(Reporting by A. Roe; editing by B. Poe)")."""
    for unit in units:
        found = _CREDIT.match(unit.flat)
        who = _NEXT_CREDIT.sub("", found["who"]).strip(" .,") if found else ""
        if who and phrase_of(unit.flat):
            return who
    return None
