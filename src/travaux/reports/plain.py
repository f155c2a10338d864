"""Reader of plain text: one report a file; the report's text is the decoded file itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from travaux.model import Report, Skipped
from travaux.reports.decoding import decode
from travaux.reports.layout import lay_out
from travaux.reports.readers import Source, UnreadableError, fit, reader_for
from travaux.reports.units import Unit, is_blank, units

# Characters among which a page that is saved under the name of a text gives itself away.
PAGE_WITHIN = 1000
_PAGE = re.compile(r"\s*(?:<\?xml[^<>]*>\s*)?(?:<!--[^<>]*-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def read_file(source: Source) -> Iterator[Report | Skipped]:
    """Yield the report that a text file is, and a doubt about its encoding. Raise OSError or UnreadableError."""
    text, doubt = _text(source)
    if _PAGE.match(text[:PAGE_WITHIN]):
        return reader_for("page.html")(source)
    return _laid(fit(text), doubt, source, units)


def read_text(source: Source, cut: Callable[[str], list[Unit]]) -> Iterator[Report | Skipped]:
    """Yield the report that a file of text is, cut into units by ``cut``, and a doubt about its encoding."""
    text, doubt = _text(source)
    return _laid(fit(text), doubt, source, cut)


def _text(source: Source) -> tuple[str, str | None]:
    text, doubt = decode(source.data())
    if is_blank(text):
        raise UnreadableError("empty: there is nothing to read")
    return text, doubt


def _laid(text: str, doubt: str | None, source: Source, cut: Callable[[str], list[Unit]]) -> Iterator[Report | Skipped]:
    yield lay_out(text, cut(text), source.path)
    if doubt:
        yield Skipped(source.path, doubt)
