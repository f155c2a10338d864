"""Which lines above the text are the nameplate, slugs, sections and notices: what is left on top is the title.

The lines above the first paragraph are judged together. Slugs of agencies, paths of menus, notices ("For immediate
release"), lone addresses and credits are told by their form. Of the others the first is the title, unless it is a
label: names in capitals, and reasons enough that it is no title, such as an imprint between it and a longer line, a
byline after that line, a word that papers are named by, and that the text says none of its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from travaux.reports import outlets
from travaux.reports.asides import CRUMBS, PARTS, aside, hosts, is_slug, issue
from travaux.reports.blocks import block_of, is_prose, is_title_like
from travaux.reports.datelines import dateline
from travaux.reports.labels import (
    COLUMN_WORDS,
    LABEL_WORDS,
    NAME_WORDS,
    SMALL_WORDS,
    is_heading,
    is_label,
    is_named,
    is_short_label,
    told,
)
from travaux.reports.marks import Mark, byline_of, imprint, is_names, is_notice, stamped
from travaux.reports.oneline import TITLE, split
from travaux.reports.phrases import phrase_of
from travaux.reports.units import Unit

# Units above the text at most, and paragraphs of it that are looked through for words of a line.
TOP, PARAGRAPHS = 14, 5
# Reasons that make a label of a line over another, and over the text alone.
OVER_TITLE, OVER_TEXT = 5, 5
# Characters from which a line without full stop is rather a summary than a title; of either with a full stop.
SUMMARY, SENTENCE = 110, 200
# Share of a line's words in the text from which it tells what the text is about; the same for a title under a label.
TOLD, TOLD_BY_TITLE = 0.5, 0.33
# Letters of a host's name from which it is looked for in the text.
HOST = 6
# Characters of a line from which it may be the first of a paragraph wrapped at a fixed width.
WRAPPED = 45
# Units at the foot where the nameplate may come again.
FOOT = 3

_BUTTON_TITLE = re.compile(r"(?P<kind>[A-Z][\w&’' ]{2,20}): (?:\S+ ){2,}\S+")
_ASKS = re.compile(r"(?:how|why|what|who|when|where)\b", re.IGNORECASE)
_RELEASE = re.compile(r".{0,40}\b(?:release|statement|communiqu[eé]|embargoed)\b.{0,60}", re.IGNORECASE)
# Who gives a release out: the subject of its first sentence.
_ISSUER = re.compile(
    r"(?:The\s)?(?P<who>[A-Z][\w’'&.-]+(?:\s(?:[A-Z][\w’'&.-]+|of|the|and|for|&)){1,8})(?:\s\([^()]{2,40}\))?,?\s"
    r"(?:(?:has|have|today|yesterday|on\s\w+)\s){0,2}"
    r"(?:announce[sd]?|welcome[sd]?|confirm(?:s|ed)?|issued|released|said)\b"
)


@dataclass(frozen=True, slots=True)
class _Top:
    """The lines above the text: ``units`` of the report, ``end`` where the text begins, ``said`` its words."""

    units: Sequence[Unit]
    marks: list[Mark | None]
    end: int
    said: str

    def open(self) -> list[int]:
        """Return the lines that are not read as anything yet and could be titles."""
        return [n for n in range(self.end) if self.marks[n] is None and self._may_be_title(n)]

    def _may_be_title(self, n: int) -> bool:
        flat = self.units[n].flat
        lower = n == 0 and len(flat.split()) <= NAME_WORDS and flat.isalpha()
        return (lower or is_title_like(flat, TITLE)) and (not phrase_of(flat) or _is_button_title(flat, n == 0))


def _is_button_title(flat: str, first: bool) -> bool:
    """Whether a line that reads like a link to another story is as good a title: "OPINION: Nobody won on the piers"."""
    found, phrase = _BUTTON_TITLE.fullmatch(flat), phrase_of(flat)
    corrected = (
        phrase is not None and phrase.kind == "correction" and flat[0] != "("
    )  # "UPDATE 2-Dockers vote on the pact"
    return (found is not None and is_heading(found["kind"]) and not first) or corrected


def settled(units: Sequence[Unit], marks: Sequence[Mark | None], titled: bool) -> list[Mark | None]:
    """Return ``marks`` with those of nameplates, slugs, sections and notices above the text added.

    ``titled`` is true if the title is known from the form of the file.
    """
    end = _text_at(units, marks)
    if not end or any(unit.level for unit in units[:end]):
        return list(marks)
    said = " ".join(unit.flat for unit in units[end : end + PARAGRAPHS])
    top = _Top(units, list(marks), end, said)
    titled = titled or any(mark and mark.title for mark in marks[:end])
    _read_one_line(top)
    _set_asides_apart(top, titled)
    _name_under_title(top)
    _set_writers_apart(top)
    _set_labels_apart(top, titled)
    _take_button_for_title(top)
    return top.marks


def _text_at(units: Sequence[Unit], marks: Sequence[Mark | None]) -> int:
    """Return which unit is the first of the text, 0 if none is near."""
    near = min(TOP, len(marks))
    for n, unit in enumerate(units[:near]):
        if marks[n] or _is_aside(unit.flat):
            continue
        if (
            _is_wrapped(units[n : n + 2])
            or dateline(unit.text)
            or (is_prose(unit.flat) and not _goes_on(units[n:near], marks[n:near]))
        ):
            return n
    return 0


def _is_wrapped(units: Sequence[Unit]) -> bool:
    """Whether a line is the first of a paragraph that goes on in small letters on the next."""
    if len(units) < 2 or units[1].gap or len(units[0].flat) < WRAPPED:
        return False
    return units[1].flat[0].islower() and units[0].flat[-1] not in ".!?"


def _goes_on(units: Sequence[Unit], marks: Sequence[Mark | None]) -> bool:
    """Whether a sentence is a title or a summary: short, with a byline or a date right under it and the text below."""
    if len(units[0].flat) > SENTENCE or len(units) < 3 or not marks[1]:
        return False
    return bool(marks[1].byline or marks[1].dated) and any(is_prose(unit.flat) for unit in units[2:])


def _is_aside(flat: str) -> bool:
    return phrase_of(flat) is not None or is_notice(flat)


def _read_one_line(top: _Top) -> None:
    """Read title, outlet and date in the first line, or outlet and date over the title."""
    first = top.marks[0]
    alone = not any(n > 0 for n in top.open())
    if not first or (first.dated and not first.title):
        top.marks[0] = first = split(top.units[0], top.said, alone) or first
    if first and first.dated and first.maybe and not first.outlet and not alone and is_label(first.maybe):
        top.marks[0] = replace(first, outlet=first.maybe)  # a nameplate with its date


def _take_button_for_title(top: _Top) -> None:
    """Mark the title if it is a line that else is read as a link to another story."""
    n = next(iter(top.open()), -1)
    if n >= 0 and phrase_of(top.units[n].flat):
        top.marks[n] = Mark((block_of(top.units[n], "headline"),), title=top.units[n].flat)


def _set_asides_apart(top: _Top, titled: bool) -> None:
    """Mark the lines whose form tells that they are no title, as long as one is left that may be."""
    for n in range(top.end):
        unit = top.units[n]
        stamped_title = n == 0 and top.marks[1] and phrase_of(unit.flat)  # a title that reads like a button
        others = titled or is_slug(unit.flat) or any(other > n for other in top.open())
        if top.marks[n] is None and not stamped_title and others:
            first = all(top.marks[:n]) and not any(mark and (mark.outlet or mark.title) for mark in top.marks[:n])
            top.marks[n] = aside(unit) or (_first_line(top, n) if first else None)
    for n in top.open():
        if is_notice(top.units[n].flat) and (titled or len(top.open()) > 1):
            top.marks[n] = stamped(top.units[n])


def _first_line(top: _Top, n: int) -> Mark | None:
    """Read the first open line as an imprint, or a nameplate with a section or a number, over what may be a title."""
    unit = top.units[n]
    if found := imprint(unit, "published"):
        if not found.outlet:
            return found
        return replace(found, outlet=outlets.shown(found.outlet)) if is_label(found.outlet) else None
    if is_label(unit.flat) and not re.search(r"[|•·>»›→(]|\s[–—/-]\s", unit.text):
        return None  # "Vessby, Rydal & Islands Gazette"
    name, *rest = [part for part in re.split(rf"{PARTS.pattern}|{CRUMBS.pattern}|:\s", unit.text) if part] or [""]
    if not rest or not is_label(name) or outlets.is_section(name) or told(name, top.said) >= TOLD:
        return None
    barred = re.search(r"[|•·>»›→]|\s/\s", unit.text) is not None
    listed = all(issue().fullmatch(p) or outlets.is_section(p) or (barred and is_short_label(p)) for p in rest)
    listed = listed or _is_over_title(top, n)
    likely = next((p for p in (name, *rest) if is_label(p) and outlets.has_outlet_word(p)), name)
    return stamped(unit, outlet=outlets.shown(likely)) if listed else None


def _is_list(top: _Top, n: int) -> bool:
    """Whether a line is parts between bars that are not about the text, over a line that is."""
    parts = [part for part in re.split(rf"{PARTS.pattern}|{CRUMBS.pattern}", top.units[n].text) if part]
    return len(parts) > 1 and _is_over_title(top, n)


def _is_over_title(top: _Top, n: int) -> bool:
    """Whether the text says much of a line under line ``n``, and of that next to nothing."""
    share = told(top.units[n].flat, top.said)
    return any(told(top.units[m].flat, top.said) >= max(TOLD, 3 * share) for m in top.open() if m > n)


def _set_labels_apart(top: _Top, titled: bool) -> None:
    """Mark the labels over the title."""
    named = any(mark and (mark.outlet or mark.alone) for mark in top.marks[: top.end])
    release = next((n for n in range(top.end) if _RELEASE.fullmatch(top.units[n].flat)), None)
    while lines := top.open():
        n, rest = lines[0], lines[1:]
        if not _is_set_apart(top, n, rest, titled, named):
            break
        flat = top.units[n].flat
        name = None if named or is_heading(flat) or _is_column(top, n) else outlets.shown(flat)
        top.marks[n] = stamped(top.units[n], outlet=name)
        named = named or name is not None
    if release is not None and not named and (who := _issuer(top)):
        top.marks[release] = replace(top.marks[release] or stamped(top.units[release]), outlet=who)


def _is_set_apart(top: _Top, n: int, rest: Sequence[int], titled: bool, named: bool) -> bool:
    """Whether a line is a label over the title; ``named`` is true under a nameplate, where lines may go with it."""
    flat = top.units[n].flat
    if is_heading(flat) and (rest or titled):
        return True
    if rest and named and (_is_motto(top, n, rest) or _is_kicker(top, n, rest) or _is_list(top, n)):
        return True
    if not is_label(flat) and not (rest and not named and _is_loose_label(top, n, rest)):
        return False
    if not rest and (_is_column(top, n) or any(mark and mark.maybe and is_label(mark.maybe) for mark in top.marks)):
        return _is_column(top, n)
    needed = OVER_TITLE if rest or titled else OVER_TEXT
    if named and len(flat.split()) > NAME_WORDS and not is_named(flat):
        needed += 2 * flat.isupper()  # under a nameplate a title may be in capitals, and a summary under it
    return _reasons(top, n, rest) >= needed


def _is_loose_label(top: _Top, n: int, rest: Sequence[int]) -> bool:
    """Whether words in small letters are a nameplate all the same ("The world this week"): something else tells it."""
    flat = top.units[n].flat
    if len(flat.split()) > LABEL_WORDS or re.search(r"[?!“”\"…]|[.:;]$", flat) or 2 * told(flat, top.said) >= TOLD:
        return False
    return is_named(flat) or _imprinted(top, n, rest[0]) > 0 or _again(top, n)


def _is_motto(top: _Top, n: int, rest: Sequence[int]) -> bool:
    """Whether a line goes on with the nameplate right above it, and the next is set apart and tells of the text."""
    flat = top.units[n].flat
    if n > 0 and top.marks[n - 1] is not None and _is_enclosed(top, n) and top.units[rest[0]].gap and ":" not in flat:
        return not told(flat, top.said)
    with_plate = n > 0 and top.marks[n - 1] is not None and not top.units[n].gap and top.units[rest[0]].gap
    about = told(top.units[rest[0]].flat, top.said)
    return with_plate and len(flat.split()) <= LABEL_WORDS and 2 * told(flat, top.said) < about


def _is_enclosed(top: _Top, n: int) -> bool:
    """Whether a line stands between the nameplate and a line with a date, all without blank lines between."""
    under = top.marks[n + 1]
    return under is not None and under.dated and not top.units[n].gap and not top.units[n + 1].gap


def _is_kicker(top: _Top, n: int, rest: Sequence[int]) -> bool:
    """Whether a line of a word or two stands over a line of more that tells of the text, as it does not."""
    flat, title = top.units[n].flat, top.units[rest[0]].flat
    short = len(flat.split()) < NAME_WORDS <= len(title.split()) and len(title) <= SUMMARY
    asks = not flat.isupper() and _ASKS.match(title) is not None  # a summary rather: "Why the pact failed"
    return short and not asks and not told(flat, top.said) and told(title, top.said) > 0


def _reasons(top: _Top, n: int, rest: Sequence[int]) -> int:
    """Return how many reasons there are that a label is no title: what it is, what stands after it, what it says."""
    flat = top.units[n].flat
    count, share = len(flat.split()), told(flat, top.said)
    own = 2 * is_named(flat) + (n == 0) + (count <= NAME_WORDS) + (count < NAME_WORDS) + (count == 1)
    own += flat[:4].lower() == "the " and count <= COLUMN_WORDS
    about = -3 if share > TOLD and count > 1 else -1 if share >= TOLD else 1 if not share else 0
    return own + about + (_over(top, n, rest) if rest else _imprinted(top, n, n + 3)) + 3 * _again(top, n)


def _over(top: _Top, n: int, rest: Sequence[int]) -> int:
    """Return how far the lines under a label make a title of one: an imprint between, a byline after it, its words."""
    section = is_heading(top.units[rest[0]].flat)  # stands over a title, not under it
    rest = [other for other in rest if not is_heading(top.units[other].flat)] or rest
    shares = [told(top.units[other].flat, top.said) for other in rest]
    at = next(other for other, share in zip(rest, shares, strict=True) if 2 * share >= max(shares))
    flat, title = top.units[n].flat, top.units[at].flat
    after = top.marks[at + 1] if at + 1 < top.end else None
    reasons = _imprinted(top, n, at) + 2 * section
    reasons += 2 * (flat.isupper() and not title.isupper())
    reasons += not is_label(title)
    reasons += len(title.split()) > len(flat.split()) + 1
    reasons += max(shares) >= TOLD_BY_TITLE and 2 * told(flat, top.said) <= max(shares)
    reasons += after is not None and (after.dated or after.byline is not None)
    return reasons - 2 * (len(title) > SUMMARY)


def _imprinted(top: _Top, n: int, end: int) -> int:
    """Return 2 if an imprint follows a label before ``end``, -2 if a byline or a labelled date does."""
    between = [mark for mark in top.marks[n + 1 : end] if mark]
    if any(mark.byline or mark.stamp.labels for mark in between):
        return -2
    return 2 * (bool(between) and (top.marks[n + 1] is not None or not top.units[n + 1].gap))


def _again(top: _Top, n: int) -> bool:
    """Whether a label is the name in an address of the head, or stands alone or in a line on rights again."""
    key, flat = outlets.squeeze(top.units[n].flat), top.units[n].flat.casefold()
    for m, unit in enumerate(top.units):
        if m == n or (top.end <= m < len(top.units) - FOOT):
            continue
        other = unit.flat.casefold()
        if other == flat or (flat in other and re.match(r"\W*(?:©|\(c\)|copyright)", other)):
            return True
        if any(outlets.squeeze(host.split(".")[-2]) == key for host in hosts(unit.flat)):
            return True
    return False


def _is_column(top: _Top, n: int) -> bool:
    """Whether a label in capitals under a date or a nameplate opens a column and is no title."""
    flat = top.units[n].flat
    short = flat.isupper() and len(flat.split()) <= COLUMN_WORDS and not told(flat, top.said)
    return short and any(mark and (mark.dated or mark.outlet) for mark in top.marks[:n])


def _issuer(top: _Top) -> str | None:
    """Return who gives a release out: whom the address in its head is named after, else who announces."""
    named = [top.units[n].flat for n in top.open()[1:] if is_label(top.units[n].flat)]
    if named and len(named[0].split()) >= NAME_WORDS:
        return named[0]
    text = "\n".join(unit.flat for unit in top.units[: top.end + PARAGRAPHS])
    for unit in top.units[: top.end]:
        for host in hosts(unit.flat):
            key = outlets.squeeze(host.split(".")[-2])
            if len(key) >= HOST and (name := outlets.in_text(key, text)):
                longer: list[str] = re.findall(rf"{re.escape(name)}(?:\s[A-Z][\w’'-]+)*", text)
                return min(longer, key=lambda s: (-longer.count(s), s))
    unit = top.units[top.end]
    opening = dateline(unit.text)
    found = _ISSUER.match(" ".join(unit.text[opening.end if opening else 0 :].split()))
    return found["who"] if found else None


def _set_writers_apart(top: _Top) -> None:
    """Mark a line of names between the title and a date or the like as a byline; one at the top too if it says so."""
    lines = [n for n in top.open() if not _is_sentence_in_capitals(top.units[n].flat)]
    for n in lines[1:]:
        flat, after = top.units[n].flat, top.marks[n + 1] if n + 1 < top.end else None
        if is_names(flat) and not is_named(flat) and n - 1 in lines and after and not after.byline:
            top.marks[n] = stamped(top.units[n], byline=flat)
    if lines[:1] == [0] and (who := byline_of(top.units[0].flat)) and (lines[1:] or who == top.units[0].flat):
        top.marks[0] = stamped(top.units[0], byline=who)


def _is_sentence_in_capitals(flat: str) -> bool:
    return flat.isupper() and any(part.lower() in SMALL_WORDS for part in flat.split())


def _name_under_title(top: _Top) -> None:
    """Mark a label under the title as an outlet's name: beside a line of the head, or under a writer's name."""
    for n in reversed(top.open()[1:]):
        flat, under = top.units[n].flat, top.marks[n + 1] if n + 1 < top.end else None
        if not is_label(flat) or is_heading(flat):
            continue
        above = top.marks[n - 1]
        signed = (above and above.byline) or (is_names(top.units[n - 1].flat) and n > 1)
        dated = bool((under and under.dated) or (above and above.dated))
        untold = len(flat.split()) <= COLUMN_WORDS and not is_names(flat) and flat not in top.said
        if ((above or under) and is_named(flat)) or (dated and untold) or (signed and dated and not is_names(flat)):
            top.marks[n] = stamped(top.units[n], maybe=outlets.shown(flat))
