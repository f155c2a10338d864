"""The outline of a draft: which numbers are a series, which stands inside which, and which makes the articles."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from travaux.texts.blocks import Block
from travaux.texts.lexicon import words
from travaux.texts.markers import Marker, read_marker

# A number may be left out of a series now and then (an article that was deleted); more are another series.
MOST_LEFT_OUT = 6
# Lines of a table of contents that follow one another before they are taken for one without its heading.
CONTENTS_LINES = 4
# Headings without numbers make articles from so many on.
FEWEST_HEADINGS = 3
# A heading is no longer than so many words.
HEADING_WORDS = 14
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|\t+\d+\s*$|\s{3,}\d{1,3}\s*$|_{4,}\s*\d+\s*$")


@dataclass(slots=True)
class Line:
    """A paragraph with its number, if it bears one that fits into a series; ``path`` are the series it stands in."""

    block: Block
    text: str
    marker: Marker | None = None
    style: str = ""
    value: int = 0
    path: tuple[str, ...] = ()
    zone: str = "body"  # body, annex, notes, closing
    at: int = 0  # its place among the lines


@dataclass(slots=True)
class _Open:
    """A series that is running."""

    style: str
    value: int
    number: str
    role: str


@dataclass(slots=True)
class Outline:
    """The lines of a draft, what makes its articles, and which of its numbers are left out."""

    lines: list[Line]
    unit: str  # a style; "heading" or "paragraph" where nothing is numbered
    holes: list[str] = field(default_factory=list)


def outline_of(text: str, blocks: Sequence[Block]) -> Outline:
    """Return the outline of a text that is cut into paragraphs."""
    lines = [Line(b, text[b.start : b.end]) for b in blocks]
    for line in lines:
        line.marker = read_marker(line.text)
    lines = _without_contents(lines)
    for n, line in enumerate(lines):
        line.at = n
    _number(lines)
    _zones(lines)
    body = [line for line in lines if line.zone == "body"]
    return Outline(lines, _unit(body))


# ------------------------------------------------------------------------------------------------ tables of contents
def _without_contents(lines: list[Line]) -> list[Line]:
    """Return the lines without a table of contents: headings that come again with a text beneath them."""
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        end = _end_of_contents(lines, at)
        at = max(end, at)
        if end == at and at < len(lines) and not (kept and end > at):
            if not _is_running_head(lines[at]):
                kept.append(lines[at])
            at += 1
    return kept


def _is_running_head(line: Line) -> bool:
    return bool(_LEADERS.search(line.text)) and line.marker is not None


def _end_of_contents(lines: Sequence[Line], at: int) -> int:
    """Return where a table of contents that begins at a line ends, the line itself where none does."""
    headed = lines[at].text.strip(" .:").lower() in words("markers", "contents", "headings")
    if not headed and lines[at].marker is None:
        return at
    first = at + headed
    end = first
    seen: set[tuple[str, str]] = set()
    while end < len(lines) and _is_entry(lines[end], seen):
        marker = lines[end].marker
        seen |= {(marker.style, marker.number)} if marker else set()
        end += 1
    entries = end - first
    if headed:
        return end if entries else at
    if entries < CONTENTS_LINES:
        return at
    later = {(m.style, m.number) for line in lines[end:] if (m := line.marker)}
    numbered = [m for line in lines[first:end] if (m := line.marker)]
    told = sum((m.style, m.number) in later for m in numbered)
    return end if len(numbered) >= CONTENTS_LINES and told >= 0.75 * len(numbered) else at


def _is_entry(line: Line, seen: set[tuple[str, str]]) -> bool:
    """Whether a line may stand in a table of contents: short, no sentence, no number for the second time."""
    if line.marker and (line.marker.style, line.marker.number) in seen:
        return False
    if _LEADERS.search(line.text):
        return True
    rest = line.text[line.marker.length if line.marker else 0 :].strip()
    short = len(rest.split()) <= HEADING_WORDS and not re.search(r"[.;:,]$", rest)
    return short and (line.marker is not None or not seen or rest.istitle() or rest.isupper())


# ------------------------------------------------------------------------------------------------ series
def _number(lines: Sequence[Line]) -> None:
    """Put each number into its series; what fits into none is a word like any other."""
    stack: list[_Open] = []
    parents: dict[str, str] = {}
    for n, line in enumerate(lines):
        marker = line.marker
        if marker is None or marker.role == "bullet":
            line.path = tuple(o.style for o in stack)
            continue
        found = _worded(marker, stack, parents) if marker.role != "number" else _bare(marker, stack, lines, n)
        if found is None:
            line.marker = None
            line.path = tuple(o.style for o in stack)
            continue
        depth, style, value = found
        del stack[depth:]
        parents.setdefault(style, stack[-1].style if stack else "")
        stack.append(_Open(style, value, marker.number, marker.role))
        line.style, line.value = style, value
        line.path = tuple(o.style for o in stack)


def _worded(marker: Marker, stack: Sequence[_Open], parents: dict[str, str]) -> tuple[int, str, int]:
    """Return at what depth a number with a word stands: an annex at the top, others beside their like."""
    style, value = marker.values[0]
    if marker.role == "annex":
        return 0, style, value
    styles = [o.style for o in stack]
    if style in styles:
        return styles.index(style), style, value
    outer = [n for n, o in enumerate(stack) if o.style.isalpha() and (marker.role == "unit" or o.role == "container")]
    if marker.role == "container" and style in parents:
        return (styles.index(parents[style]) + 1 if parents[style] in styles else 0), style, value
    return (outer[-1] + 1 if outer else 0), style, value


def _bare(marker: Marker, stack: Sequence[_Open], lines: Sequence[Line], at: int) -> tuple[int, str, int] | None:
    """Return at what depth a bare number stands: next in an open series, the deepest first, or first in a new one."""
    for depth in range(len(stack) - 1, -1, -1):
        for style, value in marker.values:
            here = stack[depth]
            if style == here.style and here.value < value <= here.value + MOST_LEFT_OUT and _same_parent(marker, here):
                return depth, style, value
    for style, value in marker.values:
        if value == 1 and style not in {o.style for o in stack[:0]}:
            return _new_depth(style, stack), style, value
    for style, value in marker.values:
        if _is_followed(style, value, marker, lines, at):
            return _new_depth(style, stack), style, value
    return None


def _same_parent(marker: Marker, here: _Open) -> bool:
    """Whether 7.3 may follow 7.2: what stands before the last dot is the same."""
    return marker.number.rpartition(".")[0] == here.number.rpartition(".")[0]


def _new_depth(style: str, stack: Sequence[_Open]) -> int:
    """Return where a new series begins: in the innermost that is open, but in place of one that it would repeat."""
    styles = [o.style for o in stack]
    return styles.index(style) if style in styles else len(stack)


def _is_followed(style: str, value: int, marker: Marker, lines: Sequence[Line], at: int) -> bool:
    """Whether the next number soon after follows this one: a text that begins in the middle of a series."""
    if style.startswith("1.1"):
        return True
    if style[0] in "aA(":
        return False
    return any(line.marker and (style, value + 1) in line.marker.values for line in lines[at + 1 : at + 40])


# ------------------------------------------------------------------------------------------------ zones
def _zones(lines: Sequence[Line]) -> None:
    """Tell annexes, notes and what closes the text from its body."""
    zone = "body"
    last = max((n for n, line in enumerate(lines) if line.marker and line.marker.role == "unit"), default=-1)
    for n, line in enumerate(lines):
        plain = line.text.strip(" .:*_-–—").lower()
        if line.marker and line.marker.role == "annex":
            zone = "annex"
        elif zone != "annex" and line.marker and line.marker.role in ("unit", "container"):
            zone = "body"
        elif plain in words("markers", "notes", "headings") or is_note(line.text):
            zone = "notes"
        elif zone == "body" and n > max(last, len(lines) // 3) and _closes(plain):
            zone = "closing"
        line.zone = zone


def is_note(text: str) -> bool:
    """Whether a paragraph is a footnote: "[^1]: ...", "¹ ..."."""
    return bool(re.match(r"\[\^\w{1,8}\]:|[¹²³⁴-⁹⁰]+\s*\S|\[\d{1,3}\]\s+[A-Z]", text))


def _closes(plain: str) -> bool:
    return any(plain.startswith(start) for start in words("markers", "closing", "starts"))


# ------------------------------------------------------------------------------------------------ what makes articles
def _unit(body: Sequence[Line]) -> str:
    """Return the series that makes the articles.

    It is the outermost, or one inside it whose numbers run on through the whole text while those outside it begin anew
    or are fewer (articles in chapters). Letters in brackets and dotted numbers make none while anything else does.
    """
    numbered = [line for line in body if line.style]
    depth: dict[str, int] = {}
    for line in numbered:
        depth[line.style] = min(len(line.path), depth.get(line.style, 99))
    counts = Counter(line.style for line in numbered)
    roles = {line.style: line.marker.role for line in numbered if line.marker}
    styles = sorted((s for s in counts if counts[s] >= 2), key=lambda s: (depth[s], _rank(s)))
    styles = [s for s in styles if not s.startswith("1.1")] or styles
    if not styles:
        return _unnumbered(body, counts)
    unit = styles[0]
    for style in styles[1:]:
        if roles[unit] == "unit" and roles[style] != "unit":
            continue
        worded = roles[unit] == "container" and roles[style] == "unit"
        more = counts[style] > counts[unit] and depth[style] > depth[unit] and _runs_on(style, numbered)
        if worded or (more and style.strip("().") not in ("a", "A")):
            unit = style
    if roles[unit] == "number" and counts[unit] < FEWEST_HEADINGS and len(body) > 4 * counts[unit]:
        heads = _unnumbered(body, Counter())
        return heads if heads == "heading" else unit
    return unit


def _rank(style: str) -> int:
    return 0 if style.isalpha() and len(style) > 1 else 1


def _runs_on(style: str, numbered: Sequence[Line]) -> bool:
    """Whether the numbers of a series never begin anew."""
    values = [line.value for line in numbered if line.style == style]
    return all(a < b for a, b in itertools.pairwise(values))


def _unnumbered(body: Sequence[Line], counts: Counter[str]) -> str:
    """Return "heading" where headings cut the text, a single numbered article's series, else "paragraph"."""
    heads = [n for n, line in enumerate(body) if is_heading(body, n)]
    if len(heads) >= FEWEST_HEADINGS:
        return "heading"
    worded = [s for s in counts if s.isalpha() and len(s) > 1]
    return worded[0] if worded else "paragraph"


def is_heading(lines: Sequence[Line], at: int) -> bool:
    """Whether an unnumbered paragraph heads those after it: marked as such, bold, or in capitals, with text beneath."""
    line = lines[at]
    if line.marker or at + 1 >= len(lines) or len(line.text.split()) > HEADING_WORDS:
        return False
    letters = [c for c in line.text if c.isalpha()]
    capitals = len(letters) >= 4 and all(c.isupper() for c in letters)
    return bool(line.block.level or line.block.bold or capitals) and not re.search(r"[.;,]$", line.text)
