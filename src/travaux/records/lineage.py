"""The drafts of a negotiation: the versions that all reports speak of, and what derives from what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from travaux.findings.draft_days import days_between, first_day
from travaux.findings.found import DraftMention, Findings
from travaux.language.day_words import in_words
from travaux.language.lexicon import word_set
from travaux.model import Passage
from travaux.records.lineage_join import Joiner
from travaux.records.lineage_signs import words_of
from travaux.records.lineage_version import LATER_RANKS, Version, bare_text
from travaux.records.roster import Roster

# A version dated this long before the first report belongs to history (days).
HISTORY = 300
# A deal was worked out from the text before it when that was still spoken of so many days before.
WORKED_OUT = 120
# A label is a mention whose words, and whose noun, stand in most others. Where mentions are annotated (eleven practice
# packs), the label is of the draft that most of the version's mentions are of for .77 of them so, .63 by marks alone.
LIKE_OTHERS, LIKE_NOUN = 2.0, 0.5
# What marks of its own count for a label: its number of points above all else, the others by this part.
COUNTED, MARKED = 24, 12
# A version of which so many changes are told was made from the one before it.
TOLD_CHANGES = 1


@dataclass(frozen=True, slots=True)
class Link:
    """A tie between two versions, with the passage that tells it."""

    newer: int
    older: int
    kind: str
    passage: Passage


@dataclass(slots=True)
class Lineage:
    """The versions in order of time, where each chain went, and the ties between them."""

    versions: list[Version]
    of_chain: dict[str, Version]
    links: list[Link]
    changes: Counter[int]  # how many changes are told of each version

    def version_of(self, chain: str | None) -> Version | None:
        """Return the version that a chain of mentions speaks of."""
        return self.of_chain.get(chain) if chain is not None else None

    def parents(self, version: Version) -> list[Version]:
        """Return the versions that ``version`` derives from or replaces, as the reports tell, else by its rank."""
        told = {k.older for k in self.links if k.newer == version.number and k.kind in ("derived", "replaces")}
        if told:
            return [v for v in self.versions if v.number in told]
        if "rival" in version.ranks or not version.is_main:
            return []
        own = [v for v in self.versions if v.order < version.order and _same_hand(v, version)]
        own = [v for v in own if not _is_of_old(v, version)]
        if own:
            return own[-1:]
        sketch = self._sketch(version)
        if sketch is not None:
            return [sketch]
        if version.ranks & LATER_RANKS or self.changes[version.number] >= TOLD_CHANGES:
            before = self.predecessor(version)
            return [before] if before else []
        return []

    def _sketch(self, version: Version) -> Version | None:
        """Return the text that a deal was worked out from: the one on the table before, an outline or not concluded."""
        before = self.predecessor(version) if version.concluded else None
        if before is None or before.is_offer or before.last_seen is None or version.first_seen is None:
            return None
        outline = bool(before.heads & word_set("drafts", "preliminary", "nouns"))
        recent = days_between(before.last_seen, version.first_seen) <= WORKED_OUT
        return before if recent and (outline or not before.concluded) else None

    def predecessor(self, version: Version) -> Version | None:
        """Return the main version before ``version``; the same sponsor's for one that calls itself new or second."""
        before = [v for v in self.versions if v.order < version.order and v is not version and _is_akin(v, version)]
        before = [v for v in before if not _is_of_old(v, version)]
        own = [v for v in before if v.sides & version.sides and version.ranks & LATER_RANKS]
        return (own or before)[-1] if before else None


def _is_of_old(older: Version, newer: Version) -> bool:
    """Whether a version was made long before the other: a treaty of old is nobody's last draft."""
    made, now = first_day(older.date if older.dates else None), first_day(newer.date)
    return bool(made and now) and days_between(str(made), str(now)) > HISTORY


def _is_akin(older: Version, newer: Version) -> bool:
    """Whether a version stands in the main line, and is a bill where the other one is."""
    return older.is_main and older.kind == newer.kind


def _same_hand(a: Version, b: Version) -> bool:
    """Whether two proposals come from the same side: the later one then builds on the earlier."""
    both = {"plan", "text"} & a.families.keys() & b.families.keys()
    return bool(both) and bool(a.sides) and a.sides == b.sides and a.is_main


def build_lineage(findings: Sequence[Findings], roster: Roster) -> Lineage:
    """Return the versions that the reports speak of. ``findings`` are in order of publication."""
    joiner = Joiner(roster, findings)
    joiner.join()
    versions = sorted(joiner.versions, key=lambda v: v.order)
    links = [
        Link(newer.number, older.number, k.kind, k.passage)
        for f in findings
        for k in f.drafts.links
        if (newer := joiner.of_chain.get(k.newer)) is not None
        and (older := joiner.of_chain.get(k.older)) is not None
        and newer.number != older.number
        and newer.order > older.order
    ]
    told = (joiner.of_chain[c.to_draft] for f in findings for c in f.changes if c.to_draft in joiner.of_chain)
    return Lineage(versions, joiner.of_chain, links, Counter(v.number for v in told))


def is_history(v: Version, first_report: str | None) -> bool:
    """Whether a version had lapsed, or came out long before the first report of the pile."""
    if v.expired:
        return True
    day = first_day(v.date if v.dates else None)
    if day is None or first_report is None:
        return False
    return date.fromisoformat(day) < date.fromisoformat(first_report) - timedelta(days=HISTORY)


def labels_of(versions: Sequence[Version], name_of: Callable[[str], str]) -> dict[int, str]:
    """Return what each version is called, by its number: with its date where the words alone do not tell it apart."""
    plain = {v.number: label_of(v, [name_of(a) for a in v.sponsors]) for v in versions}
    times = Counter(label.lower() for label in plain.values())
    return {v.number: _dated(v, plain[v.number], times[plain[v.number].lower()] > 1) for v in versions}


def _dated(v: Version, label: str, shared: bool) -> str:
    """Return the label with the day in words, if it is told and no number of points tells the draft; else if need be.

    There is need where others have the label too, or it holds no name, number or maker.
    """
    bare = not (v.points or v.names or v.sides)
    when = in_words(v.date) if v.date else ""
    dated = shared or bare or (not v.points and bool(v.dates or v.news))
    return f"{label}, {when}" if when and dated and not _holds(label, when) else label


def _holds(label: str, when: str) -> bool:
    return when.lower() in label.lower()


def label_of(v: Version, side_names: Iterable[str] = ()) -> str:
    """Return what a version is best called: the mention that tells most in fewest words."""
    owner = next(iter(side_names), "")
    label = _plain(bare_text(label_mention(v)), owner)
    if "terms" in v.families:
        label = f"Terms of {owner}, {in_words(v.date)}" if owner and v.date else label
    elif len(label.split()) == 1 and v.date:
        label = f"{label} of {in_words(v.date)}"
    return label[:1].upper() + label[1:]


def _plain(text: str, owner: str) -> str:
    """Return a mention without the words before it that only praise or point; "own" becomes the owner's name."""
    words, owned = text.split(), word_set("drafts", "labels", "owned")
    idle, was_owned = word_set("drafts", "labels", "idle"), False
    while len(words) > 1 and words[0].lower() in owned | idle and not (words[0][0].isupper() and words[1][0].isupper()):
        was_owned = words.pop(0).lower() in owned or was_owned
    mark = "’" if owner.endswith("s") else "’s"
    return f"{owner}{mark} {' '.join(words)}" if was_owned and owner else " ".join(words)


def label_mention(v: Version) -> DraftMention:
    """Return the mention that is most like all others of a version, and tells most of it in fewest words."""
    times = Counter(w for m in v.mentions for w in _words(m))

    def typical(m: DraftMention) -> float:
        besides = [times[w] / len(v.mentions) for w in _words(m) if w != m.head]
        alike = LIKE_OTHERS * sum(besides) / max(1, len(besides)) + LIKE_NOUN * times[m.head] / len(v.mentions)
        return round(alike + _marks(m, v) / MARKED, 4)

    return min(_telling(v), key=lambda m: (-typical(m), abs(len(bare_text(m).split()) - 4), bare_text(m)))


def marked_mention(v: Version) -> DraftMention:
    """Return the mention that tells a version best from others, in fewest words, however seldom it is called so."""
    return min(_telling(v), key=lambda m: (-_marks(m, v), abs(len(bare_text(m).split()) - 4), bare_text(m)))


def _telling(v: Version) -> list[DraftMention]:
    """Return the mentions of a version that may be its label: of two words or more, not of a headline."""
    named = [m for m in v.mentions if m.head != "it" and len(bare_text(m).split()) > 1] or v.mentions
    return [m for m in named if m.sentence or m.points] or named  # a headline leaves out what tells noun from verb


def _marks(m: DraftMention, v: Version) -> int:
    counted = bool(m.points and m.points == v.points)
    return COUNTED * counted + 3 * bool(m.name) + 2 * bool(m.rank) + bool(m.sponsors)


def _words(m: DraftMention) -> set[str]:
    return set(words_of([bare_text(m)]))


def _is_bare_word(m: DraftMention) -> bool:
    """Whether a mention tells nothing but its place, or is one word that is no draft's name or noun ("There")."""
    text = bare_text(m)
    alone = len(text.split()) == 1 and not text.isupper() and text.lower().rstrip("s") != m.head.rstrip("s")
    return m.bare or alone


def aliases_of(v: Version, label: str, versions: Sequence[Version] = (), most: int = 8) -> tuple[str, ...]:
    """Return other words for a version, most frequent first; what others are called too is left out."""
    counted = Counter(text for m in v.mentions if m.head != "it" and (text := bare_text(m)) and not _is_bare_word(m))
    elsewhere = {bare_text(m).lower() for other in versions if other is not v for m in other.mentions}
    ranked = sorted(counted.items(), key=lambda c: (-c[1], c[0]))
    marked = [bare_text(marked_mention(v))]
    own = [text for text, _ in ranked if text.lower() not in elsewhere]
    named = dict.fromkeys(text for text in (*marked, *own) if text.lower() != label.lower())
    return tuple(named)[:most]
