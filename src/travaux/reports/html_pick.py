"""Which leaves of a page are its report: what trafilatura picks, and what belongs to it that it leaves out.

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15) finds the main text. It drops captions, stamps,
walls and, often, corrections; those are put back where they stand. Where it finds next to nothing, or the page is too
large for it, the leaves that read like prose are taken.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Sequence
from typing import Any

from travaux.reports.blocks import is_prose
from travaux.reports.html_leaves import Leaf, Leaves
from travaux.reports.marks import byline_of
from travaux.reports.phrases import phrase_of
from travaux.reports.stamps import whole

# Characters from which what was picked may be a report; below it, more is looked for.
ENOUGH = 200
# Elements and characters up to which a page is given to trafilatura; its time grows faster than the page.
MOST_ELEMENTS, MOST_CHARACTERS = 40_000, 1_500_000
# Share of links above which a leaf is a teaser, not prose.
LINKED = 0.5
# Share of links from which a leaf is nothing but a link.
ALL_LINK = 0.9
# Share of the picked text that has to stay if what is classed as furniture is left out.
TRUSTED = 0.6
# Leaves of the head that are looked through between title and text, and their length.
HEAD_LEAVES, HEAD_LINE = 25, 160
# Characters of a picked text up to which a wall beside it is believed to have cut it off.
SHORT = 2_500
# Articles side by side from which they are the entries of a live page.
ENTRIES = 2
# Leaves that stand in these are no part of a report, wherever they are.
_ASIDE = frozenset({"nav", "footer", "aside"})


def pick(root: Any, leaves: Leaves) -> set[int]:
    """Return which of the leaves of the tree ``root`` are the main text; none if nothing reads like one."""
    elements = sum(1 for _ in root.iter())
    characters = sum(len(leaf.text) for leaf in leaves.all)
    chosen: set[int] = set()
    if elements <= MOST_ELEMENTS and characters <= MOST_CHARACTERS:
        chosen = {leaves.marks[c] for c in _extracted(root) if c in leaves.marks}
    chosen = _without_aside(leaves.all, chosen)
    if _size(leaves.all, chosen) >= ENOUGH:
        return chosen
    prose = _prose(leaves.all)
    return prose if _size(leaves.all, prose) > _size(leaves.all, chosen) else chosen


def _without_aside(leaves: Sequence[Leaf], chosen: set[int]) -> set[int]:
    """Leave out what stands beside a report, unless that is most of it: then the classes mean something else here."""
    kept = {at for at in chosen if not leaves[at].has("furniture") and "nav" not in leaves[at].places}
    return kept if _size(leaves, kept) >= TRUSTED * _size(leaves, chosen) else chosen


def join_entries(root: Any) -> None:
    """Make one article of the entries of a live page, each an <article> of its own: else the first one is picked."""
    for parent in [p for p in root.iter() if sum(1 for _ in p.iterchildren("article")) >= ENTRIES]:
        for child in parent.iterchildren("article"):
            child.tag = "section"
        parent.tag = "article"


def _extracted(root: Any) -> str:
    """Return the text that trafilatura extracts, with the marks in it."""
    from trafilatura import bare_extraction

    for name in ("trafilatura", "htmldate", "justext", "courlan"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())  # else it writes to the user's terminal
    try:
        found = bare_extraction(root, include_comments=False, include_tables=True, output_format="xml")
    except Exception:  # whatever it stumbles over on a broken page, the prose of the page is still there
        return ""
    body = getattr(found, "body", None)
    return "".join(body.itertext()) if body is not None else ""


def _size(leaves: Sequence[Leaf], chosen: set[int]) -> int:
    return sum(len(leaves[at].text) for at in chosen)


def _prose(leaves: Sequence[Leaf]) -> set[int]:
    """Return the leaves that read like prose and stand in the text of the page, with the short ones between them."""
    prose = [leaf for leaf in leaves if is_prose(leaf.text) and not is_aside(leaf) and not _is_linked(leaf)]
    held = Counter({0: 0})
    for leaf in prose:
        held[leaf.container] += len(leaf.text)
    container, size = max(held.items(), key=lambda item: (item[1], -item[0]))
    if container and size * 2 >= sum(held.values()):
        prose = [leaf for leaf in prose if leaf.container == container]
    if not prose:
        return set()
    between = range(prose[0].at, prose[-1].at + 1)
    kept = {leaf.at for leaf in prose}
    return kept | {at for at in between if leaves[at].kind in {"heading", "item", "row"} and _is_plain(leaves[at])}


def _is_plain(leaf: Leaf) -> bool:
    return not is_aside(leaf) and not _is_linked(leaf) and leaf.kind != "caption"


def is_teaser(leaf: Leaf) -> bool:
    """Whether a leaf is one link and no sentence: the title of another story, set between paragraphs."""
    return leaf.kind in {"paragraph", "item"} and leaf.linked >= ALL_LINK * len(leaf.text) and not is_prose(leaf.text)


def is_aside(leaf: Leaf) -> bool:
    """Whether a leaf stands in a part of the page that is no report: its frame, other stories, readers' comments."""
    return not _ASIDE.isdisjoint(leaf.places) or leaf.has("furniture")


def _is_linked(leaf: Leaf) -> bool:
    return leaf.linked > LINKED * len(leaf.text)


def complete(leaves: Sequence[Leaf], chosen: set[int], title: int | None) -> set[int]:
    """Return ``chosen`` with what belongs to it: title, head lines, captions, stamps, corrections and walls."""
    if not chosen:
        return chosen
    first, last = min(chosen), max(chosen)
    top = first if title is None else min(title, first)
    containers = Counter(leaves[at].container for at in chosen)
    container = max(containers.items(), key=lambda item: (item[1], -item[0]))[0]
    size = _size(leaves, chosen)
    more = {title} if title is not None else set()
    for leaf in leaves[max(top - 2, 0) :]:
        inside = leaf.at <= last or (container and leaf.container == container)
        if leaf.at in chosen or leaf.has("furniture") or not _ASIDE.isdisjoint(leaf.places - {"footer", "aside"}):
            continue
        if leaf.at < first:
            belongs = _is_head_line(leaf) and leaf.at >= first - HEAD_LEAVES
        else:
            belongs = bool(inside) and (leaf.kind == "caption" or (leaf.at < last and _is_stamp(leaf)))
        if belongs or _is_note(leaf, bool(inside) or size <= SHORT):
            more.add(leaf.at)
    return chosen | more


def _is_head_line(leaf: Leaf) -> bool:
    """Whether a leaf above the text is a summary, a caption, or a line that names writer or day."""
    if leaf.kind == "caption" or leaf.has("standfirst"):
        return not _is_linked(leaf)
    if len(leaf.text) > HEAD_LINE or "aside" in leaf.places:
        return False
    return _is_stamp(leaf) or byline_of(leaf.text) is not None


def _is_stamp(leaf: Leaf) -> bool:
    if len(leaf.text) > HEAD_LINE or leaf.kind == "heading":
        return False
    return leaf.day is not None or any(
        (stamp := whole(line)) is not None and stamp.says and not stamp.listen for line in leaf.text.split("\n")
    )


def _is_note(leaf: Leaf, near: bool) -> bool:
    """Whether a leaf is a correction, or the line of a subscription wall near a text that it may have cut off."""
    phrase = phrase_of(leaf.text) if len(leaf.text) <= 2000 else None
    if (phrase and phrase.kind == "correction") or (leaf.has("correction") and is_prose(leaf.text)):
        return near
    return near and (bool(phrase and phrase.wall) or (leaf.has("wall") and is_prose(leaf.text)))
