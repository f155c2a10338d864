"""A text read as one report, for tables of sentences."""

from __future__ import annotations

from travaux.findings.discourse import find_discourse
from travaux.findings.find import find, view_of
from travaux.findings.found import Discourse, Findings, View
from travaux.language.reading import Page, read_pages
from travaux.model import Block, Report, make_report_id


def report(text: str, published: str | None = "2031-05-14") -> Report:
    """Return a report in which each line is a paragraph, and a line with a question mark a heading."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("heading" if line.endswith("?") else "paragraph", at, at + len(line)))
        at += len(line) + 1
    return Report(make_report_id("t.txt", text), "t.txt", text, tuple(blocks), published=published)


def page(text: str, published: str | None = "2031-05-14") -> Page:
    return next(read_pages([report(text, published)]))


def view(text: str, published: str | None = "2031-05-14") -> View:
    return view_of(page(text, published))


def findings(text: str, published: str | None = "2031-05-14") -> Findings:
    return find(page(text, published))


def discourse(text: str) -> Discourse:
    return find_discourse(view(text))
