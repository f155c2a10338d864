"""A restored text, or one that may be spun, as a page: what was found, what was replaced, and the text itself."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

from travaux.model import Report, Restored, Substitution, Suspect, Suspicion
from travaux.present.document import Block, Brief, Line, Paragraph, Section, Style, Table, Text
from travaux.present.sources import COPY_TOLD
from travaux.present.wording import counted, shorten, shown

ROWS_SHOWN = 30
PLACES_SHOWN = 4
PARAGRAPHS_SHOWN = 60
QUOTATION_LIMIT = 400
Part = tuple[str, Style]


def restored_page(found: Restored, spun: Report, origin: Report, *, full: bool = False) -> Brief:
    """Return the readable text of a copy, with what was put back marked, and what stood there."""
    sections = [_readable(spun.text, found.substitutions, full)]
    if found.altered_quotations:
        sections.append(_quotations(found))
    if found.substitutions:
        sections.append(_replaced(found.substitutions, full))
    title = f"{shown(spun.path)} against {shown(origin.path)}"
    return Brief.of(title, (Paragraph((Text(_told(found)),)), *_warned(found)), sections, ())


def _told(found: Restored) -> str:
    kind = COPY_TOLD[found.kind].capitalize() if found.kind else "No copy"
    reasons = "; ".join(found.reasons)
    changed = f"{found.replaced:,} of {counted(found.words, 'word')} copied stand for others"
    quoted = f" {len(found.altered_quotations)} of {counted(found.quotations, 'quotation')} altered inside the marks."
    return f"{kind}: {reasons}; {changed}.{quoted if found.altered_quotations else ''}"


def _warned(found: Restored) -> Iterator[Block]:
    if found.reversed:
        told = "It reads as if the second were spun from the first: try them the other way round."
        yield Paragraph((Text(told, "strong"),))


def _readable(text: str, substitutions: Sequence[Substitution], full: bool) -> Section:
    parts: list[Part] = []
    at = 0
    for s in substitutions:
        parts += [(text[at : max(at, s.start)], "plain")]
        parts += [(s.origin_text, "restored")] if s.text else [(" ", "plain"), (s.origin_text, "restored")]
        at = max(at, s.end)
    parts.append((text[at:], "plain"))
    return Section("The readable text, what was put back marked", tuple(_paragraphs(parts, full)))


def _paragraphs(parts: Iterable[Part], full: bool) -> Iterator[Block]:
    """Yield styled text in paragraphs, cut to so many unless ``full``."""
    lines: list[list[Text]] = [[]]
    for text, style in parts:
        for n, piece in enumerate(re.split(r"\n\s*", text)):
            if n:
                lines.append([])
            if piece:
                lines[-1].append(Text(piece, style))
    told = [tuple(line) for line in lines if any(t.text.strip() for t in line)]
    shown_here = told if full else told[:PARAGRAPHS_SHOWN]
    yield from (Paragraph(line) for line in shown_here)
    if len(told) > len(shown_here):
        left = counted(len(told) - len(shown_here), "paragraph")
        yield Paragraph((Text(f"… {left} more: --all", "note"),))


def _quotations(found: Restored) -> Section:
    head = _cells("characters", "as it stands", "as it was said")
    rows = [
        (
            (Text(f"{q.start}–{q.end}", "note"),),
            (Text(shorten(q.text, QUOTATION_LIMIT)),),
            (Text(shorten(q.origin_text, QUOTATION_LIMIT)),),
        )
        for q in found.altered_quotations
    ]
    return Section("Quotations altered inside their marks", (Table(head, tuple(rows), even=True),))


def _replaced(substitutions: Sequence[Substitution], full: bool) -> Section:
    """Return the replacements by words, the most frequent first, with their places in both texts."""
    groups: dict[tuple[str, str], list[Substitution]] = defaultdict(list)
    for s in substitutions:
        groups[s.text.lower(), s.origin_text.lower()].append(s)
    ordered = sorted(groups.items(), key=lambda g: (-len(g[1]), g[1][0].start))
    rows = [
        (
            (Text(s or "(left out)", "spun" if s else "note"),),
            (Text(o or "(put in)", "restored" if o else "note"),),
            (Text(str(len(group))),),
            (Text(_places([f"{x.start}←{x.origin_start}" for x in group], full), "note"),),
        )
        for (s, o), group in (ordered if full else ordered[:ROWS_SHOWN])
    ]
    head = _cells("stands there", "stood there", "times", "at (character in the copy ← in the origin)")
    return Section("What was replaced", (Table(head, tuple(rows), dense=True), *_more(len(ordered) - len(rows))))


def suspicion_page(found: Suspicion, report: Report, *, full: bool = False) -> Brief:
    """Return how likely a report was spun, by which words, and the text with these marked; nothing is rewritten."""
    rate = "unknown" if found.rate is None else f"{found.rate:.3f}"
    title = f"{shown(report.path)}: likelihood of being spun {rate}"
    verdict = "Most likely spun by a machine" if found.is_spun else "Nothing betrays a spinner"
    opening = Paragraph((Text(f"{verdict}: {'; '.join(found.reasons)}."),))
    sections = []
    if found.is_spun or full:
        sections = [_suspects(found.suspects, full), _marked(report.text, found.suspects, full)]
    return Brief.of(title, (opening,), [s for s in sections if found.suspects], ())


def _suspects(suspects: Sequence[Suspect], full: bool) -> Section:
    groups: dict[str, list[Suspect]] = defaultdict(list)
    for s in suspects:
        groups[s.text.lower()].append(s)
    ordered = sorted(groups.items(), key=lambda g: (-len(g[1]), g[1][0].start))
    rows = [
        (
            (Text(word, "spun"),),
            (Text(", ".join(sorted({s.stands_for for s in group if s.stands_for})) or "?"),),
            (Text(str(len(group))),),
            (Text(_places([str(s.start) for s in group], full), "note"),),
        )
        for word, group in (ordered if full else ordered[:ROWS_SHOWN])
    ]
    head = _cells("word", "probably stands for", "times", "at character")
    return Section("What betrays the spinner", (Table(head, tuple(rows), dense=True), *_more(len(ordered) - len(rows))))


def _marked(text: str, suspects: Sequence[Suspect], full: bool) -> Section:
    parts: list[Part] = []
    at = 0
    for s in suspects:
        parts += [(text[at : s.start], "plain"), (text[s.start : s.end], "spun")]
        parts += [(f" ({s.stands_for}?)", "note")] if s.stands_for else []
        at = s.end
    parts.append((text[at:], "plain"))
    return Section("The text, these words marked", tuple(_paragraphs(parts, full)))


def _places(places: Sequence[str], full: bool) -> str:
    here = places if full else places[:PLACES_SHOWN]
    return ", ".join(here) + (" …" if len(here) < len(places) else "")


def _more(left: int) -> Iterator[Block]:
    if left > 0:
        yield Paragraph((Text(f"… {left} more: --all", "note"),))


def _cells(*titles: str) -> tuple[Line, ...]:
    return tuple((Text(title),) for title in titles)


def to_json(found: Restored | Suspicion, *reports: Report) -> str:
    """Return what was found as JSON, with the reports it speaks of; docs/restore.md tells what stands where."""
    named = [{"id": r.id, "path": r.path, "url": r.url, "outlet": r.outlet, "published": r.published} for r in reports]
    return json.dumps({"travaux": "1", "reports": named, **asdict(found)}, ensure_ascii=False, indent=1) + "\n"
