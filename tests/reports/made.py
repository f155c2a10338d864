"""Small files made for the tests of reading, and short ways to look at what was read."""

from __future__ import annotations

from travaux.model import Report
from travaux.reports.layout import lay_out
from travaux.reports.units import units

PROSE = "The talks on the ferry pact ended without a result on Friday, the ministry said in a statement to reporters."
MORE = "They are to start again on Monday, with the chair's second draft on the table and the fares still open."


def laid(text: str, path: str = "01-report.txt") -> Report:
    """Return the report that a plain text with this name would be."""
    return lay_out(text, units(text), path)


def page(*lines: str, path: str = "01-report.txt") -> Report:
    """Return the report of ``lines`` with blank lines between, and two paragraphs after them."""
    return laid("\n\n".join([*lines, PROSE, MORE]) + "\n", path)


def shown(report: Report) -> list[tuple[str, str]]:
    """Return the blocks of a report as kind and text."""
    return [(b.kind, report.text[b.start : b.end]) for b in report.blocks]


def kinds(*lines: str) -> list[str]:
    """Return the kinds of ``lines``, each a unit of its own in the middle of a report."""
    report = laid("\n\n".join(["Ferry pact stalls", "3 April 2026", PROSE, *lines, MORE]))
    return [b.kind for b in report.blocks][3:-1]
