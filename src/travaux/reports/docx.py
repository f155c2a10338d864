"""Reader of .docx: paragraphs, headings, items and rows of tables in order, one report a file.

Inserted text is read as if it had been accepted, deleted and hidden text is not. Headers and footers of pages, notes,
comments and macros are left out. No entity is resolved and nothing is fetched.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from typing import TYPE_CHECKING, Any

from travaux.model import BlockKind, Report, Skipped
from travaux.reports.fields import Properties
from travaux.reports.layout import lay_out
from travaux.reports.pieces import Piece, put_together, with_one_title
from travaux.reports.readers import Source, UnreadableError, fit

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# A document with its pictures; only its texts are unpacked.
MOST_BYTES = 64 * 2**20
# One part unpacked, and how many times its packed size that may be if it is more than FREE_BYTES: marks repeat, so that
# real documents pack to a twentieth.
MOST_UNPACKED, MOST_RATIO, FREE_BYTES = 32 * 2**20, 200, 2**20
# Tables in tables; what lies deeper is left out.
DEPTH = 30
# A table of one column, or with a cell of so many characters, lays out a page: its cells are paragraphs.
CELL_OF_TEXT = 400
MAIN, STYLES, CORE, RELATIONS = "word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"

# Elements that hold what they hold, and those that hold what is no longer, or not yet, in the text.
_THROUGH = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"})
_INLINE = _THROUGH | {"hyperlink", "fldSimple", "dir", "bdo"}
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    struct.error,
    NotImplementedError,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    OSError,
)


def read_file(source: Source) -> Iterator[Report | Skipped]:
    """Yield the report that a document is. Raise OSError or UnreadableError."""
    data = source.data(MOST_BYTES)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("protected by a password, or an old .doc: open it and save it as .docx without one")
    parts = _Parts(data)
    root = parts.xml(parts.main())
    if root is None:
        raise UnreadableError("no word processor's document: save it as .docx anew")
    styles = _styles(parts.xml(STYLES))
    body = next((child for child in root if _name(child) == "body"), root)
    text, units = put_together(with_one_title(_pieces(body, styles)))
    if not units:
        raise UnreadableError("a document without text: if its pages are pictures, give their text")
    properties = _properties(parts)
    yield properties.complete(lay_out(fit(text), units, source.path, told=properties.guess()))


class _Parts:
    """The parts of a packed document, unpacked one by one within limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._names = {info.filename: info for info in self._zip.infolist()}
        except _BROKEN:
            raise UnreadableError("no .docx, or a damaged one: open it and save it anew") from None

    def xml(self, name: str) -> Element | None:
        """Return the root of a part, None if it is not there. Raise UnreadableError for what is broken or a bomb."""
        info = self._names.get(name)
        if info is None:
            return None
        try:
            with self._zip.open(info) as opened:
                most = min(MOST_UNPACKED, max(FREE_BYTES, MOST_RATIO * info.compress_size))
                data = opened.read(most + 1)
        except RuntimeError:
            raise UnreadableError("protected by a password: save it without one") from None
        except _BROKEN:
            raise UnreadableError(f"damaged ({name} cannot be unpacked): open it and save it anew") from None
        if len(data) > most:
            raise UnreadableError(f"{name} unpacks to more than {most / 2**20:.0f} MB, as a zip bomb does: left out")
        return _root(data, name)

    def main(self) -> str:
        """Return the name of the part that holds the text."""
        relations = self.xml(RELATIONS)
        for relation in relations if relations is not None else ():
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                return str(relation.get("Target", "")).lstrip("/")
        return MAIN


def _root(data: bytes, name: str) -> Element:
    """Return the root of some XML. Raise UnreadableError if it is broken or declares a type of its own."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise UnreadableError(f"{name} declares entities, which no document does (an entity bomb?): left out")
        root = etree.fromstring(data, parser)
    except etree.LxmlError:
        raise UnreadableError(f"damaged ({name} is broken XML): open it and save it anew") from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableError(f"{name} declares entities, which no document does (an entity bomb?): left out")
    return root


def _name(element: Any) -> str:
    """Return the name of an element without its namespace, of which there are two: transitional and strict."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _get(element: Any, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _child(element: Any, *names: str) -> Any:
    """Return the first child of a child (and so on) with these names, None if there is none."""
    for name in names:
        element = next((c for c in element if _name(c) == name), None) if element is not None else None
    return element


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style makes of its paragraphs."""

    kind: BlockKind | None = None
    level: int = 0


def _styles(root: Element | None) -> dict[str, _Style]:
    """Return the styles by their ids. A style that tells nothing itself is what it is based on."""
    named: dict[str, tuple[_Style, str]] = {}
    for style in root if root is not None else ():
        if _name(style) == "style" and (key := _get(style, "styleId")):
            name, based = _child(style, "name"), _child(style, "basedOn")
            listed = _child(style, "pPr", "numPr") is not None
            told = _style((_get(name, "val") or "") if name is not None else key, listed)
            named[key] = told, (_get(based, "val") or "") if based is not None else ""
    return {key: _inherited(key, named) for key in named}


def _style(name: str, listed: bool = False) -> _Style:
    """Return what the English name of a style, which stands in files of every language, tells."""
    name = re.sub(r"[\s_-]", "", name.lower())
    if name == "title":
        return _Style("heading", 1)
    if name == "subtitle":
        return _Style("standfirst")
    if found := re.fullmatch(r"heading(\d)", name):
        return _Style("heading", int(found[1]))
    if name == "caption":
        return _Style("caption")
    return _Style("item") if listed or re.match(r"list(?:bullet|number|paragraph)", name) else _Style()


def _inherited(key: str, named: dict[str, tuple[_Style, str]]) -> _Style:
    seen: set[str] = set()
    while key in named and key not in seen:
        seen.add(key)
        told, based = named[key]
        if told != _Style():
            return told
        key = based
    return _Style()


def _pieces(parent: Any, styles: dict[str, _Style], depth: int = 0) -> Iterator[Piece]:
    """Yield the paragraphs and rows under an element. A paragraph whose end is deleted runs on into the next."""
    held = ""
    for child in parent if depth < DEPTH else ():
        name = _name(child)
        if name == "p":
            text, boxes = _text(child)
            if _child(child, "pPr", "rPr", "del") is not None:
                held += text
                continue
            yield from _lines(held + text, _paragraph_style(child, styles))
            held = ""
            for box in boxes:
                yield from _pieces(box, styles, depth + 1)
        elif name == "tbl":
            yield from _table(child, styles, depth)
        elif name in _THROUGH:
            yield from _pieces(child, styles, depth + 1)
    yield from _lines(held, _Style())


def _paragraph_style(paragraph: Any, styles: dict[str, _Style]) -> _Style:
    key = _child(paragraph, "pPr", "pStyle")
    named = (_get(key, "val") or "") if key is not None else ""
    told = styles.get(named) or _style(named)
    if told.kind is None and _child(paragraph, "pPr", "numPr") is not None:
        return _Style("item")
    return told


def _lines(text: str, style: _Style) -> Iterator[Piece]:
    """Yield a paragraph, or each of its lines if they are broken by hand; of a list, items close together."""
    if style.level:
        yield Piece(" ".join(text.split()), style.kind, style.level)
        return
    for n, line in enumerate(text.split("\n")):
        yield Piece(line, style.kind, close=n > 0)


def _text(parent: Any, depth: int = 0) -> tuple[str, list[Any]]:
    """Return the text of the runs under an element, and the text boxes that hang in them."""
    parts: list[str] = []
    boxes: list[Any] = []
    for child in parent if depth < DEPTH else ():
        name = _name(child)
        if name == "r" and not _is_hidden(child):
            text, more = _run(child)
        elif name in _INLINE:
            text, more = _text(child, depth + 1)
        else:
            continue
        parts.append(text)
        boxes += more
    return "".join(parts), boxes


def _is_hidden(run: Any) -> bool:
    vanish = _child(run, "rPr", "vanish")
    return vanish is not None and _get(vanish, "val") not in {"0", "false", "off"}


def _run(run: Any) -> tuple[str, list[Any]]:
    parts: list[str] = []
    boxes: list[Any] = []
    for child in run:
        name = _name(child)
        if name == "t":
            parts.append(child.text or "")
        elif name in _BREAKS:
            parts.append(_BREAKS[name])
        elif name in {"drawing", "pict", "AlternateContent", "object"}:
            boxes += _boxes(child)
    return "".join(parts), boxes


def _boxes(element: Any) -> list[Any]:
    """Return the outermost text boxes in a drawing; what stands in for them in old programs is the same again."""
    found, waiting = [], [element]
    while waiting:
        here = waiting.pop()
        if _name(here) == "txbxContent":
            found.append(here)
        elif _name(here) != "Fallback":
            waiting += reversed(list(here))
    return found


def _table(table: Any, styles: dict[str, _Style], depth: int) -> Iterator[Piece]:
    """Yield the rows of a table, their cells parted by bars; of one that lays out a page, the paragraphs."""
    rows = [row for row in _within(table, "tr") if _child(row, "trPr", "del") is None]
    cells = [[list(_pieces(cell, styles, depth + 1)) for cell in _within(row, "tc")] for row in rows]
    lengths = [sum(len(p.text) for p in cell) for row in cells for cell in row]
    if all(len(row) < 2 for row in cells) or max(lengths, default=0) >= CELL_OF_TEXT:
        yield from (piece for row in cells for cell in row for piece in cell)
        return
    for n, row in enumerate(cells):
        filled = [" ".join(" ".join(p.text for p in cell).split()) for cell in row]
        yield Piece(" | ".join(cell for cell in filled if cell), "item", close=n > 0)


def _within(element: Any, name: str) -> Iterator[Any]:
    """Yield the children with a name, those in content controls and insertions too."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if _name(child) == name:
            yield child
        elif _name(child) in _THROUGH:
            waiting += reversed(child)


def _properties(parts: _Parts) -> Properties:
    try:
        core = parts.xml(CORE)
    except UnreadableError:
        return Properties()
    said = {_name(child): (child.text or "").strip() for child in core} if core is not None else {}
    return Properties(said.get("title", ""), said.get("creator", ""), said.get("created") or said.get("modified", ""))
