"""Quotation marks: where words stand in them, whatever the marks, whether or not they are closed.

A quotation reaches from its opening to its closing mark, marks included. Curly, straight, typewriter (`` '') and
angle marks all count, and mixtures of them, since agencies' and outlets' systems convert each other's marks badly.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# A mark that opens a paragraph and is not closed is closed by the paragraph's end, as print does with long speeches;
# elsewhere it is a slip, and what it opened ends with its sentence.
# A single mark after a colon that nothing closes opens speech if more words than this follow: it goes on below.
SPEECH = 5
_SENTENCE_END = r"[.!?…](?=\s+[\"“‘A-Z0-9])"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks: ``start`` and ``end`` with the marks; ``inner`` are the quotations within."""

    start: int
    end: int
    closed: bool = True
    inner: tuple[Quotation, ...] = ()

    def covers(self, offset: int) -> bool:
        """Whether the offset lies within the marks."""
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    opens: bool
    closes: bool


@cache
def _double_marks() -> re.Pattern[str]:
    return re.compile(r"[“”„\"«»]|``|''|’’|‘’")


@cache
def _lost_closing() -> re.Pattern[str]:
    # The comma before a cue at which a mark should have closed: "“We can wait, said Ann Lee."
    return re.compile(r",(?= (?:said|says|added|adds) [A-Z])")


@cache
def _sentence_end() -> re.Pattern[str]:
    return re.compile(_SENTENCE_END)


def find_quotations(text: str, base: int = 0) -> tuple[Quotation, ...]:
    """Return the outermost quotations of one paragraph in order; offsets count from ``base`` (code points)."""
    found = _double_quotations(text)
    found = [Quotation(q.start, q.end, q.closed, _inner(text, q)) for q in found]
    for single in _single_quotations(text, found):
        within = tuple(q for q in found if single.start < q.start and q.end < single.end)
        if all(q in within or q.end <= single.start or single.end <= q.start for q in found):
            found = [q for q in found if q not in within]
            found.append(Quotation(single.start, single.end, single.closed, within))
    return tuple(_shift(q, base) for q in sorted(found, key=lambda q: q.start))


def word_count(text: str) -> int:
    """Return the number of words in ``text``, marks and bare punctuation not counted."""
    return sum(1 for part in text.split() if any(c.isalnum() for c in part))


def _shift(q: Quotation, base: int) -> Quotation:
    return Quotation(q.start + base, q.end + base, q.closed, tuple(_shift(k, base) for k in q.inner))


def _marks(text: str) -> list[_Mark]:
    return [_mark(text, m) for m in _double_marks().finditer(text)]


def _mark(text: str, found: re.Match[str]) -> _Mark:
    """Tell by its shape and by the white space around it whether a mark can open or close."""
    shape, start, end = found.group(), found.start(), found.end()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    free_before, free_after = before in " \n\t\xa0([—–-/", after in " \n\t\xa0)],.;:?!—–-/'’"
    if shape in "“„«``":
        return _Mark(start, end, opens=True, closes=(before.isalnum() or before in ",.?!…") and free_after)
    if shape in "”»''’’‘’":
        return _Mark(start, end, opens=free_before and not free_after, closes=True)
    return _Mark(start, end, opens=not free_after or free_before, closes=not free_before or free_after)


def _double_quotations(text: str) -> list[Quotation]:
    """Pair the marks of a paragraph one after the other; a second opening mark ends what was left open."""
    found: list[Quotation] = []
    opened: _Mark | None = None
    for mark in _marks(text):
        if opened is None and not found and _ends_speech(text, mark):
            found.append(Quotation(0, mark.end))  # its opening mark was lost, or stands in the paragraph before
        elif opened is None:
            opened = mark if mark.opens or text[mark.start : mark.end] == "''" else None
        elif mark.closes and (not mark.opens or not _reopens(text, opened, mark)):
            found.append(Quotation(opened.start, mark.end))
            opened = None
        elif mark.opens:
            found.append(Quotation(opened.start, _slip_end(text, opened.start, mark.start), closed=False))
            opened = mark
    if opened is not None:
        found.append(_unclosed(text, opened))
    return [q for q in found if any(c.isalnum() for c in text[q.start : q.end])]


def _ends_speech(text: str, mark: _Mark) -> bool:
    """Whether a mark can only close: it follows the comma, or the like, with which spoken words end before a cue."""
    return mark.closes and text[: mark.start].rstrip()[-1:] in (",", "?", "!") and text[mark.end : mark.end + 1] == " "


def _reopens(text: str, opened: _Mark, mark: _Mark) -> bool:
    """Whether a mark that could do either opens anew: it hangs on the word after it, not on the one before."""
    before = text[mark.start - 1] if mark.start else " "
    after = text[mark.end] if mark.end < len(text) else " "
    return before.isspace() and after.isalnum() and mark.start > opened.end


def _unclosed(text: str, opened: _Mark) -> Quotation:
    leading = text[: opened.start].strip()[-1:] in ("", ":")  # a whole paragraph, or all of it behind "she said:"
    cue = _lost_closing().search(text, opened.end)
    if cue is not None:
        return Quotation(opened.start, cue.end(), closed=False)
    end = len(text.rstrip()) if leading else _slip_end(text, opened.start, len(text))
    return Quotation(opened.start, end, closed=False)


def _slip_end(text: str, start: int, limit: int) -> int:
    """Return where the sentence ends in which a mark was opened and not closed."""
    end = _sentence_end().search(text, start + 1, limit)
    return end.end() if end else start + len(text[start:limit].rstrip())


def _inner(text: str, outer: Quotation) -> tuple[Quotation, ...]:
    """Return the quotations in single marks within ``outer``."""
    start, end = outer.start + 1, outer.end - (1 if outer.closed else 0)
    return tuple(_shift(q, start) for q in _singles(text[start:end]))


def _single_quotations(text: str, doubles: list[Quotation]) -> list[Quotation]:
    """Return the quotations in single marks outside those in double marks."""
    if not any(c in text for c in "‘'"):
        return []
    masked = list(text)
    for q in doubles:
        masked[q.start : q.end] = "\x00" * (q.end - q.start)
    return [q for q in _singles("".join(masked)) if any(c.isalnum() for c in text[q.start : q.end])]


@cache
def _single_opening() -> re.Pattern[str]:
    # An apostrophe that leads a year or a clipped word opens nothing.
    return re.compile(r"(?:(?<=[\s(\[—–/-])|^)(?:‘(?![’‘])|'(?!'))(?=[^\s\d'‘’])(?!(?:em|til|tis|twas|cause|n)\b)")


@cache
def _single_closing() -> re.Pattern[str]:
    return re.compile(r"(?<=[^\s'’‘])(?<!\x00)['’](?![\w'’])")


def _singles(text: str) -> list[Quotation]:
    found: list[Quotation] = []
    at = 0
    while opening := _single_opening().search(text, at):
        end = _single_end(text, opening.end(), "’" if opening.group() == "‘" else "'")
        if (
            end is None
            and text[: opening.start()].rstrip().endswith(":")
            and word_count(text[opening.end() :]) > SPEECH
        ):
            found.append(Quotation(opening.start(), len(text.rstrip()), closed=False))
            return found
        if end is None:
            at = opening.end()
        else:
            found.append(Quotation(opening.start(), end))
            at = end
    return found


def _single_end(text: str, start: int, shape: str) -> int | None:
    """Return the end of a quotation in single marks: a mark after punctuation rather than after a plural's s."""
    doubtful: int | None = None
    for closing in _single_closing().finditer(text, start):
        if closing.group() != shape:
            continue
        if text[closing.start() - 1] == "s" and text[closing.end() : closing.end() + 1] == " ":
            doubtful = doubtful or closing.end()
        else:
            early = doubtful is not None and _single_opening().search(text, start, closing.end()) is not None
            return doubtful if early else closing.end()
    return doubtful
