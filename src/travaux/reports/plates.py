"""Which lines above the text are the nameplate, slugs, sections and notices: what is left on top is the title.

The lines above the first paragraph are judged together. Slugs of agencies, paths of menus, notices ("For immediate
release"), lone addresses and credits are told by their form. Of the others the first is the title, unless it is a
label: names in capitals, and reasons enough that it is no title, such as an imprint between it and a longer line, a
byline after that line, a word that papers are named by, and that the text says none of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from travaux.reports import outlets
from travaux.reports.blocks import block_of, is_prose, is_title_like
from travaux.reports.datelines import dateline
from travaux.reports.lexicon import one_of, table, words
from travaux.reports.marks import Mark, byline_of, imprint, is_names, is_notice, read_mark, stamped
from travaux.reports.phrases import phrase_of
from travaux.reports.units import Unit

# Units above the text at most, and paragraphs of it that are looked through for words of a line.
TOP, PARAGRAPHS = 14, 5
# Words of a label at most; of one that is as good as surely none but a name; of one in capitals that opens a column.
LABEL_WORDS, NAME_WORDS, COLUMN_WORDS = 8, 3, 4
# Words of a button or a notice of the page.
CHROME_WORDS = 5
# Reasons that make a label of a line over another, and over the text alone.
OVER_TITLE, OVER_TEXT = 5, 5
# Characters from which a line without full stop is rather a summary than a title, and of a title.
SUMMARY, TITLE = 110, 220
# Characters of a title or a summary with a full stop.
SENTENCE = 200
# Share of a line's words in the text from which it tells what the text is about.
TOLD = 0.5
# The same for a title under a label.
TOLD_BY_TITLE = 0.33
# Letters by which words are compared, and of a word at least.
STEM, SHORTEST = 5, 4
# Letters of a host's name from which it is looked for in the text.
HOST = 6

_SMALL = frozenset({"of", "the", "and", "&", "for", "in", "on", "at", "de", "la", "le", "du", "der", "y", "to", "from", "with", "a", "an", "by"})
# Two letters of a code: a figure among capitals, or capitals on both sides of a stroke.
_CODE = re.compile(r"(?=\S*[A-Z])(?:(?=\S*\d)[A-Z\d/.,:_^&-]+|/?[A-Z\d&^]+(?:[-_/]+[A-Z\d&]+)+,?)")
_SLUG_WORD = re.compile(r"[A-Z\d^&/.,:_-]+|[a-z]")
_LOW_SLUG = re.compile(r"[a-z\d]+(?:[-_][a-z\d]+){1,8}|[A-Za-z\d^]+(?:--?[A-Za-z\d&.]+)+(?:[, ].{0,40}\b(?:Ld|Writethru|\d+)\b.*)")
_CRUMB = re.compile(r"\s*(?:[>»›→]|::)\s*|\s/\s|\s\|\s")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[a-z\d][a-z\d-]*(?:\.[a-z\d-]+)*\.[a-z]{2,8})/?", re.IGNORECASE)
_MAIL = re.compile(r"[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)")
# An imprint without a day: "October 2022 • Issue 317", "Vol. 8 No. 3", "Spring 2031".
_ISSUE = re.compile(
    r"(?:(?:the )?(?:MONTH(?:[/–-]MONTH)?|spring|summer|autumn|fall|winter)(?: issue)?,? ?\d{4}|\d{4}|"
    r"(?:(?:vol(?:ume)?|no|number|issue|nr|edition|pp?|page|issn)\.? ?[\dIVXLC][\dIVXLC/–-]*X?[ ,]*)+|free|price.{0,15}|[£$€]\S+)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|•·,;()]\s*|\s[–—-]\s|\s{3,}")
_RELEASE = re.compile(r".{0,40}\b(?:release|statement|communiqu[eé]|embargoed)\b.{0,60}", re.IGNORECASE)
_CITED = re.compile(r"(?:[^\"“”]{2,80}[,.:]\s)?[\"“](?P<title>[^\"“”]{8,200}?)[.,]?[\"”][.,]?\s(?P<rest>.{8,140})")
_CUTS = re.compile(r"\s*[|•·()\[\]]\s*|\s[–—-]\s|:\s")
# Who gives a release out: the subject of its first sentence.
_ISSUER = re.compile(
    r"(?:The\s)?(?P<who>[A-Z][\w’'&.-]+(?:\s(?:[A-Z][\w’'&.-]+|of|the|and|for|&)){1,8})(?:\s\([^()]{2,40}\))?,?\s"
    r"(?:(?:has|have|today|yesterday|on\s\w+)\s){0,2}(?:announce[sd]?|welcome[sd]?|confirm(?:s|ed)?|issued|released|said)\b"
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
        return (lower or is_title_like(flat, TITLE)) and not phrase_of(flat)


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
    _split_first(top)
    _set_asides_apart(top, titled)
    _name_under_title(top)
    _set_writers_apart(top)
    _set_labels_apart(top, titled)
    return top.marks


def _text_at(units: Sequence[Unit], marks: Sequence[Mark | None]) -> int:
    """Return which unit is the first of the text, 0 if none is near."""
    near = min(TOP, len(marks))
    for n, unit in enumerate(units[:near]):
        if marks[n] or _is_aside(unit.flat):
            continue
        if dateline(unit.text) or (is_prose(unit.flat) and not _goes_on(units[n:near], marks[n:near])):
            return n
    return 0


def _goes_on(units: Sequence[Unit], marks: Sequence[Mark | None]) -> bool:
    """Whether a sentence is a title or a summary: short, with a byline or a date right under it and the text below."""
    if len(units[0].flat) > SENTENCE or len(units) < 3 or not marks[1]:
        return False
    return bool(marks[1].byline or marks[1].dated) and any(is_prose(unit.flat) for unit in units[2:])


def _is_aside(flat: str) -> bool:
    return phrase_of(flat) is not None or is_notice(flat)


def _split_first(top: _Top) -> None:
    """Read title, outlet and date in one line, with no other line that may be the title under it."""
    first = top.marks[0]
    if any(n > 0 for n in top.open()) or (first and (first.title or not first.dated)):
        return
    unit = top.units[0]
    if cited := _cited(unit):
        top.marks[0] = cited
        return
    pieces = list(_pieces(unit))
    read = [_Piece(piece, read_mark(piece), _is_outlet_piece(top, piece.flat)) for piece in pieces]
    run = [n for n, piece in enumerate(read) if not piece.mark and not piece.outlet]
    if not run or len(run) == len(read) or run[-1] - run[0] + 1 > len(run):
        return
    title = unit.part(pieces[run[0]].start - unit.start, pieces[run[-1]].end - unit.start)
    rest = [piece for piece in read if piece.mark or piece.outlet]
    barred = "|" in unit.text or any(piece.name for piece in rest)
    dated = next((piece.mark for piece in rest if piece.mark and piece.mark.dated), None)
    if dated and barred and is_title_like(title.flat, TITLE) and len(title.flat.split()) > 1:
        outlet = next((outlets.shown(piece.name) for piece in rest if piece.name), None)
        around = (unit.part(0, title.start - unit.start), unit.part(title.end - unit.start, len(unit.text)))
        blocks = [block_of(part, "headline" if part is title else "stamp") for part in (around[0], title, around[1])]
        shown = tuple(block for block in blocks if block.end > block.start)
        top.marks[0] = Mark(shown, title=title.flat, outlet=outlet, stamp=dated.stamp, byline=dated.byline)


def _cited(unit: Unit) -> Mark | None:
    """Read a line that cites a report: `Ann Mora, "Ferry pact stalls," Harbour Post, 3 May 2031, p. 4`."""
    found = _CITED.fullmatch(unit.text)
    mark = read_mark(unit.part(*found.span("rest"))) if found else None
    if not found or not mark or not mark.stamp.published:
        return None
    title = unit.part(*found.span("title"))
    parts = (unit.part(0, found.start("title")), title, unit.part(found.end("title"), len(unit.text)))
    blocks = (block_of(part, "headline" if part is title else "stamp") for part in parts)
    shown = tuple(block for block in blocks if block.end > block.start)
    outlet = mark.outlet or mark.maybe
    return Mark(shown, title=title.flat, outlet=outlet and outlets.shown(outlet), stamp=mark.stamp)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a line, what it tells of itself, and whether it looks like an outlet's name."""

    unit: Unit
    mark: Mark | None
    outlet: bool

    @property
    def name(self) -> str | None:
        """The outlet that the piece names."""
        told = self.mark and (self.mark.outlet or self.mark.alone or self.mark.maybe)
        return told or (self.unit.flat if self.outlet else None)


def _pieces(unit: Unit) -> Iterator[Unit]:
    """Yield the pieces of a line between bars, dashes, brackets and colons."""
    at = 0
    for found in [*_CUTS.finditer(unit.text), None]:
        end = found.start() if found else len(unit.text)
        piece = unit.part(at, end)
        if piece.text:
            yield piece
        at = found.end() if found else end


def _is_outlet_piece(top: _Top, flat: str) -> bool:
    return _is_short_label(flat) and (outlets.has_outlet_word(flat) or not _told(flat, top.said))


def _set_asides_apart(top: _Top, titled: bool) -> None:
    """Mark the lines whose form tells that they are no title, as long as one is left that may be."""
    for n in range(top.end):
        unit = top.units[n]
        stamped_title = n == 0 and top.marks[1] and phrase_of(unit.flat)  # a title that reads like a button
        if top.marks[n] is None and not stamped_title and (titled or any(other > n for other in top.open())):
            first = all(top.marks[:n]) and not any(mark and (mark.outlet or mark.title) for mark in top.marks[:n])
            top.marks[n] = _aside(unit) or (_first_line(top, n) if first else None)
    for n in top.open():
        if is_notice(top.units[n].flat) and (titled or len(top.open()) > 1):
            top.marks[n] = stamped(top.units[n])


def _aside(unit: Unit) -> Mark | None:
    flat = unit.flat
    if host := _HOST.fullmatch(flat):
        return stamped(unit, maybe=outlets.of_host(host["host"]))
    if phrase := phrase_of(flat):
        button = phrase.kind == "furniture" and ":" not in flat and len(flat.split()) <= CHROME_WORDS
        return Mark((block_of(unit, phrase.kind),)) if button else None
    if is_notice(flat) or is_slug(flat) or _is_issue(flat):
        return stamped(unit)
    crumbs = [part for part in _CRUMB.split(flat) if part]
    if len(crumbs) > 1 and is_crumbs(crumbs):
        first = crumbs[0]
        return stamped(unit, alone=None if outlets.is_section(first) else first)
    return None


def is_slug(flat: str) -> bool:
    """Whether a line is the catch line of an agency or an editor: "XNA0417 4 POL 0211", "FERRY-TALKS", "ferry-2"."""
    parts = flat.split()
    if len(parts) == 1 and _LOW_SLUG.fullmatch(flat) and re.search(r"\d|[-_]\w+[-_]", flat):
        return True
    coded = any(_CODE.fullmatch(p) for p in parts) and all(_SLUG_WORD.fullmatch(p) for p in parts)
    return (coded and (len(parts) > 1 or flat.isupper())) or bool(len(parts) > 1 and _LOW_SLUG.fullmatch(flat))


def is_crumbs(parts: Sequence[str]) -> bool:
    """Whether the parts of a line are the path of a menu ("Home", "News"): short, one of them a section."""
    return all(len(p.split()) <= NAME_WORDS for p in parts[:-1]) and any(outlets.is_section(p) for p in parts)


@cache
def _issue() -> re.Pattern[str]:
    calendar = table("head")["calendar"]
    month = one_of([*calendar["months"], *calendar["short_months"]])
    return re.compile(_ISSUE.pattern.replace("MONTH", month), re.IGNORECASE)


def _is_issue(flat: str) -> bool:
    """Whether a line is an imprint without a day."""
    parts = [part for part in _PARTS.split(flat) if part]
    numbered = [part for part in parts if _issue().fullmatch(part)]
    return bool(numbered) and all(p in numbered or outlets.is_section(p) for p in parts)


def _first_line(top: _Top, n: int) -> Mark | None:
    """Read the first open line as an imprint, or a nameplate with a section or a number, over what may be a title."""
    unit = top.units[n]
    if found := imprint(unit, "published"):
        return replace(found, outlet=outlets.shown(found.outlet or "") or None) if is_label(found.outlet or "A") else None
    if is_label(unit.flat) and not re.search(r"[|•·>»›→(]|\s[–—/-]\s", unit.text):
        return None  # "Vessby, Rydal & Islands Gazette"
    name, *rest = [part for part in re.split(rf"{_PARTS.pattern}|{_CRUMB.pattern}|:\s", unit.text) if part] or [""]
    if not rest or not is_label(name) or outlets.is_section(name) or _told(name, top.said) >= TOLD:
        return None
    barred = re.search(r"[|•·>»›→]|\s/\s", unit.text) is not None
    listed = all(_issue().fullmatch(p) or outlets.is_section(p) or (barred and _is_short_label(p)) for p in rest)
    listed = listed or _is_over_title(top, n)
    likely = next((p for p in (name, *rest) if is_label(p) and outlets.has_outlet_word(p)), name)
    return stamped(unit, outlet=outlets.shown(likely)) if listed else None


def _is_list(top: _Top, n: int) -> bool:
    """Whether a line is parts between bars that are not about the text, over a line that is."""
    parts = [part for part in re.split(rf"{_PARTS.pattern}|{_CRUMB.pattern}", top.units[n].text) if part]
    return len(parts) > 1 and _is_over_title(top, n)


def _is_over_title(top: _Top, n: int) -> bool:
    """Whether the text says much of a line under line ``n``, and of that next to nothing."""
    told = _told(top.units[n].flat, top.said)
    return any(_told(top.units[m].flat, top.said) >= max(TOLD, 3 * told) for m in top.open() if m > n)


def _is_short_label(flat: str) -> bool:
    return is_label(flat) and len(flat.split()) <= NAME_WORDS


def is_label(flat: str) -> bool:
    """Whether a line is words in capitals, few and with nothing that sentences have."""
    bare = re.sub(r"\s\([^()]+\)$", "", flat)
    parts = bare.split()
    if not 0 < len(parts) <= LABEL_WORDS or re.search(r"[?!:;“”\"…$%]|[.,]$", bare):
        return False
    if re.search(r"\d{3}", bare) and len(parts) > 1:
        return False
    capital = all(not p[0].islower() or p.lower() in _SMALL for p in parts) and parts[0][0].isupper()
    return capital or (len(parts) == 1 and not bare[0].isdecimal())


def _set_labels_apart(top: _Top, titled: bool) -> None:
    """Mark the labels over the title."""
    named = any(mark and (mark.outlet or mark.alone) for mark in top.marks[: top.end])
    release = next((n for n in range(top.end) if _RELEASE.fullmatch(top.units[n].flat)), None)
    while lines := top.open():
        n, rest = lines[0], lines[1:]
        if not _is_set_apart(top, n, rest, titled, named):
            break
        flat = top.units[n].flat
        name = None if named or _is_heading(flat) or _is_column(top, n) else outlets.shown(flat)
        top.marks[n] = stamped(top.units[n], outlet=name)
        named = named or name is not None
    if release is not None and not named and (who := _issuer(top)):
        top.marks[release] = replace(top.marks[release] or stamped(top.units[release]), outlet=who)


def _is_heading(flat: str) -> bool:
    """Whether a label is of a section or a kind of piece."""
    return outlets.is_section(flat) or flat.casefold() in words("head", "genres", "names")


def _is_set_apart(top: _Top, n: int, rest: Sequence[int], titled: bool, named: bool) -> bool:
    """Whether a line is a label over the title; ``named`` is true under a nameplate, where lines may go with it."""
    flat = top.units[n].flat
    if _is_heading(flat) and (rest or titled):
        return True
    if rest and named and (_is_motto(top, n, rest) or _is_kicker(top, n, rest) or _is_list(top, n)):
        return True
    if not is_label(flat) and not (rest and _is_loose_label(top, n, rest)):
        return False
    if not rest and (_is_column(top, n) or any(mark and mark.maybe for mark in top.marks)):
        return _is_column(top, n)
    needed = OVER_TITLE if rest or titled else OVER_TEXT
    if named and len(flat.split()) > NAME_WORDS and not _is_named(flat):
        needed += 2 * flat.isupper()  # under a nameplate a title may be in capitals, and a summary under it
    return _reasons(top, n, rest) >= needed


def _is_loose_label(top: _Top, n: int, rest: Sequence[int]) -> bool:
    """Whether words in small letters are a nameplate all the same ("The world this week"): something else tells it."""
    flat = top.units[n].flat
    if len(flat.split()) > LABEL_WORDS or re.search(r"[?!“”\"…]|[.:;]$", flat) or 2 * _told(flat, top.said) >= TOLD:
        return False
    return _is_named(flat) or _imprinted(top, n, rest[0]) > 0 or _again(top, n)


def _is_motto(top: _Top, n: int, rest: Sequence[int]) -> bool:
    """Whether a line goes on with the nameplate right above it, and the next is set apart and tells of the text."""
    flat = top.units[n].flat
    with_plate = n > 0 and top.marks[n - 1] is not None and not top.units[n].gap and top.units[rest[0]].gap
    about = _told(top.units[rest[0]].flat, top.said)
    return with_plate and len(flat.split()) <= LABEL_WORDS and 2 * _told(flat, top.said) < about


def _is_kicker(top: _Top, n: int, rest: Sequence[int]) -> bool:
    """Whether a line of a word or two stands over a line of more that tells of the text, as it does not."""
    flat, title = top.units[n].flat, top.units[rest[0]].flat
    short = len(flat.split()) < NAME_WORDS <= len(title.split()) and len(title) <= SUMMARY
    return short and not _told(flat, top.said) and _told(title, top.said) > 0


def _reasons(top: _Top, n: int, rest: Sequence[int]) -> int:
    """Return how many reasons there are that a label is no title: what it is, what stands after it, what it says."""
    flat = top.units[n].flat
    count, told = len(flat.split()), _told(flat, top.said)
    own = 2 * _is_named(flat) + (n == 0) + (count <= NAME_WORDS) + (count < NAME_WORDS) + (count == 1)
    own += flat[:4].lower() == "the " and count <= COLUMN_WORDS
    about = -3 if told > TOLD and count > 1 else -1 if told >= TOLD else 1 if not told else 0
    return own + about + (_over(top, n, rest) if rest else _imprinted(top, n, n + 2)) + 3 * _again(top, n)


def _is_named(flat: str) -> bool:
    """Whether a label has a word that papers and offices are named by."""
    bare = re.sub(r"\s\([^()]+\)$", "", flat)
    parts = [p.casefold() for p in bare.split()]
    plates = words("head", "outlets", "plates") if len(parts) <= COLUMN_WORDS else frozenset()
    return outlets.has_outlet_word(bare) or parts[0] in plates or parts[-1] in plates


def _over(top: _Top, n: int, rest: Sequence[int]) -> int:
    """Return how far the lines under a label make a title of one: an imprint between, a byline after it, its words."""
    shares = [_told(top.units[other].flat, top.said) for other in rest]
    at = next(other for other, share in zip(rest, shares, strict=True) if 2 * share >= max(shares))
    flat, title = top.units[n].flat, top.units[at].flat
    after = top.marks[at + 1] if at + 1 < top.end else None
    reasons = _imprinted(top, n, at)
    reasons += 2 * (flat.isupper() and not title.isupper())
    reasons += not is_label(title)
    reasons += len(title.split()) > len(flat.split()) + 1
    reasons += max(shares) >= TOLD_BY_TITLE and 2 * _told(flat, top.said) <= max(shares)
    reasons += after is not None and (after.dated or after.byline is not None)
    return reasons - 2 * (len(title) > SUMMARY)


def _imprinted(top: _Top, n: int, end: int) -> int:
    """Return 2 if an imprint follows a label before ``end``, -2 if a byline or a labelled date does."""
    between = [mark for mark in top.marks[n + 1 : end] if mark]
    if any(mark.byline or mark.stamp.labels for mark in between):
        return -2
    return 2 * (bool(between) and top.marks[n + 1] is not None)


def _told(flat: str, said: str) -> float:
    """Return the share of a line's longer words that the text says in small letters; its names count neither way."""
    parts = {p[:STEM] for p in re.findall(r"[^\W\d_]+", flat.lower()) if len(p) >= SHORTEST}
    common = {p for p in parts if re.search(rf"\b{re.escape(p)}", said)}
    names = {p for p in parts - common if re.search(rf"\b{re.escape(p.capitalize())}", said)}
    return len(common) / len(parts - names) if parts - names else 0.0


def _again(top: _Top, n: int) -> bool:
    """Whether a label is the name in an address of the head, or stands alone or in a line on rights again."""
    key, flat = outlets.squeeze(top.units[n].flat), top.units[n].flat.casefold()
    for m, unit in enumerate(top.units):
        if m == n or (top.end <= m < len(top.units) - 3):
            continue
        other = unit.flat.casefold()
        if other == flat or (flat in other and re.match(r"\W*(?:©|\(c\)|copyright)", other)):
            return True
        if any(outlets.squeeze(host.split(".")[-2]) == key for host in _hosts(unit.flat)):
            return True
    return False


def _hosts(flat: str) -> Iterator[str]:
    for found in re.finditer(rf"{_MAIL.pattern}|\bwww\.(?P<site>[\w-]+(?:\.[\w-]+)+)", flat):
        yield found["host"] or found["site"]


def _is_column(top: _Top, n: int) -> bool:
    """Whether a label in capitals under a date or a nameplate opens a column and is no title."""
    flat = top.units[n].flat
    short = flat.isupper() and len(flat.split()) <= COLUMN_WORDS and not _told(flat, top.said)
    return short and any(mark and (mark.dated or mark.outlet) for mark in top.marks[:n])


def _issuer(top: _Top) -> str | None:
    """Return who gives a release out: whom the address in its head is named after, else who announces."""
    text = "\n".join(unit.flat for unit in top.units[: top.end + PARAGRAPHS])
    for unit in top.units[: top.end]:
        for host in _hosts(unit.flat):
            key = outlets.squeeze(host.split(".")[-2])
            if len(key) >= HOST and (name := outlets.in_text(key, text)):
                longer = re.findall(rf"{re.escape(name)}(?:\s[A-Z][\w’'-]+)*", text)
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
        if is_names(flat) and not _is_named(flat) and n - 1 in lines and after and not after.byline:
            top.marks[n] = stamped(top.units[n], byline=flat)
    if lines[:1] == [0] and (who := byline_of(top.units[0].flat)) and (lines[1:] or who == top.units[0].flat):
        top.marks[0] = stamped(top.units[0], byline=who)


def _is_sentence_in_capitals(flat: str) -> bool:
    return flat.isupper() and any(part.lower() in _SMALL for part in flat.split())


def _name_under_title(top: _Top) -> None:
    """Mark a label under the title as an outlet's name: beside a line of the head, or under a writer's name."""
    for n in reversed(top.open()[1:]):
        flat, under = top.units[n].flat, top.marks[n + 1] if n + 1 < top.end else None
        if not is_label(flat) or _is_heading(flat):
            continue
        above = top.marks[n - 1]
        signed = (above and above.byline) or (is_names(top.units[n - 1].flat) and n > 1)
        if ((above or under) and _is_named(flat)) or (signed and under and under.dated and not is_names(flat)):
            top.marks[n] = stamped(top.units[n], maybe=outlets.shown(flat))
