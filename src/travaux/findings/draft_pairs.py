"""Two drafts at once: "both bills would …", "each plan", "the versions of both chambers"; a chamber that stands for its
bill ("the one chamber would cut it, while the other would …").
"""

from __future__ import annotations

from travaux.findings.found import Discourse, DraftMention
from travaux.language.clauses import modal, phrase
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import Sentence, Word

PAIR = frozenset({"both", "each", "either", "two"})


def pair_of(drafts: Discourse, index: int, s: Sentence, sub: Word) -> tuple[str, ...]:
    """Return the chains of the two drafts that a subject means together; none unless it is clear which two."""
    if sub.pos != "NOUN" or sub.lemma not in word_map("drafts", "nouns"):
        return ()
    words = {w.lower for w in phrase(s, sub)}
    named = words & _chambers()
    if not words & PAIR and len(named) < 2:
        return ()
    before = [m for m in drafts.mentions if m.sentence <= index]
    by_chamber = [c for word in sorted(named or _chambers()) if (c := _last_named(before, word))]
    if len(by_chamber) == 2:
        return tuple(by_chamber)
    return () if named else _last_two(before, s.at(sub.start) or sub)


def chamber_for_bill(drafts: Discourse, index: int, s: Sentence, verb: Word, sub: Word) -> str | None:
    """Return the chain of a chamber’s bill where the chamber stands for it, in a report that tells of two of them."""
    if sub.lower not in _chambers() or modal(s, verb) != "would" or len(phrase(s, sub)) > 2:
        return None
    before = [m for m in drafts.mentions if m.sentence <= index]
    spoken = [word for word in sorted(_chambers()) if _last_named(before, word)]
    return _last_named(before, sub.lower) if len(spoken) > 1 else None


def _chambers() -> frozenset[str]:
    return frozenset(word_set("drafts", "chambers", "words"))


def _last_named(mentions: list[DraftMention], chamber: str) -> str | None:
    """Return the chain of the last draft that is called by a chamber ("the lower chamber’s bill")."""
    not_one = word_set("drafts", "chambers", "not")
    called = [m for m in mentions if chamber in _plain(m.passage.text, not_one).split()]
    return called[-1].chain if called else None


def _plain(text: str, without: frozenset[str] | set[str]) -> str:
    plain = text.lower().replace("’s", "").replace("'s", "")
    for other in without:
        plain = plain.replace(other, " ")
    return plain


def _last_two(mentions: list[DraftMention], noun: Word) -> tuple[str, ...]:
    """Return the only two chains that marked mentions before speak of; none where there are more or fewer."""
    marked = list(dict.fromkeys(m.chain for m in mentions if not m.bare))
    return tuple(marked) if len(marked) == 2 else ()
