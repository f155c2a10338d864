"""Reader of plain text: one report a file; the report's text is the decoded file itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from travaux.model import Report, Skipped
from travaux.reports.decoding import decode
from travaux.reports.layout import lay_out
from travaux.reports.readers import Source, UnreadableError
from travaux.reports.units import Unit, is_blank, units


def read_file(source: Source) -> Iterator[Report | Skipped]:
    """Yield the report that a text file is, and a doubt about its encoding. Raise OSError or UnreadableError."""
    return read_text(source, units)


def read_text(source: Source, cut: Callable[[str], list[Unit]]) -> Iterator[Report | Skipped]:
    """Yield the report that a file of text is, cut into units by ``cut``, and a doubt about its encoding."""
    text, doubt = decode(source.data())
    if is_blank(text):
        raise UnreadableError("empty: there is nothing to read")
    yield lay_out(text, cut(text), source.path)
    if doubt:
        yield Skipped(source.path, doubt)
