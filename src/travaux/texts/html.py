"""Reader of .html drafts: paragraphs, headings and lists with their numbers; <ins> and <del> as both versions.

Nothing is loaded and no script is run. Menus, forms and what is hidden are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from travaux.texts.errors import UnreadableTextError
from travaux.texts.lexicon import words
from travaux.texts.numbers import written
from travaux.texts.paragraphs import Change, Paragraph, Piece, versions_of
from travaux.texts.versions import Version

DEPTH = 200
_BOLD = {"b", "strong"}


def read(text: str) -> list[Version]:
    """Return the versions of a page's text, the one before its marked changes first. Raise UnreadableTextError."""
    from lxml import etree
    from lxml import html as parser

    if not text.strip():
        raise UnreadableTextError("empty: there is nothing to compare")
    options = {"encoding": "utf-8", "no_network": True, "remove_comments": True, "remove_pis": True}
    try:
        root = parser.document_fromstring(text.encode("utf-8", "replace"), parser=parser.HTMLParser(**options))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableTextError("no text in the page: save it after it has loaded, or paste the text") from None

    def made() -> Iterator[Paragraph]:
        walk = _Walk()
        walk.enter(root, Piece(""), 0)
        walk.close()
        yield from walk.found

    return versions_of(made)


@dataclass(slots=True)
class _Walk:
    """Paragraphs as they are met. ``open`` is the one that runs."""

    found: list[Paragraph] = field(default_factory=list)
    open: Paragraph = field(default_factory=Paragraph)
    number: str = ""

    def close(self, level: int = 0) -> None:
        """End the running paragraph."""
        if any(piece.text.strip() for piece in self.open.pieces):
            number = self.number
            self.open.number = (lambda: number) if number else None
            self.number = ""
            self.open.level = self.open.level or level
            changes = {piece.change for piece in self.open.pieces if piece.text.strip()}
            if len(changes) == 1:
                self.open.end = changes.pop()
            self.found.append(self.open)
        self.open = Paragraph()

    def enter(self, element: Any, form: Piece, depth: int) -> None:
        """Take in an element with all that stands in it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in words("html", "elements", "skipped") or depth > DEPTH or _is_hidden(element):
            return
        block = tag in words("html", "elements", "blocks")
        if block or tag == "br":
            self.close()
        form = _form(element, tag, form)
        level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else 0
        if level:
            self.open.level = level
        if tag == "li":
            self.number = _number(element)
        if tag == "sup" and _is_mark(element):
            self.open.pieces.append(replace(form, text=f"[^{''.join(element.itertext()).strip(' []()')}]"))
            return
        self._text(element.text, form)
        for child in element:
            self.enter(child, form, depth + 1)
            self._text(child.tail, form)
        if block:
            self.close(level)

    def _text(self, text: str | None, form: Piece) -> None:
        if text:
            self.open.pieces.append(replace(form, text=text))


def _form(element: Any, tag: str, form: Piece) -> Piece:
    changes: dict[str, Change] = {"ins": "inserted", "del": "deleted"}
    if tag in changes:
        return replace(
            form,
            change=changes[tag],
            author=element.get("data-author") or element.get("title") or "",
            date=element.get("datetime") or "",
        )
    return replace(form, bold=True) if tag in _BOLD else form


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _is_mark(element: Any) -> bool:
    text = "".join(element.itertext()).strip(" []()")
    return text.isdigit() and len(text) <= 3


def _number(item: Any) -> str:
    """Return the number that a browser puts before an item of a list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    start = parent.get("start") or "1"
    count = int(start) if start.lstrip("-").isdigit() else 1
    for other in parent:
        if other.tag == "li":
            value = other.get("value") or ""
            count = int(value) if value.isdigit() else count
            if other is item:
                break
            count += 1
    form = parent.get("type") or "1"
    return f"{written(max(1, count), form)}." if form == "1" else f"({written(max(1, count), form)})"
