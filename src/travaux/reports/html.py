"""Reader of pages (.html, .htm, .xhtml). The report's text is what is extracted from the page, stored once.

Title, lines of the head, text, captions, corrections and the line of a subscription wall stand in it in the order of
the page, each paragraph, heading, list item and table row on a line of its own. Soft hyphens and characters without
width are left out of it; nothing else is changed but white space. Nothing is loaded from anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from travaux.model import BlockKind, Report, Skipped
from travaux.reports.decoding import decode
from travaux.reports.fields import day_of_words
from travaux.reports.html_facts import Facts, facts_of, guessed_day
from travaux.reports.html_leaves import Leaf, Leaves, leaves_of
from travaux.reports.html_pick import ENOUGH, complete, is_aside, is_teaser, join_entries, pick
from travaux.reports.html_tree import Page, clean, parse
from travaux.reports.layout import lay_out
from travaux.reports.marks import read_mark
from travaux.reports.readers import Source, UnreadableError
from travaux.reports.units import Unit, is_blank

# A page saved with its pictures inside has up to 30 MB; its text is a small part of that.
MOST_BYTES = 40 * 2**20
# Bytes at the start in which a page declares its encoding.
DECLARES = 4096
# One byte in so many may be NUL: slips of a program that put the page together. UTF-16 has one in two.
NULS = 500
# Characters from which a heading right under the title is a summary.
SUMMARY = 60

_CHARSET = re.compile(
    rb"""<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{1,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.I,
)
_NO_TEXT = "no article text found in the page: save the page after it has loaded, or paste the text"


def read_file(source: Source) -> Iterator[Report | Skipped]:
    """Yield the report that a page is, and a doubt about its encoding. Raise OSError or UnreadableError."""
    text, doubt = decode_page(source.data(MOST_BYTES))
    yield read_page(text, source.path)
    if doubt:
        yield Skipped(source.path, doubt)


def decode_page(data: bytes) -> tuple[str, str | None]:
    """Return the text of a page, tags and all, and the doubt about its encoding. Raise UnreadableError.

    What is valid UTF-8 is UTF-8, whatever the page declares: no other encoding gives such bytes by chance.
    """
    nuls = data.count(0)
    if 0 < nuls * NULS <= len(data):
        text, doubt = decode_page(data.replace(b"\0", b""))
        return text, doubt or f"{nuls} NUL bytes left out"
    declares = _CHARSET.search(data[:DECLARES])
    charset = (declares[1] or declares[2]).decode("ascii") if declares else None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return decode(data, charset if charset and not charset.lower().startswith("utf") else None)
    return decode(data)


def read_page(text: str, path: str) -> Report:
    """Return the report that stands in the page ``text``, read from the file ``path``. Raise UnreadableError."""
    if is_blank(text):
        raise UnreadableError("empty: there is nothing to read")
    page = parse(text)
    leaves = leaves_of(page.root[0])
    facts = facts_of(page, leaves.all)
    if facts.live:
        join_entries(page.root)
    chosen = pick(page.root, leaves)
    shown = _shown(page, leaves, facts, chosen)
    units, stored = _units(shown, facts.title_at)
    report = lay_out(stored, units, path, told=facts.told)
    if report.published:
        return report
    guessed = guessed_day(page, leaves.all)
    return lay_out(stored, units, path, told=replace(facts.told, guessed=guessed)) if guessed else report


def _shown(page: Page, leaves: Leaves, facts: Facts, chosen: set[int]) -> list[Leaf]:
    """Return the leaves that make the text. Raise UnreadableError if there is none."""
    found = [leaves.all[at] for at in sorted(complete(leaves.all, chosen, facts.title_at))]
    size = sum(len(leaf.text) for leaf in found)
    if size < ENOUGH and len(facts.body) > max(size, ENOUGH):
        return _carried(facts, leaves.all)  # the page shows nothing until its script has run
    if not chosen or all(is_aside(leaves.all[at]) for at in chosen) or (size < ENOUGH and page.is_built):
        raise UnreadableError(_NO_TEXT)
    return [leaf for n, leaf in enumerate(found) if not (n and _repeats(leaf, found[n - 1]))]


def _repeats(leaf: Leaf, last: Leaf) -> bool:
    """Whether a caption is the one before it once more, short and in full."""
    return leaf.kind == last.kind == "caption" and (leaf.text in last.text or last.text in leaf.text)


def _carried(facts: Facts, leaves: Sequence[Leaf]) -> list[Leaf]:
    """Return the text that JSON-LD carries, under the title if the page shows it."""
    if re.search(r"</?\w+[^<>]*>", facts.body):
        body = leaves_of(parse(facts.body).root[0]).all
    else:
        body = [Leaf(0, flat, "paragraph") for line in facts.body.splitlines() if (flat := clean(line))]
    title = [] if facts.title_at is None else [leaves[facts.title_at]]
    return [*title, *body]


def _units(leaves: Sequence[Leaf], title_at: int | None) -> tuple[list[Unit], str]:
    """Return the units that ``leaves`` make, and the text that they stand in."""
    units: list[Unit] = []
    parts: list[str] = []
    size = 0
    last: Leaf | None = None
    for leaf in leaves:
        title = leaf.at == title_at and (leaf is leaves[0] or leaf.kind == "heading")
        text = leaf.text.replace("\n", " ") if title else leaf.text
        listed = last is not None and leaf.group and leaf.group == last.group and leaf.kind == last.kind
        gap = not listed
        for line in re.split(r"(\n+)", text):
            if line.startswith("\n"):
                gap = len(line) > 1
                continue
            if parts:
                parts.append("\n\n" if gap else "\n")
                size += len(parts[-1])
            units.append(_unit(leaf, line, size, gap or not units, bool(title)))
            parts.append(line)
            size += len(line)
            gap = False
        last = leaf
    return [*units[:1], *_under_title(units)], "".join([*parts, "\n"])


def _under_title(units: Sequence[Unit]) -> Iterator[Unit]:
    """Yield the units after the first; a long heading of a lower level right under the title is a summary."""
    for above, unit in pairwise(units):
        summary = above.level == 1 and unit.kind == "heading" and len(unit.text) >= SUMMARY
        yield replace(unit, kind="standfirst", level=0) if summary else unit


def _unit(leaf: Leaf, line: str, start: int, gap: bool, title: bool) -> Unit:
    unit = Unit(start, start + len(line), line, gap)
    if title:
        return replace(unit, kind="heading", level=1)
    kind = _kind(leaf, unit)
    level = max(leaf.level, 2) if kind == "heading" else 0
    day = day_of_words(leaf.day) if kind is None and leaf.day else None
    return replace(unit, kind=kind, level=level, day=day)


def _kind(leaf: Leaf, unit: Unit) -> BlockKind | None:
    """Return what the page says a line is; None where its wording has to tell."""
    if is_teaser(leaf):
        return "furniture"
    if leaf.kind == "caption":
        return "caption"
    if leaf.kind == "heading":
        return None if read_mark(unit) else "heading"
    if leaf.has("standfirst") and leaf.kind == "paragraph":
        return "standfirst"
    if leaf.kind in {"item", "row"}:
        return "item" if leaf.kind == "item" else "paragraph"
    return "correction" if leaf.has("correction") else None
