"""Changes told by a figure beside that of an older draft: "48 hours rather than 72", "three camps. The first had five".

The older figure stands in the same sentence, behind words that set it against the new one, or in a short sentence that
follows and says whose it is. Without a word on an older draft or its maker, the new figure must be a draft's term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from travaux.findings.changes import OLDER_RANKS, READ, has_context, is_in_a_term
from travaux.findings.found import ChangeFound, Discourse, DraftMention, ProvisionFound, View
from travaux.findings.provisions import readable
from travaux.language.clauses import VERBAL, clause_head, clause_words, is_question, phrase, subject
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Sentence, Word
from travaux.language.spans import QuantityMention
from travaux.model import Passage, Quantity

# Characters between the two figures of one sentence, and words of a sentence that only tells the older figure.
APART, SHORT = 90, 18
AFTER = 30  # characters from "as in" to the older draft
# A clause this surely a term may be set beside an older figure though no older draft is named.
SURE = 0.2
MOST = 3  # changes told in one sentence
LONGEST = 45  # words; of a longer sentence only the term is shown
_FROM, _TO = re.compile(r"\b[Ff]rom (?:the )?$"), re.compile(r"\bto (?:the )?$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Contrast:
    """A figure and the older one that it is set beside, or none where only the difference is told."""

    new: QuantityMention
    old: QuantityMention | None
    between: bool = False  # whether the word on the older draft stands before its figure and after the new one
    first: bool = False  # whether the older figure comes first
    plain: bool = False  # whether its words tell a change wherever a draft is spoken of: "it was 5; it is now 8"
    named: bool = False  # whether it tells a change only if its draft, or the draft's maker, is named


@dataclass(frozen=True, slots=True)
class Older:
    """Whose the older figure is: a draft's, by its chain, or somebody's, by the key of a member of the cast."""

    chain: str | None = None
    by: str | None = None


def find_beside(view: View, drafts: Discourse, provisions: Sequence[ProvisionFound]) -> tuple[ChangeFound, ...]:
    """Return the changes that a report tells by two figures, in the order of the text."""
    found: list[ChangeFound] = []
    sentences = view.page.sentences
    for index, s in enumerate(sentences):
        if s.block_kind not in READ or is_question(s) or not has_context(drafts, index):
            continue
        within = [c for c in _within(view, drafts, index) if _is_told(view, drafts, index, c, provisions)]
        found += [_change(view, drafts, (index, index), c) for c in within[:MOST]]
        found += _kept(view, drafts, index, provisions) if not within else ()
        if index and not within and sentences[index - 1].block == s.block:
            found += _from_before(view, drafts, index, provisions)
    return tuple(found)


# --- in one sentence ---


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in lexicon("changes")["beside"][kind])


def _within(view: View, drafts: Discourse, index: int) -> Iterator[Contrast]:
    """Yield the figures of a sentence that are set against one another, and those told by their difference."""
    s = view.page.sentences[index]
    figures = _figures(view, s)
    for a, b in pairwise(figures):
        contrast = _set_against(s, a, b) if b.start - a.end <= APART and _compare(a, b) else None
        if contrast is None and b.start - a.end <= APART and _compare(a, b):
            contrast = _each_of_a_draft(drafts, index, s, (a, b))
        if contrast is not None:
            yield contrast
    told = next((m for p in _patterns("difference") for m in p.finditer(s.text.lower())), None)
    near = [q for q in figures if told is not None and q.start <= s.start + told.end()]
    # "In 2022 they proposed 100,000, far fewer than the first draft" tells what was before both.
    if near and clause_head(s, s.at(near[-1].start) or s.root).tag != "VBD":
        yield Contrast(near[-1], None, named=True)


def _figures(view: View, s: Sentence) -> list[QuantityMention]:
    """Return the quantities of a sentence and the years that it names, in order."""
    counted = view.quantities_in(s.start, s.end)
    taken = {at for q in counted for at in range(q.start, q.end)}
    years = (m for m in _YEAR.finditer(s.text) if s.start + m.start() not in taken)
    named = [QuantityMention(s.start + m.start(), s.start + m.end(), m.group(), float(m.group()), "") for m in years]
    return sorted([*counted, *named], key=lambda q: q.start)


def _set_against(s: Sentence, a: QuantityMention, b: QuantityMention) -> Contrast | None:
    """Return two figures by the words around them: "X rather than Y", "up from Y to X", "Y; it is now X"."""
    between, before = s.cut(a.end, b.start).lower(), s.cut(s.start, a.start).lower()
    if any(p.search(between) for p in _patterns("older_follows")):
        return Contrast(a, b)
    if between.strip() == "from" and before.endswith("to "):
        return Contrast(a, b)  # "goes to 7 percent from 6"
    if between.strip() == "to" and any(p.search(before) for p in _patterns("older_first")):
        return Contrast(b, a, first=True)
    now = any(p.search(between) for p in _patterns("newer_follows"))
    return Contrast(b, a, first=True, plain=True) if now else None


def _each_of_a_draft(
    drafts: Discourse, index: int, s: Sentence, figures: tuple[QuantityMention, QuantityMention]
) -> Contrast | None:
    """Return two figures of two drafts: "from the 39 of the package to 40", "it said 11, and the deal says 12"."""
    a, b = figures
    here = drafts.in_sentence(index)
    first = [m for m in here if m.passage.end <= a.start]
    second = [m for m in here if a.end <= m.passage.start and m.passage.end <= b.start]
    if second and _FROM.search(s.cut(s.start, a.start)) and _TO.search(s.cut(a.end, b.start)):
        return Contrast(b, a, first=True, named=True)
    if not first or not second or first[-1].chain == second[-1].chain or a.start - first[-1].passage.end > APART:
        return None
    verbs = word_set("changes", "beside", "holding")
    held = any(w.lemma in verbs for w in s.words if second[-1].passage.end <= w.start < b.start)
    return Contrast(a, b, between=True) if held else None


def _compare(a: QuantityMention, b: QuantityMention) -> bool:
    """Whether two figures may be of one thing: another value, and one measure where both have a unit."""
    one, other = unit_word(a.unit), unit_word(b.unit)
    votes = {one, other} & word_set("changes", "beside", "votes")
    if a.value == b.value or _is_year(a) != _is_year(b) or votes:
        return False
    return not (one and other) or one == other or (measure_of(a.unit) == measure_of(b.unit) != "")


def _is_year(q: QuantityMention) -> bool:
    return not q.unit and bool(_YEAR.fullmatch(q.text))


@lru_cache(maxsize=1024)
def unit_word(unit: str) -> str:
    """Return the last word of a unit in the singular, in lower case; "people" for whoever is counted."""
    word = unit.lower().split(" ")[-1]
    return "people" if word in word_set("words", "people") else word.rstrip("s")


@lru_cache(maxsize=1024)
def measure_of(unit: str) -> str:
    """Return what a figure with this unit measures ("time", "length", "money" ...), "" for what is only counted."""
    measures, word = lexicon("changes")["measures"], unit_word(unit)
    return next((kind for kind in measures if word in measures[kind]), "")


def _is_told(view: View, drafts: Discourse, index: int, c: Contrast, provisions: Sequence[ProvisionFound]) -> bool:
    """Whether the older figure is said to be an older draft's, or the new one stands in a draft's term."""
    s = view.page.sentences[index]
    if _older(view, drafts, index, _span(s, c)) is not None or c.plain:
        return True
    return not c.named and is_in_a_term(c.new.start, (p for p in provisions if p.sure >= SURE))


def _span(s: Sentence, c: Contrast) -> tuple[int, int]:
    """Return where in its sentence the older draft of a contrast is named, if it is."""
    if c.old is None or c.between:
        return c.new.end, s.end
    return (s.start, c.new.start) if c.first else (min(c.new.end, c.old.end), s.end)


def _kept(view: View, drafts: Discourse, index: int, provisions: Sequence[ProvisionFound]) -> Iterator[ChangeFound]:
    """Yield the term that is said to be an older draft's: "within five years, as in the chair's draft"."""
    s = view.page.sentences[index]
    for m in (m for p in _patterns("the_same") for m in p.finditer(s.text.lower())):
        at, end = s.start + m.start(), s.start + m.end()
        term = [p for p in provisions if p.sure >= SURE and s.start <= p.passage.start < at]
        older = _older(view, drafts, index, (end, min(s.end, end + AFTER)))
        if older is None or older.chain is None or not (term or view.quantities_in(s.start, s.end)):
            continue
        passage = s.passage() if len(s.words) <= LONGEST or not term else term[-1].passage
        newer = _newer(drafts, index, (at, s.end))
        yield ChangeFound(
            to_draft=newer if newer != older.chain else None,
            from_draft=older.chain,
            about=term[-1].about if term else _about(s, at),
            kind="kept",
            says=readable(passage.text),
            passage=passage,
        )
        return


# --- in the sentence that follows ---


def _from_before(
    view: View, drafts: Discourse, index: int, provisions: Sequence[ProvisionFound]
) -> Iterator[ChangeFound]:
    """Yield what the sentence before holds beside the older figure that this one tells: "The first text had five."""
    s, last = view.page.sentences[index], view.page.sentences[index - 1]
    if len([w for w in s.words if w.pos != "PUNCT"]) > SHORT:
        return
    older = _older(view, drafts, index, (s.start, s.end))
    plain = any(p.search(s.text.lower()) for p in _patterns("was_before"))
    if (older is None and not plain) or not _holds(s):
        return
    told = _figures(view, s)[:1]
    news = [q for q in _figures(view, last) if told and _compare(q, told[0])]
    alike = [q for q in news if told[0].unit or q.unit] or news
    if not alike:
        return
    new = alike[0]
    if older is None and not is_in_a_term(new.start, provisions):
        return
    yield _change(view, drafts, (index - 1, index), Contrast(new, told[0]))


def _holds(s: Sentence) -> bool:
    """Whether a sentence says what was in a draft, or what its maker wanted: "had five", "was six", "said 11.5"."""
    verbs = word_set("changes", "beside", "holding")
    return any(w.lemma in verbs and w.tag in ("VBD", "VBN") for w in s.words if w.dep not in ("aux", "auxpass"))


# --- whose ---


def _older(view: View, drafts: Discourse, index: int, span: tuple[int, int]) -> Older | None:
    """Return the older draft that is named between two offsets, or of which the maker is."""
    newer = _newer(drafts, index, span)
    here = [m for m in drafts.in_sentence(index) if span[0] <= m.passage.start < span[1]]
    apart = (m for m in here if m.rank in OLDER_RANKS or (newer is not None and m.chain != newer))
    named = next(apart, None) or next((m for m in here if _is_set_beside(view, m)), None)
    return Older(chain=named.chain) if named else _of_maker(view, drafts, index, span)


def _is_set_beside(view: View, m: DraftMention) -> bool:
    """Whether a mention is what the text is compared with, though the report calls the newer one by no name."""
    before = view.page.report.text[max(0, m.passage.start - AFTER) : m.passage.start].lower()
    return any(p.search(before) for p in _patterns("set_beside"))


def _newer(drafts: Discourse, index: int, span: tuple[int, int]) -> str | None:
    """Return the chain of the newer draft: one named before the span in the same sentence, else the one in focus."""
    here = drafts.in_sentence(index)
    ahead = [m.chain for m in here if m.passage.start < span[0] and m.rank not in OLDER_RANKS]
    if ahead:
        return ahead[-1]
    set_against = {m.chain for m in here if span[0] <= m.passage.start < span[1]}
    spoken_of = [c for c in (drafts.focus[index], drafts.focus[index - 1] if index else None) if c is not None]
    return next((c for c in spoken_of if c not in set_against), next(iter(spoken_of), None))


def _of_maker(view: View, drafts: Discourse, index: int, span: tuple[int, int]) -> Older | None:
    """Return whose figure it is where somebody "had wanted", "suggested" or "had" it."""
    s = view.page.sentences[index]
    for verb in s.words:
        sub = subject(s, verb) if verb.lemma in word_set("changes", "beside", "holding") else None
        if sub is None or not span[0] <= sub.start < span[1] or verb.tag not in ("VBD", "VBN"):
            continue
        makers = [m for m in view.cast.all_at(sub) if m.kind != "unnamed"]
        if makers:
            return Older(by=makers[0].key)
    return None


def _change(view: View, drafts: Discourse, at: tuple[int, int], c: Contrast) -> ChangeFound:
    """Return the change that two figures tell; ``at`` are the sentences of the newer and of the older one."""
    s, told = view.page.sentences[at[0]], view.page.sentences[at[1]]
    span = _span(s, c) if s is told else (told.start, told.end)
    older = _older(view, drafts, at[1], span) or Older()
    newer = _newer(drafts, at[1], span)
    passage = _passage(view, s, told, c)
    said = view.said_at(c.new.start)
    names = c.old if c.plain and c.old is not None else c.new  # "the limit was 5; it is now 8"
    return ChangeFound(
        to_draft=newer if newer != older.chain else None,
        from_draft=older.chain,
        by=older.by,
        about=_about(s, names.start, names.end),
        kind="changed",
        says=readable(passage.text),
        passage=passage,
        quantity=None if _is_year(c.new) else Quantity(c.new.value, c.new.unit, c.new.comparator),
        said=said.key if said else None,
    )


def _passage(view: View, s: Sentence, told: Sentence, c: Contrast) -> Passage:
    """Return the passage that shows both figures: both sentences, or the sentence or its clause."""
    if s is not told:
        return Passage(s.report, s.start, told.end, view.page.report.text[s.start : told.end])
    start, end = (f(x for q in (c.new, c.old) if q for x in (q.start, q.end)) for f in (min, max))
    clause = s.span(clause_words(s, clause_head(s, s.at(start) or s.root)))
    inside = clause.start <= start and end <= clause.end
    return clause if inside else s.passage()


def _about(s: Sentence, start: int, end: int = 0) -> str:
    """Return the words that name the issue: the subject, the noun that is counted, the objects of the clause."""
    inside = [w for w in s.words if start <= w.start < end]
    number = s.at(start) or s.root
    verb = clause_head(s, number)
    sub = subject(s, verb) if verb.pos in VERBAL else None
    heads = [w for w in inside if w.head not in {k.i for k in inside} or w.head == w.i]
    counted = _noun_over(s, heads[0]) if heads else None
    nouns = [sub, counted, *s.children(verb, "dobj")]
    kept = [n for n in nouns if n is not None and n.pos in ("NOUN", "PROPN")]
    texts = [s.span(phrase(s, n)).text for n in dict.fromkeys(kept)]
    label = s.text.partition(":")[0] if ":" in s.text[:40] else ""
    return " ".join([label, *texts][:4]).strip() or s.text


def _noun_over(s: Sentence, word: Word) -> Word:
    """Return the noun that a figure counts, or of which it is a part: "8 percent of the premium"."""
    noun = s.head(word) if word.dep in ("nummod", "quantmod", "compound") else word
    within = [p for k in s.children(noun, "prep") if k.lower == "of" for p in s.children(k, "pobj")]
    return within[0] if within else noun


__all__ = ["find_beside", "measure_of", "unit_word"]
