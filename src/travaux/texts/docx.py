"""Reader of .docx drafts: paragraphs with their automatic numbers, notes, and tracked changes as both versions.

Nothing is fetched, no entity is resolved, a document type is refused, and only parts within limits are unpacked.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from lzma import LZMAError
from typing import Any

from travaux.texts.errors import UnreadableTextError
from travaux.texts.numbers import Numbering, numbering_of
from travaux.texts.paragraphs import Change, Paragraph, Piece, versions_of
from travaux.texts.versions import Version

MOST_BYTES = 64 * 2**20
# One part unpacked; what is larger than FREE_BYTES may be so many times its packed size, since marks repeat.
MOST_PART, FREE_BYTES, MOST_RATIO = 64 * 2**20, 4 * 2**20, 150
DEPTH = 60
MAIN, STYLES, NUMBERING, NOTES = "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml"
_CHANGES: dict[str, Change] = {"ins": "inserted", "moveTo": "inserted", "del": "deleted", "moveFrom": "deleted"}
_INLINE = {"hyperlink", "sdt", "sdtContent", "smartTag", "fldSimple", "customXml", "ruby", "rubyBase"}
_BLOCKS = {"body", "sdt", "sdtContent", "customXml", "tbl", "tr", "tc", "ins", "moveTo", "del", "moveFrom"}
_BREAKS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "sym": ""}


def read(data: bytes) -> list[Version]:
    """Return the versions of a document's text, the one before its tracked changes first. Raise UnreadableTextError."""
    parts = _Parts.of(data)
    body = parts.xml(parts.main)
    if body is None:
        raise UnreadableTextError("no word processor's text in it: save it anew as .docx, or as .txt")
    styles, notes = _styles(parts.xml(STYLES)), _notes(parts.xml(NOTES))
    numbers = parts.xml(NUMBERING)

    def made() -> Iterator[Paragraph]:
        reader = _Reader(styles, numbering_of(numbers), notes)
        yield from reader.paragraphs(body, 0, "", "", "")
        yield from reader.notes_at_end()

    return versions_of(made)


# ------------------------------------------------------------------------------------------------ the package
@dataclass(frozen=True, slots=True)
class _Parts:
    pack: zipfile.ZipFile
    names: frozenset[str]

    @classmethod
    def of(cls, data: bytes) -> _Parts:
        if data[:4] == b"\xd0\xcf\x11\xe0":
            raise UnreadableTextError("protected by a password, or of the old .doc form: save it as .docx without one")
        try:
            pack = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise UnreadableTextError("no .docx: cut off, damaged or of another form; save it anew") from None
        return cls(pack, frozenset(pack.namelist()))

    @property
    def main(self) -> str:
        """The name of the part that holds the text."""
        if MAIN in self.names:
            return MAIN
        relations = self.xml("_rels/.rels")
        for relation in relations if relations is not None else ():
            if (relation.get("Type") or "").endswith("/officeDocument"):
                return (relation.get("Target") or "").lstrip("/")
        return MAIN

    def xml(self, name: str) -> Any:
        """Return the root of a part, None if there is no such part. Raise UnreadableTextError."""
        if name not in self.names:
            return None
        from lxml import etree

        data = self._data(name)
        wide = data.replace(b"\0", b"")
        if b"<!DOCTYPE" in wide or b"<!ENTITY" in wide:
            raise UnreadableTextError(
                "it declares entities, which no word processor does: an entity bomb, or made by hand"
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise UnreadableTextError(f"broken XML in {name}: open it and save it anew") from None

    def _data(self, name: str) -> bytes:
        info = self.pack.getinfo(name)
        most = min(MOST_PART, max(FREE_BYTES, info.compress_size * MOST_RATIO))
        if info.file_size > most:
            raise UnreadableTextError(f"{name} unpacks to more than {most // 2**20} MB: a zip bomb, or no draft")
        try:
            with self.pack.open(info) as stream:
                data = stream.read(most + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            LZMAError,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            locked = isinstance(error, RuntimeError)
            raise UnreadableTextError(
                "protected by a password: save it without one" if locked else "damaged: open it and save it anew"
            ) from None
        if len(data) > most:
            raise UnreadableTextError(f"{name} unpacks to more than {most // 2**20} MB: a zip bomb, or no draft")
        return data


def name_of(element: Any) -> str:
    """Return the name of an element without its namespace, "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def get(element: Any, name: str) -> str:
    """Return an attribute by its name without namespace, "" if there is none."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def child(element: Any, *names: str) -> Any:
    """Return the first child of a child (and so on) with these names, None if there is none."""
    for name in names:
        element = next((c for c in element if name_of(c) == name), None) if element is not None else None
    return element


def _is_on(element: Any) -> bool:
    return element is not None and get(element, "val") not in ("0", "false", "off")


# ------------------------------------------------------------------------------------------------ styles and notes
@dataclass(frozen=True, slots=True)
class _Style:
    level: int = 0
    bold: bool = False
    number: tuple[str, int] | None = None
    based: str = ""


def _styles(root: Any) -> dict[str, _Style]:
    found: dict[str, _Style] = {}
    for style in root if root is not None else ():
        if name_of(style) == "style" and (key := get(style, "styleId")):
            named = re.sub(r"[\s_-]", "", get(child(style, "name"), "val").lower())
            level = re.fullmatch(r"heading(\d)", named)
            found[key] = _Style(
                int(level[1]) if level else int(named == "title"),
                _is_on(child(style, "rPr", "b")),
                _number(child(style, "pPr", "numPr")),
                get(child(style, "basedOn"), "val"),
            )
    return found


def _number(properties: Any) -> tuple[str, int] | None:
    if properties is None:
        return None
    level = get(child(properties, "ilvl"), "val")
    return get(child(properties, "numId"), "val"), int(level) if level.isdigit() else 0


def _notes(root: Any) -> dict[str, str]:
    """Return the footnotes by their ids; the lines that part them from the text are none."""
    found: dict[str, str] = {}
    for note in root if root is not None else ():
        if name_of(note) == "footnote" and not get(note, "type"):
            texts = (t.text or "" for t in note.iter() if name_of(t) == "t")
            found[get(note, "id")] = " ".join("".join(texts).split())
    return found


# ------------------------------------------------------------------------------------------------ paragraphs
@dataclass(slots=True)
class _Reader:
    styles: dict[str, _Style]
    numbering: Numbering
    notes: dict[str, str]
    cited: list[str] = field(default_factory=list)

    def paragraphs(self, parent: Any, depth: int, change: Change, author: str, date: str) -> Iterator[Paragraph]:
        """Yield the paragraphs under an element, those of tables cell by cell."""
        for element in parent if depth < DEPTH else ():
            name = name_of(element)
            if name == "p":
                yield self._paragraph(element, change, author, date)
            elif name in _BLOCKS:
                told = (_CHANGES[name], get(element, "author"), get(element, "date")) if name in _CHANGES else None
                row = self._row_change(element) if name == "tr" else None
                yield from self.paragraphs(element, depth + 1, *(told or row or (change, author, date)))

    def _row_change(self, row: Any) -> tuple[Change, str, str] | None:
        for mark, change in (("ins", "inserted"), ("del", "deleted")):
            found = child(row, "trPr", mark)
            if found is not None:
                return change, get(found, "author"), get(found, "date")  # type: ignore[return-value]
        return None

    def _paragraph(self, element: Any, change: Change, author: str, date: str) -> Paragraph:
        style = self._style(get(child(element, "pPr", "pStyle"), "val"))
        end: Change = change
        for mark in ("ins", "del", "moveTo", "moveFrom"):
            if child(element, "pPr", "rPr", mark) is not None:
                end = _CHANGES[mark]
        number = _number(child(element, "pPr", "numPr")) or style.number
        found = Paragraph(list(self._pieces(element, 0, change, author, date)), style.level, style.bold, end)
        if number and number[0] not in ("", "0"):
            found.number = partial(self.numbering.next, *number)
        return found

    def _style(self, key: str) -> _Style:
        """Return a style with what it takes over from those it is based on."""
        found, seen = _Style(), set()
        while key in self.styles and key not in seen:
            seen.add(key)
            style = self.styles[key]
            found = _Style(found.level or style.level, found.bold or style.bold, found.number or style.number)
            key = style.based
        return found

    def _pieces(self, parent: Any, depth: int, change: Change, author: str, date: str) -> Iterator[Piece]:
        for element in parent if depth < DEPTH else ():
            name = name_of(element)
            if name == "r" and not _is_on(child(element, "rPr", "vanish")):
                yield from self._run(element, change, author, date)
            elif name in _CHANGES:
                if change in ("", _CHANGES[name]):  # what was put in and taken out again stands in neither version
                    told = _CHANGES[name], get(element, "author"), get(element, "date")
                    yield from self._pieces(element, depth + 1, *told)
            elif name in _INLINE:
                yield from self._pieces(element, depth + 1, change, author, date)

    def _run(self, run: Any, change: Change, author: str, date: str) -> Iterator[Piece]:
        bold = _is_on(child(run, "rPr", "b"))
        for element in run:
            name = name_of(element)
            if name in ("t", "delText"):
                text = element.text or ""
            elif name in _BREAKS:
                text = _BREAKS[name]
            elif name == "footnoteReference" and get(element, "id") in self.notes:
                self.cited.append(get(element, "id"))
                text = f"[^{len(self.cited)}]"
            else:
                continue
            if text:
                yield Piece(text, change, author, date, bold)

    def notes_at_end(self) -> Iterator[Paragraph]:
        """Yield the notes that the text cites, in order."""
        for n, key in enumerate(self.cited, 1):
            if self.notes[key]:
                yield Paragraph([Piece(f"[^{n}]: {self.notes[key]}")])
