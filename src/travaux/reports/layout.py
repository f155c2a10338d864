"""From a text and its units to a report: its head, and the blocks of all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from travaux.model import Report, make_report_id
from travaux.reports.blocks import body
from travaux.reports.head import read_head
from travaux.reports.phrases import phrase_of
from travaux.reports.units import Unit

# Units at the end of a report among which those who wrote it are named.
END_UNITS = 8
_CREDIT = re.compile(r"[\W_]*Reporting(?: by|:)\s*(?P<who>[^;()]+)")
_NEXT_CREDIT = re.compile(r"\W*\b(?:additional\s|further\s)?(?:editing|writing|reporting|graphics)\b.*", re.IGNORECASE)


def lay_out(text: str, units: Sequence[Unit], path: str, url: str | None = None) -> Report:
    """Return the report whose text is ``text`` and whose units are ``units``, read from the file ``path``.

    The id rests on ``url`` if that is given or stands in the head, else on the file's name, and on the text.
    """
    name = path.rsplit("/", 1)[-1]
    head = read_head(text, units, name, url)
    return Report(
        id=make_report_id(head.url or name, text),
        path=path,
        text=text,
        blocks=(*head.blocks, *body(units[head.size :])),
        title=head.title,
        outlet=head.outlet,
        byline=head.byline or _credited(units[-END_UNITS:]),
        url=head.url,
        published=head.published,
        published_from=head.published_from,
        modified=head.modified,
    )


def _credited(units: Sequence[Unit]) -> str | None:
    """Return who a credit line at the end names as reporters ("(Reporting by A. Roe; editing by B. Poe)")."""
    for unit in units:
        found = _CREDIT.match(unit.flat)
        who = _NEXT_CREDIT.sub("", found["who"]).strip(" .,") if found else ""
        if who and phrase_of(unit.flat):
            return who
    return None
