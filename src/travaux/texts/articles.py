"""A text cut into its articles, and each article into clauses: its sentences and items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from travaux.model_texts import Article, Clause, DraftText, PartKind, Revision
from travaux.texts.blocks import Block
from travaux.texts.brackets import brackets_in, options_in
from travaux.texts.head import date_of, title_of
from travaux.texts.lexicon import words
from travaux.texts.outline import HEADING_WORDS, Line, Outline, is_heading, outline_of

_STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|;\s+(?=\S)|:\s*\n")
_WORD_BEFORE = re.compile(r"([\w.]+)$")
# A sentence of fewer characters than this is not parted from the one before it.
SHORTEST = 12
PREAMBLE = re.compile(r"[,.;:]$")


def read_draft(
    text: str,
    blocks: Sequence[Block],
    *,
    path: str,
    name: str,
    partial: bool = False,
    revisions: Sequence[Revision] = (),
) -> DraftText:
    """Return the draft that a text is, cut into articles. ``partial``: it is known not to be whole."""
    outline = outline_of(text, blocks)
    groups = list(_groups(outline))
    articles = tuple(
        _article(text, kind, lines, outline, n) for n, (kind, lines) in enumerate(groups) if kind != "head"
    )
    articles = _counted(articles)
    head = [line.text for kind, lines in groups if kind == "head" for line in lines]
    return DraftText(
        name=name,
        path=path,
        text=text,
        articles=articles,
        title=title_of(head, text, blocks),
        date=date_of(head),
        partial=partial or _says_partial(outline),
        holes=() if partial or _says_partial(outline) else tuple(_holes(articles)),
        revisions=tuple(revisions),
        paragraphs=tuple((b.start, b.end, b.level) for b in blocks),
    )


# ------------------------------------------------------------------------------------------------ which lines together
def _groups(outline: Outline) -> Iterator[tuple[str, list[Line]]]:
    """Yield the lines that make a part, with what it is: "head" for the title lines, else a kind of part."""
    lines = outline.lines
    starts = [n for n in range(len(lines)) if _starts(outline, n)]
    first = starts[0] if starts else len(lines)
    head, preamble = _front(lines[:first])
    if head:
        yield "head", head
    if preamble:
        yield "preamble", preamble
    for n, at in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else len(lines)
        yield _kind(lines[at]), _body(lines[at:end], outline)


def _kind(line: Line) -> PartKind:
    kinds: dict[str, PartKind] = {"annex": "annex", "notes": "note", "closing": "closing"}
    return kinds.get(line.zone, "article")


def _starts(outline: Outline, at: int) -> bool:
    """Whether a part begins at a line."""
    lines = outline.lines
    line = lines[at]
    before = lines[at - 1].zone if at else "body"
    if line.zone == "annex":
        return bool(line.marker and line.marker.role == "annex") and not _within_annex(lines, at)
    if line.zone != "body":
        return before != line.zone
    if outline.unit == "paragraph":
        return at >= _title_lines(lines)
    if outline.unit == "heading":
        return is_heading(lines, at) and at >= _title_lines(lines)
    return line.style == outline.unit or before != "body"


def _within_annex(lines: Sequence[Line], at: int) -> bool:
    """Whether an annex without number stands right under one, as its title does."""
    return at > 0 and lines[at - 1].marker is not None and lines[at - 1].style == "annex" and lines[at].value == 0


def _title_lines(lines: Sequence[Line]) -> int:
    """Return how many lines at the top are titles: short, no sentence's end, not headed like the parts beneath."""
    forms_ = Counter(_form(line) for n, line in enumerate(lines) if is_heading(lines, n))
    usual = forms_.most_common(1)[0][0] if forms_ and max(forms_.values()) > 1 else None
    count = 0
    for line in lines[: min(8, len(lines) - 1)]:
        sentence = re.search(r"[.;,]$", line.text) or len(line.text.split()) > HEADING_WORDS or line.marker
        if sentence or _form(line) == usual:
            break
        count += 1
    return count


def _form(line: Line) -> tuple[int, bool, bool]:
    return line.block.level, line.block.bold, line.text.isupper()


def _front(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the title lines and the preamble."""
    for n, line in enumerate(lines):
        named = line.text.strip(" .:*").lower() in words("markers", "preamble", "headings")
        prose = PREAMBLE.search(line.text) and len(line.text.split()) >= 4 and not line.style
        if named or prose:
            return list(lines[:n]), [one for one in lines[n:] if not _is_container(one)]
    return list(lines), []


def _is_container(line: Line) -> bool:
    return line.marker is not None and line.marker.role == "container"


def _body(lines: Sequence[Line], outline: Outline) -> list[Line]:
    """Return the lines of a part without the headings of the chapter that follows it."""
    end = len(lines)
    for n in range(len(lines) - 1, 0, -1):
        line = lines[n]
        outer = line.style and line.zone == "body" and len(line.path) < len(lines[0].path)
        if outer:
            end = n
        elif not (n < end and _may_title(line)):
            break
    return list(lines[:end]) if outline.unit not in ("heading", "paragraph") else list(lines)


def _may_title(line: Line) -> bool:
    return not line.style and len(line.text.split()) <= HEADING_WORDS and not re.search(r"[.;:,]$", line.text)


# ------------------------------------------------------------------------------------------------ one article
def _article(text: str, kind: str, lines: Sequence[Line], outline: Outline, order: int) -> Article:
    first, last = lines[0], lines[-1]
    heading, rest = _heading(kind, lines, outline)
    clauses = tuple(_clauses(text, first, rest))
    start, end = first.block.start, last.block.end
    whole = text[start:end]
    heading = heading[1:-1] if re.fullmatch(r"\([^()]*\)", heading) else heading
    return Article(
        kind=kind,  # type: ignore[arg-type]
        number=_number(kind, first, order),
        label=_label(kind, first, order),
        heading=heading,
        start=start,
        end=end,
        clauses=clauses,
        chapter=_chapter(first, outline),
        brackets=0 if kind == "note" else brackets_in(whole),
        options=options_in([line.text for line in lines]),
        void=_is_void(text, clauses, heading),
    )


def _number(kind: str, first: Line, order: int) -> str:
    if kind in ("article", "annex") and first.marker is not None and first.style:
        return first.marker.number
    return str(order)


def _label(kind: str, first: Line, order: int) -> str:
    if kind in ("preamble", "closing", "note"):
        return {"preamble": "Preamble", "closing": "Closing", "note": "Notes"}[kind]
    marker = first.marker
    if marker is None or not first.style:
        return f"¶ {order}"
    if marker.word:
        word = marker.word if marker.word == "§" else marker.word.rstrip(".").capitalize()
        return f"{word} {marker.number}".strip()
    return marker.number


def _chapter(first: Line, outline: Outline) -> str:
    """Return the chapter that an article stands in, as its heading names it."""
    if len(first.path) < 2 or not first.style:
        return ""
    above = first.path[-2]
    for n in range(first.at - 1, -1, -1):
        line = outline.lines[n]
        if line.style == above and line.marker:
            return " ".join(line.text.split())[:80]
    return ""


def _heading(kind: str, lines: Sequence[Line], outline: Outline) -> tuple[str, list[tuple[Line, int]]]:
    """Return the heading of a part, and its other lines with where the words begin in each."""
    first = lines[0]
    if kind in ("preamble", "closing", "note"):
        return "", [(line, 0) for line in lines]
    at = first.marker.length if first.marker and first.style else 0
    rest = first.text[at:].strip()
    others = [(line, line.marker.length if line.marker and line.style else 0) for line in lines[1:]]
    if not first.style and outline.unit == "heading":
        return (rest, others) if others else (rest, [(first, 0)])
    if not rest and others and _titles(lines, 1):
        return others[0][0].text.strip(), others[1:]
    bare = rest.removesuffix(".")
    if rest and others and _may_title(Line(first.block, bare)) and (bare == rest or _is_titled(bare)):
        return bare, others
    run_in = re.match(
        r"((?:[\w’'()/,&-]+ ){0,7}[\w’'()/&-]+)(?:\.\s*[–—-]+\s*|\.\s+|\s[–—]\s+|:\s+)(?=[A-Z(\[\"“])", rest
    )
    if run_in and first.style and run_in[1][0].isupper() and _is_titled(run_in[1]):
        lead = len(first.text[at:]) - len(first.text[at:].lstrip())
        return run_in[1], [(first, at + lead + run_in.end()), *others]
    if rest and not others and outline.unit != "paragraph" and _may_title(Line(first.block, rest)) and first.style:
        return "", [(first, at)]
    return "", [(first, at), *others] if rest else others


@cache
def _verbs() -> frozenset[str]:
    return frozenset(
        [
            "shall",
            "must",
            "may",
            "will",
            "should",
            "can",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "had",
            "do",
            "does",
            "be",
            "agree",
            "agrees",
            "undertake",
            "undertakes",
        ]
    )


def _is_titled(text: str) -> bool:
    """Whether words are a title rather than a sentence: no verb that a sentence would have."""
    return not _verbs() & set(text.lower().split())


def _titles(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the title of the number that stands alone above it."""
    line = lines[at]
    return _may_title(line) and not (line.marker and line.style) and (len(lines) > at + 1 or line.block.bold)


def _is_void(text: str, clauses: Sequence[Clause], heading: str) -> bool:
    said = " ".join(text[c.start : c.end] for c in clauses) if clauses else heading
    return said.strip(" .[]()*_–—-…").lower() in words("markers", "void") | ({""} if clauses or not heading else set())


# ------------------------------------------------------------------------------------------------ clauses
def _clauses(text: str, first: Line, lines: Sequence[tuple[Line, int]]) -> Iterator[Clause]:
    numbers: list[tuple[str, str]] = []
    for line, at in lines:
        if line.marker and line.style:
            numbers = [n for n in numbers if n[0] in line.path[:-1]]
            numbers += [(line.style, line.marker.number)] if line is not first else []
        elif line.marker and line.marker.role == "bullet":
            at = line.marker.length
        for start, end in sentences(text, line.block.start + at, line.block.end):
            yield Clause(start, end, _path(numbers))


def _path(numbers: Sequence[tuple[str, str]]) -> str:
    """Return "2(a)" for the item a of paragraph 2; a dotted number tells its own path."""
    path = ""
    for style, number in numbers:
        path = number if style.startswith("1.1") else f"{path}({number})" if path else number
    return path


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences between two places of a text, white space around them left out."""
    at = start
    for found in _STOP.finditer(text, start, end):
        if _is_abbreviation(text, at, found.start()) or found.end() - at < SHORTEST:
            continue
        if text.count("[", at, found.start() + 1) > text.count("]", at, found.end()):
            continue
        yield from _span(text, at, found.end())
        at = found.end()
    yield from _span(text, at, end)


def _is_abbreviation(text: str, start: int, at: int) -> bool:
    if text[at] != ".":
        return False
    before = _WORD_BEFORE.search(text, max(start, at - 12), at)
    if not before:
        return False
    word = before[1].lower()
    return word in words("markers", "abbreviations") or (len(word) == 1 and word.isalpha() and before[1].isupper())


def _span(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = end - (len(piece) - len(piece.rstrip()))
    if any(c.isalnum() for c in text[first:last]):
        yield first, last


# ------------------------------------------------------------------------------------------------ the series
def _counted(articles: tuple[Article, ...]) -> tuple[Article, ...]:
    """Return articles with those that bear no number counted among themselves."""
    found, count = [], 0
    for article in articles:
        if article.kind == "article" and article.label.startswith("¶"):
            count += 1
            article = replace(article, number=str(count), label=f"¶ {count}")
        found.append(article)
    return tuple(found)


def _holes(articles: Sequence[Article]) -> Iterator[str]:
    """Yield the plain numbers that are left out between the first and the last."""
    numbers = [int(a.number) for a in articles if a.kind == "article" and a.number.isdigit() and "¶" not in a.label]
    if numbers and numbers == sorted(set(numbers)) and numbers[-1] - len(numbers) < len(numbers):
        yield from (str(n) for n in range(numbers[0], numbers[-1]) if n not in set(numbers))


def _says_partial(outline: Outline) -> bool:
    """Whether a text tells that it is not whole: at its head, or by a line of nothing but dots or such a word."""
    told = words("markers", "partial")
    first = next((n for n, line in enumerate(outline.lines) if line.style), 1)
    for n, line in enumerate(outline.lines):
        plain = line.text.strip(" .:()[]*_–—-…").lower()
        if plain in told or (not plain and re.search(r"…|\.\.\.|\* ?\* ?\*", line.text)):
            return True
        if n < first and len(plain.split()) < 20 and any(re.search(rf"\b{re.escape(w)}\b", plain) for w in told):
            return True
    return False
