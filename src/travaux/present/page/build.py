"""The page put together: its parts in reading order, then style, script and fonts, all in one file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from travaux.model import Draft, Judged, Record
from travaux.present import brief as brief_of
from travaux.present import drafts, sources
from travaux.present.desk import Desk
from travaux.present.document import Paragraph as Written
from travaux.present.facets import Facets
from travaux.present.page import history, lineage, stances, terms, timeline
from travaux.present.page.markup import Writer, plain
from travaux.present.page.sources import sources_of
from travaux.present.page.taken import Takings
from travaux.present.page.texts import Shelf, entries_of, texts_of
from travaux.present.wording import counted, harmless, readable_date, shorten, shown

STYLES = ("base.css", "parts.css", "matrix.css", "reports.css", "narrow.css", "print.css")
SCRIPTS = ("reader.js", "filters.js", "page.js")
FONTS = (
    ("Travaux Serif", "serif", "normal", "400 700", "U+0000-00FF, U+2000-2BFF"),
    ("Travaux Serif", "serif-more", "normal", "400 700", "U+0100-024F"),
    ("Travaux Serif", "serif-italic", "italic", "400", "U+0000-00FF, U+2000-2BFF"),
    ("Travaux Sans", "sans", "normal", "400 700", "U+0000-00FF, U+2000-2BFF"),
    ("Travaux Sans", "sans-more", "normal", "400 700", "U+0100-024F"),
)
# The faces for these letters are 36 kB of a page: it goes without them if fewer than one character in so many is one.
MORE, FEW = re.compile("[\u0100-\u024f]"), 10_000
# The pictures are drawn for a desk and for a phone; the style sheet shows one of them.
WIDE, NARROW = 1040, 360
# With more reports than these, a browser lays out only what is near the part that is read.
LARGE = 200


@dataclass(frozen=True, slots=True)
class DraftTold:
    """A draft in the table of drafts."""

    id: str
    letter: str
    label: str
    aliases: tuple[str, ...]
    by: str
    when: str
    status: str
    cite: Markup
    latest: bool


def to_page(
    record: Record, judged: Mapping[tuple[str, str], Judged] | None = None, *, passages_only: bool = False
) -> str:
    """Return the brief of ``record`` as one HTML file.

    ``judged`` tells, by family and copy, how a copy differs from its origin; those it has are shown side by side.
    With ``passages_only`` the page holds the cited sentences but no report, and no copy beside its origin.
    """
    parts = _parts(record, judged or {}, texts=not passages_only)
    style, script = _style(_is_extended(record)), _script()
    policy = (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; font-src data:; "
        "img-src 'none'; base-uri 'none'; form-action 'none'"
    )
    page = (
        _templates()
        .get_template("page.html")
        .render(style=Markup(style), script=Markup(script), policy=policy, **parts)
    )
    return page if page.endswith("\n") else page + "\n"


def _parts(record: Record, judged: Mapping[tuple[str, str], Judged], *, texts: bool) -> dict[str, Any]:
    """Return what the template shows, made in reading order, so that citations are numbered in that order."""
    desk = Desk.of(record, full=True)
    facets = Facets(record, desk)
    writer = Writer(desk, facets)
    writer.anchors |= {d.id for d in desk.drafts}
    shelf, takings = Shelf(record), Takings(desk)
    parts: dict[str, Any] = {
        "title": _title(record),
        "as_at": readable_date(record.as_at) if record.as_at else "",
        "opening": [writer.line(b.line) for b in sources.opening(desk) if isinstance(b, Written)],
        "latest": [writer.line(b.line) for b in drafts.latest_section(desk).blocks if isinstance(b, Written)],
    }
    parts["now"] = terms.now_of(desk, writer)
    parts["objectors"] = terms.objectors(desk, writer)
    parts["lineage"] = [p for w in (WIDE, NARROW) if (p := lineage.lineage_picture(desk, w, down=w == NARROW))]
    parts["drafts"] = told = [_draft(desk, writer, d) for d in desk.drafts]
    parts["latest_draft"] = next((d for d in told if d.latest), None)
    parts["matrix"] = terms.matrix_of(desk, writer)
    parts["steps"], parts["more_steps"] = history.changes_of(desk, writer)
    parts["stances"] = stances.stances_of(desk, writer)
    parts["open"] = history.open_of(desk, writer)
    parts["timeline"] = [t for w in (WIDE, NARROW) if (t := timeline.timeline_picture(desk, w))]
    parts["calendar"] = history.calendar_of(desk, writer)
    parts["disputes"], parts["more_disputes"] = history.disputes_of(desk, writer)
    parts["families"], parts["more_families"] = sources_of(desk, writer, shelf, judged, texts=texts)
    parts["skipped"] = sorted(record.skipped)
    anchors = frozenset(writer.anchors)
    parts["citations"] = entries_of(writer, shelf, takings, anchors)
    parts["texts"] = texts_of(writer, shelf, takings, anchors) if texts else ()
    parts["facets"] = facets
    parts["large"] = len(record.reports) > LARGE
    parts["letters"] = [(desk.letter(d.id), drafts.short_label(d, 40)) for d in desk.drafts]
    parts["made_by"] = record.made_by
    return parts


def _title(record: Record) -> str:
    return shorten(record.negotiation, brief_of.NAME_LIMIT) or "The negotiation"


def _draft(desk: Desk, writer: Writer, draft: Draft) -> DraftTold:
    return DraftTold(
        id=draft.id,
        letter=desk.letter(draft.id),
        label=drafts.label_of(draft),
        aliases=tuple(shorten(a, 60) for a in draft.aliases),
        by=drafts.sponsors_of(desk, draft),
        when=drafts.when(draft),
        status=drafts.status_of(desk, draft),
        cite=writer.cite(desk.cite(draft.evidence, in_table=True)),
        latest=draft.id == desk.record.latest_draft,
    )


# ------------------------------------------------------------------------------------------------ the parts of the file
@cache
def _templates() -> Environment:
    """Return the templates. Every value is made harmless and escaped, whatever it is and wherever it stands."""
    found = Environment(
        loader=PackageLoader("travaux.present.page", "assets"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: harmless(value) if type(value) is str else value,
    )
    found.filters |= {"plain": plain, "shown": shown, "counted": counted}
    return found


def _asset(*names: str) -> bytes:
    return files("travaux.present.page").joinpath("assets", *names).read_bytes()


def _is_extended(record: Record) -> bool:
    """Whether the reports have letters beyond Western European ones in more than a few places."""
    return FEW * sum(len(MORE.findall(r.text)) for r in record.reports) >= sum(len(r.text) for r in record.reports) > 0


@cache
def _style(extended: bool) -> str:
    faces = "".join(_face(*font) for font in FONTS if extended or not font[1].endswith("-more"))
    return faces + "\n".join(_asset("style", name).decode() for name in STYLES)


def _face(family: str, name: str, style: str, weight: str, characters: str) -> str:
    data = base64.b64encode(_asset("fonts", f"{name}.woff2")).decode()
    return (
        f'@font-face{{font-family:"{family}";font-style:{style};font-weight:{weight};unicode-range:{characters};'
        f'src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
    )


@cache
def _script() -> str:
    return "\n".join(_asset("script", name).decode() for name in SCRIPTS)


def _digest(text: str) -> str:
    """Return the hash by which a Content-Security-Policy allows an inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
