"""What the finders of conflicts share: a side, its wording, what two sides are about, who tells a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.findings.found import Findings
from travaux.language.reading import Sentence, Word
from travaux.model import Passage
from travaux.records.provisions import content_words

# Words that tell what a conflict is about.
TOPIC_WORDS = 5


@dataclass(frozen=True, slots=True)
class Side:
    """One claim, with the passages that carry it, the first of them the claim itself."""

    says: str
    passages: tuple[Passage, ...]


Pair = tuple[str, list[Side]]  # what it is about, and the claims


def side(passage: Passage, *more: Passage) -> Side:
    """Return a claim worded as its passage."""
    return Side(" ".join(passage.text.split()), (passage, *more))


def topic(a: Sentence, b: Sentence) -> str:
    """Return words that both sides share, in the order of the first, as what a conflict is about."""
    common = content_words(a.text) & content_words(b.text)
    words = [w.text for w in a.words if w.lower.rstrip("s") in common and w.pos in ("NOUN", "PROPN", "NUM")]
    subjects = words or [w.text for w in a.words if w.pos in ("NOUN", "PROPN")]
    return " ".join(dict.fromkeys(subjects[:TOPIC_WORDS]))


def is_told(s: Sentence) -> bool:
    """Whether a sentence can carry a claim: running text that asks nothing."""
    return s.block_kind in ("paragraph", "item") and not s.text.rstrip("”\"’' ").endswith("?")


def speaker_of(f: Findings, index: int) -> str | None:
    """Return the key of who is told to say the sentence at ``index``, if one member alone is."""
    keys = {s.speaker for s in f.view.said if s.sentence == index and s.speaker}
    return next(iter(keys)) if len(keys) == 1 else None


def party_of(f: Findings, key: str | None) -> str | None:
    """Return the side, or else the name, of a member of a report's cast."""
    member = next((m for m in f.view.cast.members if m.key == key), None)
    return (member.party or member.name) if member else None


def has_actor(f: Findings, s: Sentence, word: Word) -> bool:
    """Whether a noun phrase headed by ``word`` names or describes somebody."""
    return word.pos == "PROPN" or bool(f.view.cast.within([word]))
