"""What a provision, a change or a stance is about: an issue of the taxonomy, or one that the texts themselves name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from travaux.language.lexicon import lexicon, word_set
from travaux.model import Issue, make_id

STRONG, WEAK = 2, 1
ABOUT_WEIGHT = 2  # the words that name the issue count double those of the rest of the clause
ENOUGH = 2  # one strong word anywhere, or one weak word in what the clause is about
OTHER = "other terms"  # what nothing in the clause names
LONGEST_LABEL = 3  # words


@cache
def _taxonomy() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (entry["label"], _pattern(entry["strong"]), _pattern(entry["weak"]) if entry.get("weak") else None)
        for entry in lexicon("issues")["issue"]
    )


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    parts = [w.rstrip(".").replace(" ", r"[\s-]+") + (r"\b" if w.endswith(".") else "") for w in words]
    return re.compile(r"\b(?:" + "|".join(parts) + ")", re.IGNORECASE)


@lru_cache(maxsize=4096)
def label_of(about: str, says: str) -> str:
    """Return the label of the issue that ``about`` names, read in the light of the whole clause ``says``."""
    best, top = "", ENOUGH - 1
    for label, strong, weak in _taxonomy():
        score = _score(strong, STRONG, about, says)
        score += _score(weak, WEAK, about, says) if weak else 0
        if score > top:
            best, top = label, score
    return best or _own_label(about) or OTHER


def _score(pattern: re.Pattern[str], weight: int, about: str, says: str) -> int:
    inside = len({m.lower() for m in pattern.findall(about)})
    around = len({m.lower() for m in pattern.findall(says)})
    return weight * (ABOUT_WEIGHT * inside + around)


def _own_label(text: str) -> str:
    """Return a label from a phrase: its last words before anything that qualifies it ("of", "that", a comma)."""
    empty, vague = word_set("words", "empty"), word_set("words", "vague")
    for part in _qualifiers().split(text):
        words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", part) if w.lower() not in empty and len(w) > 2]
        if words and words[-1].lower() not in vague:
            return " ".join(words[-LONGEST_LABEL:]).lower() if words[-1].islower() else " ".join(words[-LONGEST_LABEL:])
    return ""


@cache
def _qualifiers() -> re.Pattern[str]:
    words = "|".join(lexicon("words")["qualifying"])
    return re.compile(rf"[,;:–—()“”\"]|\b(?:{words})\b")


def is_known(label: str) -> bool:
    """Whether a label is one of the taxonomy's."""
    return any(label == known for known, _, _ in _taxonomy())


def group_labels(labels: Iterable[str]) -> dict[str, str]:
    """Return each label with the label of its group: own labels that end in the same word become one."""
    known = {label for label, _, _ in _taxonomy()}
    counted = Counter(labels)
    by_head: dict[str, str] = {}
    grouped: dict[str, str] = {}
    for label, _ in sorted(counted.items(), key=lambda c: (-c[1], c[0])):
        head = label.rsplit(" ", 1)[-1].lower().rstrip("s")
        grouped[label] = label if label in known else by_head.setdefault(head, label)
    return grouped


def make_issue(label: str) -> Issue:
    """Return the issue with its id, which depends on the label alone."""
    return Issue(make_id("i", label.lower()), label)
