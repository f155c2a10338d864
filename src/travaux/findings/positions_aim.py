"""What a stance is on: a draft that its words name or point to, or the issues that they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from travaux.findings.found import Discourse, View
from travaux.findings.positions_clauses import Stand
from travaux.language.clauses import phrase
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence, Word

POINTING = frozenset({"it", "this", "that", "which"})
# Kinds of names that are no issue.
NO_ISSUE = frozenset({"DATE", "TIME", "PERSON", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Aim:
    """The chain of a draft, or the words that name an issue with the clause they stand in."""

    draft: str | None = None
    about: str | None = None


def aims(view: View, drafts: Discourse, index: int, s: Sentence, stand: Stand) -> list[Aim]:
    """Return what a stance is on: the draft alone where one is meant, else an aim for each noun."""
    for noun in stand.target:
        chain = _draft(drafts, index, s, noun)
        if chain is not None:
            return [Aim(draft=chain)]
    if stand.draft_only:
        return []
    return [Aim(about=text) for text in dict.fromkeys(_issues(view, s, stand))]


def _draft(drafts: Discourse, index: int, s: Sentence, noun: Word) -> str | None:
    mention = drafts.at(noun)
    if mention is not None:
        return mention.chain
    if noun.lower in POINTING:
        return drafts.focus[index]
    if noun.lemma in word_set("stances", "wrapping", "nouns"):
        for prep in s.children(noun, "prep"):
            for inner in s.children(prep, "pobj"):
                if prep.lower in ("of", "on", "in", "for") and (m := drafts.at(inner)) is not None:
                    return m.chain
    return None


def _issues(view: View, s: Sentence, stand: Stand) -> Iterator[str]:
    held = {m.key for m in stand.holders}
    for noun in stand.target:
        member = view.cast.at(noun)
        named = noun.entity in NO_ISSUE or noun.pos not in ("NOUN", "PROPN")
        if named or member is not None or (member is not None and member.key in held):
            continue
        yield s.span(phrase(s, noun)).text
