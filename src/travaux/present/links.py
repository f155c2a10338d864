"""Where a passage stands, as a link: on the web page of its report at the sentence, or in the file it was read from."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from travaux.model import Passage, Report
from travaux.present.wording import shown

# A browser finds a long text by its ends; both have to be long enough to stand there only once.
WHOLE_UP_TO = 200
WORDS_AT_END = 6
FRAGMENT = ":~:text="


def page_of(report: Report | None) -> str | None:
    """Return the address of a report's web page, None if it has none that a browser may be sent to."""
    address = (report.url or "").strip() if report else ""
    if re.search(r"[\x00-\x20\x7f-\x9f\u202a-\u202e\u2066-\u2069\"<>\\^`{|}\ud800-\udfff]", address):
        return None
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return address if good else None


def sentence_on_page(report: Report | None, passage: Passage) -> str | None:
    """Return the address of a passage on its report's web page, as a text fragment (WICG scroll-to-text)."""
    address = page_of(report)
    if address is None:
        return None
    return f"{address}{'' if '#' in address else '#'}{FRAGMENT}{_directive(passage.text)}"


def _directive(text: str) -> str:
    words = shown(text).split()
    if len(" ".join(words)) <= WHOLE_UP_TO or len(words) <= 2 * WORDS_AT_END:
        return _encoded(words)
    return f"{_encoded(words[:WORDS_AT_END])},{_encoded(words[-WORDS_AT_END:])}"


def _encoded(words: list[str]) -> str:
    """Return words percent-encoded; a hyphen, comma or ampersand would be read as syntax."""
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")


def source_of(report: Report | None, passage: Passage) -> str:
    """Return the link of a passage: its sentence on the web, or its characters in the file (RFC 5147)."""
    if (address := sentence_on_page(report, passage)) is not None:
        return address
    path = quote(report.path if report else passage.report, safe="/", errors="replace")
    return f"{path}#char={passage.start},{passage.end}"
