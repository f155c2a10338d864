"""The tree of a page: of bounded depth and size, with what bears text and nothing else, and its metadata aside.

The page is read as a stream of tags, never as the tree that it writes: a page of ten thousand levels, without <body>,
or with an attribute of megabytes gives a small and flat one. Scripts, styles, forms, comments and what is hidden leave
nothing behind; entities of a document type are not known to the parser and so cannot multiply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from travaux.reports.lexicon import table, words
from travaux.reports.readers import UnreadableError

# Elements of a page at most: long live pages have thirty thousand.
MOST_ELEMENTS = 200_000
# Characters of text at most: a book has one to three million.
MOST_TEXT = 8_000_000
# Levels of the tree; what is deeper is set beside its parent. Pages of news have up to sixty.
MOST_LEVELS = 120
# A page with fewer characters in sight, and so many times more that are hidden, shows the latter by script.
IN_SIGHT, HIDDEN_TIMES = 2_000, 3
# Open tags times end tags at most: for each end tag the parser looks through the open ones. 1e9 take four seconds.
MOST_WORK = 10**9
# Characters of an attribute, of a <meta> value, and of all JSON-LD that are kept.
ATTRIBUTE, VALUE, JSON = 300, 2_000, 2_000_000
# Bytes given to the parser at once.
CHUNK = 2**16

# Not allowed in a tree, private characters (icon fonts; planes 15 and 16 are used to mark paragraphs), and what cannot
# be seen: soft hyphens and zero-width characters belong to the page's setting, not to its words.
_UNWANTED = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
    "\u00ad\u200b-\u200d\u2060\ufeff\ue000-\uf8ff\U000f0000-\U0010ffff]+"
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SAVED = re.compile(r"saved from url=\(\d+\)\s*(https?://\S+)|url:\s*(https?://\S+)\s+saved date:", re.IGNORECASE)


@dataclass(slots=True)
class Page:
    """A page as it was read. ``root`` is <html>, an lxml element; ``meta`` has pairs of lower-case name and value."""

    root: Any
    title: str = ""
    meta: list[tuple[str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)  # rel and address of <link> elements
    json: list[str] = field(default_factory=list)  # JSON-LD, as written
    saved_from: str | None = None  # the address that a browser noted when it saved the page
    is_built: bool = False  # by scripts or of frames: what it shows may not stand in it

    def metas(self, key: str) -> Iterator[tuple[str, str]]:
        """Yield name and value of the metadata that may tell ``key`` (a list of names in the lexicon), best first."""
        for name in table("html")["meta"][key]:
            yield from ((n, v) for n, v in self.meta if n == name)


def parse(text: str) -> Page:
    """Return the page that ``text`` is. Raise UnreadableError if it is too large or too deep to be one."""
    builder = _built(text, _Builder)
    if builder.seen < IN_SIGHT and builder.hidden > HIDDEN_TIMES * builder.seen:
        builder = _built(text, _Shower)
    return builder.page


def _built(text: str, kind: type[_Builder]) -> _Builder:
    from lxml import etree, html

    builder = kind(html.HTMLParser(encoding="utf-8"))
    parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True)
    data = text.encode("utf-8", "replace")
    work = 0
    try:
        for at in range(0, len(data), CHUNK):
            chunk = data[at : at + CHUNK]
            parser.feed(chunk)
            work += chunk.count(b"</") * len(builder.open)
            if work > MOST_WORK:
                raise UnreadableError("tags within tags without end: save its text as .txt")
        parser.close()
    except etree.LxmlError:
        pass  # broken beyond repair from here on: what came before is read
    builder.close()
    return builder


@dataclass(slots=True)
class _Open:
    """A start tag whose end has not come. ``element`` is what it left in the tree, if anything."""

    tag: str
    element: Any
    drops: bool
    json: bool = False


class _Builder:
    """What the parser tells its tags to. Builds the tree of :class:`Page`."""

    def __init__(self, parser: Any) -> None:
        self.make = parser.makeelement
        root, body = self.make("html"), self.make("body")
        root.append(body)
        self.page = Page(root)
        self.open: list[_Open] = []
        self.path = [body]  # the elements of the tree that are open,
        self.last: list[Any] = [None]  # and the last child of each: to count children anew takes too long
        self.dropping = 0  # open tags that drop what is in them
        self.text: list[str] = []
        self.elements = self.json = 0
        self.seen = self.hidden = 0  # characters that are shown, and that are hidden

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take a start tag."""
        self._flush()
        self.elements += 1
        if self.elements > MOST_ELEMENTS:
            raise UnreadableError(f"more than {MOST_ELEMENTS:,} elements: give the page of one report")
        self._note(tag, attributes)
        drops = tag in _tags("dropped") or tag in {"script", "title"} or self.hides(tag, attributes)
        self.dropping += drops
        element = self._add(tag, attributes) if not self.dropping and tag in _kept() else None
        json = tag == "script" and "ld+json" in attributes.get("type", "").lower()
        self.open.append(_Open(tag, element, drops, json))

    def end(self, tag: str) -> None:
        """Take an end tag, given or implied."""
        if not self.open:
            return
        ended = self.open.pop()
        if ended.tag in {"script", "title"}:
            self._end_raw(ended)
        self._flush()
        self.dropping -= ended.drops
        if ended.element is not None and self.path[-1] is ended.element:
            self.path.pop()
            self.last.pop()

    def hides(self, tag: str, attributes: dict[str, str]) -> bool:
        """Whether a page does not show what is in a tag, but for browsers without script or when it is asked to."""
        return tag == "noscript" or _is_hidden(tag, attributes)

    def data(self, text: str) -> None:
        """Take text."""
        self.text.append(text)

    def comment(self, text: str) -> None:
        """Take a comment: browsers note there where a page was saved from."""
        if not self.page.saved_from and (found := _SAVED.search(text[:VALUE])):
            self.page.saved_from = found[1] or found[2]

    def pi(self, target: str, data: str | None = None) -> None:
        """Take a processing instruction: nothing."""

    def close(self) -> None:
        """Take the end."""
        self._flush()

    def _end_raw(self, ended: _Open) -> None:
        text = "".join(self.text)
        self.text.clear()
        if ended.json and self.json + len(text) <= JSON:
            self.json += len(text)
            self.page.json.append(text)
        elif ended.tag == "title" and not self.page.title and self.dropping == 1:
            self.page.title = clean(text)[:VALUE]

    def _flush(self) -> None:
        """Put the text that came since the last tag into the tree."""
        if not self.text:
            return
        text = _UNWANTED.sub("", "".join(self.text))
        self.text.clear()
        self.hidden += len(text.strip()) if self.dropping else 0
        if not text or self.dropping:
            return
        self.seen += len(text.strip())
        if self.seen > MOST_TEXT:
            raise UnreadableError(f"more than {MOST_TEXT:,} characters of text: give the page of one report")
        here, last = self.path[-1], self.last[-1]
        if last is None:
            here.text = (here.text or "") + text
        else:
            last.tail = (last.tail or "") + text

    def _add(self, tag: str, attributes: dict[str, str]) -> Any:
        """Add an element. At the last level it stays empty, and what is in it follows it."""
        kept = {k: v for k in _attributes() if (v := _UNWANTED.sub("", attributes.get(k, ""))[:ATTRIBUTE])}
        element = self.make(tag if tag in _tags("block") or tag in _tags("inline") else "span", kept)
        self.path[-1].append(element)
        self.last[-1] = element
        if len(self.path) < MOST_LEVELS:
            self.path.append(element)
            self.last.append(None)
        return element

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        """Keep what a tag tells of the page as a whole."""
        if tag in {"frameset", "frame", "script"}:
            self.page.is_built = True
        elif tag == "link":
            address = attributes.get("href", "")[:VALUE]
            self.page.links += [(rel, address) for rel in attributes.get("rel", "").lower().split()]
        value = clean(attributes.get("content", "")[:VALUE])
        if value and (tag == "meta" or "itemprop" in attributes):
            names = (attributes.get(k, "") for k in ("property", "name", "itemprop"))
            self.page.meta += [(name.strip().lower(), value) for name in names if name.strip()]


class _Shower(_Builder):
    """A builder for pages whose script shows them: what is hidden counts."""

    def hides(self, tag: str, attributes: dict[str, str]) -> bool:
        return False


def clean(text: str) -> str:
    """Return ``text`` with single spaces, and without what a tree must not hold or nobody can see."""
    return " ".join(_UNWANTED.sub("", text).split())


@cache
def _tags(kind: str) -> frozenset[str]:
    return words("html", "tags", kind)


@cache
def _kept() -> frozenset[str]:
    """Return the tags that leave an element in the tree; unknown ones leave their text alone."""
    return (_tags("block") | _tags("inline")) - {"body"}


@cache
def _attributes() -> tuple[str, ...]:
    return tuple(sorted(words("html", "attributes", "kept")))


def _is_hidden(tag: str, attributes: dict[str, str]) -> bool:
    if not attributes or tag in {"html", "body", "main", "article"}:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden", "").lower() == "true":
        return True
    classes = attributes.get("class", "")
    if classes and not words("html", "attributes", "hidden").isdisjoint(classes[:VALUE].lower().split()):
        return True
    return bool(_HIDING.search(attributes.get("style", "")[:VALUE]))
