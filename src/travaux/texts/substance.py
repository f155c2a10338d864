"""What a change of words changes in substance: figures, dates, duties, negation, conditions, who is bound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from travaux.language.calendar import find_times
from travaux.language.quantities import find_quantities, number_in
from travaux.language.spans import QuantityMention, TimeExpression
from travaux.model import readable_number
from travaux.model_texts import Named, NamedKind
from travaux.texts.lexicon import table, words
from travaux.texts.redline import Opcode, opcodes
from travaux.texts.words import Token, content, forms, stem, tokens

# Content words that one side has more than the other make a change of substance from so many on,
MORE_WORDS = 4
# and so does this share of content words that the two have not in common.
OTHER_WORDS = 0.25
# A run of words that is put in or taken out with nothing in its place, from so many content words on.
RUN_WORDS = 2
# A run of words for another is told when neither has more words, and what came or went up to so many characters.
SWAPPED_WORDS, RUN_CHARACTERS = 6, 90
# Wordings with less than this share of words in common are another clause more than another wording.
COMPARABLE = 0.5
# One actor in place of another is a change of a few words.
ACTOR_WORDS = 5
# What a figure of a list is of has no more words.
OF_WORDS = 5
# Words of a condition that are told with it.
CONDITION_WORDS = 8
BOUNDS = {"<=": "cap", ">=": "floor", "<": "below", ">": "above", "~": "about"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a clause that substance hangs on: the value by which two are the same, and how it reads."""

    value: str
    reads: str
    start: int  # characters of the clause
    end: int
    unit: str = ""
    bound: str = ""
    number: str = ""
    of: str = ""  # what the clause says it is the figure of, if it is a list's: "Orlen, 31 per cent"


@dataclass(frozen=True, slots=True)
class _Sides:
    """Two wordings of a clause as words, and the stretches in which they differ."""

    old: list[Token]
    new: list[Token]
    ops: list[Opcode]

    @classmethod
    def of(cls, old: str, new: str) -> _Sides:
        a = [t for t in tokens(old) if t.form]
        b = [t for t in tokens(new) if t.form]
        return cls(a, b, opcodes([t.form for t in a], [t.form for t in b]))

    @property
    def alike(self) -> float:
        """Share of the words that are the same, 0 to 1."""
        same = sum(j - i for op, i, j, _, _ in self.ops if op == "equal")
        return 2 * same / max(1, len(self.old) + len(self.new))


def named_changes(old: str, new: str) -> list[Named]:
    """Return the changes of substance between two wordings of a clause, those of figures first.

    Of wordings that have little in common only figures, dates and duties are told: who stands for whom cannot be.
    """
    sides = _Sides.of(old, new)
    (old_figures, old_times), (new_figures, new_times) = _marks(old), _marks(new)
    found = [
        *_of_marks("quantity", old_figures, new_figures, sides),
        *_of_marks("date", old_times, new_times, sides),
        *_modality(sides),
    ]
    if sides.alike >= COMPARABLE:
        found += [*_negation(sides), *_conditions(sides, old, new), *_actors(sides, old, new)]
        found += _other_words(sides, old, new, found)
    return found


def differs(old: str, new: str) -> bool:
    """Whether the content words of two wordings differ by more than another way to say it."""
    a, b = content(forms(old)), content(forms(new))
    lost, gained = a - b, b - a
    other = (len(lost) + len(gained)) / max(1, len(a) + len(b))
    if abs(len(gained) - len(lost)) >= MORE_WORDS or other > OTHER_WORDS:
        return True
    sides = _Sides.of(old, new)
    for op, i, j, k, m in sides.ops:
        if op == "insert" and len(content([t.form for t in sides.new[k:m]])) >= RUN_WORDS:
            return True
        if op == "delete" and len(content([t.form for t in sides.old[i:j]])) >= RUN_WORDS:
            return True
    return False


# ------------------------------------------------------------------------------------------------ figures and dates
def _marks(text: str) -> tuple[list[Mark], list[Mark]]:
    """Return the quantities of a clause, stretches of time among them, and its dates and how often something is due."""
    text = _written_once(text.replace("[", " ").replace("]", " "))
    times = find_times(text, None)
    dates = [Mark(t.value, " ".join(t.text.split()), t.start, t.end) for t in times if _is_date(t)]
    found = []
    for q in find_quantities(text, times=times):
        if any(t.start <= q.start < t.end for t in dates) or _is_reference(text, q.start):
            continue
        values = q.value if isinstance(q.value, tuple) else (q.value,)
        figure = "–".join(map(readable_number, values))
        key = f"{figure} {stem(' '.join(forms(q.unit)))} {q.comparator}"
        number, unit = _as_written(q.text)
        start = next(at for at in range(q.start, q.end) if text[at].isalnum())
        bound = _bound(text, q)
        found.append(Mark(key, number, start, q.end, unit, bound, figure, _of_what(text, q.start)))
    return found, dates


def _written_once(text: str) -> str:
    """Return a text with blanks for figures that repeat a number in words: "thirty (30) days"."""

    def blank(found: re.Match[str]) -> str:
        number = number_in(found[1])
        same = number is not None and number == number_in(found[3])
        return found[1] + found[2] + " " * len(found[0][len(found[1]) + len(found[2]) :]) if same else found[0]

    return re.sub(r"\b([A-Za-z]+(?:-[a-z]+)?)(\s+)\((\d[\d,.]*)\)", blank, text)


def _bound(text: str, quantity: QuantityMention) -> str:
    """Return how a figure is bounded: a cap, a floor, "within"."""
    if re.search(r"\bwithin\s+$", text[: quantity.start], re.IGNORECASE):
        return "within"
    return BOUNDS.get(quantity.comparator, "")


def _of_what(text: str, at: int) -> str:
    """Return what stands alone before a figure, a comma or colon between."""
    found = re.fullmatch(r"\W*([^\W\d][^.;:,]{1,40}?)\s*[,:–—]\s*[^\w\s]?", " ".join(text[:at].split()) + " ")
    return found[1] if found and len(found[1].split()) <= OF_WORDS else ""


def _is_date(time: TimeExpression) -> bool:
    if time.type == "SET":
        return True
    return time.type in ("DATE", "TIME") and bool(re.search(r"\d", time.value) and re.search(r"\d|[A-Z]", time.text))


def _as_written(text: str) -> tuple[str, str]:
    """Return a quantity's number and its unit as they stand in the text."""
    flat = " ".join(text.split())
    digits = re.match(r"[^\w\s]?\d[\d.,]*(?: (?:thousand|million|billion|trillion))?", flat)
    if digits:
        return digits[0], flat[digits.end() :].strip(" -")
    first, _, rest = flat.partition(" ")
    return first, rest


@cache
def _reference() -> re.Pattern[str]:
    named = "|".join(re.escape(f) for fs in table("markers")["units"].values() for f in fs)
    listed = r"(?:\d+(?:\(\w+\))*\s*(?:,|and|or|to|[-–])\s*)*"
    return re.compile(rf"(?:\b(?:{named}|sub-?paragraph|annex|chapter|part|no\.?)s?|§)\s*{listed}$", re.IGNORECASE)


def _is_reference(text: str, at: int) -> bool:
    """Whether a number tells another provision: "Article 6", "paragraphs 2 and 3"."""
    return bool(_reference().search(text[max(0, at - 60) : at]))


def _of_marks(kind: NamedKind, old: Sequence[Mark], new: Sequence[Mark], sides: _Sides) -> Iterator[Named]:
    """Yield what became of figures or dates: those that stand where the words differ in the same place are one."""
    left_old, left_new = list(old), list(new)
    for op, i, j, k, m in sides.ops:
        for a in _within(left_old, sides.old, i, j):
            here = _within(left_new, sides.new, k, m)
            b = next((x for x in here if _same(a, x)), None) or (
                _closest(a, here) if op != "equal" else next(iter(here), None)
            )
            if b is not None:
                left_old.remove(a)
                left_new.remove(b)
                if not _same(a, b):
                    yield _figure_changed(kind, a, b)
    for a in list(left_old):
        twin = next((b for b in left_new if _same(a, b)), None)
        if twin:
            left_old.remove(a)
            left_new.remove(twin)
    for a in left_old:
        yield Named(kind, _whole(a), "", f"{_whole(a)} taken out")
    for b in left_new:
        yield Named(kind, "", _whole(b), f"{_whole(b)} added")


def _same(a: Mark, b: Mark) -> bool:
    """Whether two figures are the same; one may have lost its unit ("observers, 200 in number")."""
    return a.value == b.value or (bool(a.number) and a.number == b.number and not (a.unit and b.unit))


def _within(marks: Sequence[Mark], said: Sequence[Token], first: int, last: int) -> list[Mark]:
    """Return the marks that begin among some words."""
    if first >= last:
        return []
    start, end = said[first].start, said[last - 1].end
    return [m for m in marks if start <= m.start < end]


def _closest(mark: Mark, others: Sequence[Mark]) -> Mark | None:
    """Return the one with the same unit, or the only one."""
    same = [o for o in others if stem(o.unit) == stem(mark.unit)]
    return same[0] if same else others[0] if len(others) == 1 else None


def _whole(mark: Mark) -> str:
    return " ".join(part for part in (mark.bound, mark.reads, mark.unit) if part)


def _figure_changed(kind: NamedKind, a: Mark, b: Mark) -> Named:
    of = f"{b.of}: " if b.of and b.of == a.of else ""
    if a.unit and stem(a.unit) == stem(b.unit) and a.bound == b.bound:
        lead = f"{a.bound} " if a.bound else ""
        return Named(kind, _whole(a), _whole(b), f"{of}{lead}{a.reads} → {b.reads} {b.unit}")
    return Named(kind, _whole(a), _whole(b), f"{of}{_whole(a)} → {_whole(b)}")


# ------------------------------------------------------------------------------------------------ duties
@cache
def _phrases(section: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return the phrases of a section as words with the name they stand under, the longest first."""
    lexicon = table("words")[section]
    named = lexicon if section == "modality" else {phrase: [phrase] for phrase in lexicon["phrases"]}
    found = [(tuple(phrase.split()), name) for name, forms_ in named.items() for phrase in forms_]
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))


def _found(said: Sequence[str], section: str) -> list[tuple[int, int, str]]:
    """Return the phrases of a section in a clause: start, end and name, none inside another."""
    found, at = [], 0
    starts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, name in _phrases(section):
        starts.setdefault(phrase[0], []).append((phrase, name))
    while at < len(said):
        hit = next((p for p in starts.get(said[at], ()) if tuple(said[at : at + len(p[0])]) == p[0]), None)
        if hit:
            found.append((at, at + len(hit[0]), hit[1]))
        at += len(hit[0]) if hit else 1
    return found


def _modality(sides: _Sides) -> Iterator[Named]:
    """Yield duties that became stronger or weaker in their place: "shall → should"."""
    a, b = [t.form for t in sides.old], [t.form for t in sides.new]
    left = _found(b, "modality")
    for start, end, name in _found(a, "modality"):
        other = next((p for p in left if _in_place(sides, start, p)), None)
        if other is None:
            continue
        left.remove(other)
        if other[2] != name:
            was, now = " ".join(a[start:end]), " ".join(b[other[0] : other[1]])
            yield Named("modality", was, now, f"{was} → {now}")


def _in_place(sides: _Sides, at: int, phrase: tuple[int, int, str]) -> bool:
    """Whether a phrase of the new wording stands where a word of the old one stood."""
    for op, i, j, k, m in sides.ops:
        if i <= at < j:
            return phrase[0] <= k + at - i < phrase[1] if op == "equal" else phrase[0] < m and k < phrase[1]
    return False


def _negation(sides: _Sides) -> Iterator[Named]:
    """Yield negation that came or went; "shall not" is told as a duty, "not more than" as a bound."""
    gone, come = (_negations([t.form for t in said]) for said in (sides.old, sides.new))
    if len(gone) > len(come):
        yield Named("negation", gone[-1], "", f"“{gone[-1]}” taken out")
    elif len(come) > len(gone):
        yield Named("negation", "", come[-1], f"“{come[-1]}” added")


def _negations(said: Sequence[str]) -> list[str]:
    inside = {n for start, end, _ in _found(said, "modality") for n in range(start, end)}
    bounds = words("words", "negation", "bounds")
    return [
        w
        for n, w in enumerate(said)
        if w in words("words", "negation") and n not in inside and not bounds & set(said[n + 1 : n + 2])
    ]


def _conditions(sides: _Sides, old: str, new: str) -> Iterator[Named]:
    """Yield conditions and exceptions that came or went, with the words after them."""
    a, b = [t.form for t in sides.old], [t.form for t in sides.new]
    one, two = _found(a, "condition"), _found(b, "condition")
    for here, other, word in ((one, two, "taken out"), (two, one, "added")):
        left = [name for *_, name in other]
        for start, _, name in here:
            if name in left:
                left.remove(name)
                continue
            text = _told_from(*((sides.old, old) if here is one else (sides.new, new)), start)
            yield Named("condition", text if here is one else "", text if here is two else "", f"“{text}” {word}")


def _told_from(said: Sequence[Token], text: str, start: int) -> str:
    """Return some words from one on, as they stand there, up to the next mark between words."""
    last = min(start + CONDITION_WORDS, len(said)) - 1
    words_ = text[said[start].start : said[last].end]
    return " ".join(re.split(r"[,;:.](?:\s|$)", words_, maxsplit=1)[0].split())


# ------------------------------------------------------------------------------------------------ actors
def _actors(sides: _Sides, old: str, new: str) -> Iterator[Named]:
    """Yield who stands in the place of whom: "the Commission → the Scientific Council"."""
    for op, i, j, k, m in sides.ops:
        if op != "replace" or max(j - i, m - k) > ACTOR_WORDS:
            continue
        was, now = _actor_in(sides.old, i, j, old), _actor_in(sides.new, k, m, new)
        if was and now and not {stem(w) for w in forms(was)} & {stem(w) for w in forms(now)}:
            yield Named("actor", was, now, f"{was} → {now}")


def _actor_in(said: Sequence[Token], start: int, end: int, text: str) -> str:
    """Return the first actor among some words: a noun for one, or a name inside a sentence, capitals around it too."""
    for n in range(start, end):
        if said[n].form in words("words", "actors", "nouns") or _is_name(said, n, text):
            first, last = n, n
            while _is_name(said, first - 1, text):
                first -= 1
            while last + 1 < len(said) and _is_name(said, last + 1, text):
                last += 1
            return " ".join(text[said[first].start : said[last].end].split())
    return ""


def _is_name(said: Sequence[Token], at: int, text: str) -> bool:
    """Whether a word has a capital for another reason than that a sentence begins, and names no part of the text."""
    if at < 1:
        return False
    token = said[at]
    opens = re.search(r"[.:;]\s*$", text[said[at - 1].end : token.start])
    capital = token.text[:1].isupper() and len(token.text) > 2 and not opens
    return capital and token.form not in words("words", "actors", "never")


# ------------------------------------------------------------------------------------------------ other words
def _other_words(sides: _Sides, old: str, new: str, told: Sequence[Named]) -> Iterator[Named]:
    """Yield the runs of content words that came, went or were put for others, unless they are told already."""
    known = {stem(word) for named in told for word in forms(f"{named.old} {named.new}")}
    for op, i, j, k, m in sides.ops:
        gone, come = content([t.form for t in sides.old[i:j]]), content([t.form for t in sides.new[k:m]])
        if op == "equal" or (gone | come) & known:
            continue
        was, now = _run(sides.old, i, j, old), _run(sides.new, k, m, new)
        if op == "insert" and len(come) >= RUN_WORDS:
            yield Named("words", "", now, f"“{_short(now)}” added")
        elif op == "delete" and len(gone) >= RUN_WORDS:
            yield Named("words", was, "", f"“{_short(was)}” taken out")
        elif gone and come and max(j - i, m - k) <= SWAPPED_WORDS:
            yield Named("words", was, now, f"“{was}” → “{now}”")


def _run(said: Sequence[Token], first: int, last: int, text: str) -> str:
    return " ".join(text[said[first].start : said[last - 1].end].split()) if first < last else ""


def _short(text: str) -> str:
    return text if len(text) <= RUN_CHARACTERS else text[:RUN_CHARACTERS].rsplit(" ", 1)[0] + "…"
