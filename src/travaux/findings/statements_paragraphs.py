"""Paragraphs as statements are read in them: one block of a report, its sentences and its quotations."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.findings.quotes import Quotation, find_quotations
from travaux.language.reading import Page, Sentence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a report with its sentences, by their index in the page, and its quotations."""

    start: int
    text: str
    sentences: tuple[tuple[int, Sentence], ...]
    quotations: tuple[Quotation, ...]

    def cut(self, start: int, end: int) -> str:
        """Return the report's characters ``start`` to ``end``, which lie in this block."""
        return self.text[start - self.start : end - self.start]

    def enclosing(self, offset: int) -> Quotation | None:
        """Return the outermost quotation around an offset of the report."""
        return next((q for q in self.quotations if q.covers(offset)), None)


def paragraphs(page: Page) -> list[Paragraph]:
    """Return the blocks of a page that have sentences, in order."""
    groups: dict[int, list[tuple[int, Sentence]]] = {}
    for n, s in enumerate(page.sentences):
        groups.setdefault(s.block, []).append((n, s))
    found = []
    for listed in groups.values():
        start, end = listed[0][1].start, listed[-1][1].end
        text = page.report.text[start:end]
        found.append(Paragraph(start, text, tuple(listed), find_quotations(text, start)))
    return found
