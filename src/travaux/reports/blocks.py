"""What each unit of a report's body is on the page: paragraph, heading, item, caption, stamp, correction, furniture.

Judged in three passes: each unit by its own form and wording; then what goes with the unit before it (the titles under
"Related stories"); then short lines by what stands around them, for a heading is a short line before a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from travaux.model import Block, BlockKind
from travaux.reports import echoes
from travaux.reports.datelines import dateline
from travaux.reports.marks import byline_of, is_staff
from travaux.reports.outlets import known
from travaux.reports.phrases import Takes, comment_sign, phrase_of, wall_behind
from travaux.reports.stamps import scan, whole
from travaux.reports.units import BULLET, Unit

# A heading is at most so long; a teaser in a list of stories may be longer.
HEADING_CHARACTERS, HEADING_WORDS, TEASER_CHARACTERS = 90, 14, 140
# Characters from which a unit with a full stop is a sentence, and from which one without is no title either.
SENTENCE, NO_TITLE = 26, 250
# Title-like lines in a row from which they are a list without bullets, unless each has its paragraph.
LIST_LINES = 3
# Units of comments for each that is a name, an hour or a button of theirs, at most.
COMMENT_UNITS = 6
# Paragraphs of the body among which a dateline is looked for: one may follow a summary or a caption.
OPENING = 3

_SENTENCE_END = re.compile(r"[.!:;,…]['\"’”)\]]*$")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]\.){2,}$|\b[ap]\.?m\.\)?$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|No|vs)\.$"
)
# A question or a cry inside quotation marks at the end is somebody's words, not a title.
_SPOKEN = re.compile(r"[?!]['\"’”]$")
_TITLE_BEGINS = re.compile(r"[^\W_]|[\"'“‘«(\[$€£#@¿¡]")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A unit with its kind; "" stands for a short line that is yet to be judged."""

    unit: Unit
    kind: BlockKind | str
    takes: Takes = ""


def body(units: Sequence[Unit]) -> tuple[Block, ...]:
    """Return the blocks of ``units``, in order; they cover all of them."""
    pieces = _without_echoes(_settle(_with_told_lists(_absorb(list(_pieces(units))))))
    return tuple(block_of(p.unit, p.kind) for p in pieces if p.unit.text)


def block_of(unit: Unit, kind: BlockKind | str) -> Block:
    """Return ``unit`` as a block."""
    return Block(kind, unit.start, unit.end, unit.day if kind == "stamp" else None)  # type: ignore[arg-type]


def is_prose(flat: str) -> bool:
    """Whether a unit is one or more sentences rather than a title or a line of the head."""
    stopped = bool(_SENTENCE_END.search(flat)) and not _ABBREVIATED.search(flat) and flat[-1] not in ":;,"
    return len(flat) > NO_TITLE or (stopped and len(flat) >= SENTENCE)


def is_title_like(flat: str, longest: int) -> bool:
    """Whether a unit could be a title: not long, begun in capital or figure, and no sentence with a full stop."""
    if not 1 < len(flat) <= longest or not re.search(r"[^\W_]", flat):
        return False
    if _SENTENCE_END.search(flat) and not _ABBREVIATED.search(flat) and not flat.endswith(("...", "…")):
        return False
    return not flat[0].islower() and not _SPOKEN.search(flat) and bool(_TITLE_BEGINS.match(flat))


def _pieces(units: Sequence[Unit]) -> Iterator[Piece]:
    paragraphs = 0
    for n, unit in enumerate(units):
        if n + 1 == len(units) and is_staff(unit.flat):
            yield Piece(unit, "stamp")
            break
        for piece in _judge(unit, paragraphs < OPENING):
            paragraphs += piece.kind == "paragraph"
            yield piece


def _judge(unit: Unit, opening: bool) -> Iterable[Piece]:
    """Return a unit as one piece, or as two where a stamp is set before the text of the same line."""
    if unit.kind:
        return [_marked(unit)]
    stamp = whole(unit.flat)
    if (stamp and stamp.says) or (byline_of(unit.flat) and len(unit.flat) < HEADING_CHARACTERS):
        return [Piece(unit, "stamp")]
    if phrase := phrase_of(unit.flat):
        return [Piece(unit, phrase.kind, phrase.takes)]
    if unit.flat.isupper() and known(unit.flat):
        return [Piece(unit, "furniture")]  # an outlet's name alone, under a picture or between parts
    cut, wall = _stamp_in_front(unit, opening), wall_behind(unit.text)
    if wall > cut:
        behind = replace(unit.part(wall, len(unit.text)), gap=False)
        return [*_judge(unit.part(0, wall), opening), Piece(behind, "furniture")]
    if cut:
        rest = unit.part(cut, len(unit.text))
        return [Piece(unit.part(0, cut), "stamp"), Piece(replace(rest, gap=False), _form(rest))]
    return [Piece(unit, _form(unit))]


def _marked(unit: Unit) -> Piece:
    """Return a unit whose form tells its kind; the wording still tells a heading over teasers from one of the text."""
    phrase = phrase_of(unit.flat) if unit.kind in {"heading", "item", "caption"} else None
    if phrase and phrase.kind != unit.kind and (unit.kind != "caption" or phrase.kind == "furniture"):
        return Piece(unit, phrase.kind, phrase.takes)
    return Piece(unit, unit.kind or "")


def _form(unit: Unit) -> str:
    if BULLET.match(unit.text):
        return "item"
    short = is_title_like(unit.flat, HEADING_CHARACTERS) and len(unit.flat.split()) <= HEADING_WORDS
    return "" if short else "paragraph"


def _stamp_in_front(unit: Unit, opening: bool) -> int:
    """Return where a dateline, the time of an entry or a label with its time ends in ``unit``; 0 if there is none."""
    if opening and (found := dateline(unit.text)):
        return found.end
    stamp = scan(unit.text)
    if not stamp.timed or not (stamp.labels or _CLOCK.match(unit.text)):
        return 0
    rest = re.sub(r"^[\s.:,;|–—-]+", "", unit.text[stamp.end :])
    return len(unit.text) - len(rest) if rest[:1].isupper() or rest[:1] in "\"“‘'" else 0


def _absorb(pieces: list[Piece]) -> list[Piece]:
    """Give the lines that go with a piece before them its kind."""
    done: list[Piece] = []
    while len(done) < len(pieces):
        piece = pieces[len(done)]
        done.append(piece)
        taken = _taken(pieces, len(done)) if piece.takes else 0
        done.extend(replace(p, kind=piece.kind) for p in pieces[len(done) : len(done) + taken])
    return done


def _taken(pieces: Sequence[Piece], at: int) -> int:
    """Return how many pieces from ``at`` go with the one before it."""
    takes = pieces[at - 1].takes
    if takes == "next" or at == len(pieces):
        return min(1, len(pieces) - at)
    if takes == "rest":
        return len(pieces) - at if _are_comments(pieces[at:]) else 0
    loose = pieces[at].unit.gap  # blank lines between a heading of a list and the list
    end = at
    while end < len(pieces) and _is_teaser(pieces[end]) and (loose or not pieces[end].unit.gap):
        end += 1
    if takes == "line":
        return min(1, end - at)
    sure = not loose or end - at > 1 or end == len(pieces)
    return end - at if sure else 0


def _are_comments(pieces: Sequence[Piece]) -> bool:
    """Whether what stands from here to the end is what readers wrote: names, hours and buttons between the texts."""
    signs = sum(bool(comment_sign().fullmatch(p.unit.flat[:NO_TITLE])) or _is_hour(p.unit) for p in pieces)
    return signs * COMMENT_UNITS >= len(pieces)


def _is_hour(unit: Unit) -> bool:
    stamp = whole(unit.flat)
    return stamp is not None and (stamp.relative or (stamp.dated and stamp.timed))


def _is_teaser(piece: Piece) -> bool:
    if piece.kind == "paragraph":
        return is_title_like(piece.unit.flat, TEASER_CHARACTERS)
    return piece.kind in {"", "item"}


def _settle(pieces: list[Piece]) -> list[Piece]:
    """Tell headings from the other short lines."""
    settled: list[Piece] = []
    following: str | None = None  # the kind of the next piece that is text
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        if piece.kind == "":
            piece = replace(
                piece, kind="heading" if following in {"paragraph", "item", "correction", ""} else "paragraph"
            )
        elif _is_numbered_heading(pieces, at):
            piece = replace(piece, kind="heading")
        settled.append(piece)
        if pieces[at].kind not in {"caption", "furniture", "stamp"}:
            following = pieces[at].kind if pieces[at].kind or following is not None else None
    return _with_lists(settled[::-1], pieces)


def _with_told_lists(pieces: list[Piece]) -> list[Piece]:
    """Make items of the lines of lists that have no bullets."""
    text = [n for n, p in enumerate(pieces) if p.kind in {"", "paragraph"} and not p.unit.kind]
    runs: list[list[int]] = []
    for n in text:
        runs[-1].append(n) if runs and runs[-1][-1] == n - 1 else runs.append([n])
    done = list(pieces)
    for run in runs:
        for n in echoes.items([pieces[n].unit.flat for n in run], [pieces[n].kind == "" for n in run]):
            done[run[n]] = replace(pieces[run[n]], kind="item")
    return done


def _without_echoes(pieces: list[Piece]) -> list[Piece]:
    """Make furniture of what is read elsewhere in the report; of a line printed twice, a caption of the first."""
    done = list(pieces)
    prose = [n for n, p in enumerate(pieces) if p.kind == "paragraph"]
    lines = [n for n, p in enumerate(pieces) if p.kind in {"paragraph", "heading"} and p.unit.kind is None]
    for n in echoes.pull_quotes([pieces[n].unit.flat for n in lines], [pieces[n].unit.flat for n in prose]):
        done[lines[n]] = replace(pieces[lines[n]], kind="furniture")
    twice = [
        n for n in echoes.printed_twice([p.unit.flat for p in pieces]) if pieces[n].kind in {"paragraph", "caption"}
    ]
    gallery = echoes.GALLERY <= len(twice) < len(prose) * echoes.GALLERY_SHARE
    for n in twice:
        done[n - 1] = replace(pieces[n - 1], kind="caption") if gallery else done[n - 1]
        done[n] = replace(pieces[n], kind="furniture")
    return done


def _is_numbered_heading(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an item stands alone before a paragraph and is no sentence ("2. The quotas")."""
    piece = pieces[at]
    if piece.kind != "item" or piece.unit.kind or not piece.unit.gap or not piece.unit.text[0].isdecimal():
        return False
    said = BULLET.sub("", piece.unit.flat, count=1)
    title = (said[-1:].isalnum() or said.endswith("?")) and is_title_like(said, HEADING_CHARACTERS)
    before, after = pieces[max(at - 1, 0)], pieces[min(at + 1, len(pieces) - 1)]
    return title and (before is piece or before.kind != "item") and after.kind == "paragraph" and after.unit.gap


def _with_lists(settled: list[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """Make items of rows of short lines that are too many to be headings; a question is a row of its own."""
    done: list[Piece] = []
    for short, row in groupby(zip(settled, pieces, strict=True), key=_is_listed):
        lines = [piece for piece, _ in row]
        done.extend(replace(p, kind="item") for p in lines) if short and len(lines) >= LIST_LINES else done.extend(
            lines
        )
    return done


def _is_listed(pair: tuple[Piece, Piece]) -> bool:
    return pair[1].kind == "" and not pair[1].unit.flat.endswith("?")
