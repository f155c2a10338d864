"""Texts of drafts joined with the drafts that reports speak of, and provisions with the articles that they tell of."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from travaux.language.quantities import find_quantities
from travaux.language.spans import QuantityMention
from travaux.model import Account, Draft, Provision, Record, Witness, make_id
from travaux.model_texts import Clause, DraftText, clause_label
from travaux.texts.lexicon import table, words
from travaux.texts.words import content, forms, stem

# What speaks for and against a text and a draft being one. Reports count articles and name days rightly as a rule.
POINTS, OTHER_POINTS, SAME_DAY, NEAR_DAY, OTHER_DAY, NAME, CONTENT = 3.0, -3.0, 3.0, 1.0, -2.0, 2.0, 3.0
NEAR_DAYS = 4
# They are one from so much on; a name alone, or two thirds of the figures, is not enough.
ENOUGH = 2.5
# A provision tells of a clause when they are so alike, or share a figure and are nearly so.
ALIKE, ALIKE_WITH_FIGURE, SHARED_WORDS = 0.3, 0.12, 2
# And other figures in a clause contradict it only when the clause is surely the one.
SURE = 0.34


def join(record: Record, texts: Sequence[DraftText]) -> list[Witness]:
    """Return the texts with the drafts of a record that they are, in their order; a draft has one text at most."""
    scored = []
    for t, text in enumerate(texts):
        for d, draft in enumerate(record.drafts):
            told = [p for p in record.provisions if p.draft == draft.id]
            score, because = _match(draft, told, text)
            scored.append((-score, t, d, because))
    joined: dict[int, tuple[Draft, tuple[str, ...]]] = {}
    taken: set[int] = set()
    for minus, t, d, because in sorted(scored):
        if -minus >= ENOUGH and t not in joined and d not in taken:
            taken.add(d)
            joined[t] = record.drafts[d], because
    return [_witness(record, text, joined.get(t)) for t, text in enumerate(texts)]


def _witness(record: Record, text: DraftText, found: tuple[Draft, tuple[str, ...]] | None) -> Witness:
    draft, because = found if found else (None, ())
    told = [p for p in record.provisions if draft and p.draft == draft.id]
    return Witness(
        id=make_id("t", text.path, text.text),
        path=text.path,
        text=text.text,
        articles=text.count,
        title=text.title,
        date=text.date,
        partial=text.partial,
        draft=draft.id if draft else None,
        because=because,
        accounts=tuple(_accounts(text, told)),
    )


# ------------------------------------------------------------------------------------------------ which draft
def _match(draft: Draft, told: Sequence[Provision], text: DraftText) -> tuple[float, tuple[str, ...]]:
    """Return how much speaks for a text being a draft, and what."""
    score, because = 0.0, []
    if draft.points and not text.partial:
        same = draft.points == text.count
        score += POINTS if same else OTHER_POINTS
        because += ["number of articles"] if same else []
    days = _apart(draft.date, text.date)
    if days is not None:
        score += SAME_DAY if days == 0 else NEAR_DAY if days <= NEAR_DAYS else OTHER_DAY
        because += ["date"] if days == 0 else []
    names = _rare([draft.label, *draft.aliases]) & _rare([text.title, text.name])
    if names:
        score += NAME
        because.append("name")
    share = _figures_found(told, text)
    if share is not None:
        score += CONTENT * (2 * share - 1)
        because += ["content"] if share > 0.6 else []
    return score, tuple(because)


def _apart(one: str | None, two: str | None) -> int | None:
    """Return how many days two dates are apart, None if either is not known to the day."""
    try:
        return abs((date.fromisoformat(one or "") - date.fromisoformat(two or "")).days)
    except ValueError:
        return None


def _rare(names: Iterable[str]) -> set[str]:
    return {w for name in names for w in forms(re.sub(r"[_-]", " ", name)) if len(w) > 2 and w.isalpha()} - words(
        "markers", "names"
    )


def _figures_found(told: Sequence[Provision], text: DraftText) -> float | None:
    """Return the share of the figures told of a draft that stand in a text, None if too few are told to tell."""
    wanted = [p for p in told if p.quantity]
    if len(wanted) < 3:
        return None
    known = {_key(v) for q in find_quantities(text.text) for v in _values(q.value)}
    return sum(any(_key(v) in known for v in _values(p.quantity.value)) for p in wanted if p.quantity) / len(wanted)


def _values(value: float | tuple[float, ...]) -> tuple[float, ...]:
    return value if isinstance(value, tuple) else (value,)


def _key(value: float) -> str:
    return f"{value:.6g}"


# ------------------------------------------------------------------------------------------------ which article
@dataclass(frozen=True, slots=True)
class _Passage:
    """A clause of a text with its words, those of its heading too, and its figures."""

    place: tuple[int, int]
    clause: Clause
    words: frozenset[str]
    figures: tuple[QuantityMention, ...]
    numbers: frozenset[str]  # of the figures, and all others, "fourth" among them


def _accounts(text: DraftText, told: Sequence[Provision]) -> Iterable[Account]:
    passages = list(_passages(text))
    rarity = _rarity(passages)
    everywhere = frozenset[str]().union(*(p.numbers for p in passages))
    for provision in told:
        account = _account(text, provision, passages, rarity, everywhere)
        if account:
            yield account


def _passages(text: DraftText) -> Iterable[_Passage]:
    for a, article in enumerate(text.articles):
        if article.kind not in ("article", "annex"):
            continue
        head = content(forms(article.heading))
        for c, clause in enumerate(article.clauses):
            said = text.text[clause.start : clause.end]
            figures = tuple(find_quantities(said))
            yield _Passage((a, c), clause, frozenset(head | content(forms(said))), figures, _numbers(said, figures))


def _numbers(said: str, figures: Iterable[QuantityMention]) -> frozenset[str]:
    ordinals = {word: str(n) for n, word in enumerate(table("markers")["numerals"]["ordinals"], 1)}
    others = {ordinals.get(word, word) for word in forms(said) if word in ordinals or word.isdigit()}
    return frozenset({_key(v) for q in figures for v in _values(q.value)} | {_key(float(n)) for n in others})


def _rarity(passages: Sequence[_Passage]) -> Mapping[str, float]:
    counts = Counter(word for p in passages for word in p.words)
    return {word: math.log((1 + len(passages)) / (1 + count)) + 1 for word, count in counts.items()}


def _account(
    text: DraftText,
    provision: Provision,
    passages: Sequence[_Passage],
    rarity: Mapping[str, float],
    everywhere: frozenset[str],
) -> Account | None:
    """Return the clause that a provision tells of and whether its figure is the same, None where it cannot be told."""
    said = content(forms(f"{provision.issue} {provision.says}"))
    quantity = provision.quantity
    values = {_key(v) for v in _values(quantity.value)} if quantity else set()

    def rank(passage: _Passage) -> tuple[float, float, tuple[int, int]]:
        same = bool(values & passage.numbers)
        alike = _alike(said, passage.words, rarity)
        return -(alike + 0.3 * same), -alike, passage.place

    if not passages or not said:
        return None
    best = min(passages, key=rank)
    alike = -rank(best)[1]
    same = bool(values & best.numbers)
    if same and alike >= ALIKE_WITH_FIGURE:
        return _told(text, provision, best, "same figure")
    if quantity and not values & everywhere:
        others = [q.text for q in best.figures if _unit(q.unit) == _unit(quantity.unit) and _unit(quantity.unit)]
        if alike >= SURE and others:
            return _told(text, provision, best, "other figure", others)
        return None if text.partial else Account(provision.id, "no such figure")
    if not quantity and alike >= ALIKE and len(content(forms(provision.says)) & best.words) >= SHARED_WORDS:
        return _told(text, provision, best, "wording")
    return None


def _alike(one: set[str], two: frozenset[str], rarity: Mapping[str, float]) -> float:
    """Return the cosine of two sets of words, each weighed by how rare it is in the text."""
    usual = max(rarity.values(), default=1.0)
    shared = sum(rarity.get(w, usual) ** 2 for w in one & two)
    sizes = [sum(rarity.get(w, usual) ** 2 for w in side) for side in (one, two)]
    return shared / math.sqrt(sizes[0] * sizes[1]) if all(sizes) else 0.0


def _unit(unit: str) -> str:
    said = forms(unit)
    return stem(said[0]) if said else ""


def _told(text: DraftText, provision: Provision, passage: _Passage, kind: str, figures: Sequence[str] = ()) -> Account:
    clause = passage.clause
    return Account(
        provision.id,
        kind,  # type: ignore[arg-type]
        clause_label(text, passage.place) or "",
        clause.start,
        clause.end,
        text.text[clause.start : clause.end],
        tuple(figures),
    )
