"""The text of a file from its bytes, newlines as they are, a byte-order mark not counted.

Tried in this order: the byte-order mark; the encoding that the form declares (mail); UTF-16 without mark, known by
its NUL bytes; UTF-8; UTF-8 with single bytes of Windows-1252 in it; Windows-1252. All but the first and UTF-8 leave a
doubt, which says what was done.
"""

from __future__ import annotations

import codecs
import re

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
# First bytes of files that are no text, with what they are and what to do.
SIGNATURES = (
    (b"%PDF-", "a PDF file", "give it the ending .pdf"),
    (b"PK\x03\x04", "a packed file, of a word processor or an archive", "give it its own ending (.docx), or unpack it"),
    (b"\x1f\x8b", "a gzip file", "give it the ending .gz after its own"),
    (b"\xd0\xcf\x11\xe0", "an old office file", "save it as .docx"),
    (b"{\\rtf", "a rich text file", "save it as .docx or .txt"),
    (b"\x89PNG", "a picture", "give the text of the page"),
    (b"\xff\xd8\xff", "a picture", "give the text of the page"),
    (b"GIF8", "a picture", "give the text of the page"),
    (b"SQLite format 3", "a database", "save its texts as .jsonl"),
)
# Share of control characters above which bytes that are no UTF-8 are no text in the fallback encoding either.
MOST_CONTROLS = 0.02
# Share of characters beyond ASCII above which they are no Western text: French and Vietnamese stay below a quarter,
# Russian or Chinese bytes read as Windows-1252 are nearly all beyond it.
MOST_BEYOND = 0.35
# Of UTF-16 without mark, one byte of each pair is nearly always NUL in Western text, and the other nearly never.
WIDE_SHARE, NARROW_SHARE = 0.6, 0.05
# Bytes from which a text that contradicts its mark is believed rather than the mark.
SURE_BYTES = 16
# Signs of UTF-8 that was read as Windows-1252 and saved again, and how many of them are no chance.
GARBLED, GARBLED_TIMES = r"â€[™œ\u009d“”˜¢¦–—]|Ã[\u00a0-\u00bf\u2030\u0160]|â\u0080[\u0090-\u00a6]", 3
# What is declared to be Latin-1 or ASCII is Windows-1252 or UTF-8 as often as not: the bytes decide. The others are no
# encodings of news, and slow or loose.
UNDECLARED = frozenset({"iso8859-1", "ascii", "utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape"})
_LAYOUT = frozenset("\t\n\r\f\v")
_UNSOUND = re.compile("[\0\ud800-\udfff]")
_ESCAPED = re.compile("[\udc80-\udcff]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Return the text, and the doubt about its encoding if there is one. Raise UnreadableError if it is no text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    for signature, what, advice in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"{what} by its first bytes, not a text: {advice}")
    if declared and (text := _as_declared(data, declared)) is not None:
        return text, None
    if b"\0" in data:
        return _unmarked(data)
    return _narrow(data)


def decode_line(data: bytes) -> tuple[str, bool]:
    """Return the text of one line of many, and whether its encoding is in doubt. Nothing is refused."""
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError as error:
        mixed = _mixed(data, error.start)
    return mixed[0] if mixed else data.decode(FALLBACK, "replace"), True


def sound(text: str) -> str:
    """Return an extracted text with the characters replaced that can stand in no text file: NUL, half surrogates."""
    return _UNSOUND.sub("\ufffd", text)


def _marked(data: bytes, encoding: str) -> tuple[str, str | None]:
    if encoding == "utf-8":
        if b"\0" in data:
            raise UnreadableError(_nul(data))
        return _narrow(data)
    if b"\0" not in data and len(data) >= SURE_BYTES and _is_utf8(data):
        return data.decode(), f"read as UTF-8: its mark says {encoding[:6].upper()}, which it is not"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.upper()
        raise UnreadableError(f"not valid {name} at byte {error.start}, as its mark says: save it as UTF-8") from None
    if "\0" in text:
        raise UnreadableError("not a text file (it holds NUL characters): save it as UTF-8 text")
    return text, None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_declared(data: bytes, declared: str) -> str | None:
    """Return the text in the encoding that a form declares, None if it is unknown, or plainly another."""
    try:
        name = codecs.lookup(declared.strip(" \t\"'")).name
        if name in UNDECLARED:
            return None
        text = data.decode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return text if isinstance(text, str) and "\0" not in text else None


def _unmarked(data: bytes) -> tuple[str, str | None]:
    """Read UTF-16 without mark. Raise UnreadableError if it is not that."""
    for at, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        empty, full = data[at::2], data[1 - at :: 2]
        if len(data) % 2 or empty.count(0) < WIDE_SHARE * len(empty) or full.count(0) > NARROW_SHARE * len(full):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, f"read as {encoding[:6].upper()}, which has no mark here; save it as UTF-8 to be sure"
    raise UnreadableError(_nul(data))


def _nul(data: bytes) -> str:
    return f"not a text file (it holds NUL bytes, the first at byte {data.index(0)}): save it as UTF-8 text"


def _narrow(data: bytes) -> tuple[str, str | None]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _mixed(data, error.start) or _fallback(data, error.start)
    if len(re.findall(GARBLED, text)) >= GARBLED_TIMES:
        return text, "garbled: UTF-8 that was once read as Windows-1252 (“â€™” for “’”); save it anew from its source"
    return text, None


def _mixed(data: bytes, first: int) -> tuple[str, str | None] | None:
    """Read UTF-8 in which fewer bytes are wrong than characters beyond ASCII are right; None if that is not so."""
    text = data.decode("utf-8", "surrogateescape")
    wrong = len(_ESCAPED.findall(text))
    if wrong > sum(c > "\x7f" for c in text) - wrong:
        return None
    text = _ESCAPED.sub(lambda c: bytes([ord(c[0]) - 0xDC00]).decode(FALLBACK, "replace"), text)
    return text, f"read in part as Windows-1252: not valid UTF-8 at byte {first} ({wrong} in all); save it as UTF-8"


def _fallback(data: bytes, first: int) -> tuple[str, str | None]:
    try:
        text = data.decode(FALLBACK)
    except UnicodeDecodeError:
        raise UnreadableError("neither UTF-8 nor Windows-1252: save it as UTF-8 text") from None
    if sum(c < " " and c not in _LAYOUT for c in text) > MOST_CONTROLS * len(text):
        raise UnreadableError("not a text file: save it as UTF-8 text")
    if len(data) >= SURE_BYTES and sum(c > "\x7f" for c in text) > MOST_BEYOND * len(text):
        raise UnreadableError("neither UTF-8 nor a Western encoding: save it as UTF-8 text")
    return text, f"read as Windows-1252: not valid UTF-8 at byte {first}; save it as UTF-8 to be sure"
