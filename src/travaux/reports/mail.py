"""Reader of mails and newsletters (.eml), and of pages saved as one file (.mht): one report a file.

Subject, sender, date and Message-ID are those of the mail, or of the message that it hands on. The text is the plain
part, decoded, or what is extracted from the HTML part if the plain one stands in for it only. What else is attached is
named and left out.
"""

from __future__ import annotations

import re
from binascii import Error as BinasciiError
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from email.utils import parseaddr
from functools import cache
from io import BytesIO

from travaux.model import Report, Skipped
from travaux.reports import outlets
from travaux.reports.decoding import decode, sound
from travaux.reports.fields import overruled, published_of
from travaux.reports.layout import lay_out
from travaux.reports.lexicon import one_of, table, words
from travaux.reports.pieces import with_furniture
from travaux.reports.readers import Source, UnreadableError, fit, reader_for
from travaux.reports.told import Told
from travaux.reports.units import Unit, is_blank, units

# Parts within parts, and parts in all, that are looked at.
DEPTH, PARTS = 12, 200
# A plain part with fewer letters beside its addresses, or with less than this share of those in the HTML, is a stub.
STUB_LETTERS, STUB_SHARE = 160, 0.25
# A phrase such as "view in browser" makes a stub of no more letters than this.
STUB_PHRASE_LETTERS = 600
# Lines at the top among which the headers of a forwarded message begin, and lines that they take at most.
FORWARD_AT, FORWARD_LINES = 12, 12
# The header under which a browser notes where a page that it saves as one file comes from.
SAVED_FROM = "Snapshot-Content-Location"
# Characters of a header that are read.
HEADER = 2000
_LINK = re.compile(r"<?https?://\S+>?")
_TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^<>]*>", re.IGNORECASE | re.DOTALL)
_NEWLINES = re.compile(r"\r\n|\r")


@dataclass(slots=True)
class _Parts:
    """The parts of a mail: the first plain text and HTML, and the names of the others."""

    plain: Message | None = None
    html: Message | None = None
    nested: Message | None = None  # a message that is attached as such
    others: list[str] = field(default_factory=list)
    count: int = 0

    def take(self, part: Message, depth: int = 0) -> None:
        """Sort ``part``, and the parts in it, in the order in which they stand."""
        self.count += 1
        if depth > DEPTH or self.count > PARTS:
            return
        payload = part.get_payload()
        kind, name = part.get_content_type(), _file_name(part)
        if isinstance(payload, list):
            inner = [one for one in payload if isinstance(one, Message)]
            if kind == "message/rfc822" and inner:
                self.nested = self.nested or inner[0]
                return
            for one in inner:
                self.take(one, depth + 1)
            return
        attached = name is not None or part.get_content_disposition() == "attachment"
        if kind == "text/plain" and not attached and self.plain is None:
            self.plain = part
        elif kind in {"text/html", "application/xhtml+xml"} and not attached and self.html is None:
            self.html = part
        elif part.get_content_disposition() == "attachment" or (name and not kind.startswith("image/")):
            self.others.append(name or kind)


def read_file(source: Source) -> Iterator[Report | Skipped]:
    """Yield the report that a mail is, and what is left out of it or doubted. Raise OSError or UnreadableError."""
    yield from _read(_parsed(source.data()), source, DEPTH)


def _read(message: Message, source: Source, depth: int) -> Iterator[Report | Skipped]:
    parts = _Parts()
    parts.take(message)
    told, saved = _told(message), bool(_header(message, SAVED_FROM))
    plain, doubt = _plain(parts.plain)
    if parts.html is not None and (saved or _is_stub(plain, parts.html)):
        yield from _page(source, parts.html, told, _origin(message))
    elif parts.nested and depth and _letters(plain) < STUB_LETTERS:
        yield from _read(parts.nested, source, depth - 1)  # handed on as a whole, with a word or two above it
    elif is_blank(plain):
        raise UnreadableError("a mail without text: give the page it speaks of")
    else:
        yield _letter(plain, source, told, _origin(message))
        yield from (Skipped(source.path, d) for d in [doubt] if d)
    for name in [] if saved else sorted(set(parts.others)):
        yield Skipped(f"{source.path}#{name}", "attached to a mail: save it as a file of its own to have it read")


def _parsed(data: bytes) -> Message:
    """Return the message that ``data`` is. Raise UnreadableError if it is none."""
    if data.count(b"\0") > 0:
        data = data.replace(b"\0", b"")
    message: Message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=compat32)
    if not any(name.lower() in {"from", "subject", "date", "content-type", "message-id"} for name in message.keys()):  # noqa: SIM118 - a Message is no dict
        raise UnreadableError("no mail: it has no header; save it as .txt if it is text")
    return message


def _header(message: Message, name: str) -> str:
    """Return a header as text on one line, "" if it is not there."""
    value = next((v for k, v in message.raw_items() if k.lower() == name.lower()), "")
    return _decoded(str(value)[:HEADER])


def _decoded(value: str) -> str:
    """Return the text of a header with encoded words. Headers of raw bytes come with half surrogates."""
    try:
        pieces = decode_header(value)
    except (HeaderParseError, BinasciiError, ValueError):
        pieces = [(value, None)]
    parts = []
    for piece, charset in pieces:
        raw = piece.encode("utf-8", "surrogateescape") if isinstance(piece, str) else piece
        parts.append(_charset(raw, charset if charset != "unknown-8bit" else None))
    return sound(" ".join("".join(parts).split()))


def _charset(raw: bytes, charset: str | None) -> str:
    try:
        return decode(raw, charset)[0]
    except UnreadableError:
        return raw.decode("ascii", "replace")


def _file_name(part: Message) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
    return _decoded(name[:HEADER]) or None if isinstance(name, str) else None


def _origin(message: Message) -> str | None:
    """Return what the id of the report rests on."""
    return _header(message, "Message-ID").strip("<> ") or None


def _told(message: Message) -> Told:
    """Return what the headers tell. A page that a browser saved has an address, and the day of saving for a date."""
    title = _subject(_header(message, "Subject"))
    if address := _header(message, SAVED_FROM):
        found = re.match(r"https?://(?:[^/@\s]*@)?([\w.-]+)", address)
        return Told(title=title, url=address, host=found[1]) if found else Told(title=title)
    outlet, byline, host = _sender(_header(message, "From"))
    return Told(
        title=title,
        outlet=outlet,
        byline=byline,
        host=host,
        published=published_of(_header(message, "Date"), "mail"),
    )


@cache
def _prefix() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(table('forms')['mail']['prefixes'])}(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)


def _subject(subject: str) -> str | None:
    return _prefix().sub("", subject, count=1).strip() or None if _prefix().match(subject) else subject or None


def _sender(value: str) -> tuple[str | None, str | None, str | None]:
    """Return the outlet that a sender names, the writer if it names one too, and the host that tells the outlet."""
    name, address = parseaddr(value)
    name = " ".join(name.split()).strip("\"' ")
    if name.lower() in words("forms", "mail", "senders") or "@" in name:
        name = ""
    host = address.rpartition("@")[2].lower()
    private = any(host == h or host.endswith(f".{h}") for h in words("forms", "mail", "hosts"))
    both = re.fullmatch(r"(?P<who>[^,@|]{3,40}?)(?:,|\s(?:from|at|of|\|)\s(?:the\s)?)\s*(?P<outlet>[^,@|]{2,40})", name)
    if both and len(both["who"].split()) > 1 and outlets.looks_like_outlet(both["outlet"]):
        return outlets.known(both["outlet"]) or both["outlet"], both["who"], None
    return outlets.known(name) or name or None, None, None if private or "." not in host else host


def _plain(part: Message | None) -> tuple[str, str | None]:
    """Return the text of a plain part, "" if there is none, and the doubt about its encoding."""
    if part is None:
        return "", None
    try:
        text, doubt = decode(_bytes(part), part.get_content_charset())
    except UnreadableError:
        return "", None
    return sound(_NEWLINES.sub("\n", text)), doubt


def _bytes(part: Message) -> bytes:
    """Return the content of a part, its transfer encoding undone."""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def _is_stub(plain: str, html: Message) -> bool:
    """Whether the plain part only stands in for the HTML."""
    letters = _letters(_LINK.sub("", plain))
    if letters < STUB_LETTERS:
        return True
    lower = plain.lower()
    if letters < STUB_PHRASE_LETTERS and any(s in lower for s in table("forms")["mail"]["stubs"]):
        return True
    content = _TAGS.sub(" ", _bytes(html).decode("utf-8", "replace"))
    return letters < STUB_SHARE * _letters(content)


def _letters(text: str) -> int:
    return sum(c.isalpha() for c in text)


def _page(source: Source, part: Message, told: Told, origin: str | None) -> Iterator[Report | Skipped]:
    """Yield the report that the HTML part of a mail is, and what is doubted in it."""
    content, charset = _bytes(part), part.get_content_charset()
    page = _charset(content, charset).encode("utf-8", "replace") if charset else content
    inner = Source(source.file, source.path, lambda _: BytesIO(page))
    for item in reader_for("page.html")(inner):
        if isinstance(item, Report):
            outlet = told.outlet or item.outlet or (outlets.of_host(told.host) if told.host else None)
            item = overruled(item, replace(told, outlet=outlet), origin)
        yield item


def _letter(text: str, source: Source, told: Told, origin: str | None) -> Report:
    """Return the report that a plain text is; the headers of a message handed on tell of it, and are furniture."""
    listed = units(fit(text))
    size, forwarded = _forwarded(listed)
    told = _merged(told, forwarded)
    report = overruled(lay_out(text, listed[size:], source.path, told=told), told, origin)
    return with_furniture(report, listed[:size])


def _merged(told: Told, forwarded: dict[str, str]) -> Told:
    """Return ``told`` as the headers of the message handed on have it, if there is one."""
    if not forwarded:
        return told
    outlet, byline, host = _sender(forwarded.get("from", ""))
    date = published_of(forwarded.get("date", "") or forwarded.get("sent", ""), "mail", "likely")
    return replace(
        told,
        title=_subject(forwarded.get("subject", "")) or told.title,
        outlet=outlet,
        byline=byline,
        host=host,
        published=date or told.published,
    )


@cache
def _label() -> re.Pattern[str]:
    labels = one_of(table("forms")["mail"]["labels"])
    return re.compile(rf"[>*_\s]*(?P<label>{labels})[*_]*\s?:[*_]*\s*(?P<value>.*)", re.IGNORECASE | re.DOTALL)


def _forwarded(listed: Sequence[Unit]) -> tuple[int, dict[str, str]]:
    """Return how many units at the top end with the headers of a message handed on, and those headers."""
    begins = next((n for n, unit in enumerate(listed[:FORWARD_AT]) if _is_forward(unit.flat)), None)
    at = 0 if begins is None else begins + 1
    found: dict[str, str] = {}
    while at < len(listed) and len(found) < FORWARD_LINES:
        lines = [_label().match(" ".join(line.split())) for line in listed[at].text.splitlines()]
        if not lines or lines[0] is None:
            break
        found |= {line["label"].lower(): line["value"] for line in reversed(lines) if line}
        at += 1
    if begins is None and not {"from", "subject"} <= found.keys():
        return 0, {}
    return (at, found) if found else (0, {})


def _is_forward(flat: str) -> bool:
    bare = flat.strip("->*_=: ").lower()
    return any(bare.startswith(phrase) for phrase in table("forms")["mail"]["forwarded"]) and len(bare) < 120
