"""Lines of a brief as HTML, their citations numbered in the order in which a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from markupsafe import Markup, escape

from travaux.model import Evidence
from travaux.present.desk import CITED_PER_LINE, Desk
from travaux.present.document import Cite, Line, PlaceInReport, Span, Style, place
from travaux.present.facets import Facet, Facets
from travaux.present.facets import Line as Told
from travaux.present.wording import harmless

TAGS: Mapping[Style, tuple[str, str]] = {
    "strong": ("strong", ""),
    "emphasis": ("em", ""),
    "struck": ("s", ""),
    "quantity": ("b", "q"),
    "changed": ("span", "mark changed"),
    "dropped": ("span", "mark dropped"),
    "deferred": ("span", "mark deferred"),
    "note": ("small", "note"),
    "path": ("code", "path"),
    "spun": ("del", ""),
    "restored": ("ins", ""),
}


@cache
def _right_to_left() -> re.Pattern[str]:
    """Letters of the scripts that run from right to left."""
    return re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def plain(text: str) -> Markup:
    """Return ``text`` as HTML that is shown and not obeyed, kept apart from its line if it runs from right to left."""
    shown = escape(harmless(text))
    return Markup("<bdi>{}</bdi>").format(shown) if _right_to_left().search(text) else shown


class Writer:
    """Turns lines into HTML and numbers what they cite, each passage once."""

    def __init__(self, desk: Desk, facets: Facets) -> None:
        self.desk = desk
        self.cited: dict[PlaceInReport, tuple[int, Evidence]] = {}
        self.anchors: set[str] = set()  # the lines that the page has
        self.facets = facets
        self._parties = {name: n for n, name in enumerate(facets.parties)}
        self._issues = {name: n for n, name in enumerate(facets.issues)}
        self._drafts = {draft.id: n for n, draft in enumerate(desk.drafts)}

    def number(self, passage: Evidence) -> int:
        """Return the number of a passage, the next free one if it has none yet."""
        return self.cited.setdefault(place(passage), (len(self.cited) + 1, passage))[0]

    def line(self, line: Iterable[Span]) -> Markup:
        """Return a line as HTML."""
        return Markup("").join(self.cite(s) if isinstance(s, Cite) else _text(s.text, s.style) for s in line)

    def item(self, line: Line, told: Told) -> Markup:
        """Return a line as an item of a list that filters find."""
        self.anchors.add(told.id)
        return Markup('<li id="{}" class="f"{}>{}</li>').format(told.id, self.facet(told), self.line(line))

    def cite(self, cite: Cite) -> Markup:
        """Return a citation: its numbers as links, those beyond a few folded, and what has to be known of them."""
        if not cite.passages:
            return Markup("")
        first, rest = _few(cite.passages)
        links, more = Markup("\u2009").join(map(self._link, first)), Markup("")
        if rest:
            others = Markup(" ").join(map(self._link, rest))
            more = Markup('<details class="more"><summary>+{}</summary>{}</details>').format(len(rest), others)
        note = Markup(' <small class="note">{}</small>').format(cite.note) if cite.note else ""
        return Markup('<span class="cites">{}{}{}</span>').format(links, more, note)

    def _link(self, passage: Evidence) -> Markup:
        number = self.number(passage)
        return Markup('<a class="c" href="#c{0}">{0}</a>').format(number)

    def facet(self, told: Told) -> Markup:
        """Return by what filters find a line, as attributes."""
        return self.attributes(self.facets.of(told))

    def attributes(self, facet: Facet) -> Markup:
        """Return a facet as attributes: places in the lists of parties, issues and drafts, days, sources."""
        found = {
            "p": _places(facet.parties, self._parties),
            "i": _places(facet.issues, self._issues),
            "d": _places(facet.drafts, self._drafts),
            "t": facet.first or "",
            "u": facet.last if facet.last and facet.last != facet.first else "",
            "n": str(facet.sources) if facet.sources != 1 else "",
        }
        return Markup("").join(Markup(' data-{}="{}"').format(k, v) for k, v in found.items() if v)


def _text(text: str, style: Style) -> Markup:
    if not text:
        return Markup("")
    tag, name = TAGS.get(style, ("", ""))
    if not tag:
        return plain(text)
    start = Markup('<{} class="{}">').format(tag, name) if name else Markup("<{}>").format(tag)
    return start + plain(text) + Markup("</{}>").format(tag)


def _few(passages: Iterable[Evidence]) -> tuple[list[Evidence], list[Evidence]]:
    """Return a few passages, of as many sources as can be, and the rest."""
    distinct = list({place(p): p for p in passages}.values())
    families: dict[str, Evidence] = {}
    for passage in distinct:
        families.setdefault(passage.family or passage.report, passage)
    first = list(families.values())[:CITED_PER_LINE]
    if len(distinct) <= CITED_PER_LINE:
        first = distinct
    return first, [p for p in distinct if p not in first]


def _places(names: Iterable[str], known: Mapping[str, int]) -> str:
    return " ".join(str(n) for n in sorted(known[name] for name in names if name in known))
