"""The text of a file from its bytes, newlines as they are, a byte-order mark not counted."""

from __future__ import annotations

import codecs

from travaux.reports.readers import UnreadableError

# Longer marks first: that of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
FALLBACK = "windows-1252"
# Share of control characters above which bytes that are no UTF-8 are no text in the fallback encoding either.
MOST_CONTROLS = 0.02
_LAYOUT = frozenset("\t\n\r\f\v")


def decode(data: bytes) -> tuple[str, str | None]:
    """Return the text, and the doubt about its encoding if there is one. Raise UnreadableError if it is no text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding), None
    if b"\0" in data:
        raise UnreadableError("not a text file (it holds NUL bytes): save it as UTF-8 text")
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        return _fallback(
            data
        ), f"read as Windows-1252: not valid UTF-8 at byte {error.start}; save it as UTF-8 to be sure"


def _marked(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"not valid {encoding.upper()} at byte {error.start}, as its mark says: save it as UTF-8"
        ) from None
    if "\0" in text:
        raise UnreadableError("not a text file (it holds NUL characters): save it as UTF-8 text")
    return text


def _fallback(data: bytes) -> str:
    try:
        text = data.decode(FALLBACK)
    except UnicodeDecodeError:
        raise UnreadableError("neither UTF-8 nor Windows-1252: save it as UTF-8 text") from None
    controls = sum(c < " " and c not in _LAYOUT for c in text)
    if controls > MOST_CONTROLS * len(text):
        raise UnreadableError("not a text file: save it as UTF-8 text")
    return text
