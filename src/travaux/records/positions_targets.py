"""Whether a stance is on the draft that its words were joined to, and what they call it where that is not sure.

"The bill" is joined to the draft in focus, and the drafts of reports to one another, on slight signs at times. Where
what a report calls a thing shares no telling word with what the record calls the draft, the stance is told on the thing
in the report's own words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from travaux.findings.drafts import family_of
from travaux.findings.found import DraftMention, Findings, PositionFound
from travaux.language.lexicon import word_map, word_set
from travaux.records.desk import Desk
from travaux.records.lineage import label_mention
from travaux.records.lineage_version import Version, bare_text

# Words of what a draft is called where it is the issue of a stance.
LONGEST_NAME = 6
# A word that stands in so many sentences of a report is what the report is about, and tells no draft from another.
OFTEN = 3
WORD = r"[^\W_][\w.-]*(?:['’]s)?"
NAMING = frozenset({"NOUN", "PROPN", "NUM"})


@dataclass(frozen=True, slots=True)
class Targets:
    """What is needed to tell whether drafts fit: the reports by their ids, and the tables of the record."""

    findings: Mapping[str, Findings]
    desk: Desk
    topics: dict[str, frozenset[str]] = field(default_factory=dict)

    def fits(self, f: Findings, p: PositionFound, version: Version) -> bool:
        """Whether the report's words for the draft of a stance fit the record's version.

        They do where its own words are the version's; where it is only "the bill", and most other mentions in the
        report share the version's words; where all that tells the version is what the report is about; or where nothing
        tells the mentions apart, and hardly another draft of the kind is spoken of.
        """
        best = label_mention(version)
        theirs = _told_by(self.findings[best.passage.report], best)
        mentions = _mentions(f, p)
        named = [m for m in mentions if m.key == p.named]
        if not any(_kind_of(m.head) == _kind_of(best.head) for m in named or mentions):
            return False
        if self._is_another(f, named, version):
            return False
        own = frozenset(w for m in named for w in _told_by(f, m))
        if own:
            makers = self._words_for(f, named)
            shared = (own - makers) & theirs if own - makers else own & (theirs | self._makers_of(version, theirs))
            return bool(shared)
        called = [words for m in mentions if (words := _told_by(f, m))]
        if called and 2 * sum(bool(words & theirs) for words in called) >= len(called):
            return True
        special = bool(called) and best.head in word_set("stances", "wrapping", "special")
        return (not special and theirs <= self._topics_of(f)) or (not called and self._is_main(version))

    def _is_another(self, f: Findings, named: Iterable[DraftMention], version: Version) -> bool:
        """Whether a stance is on "a bill banning tolls" or on "the bill", and the version is described by other words
        or is an amendment of it.
        """
        best = label_mention(version)
        for m in named:
            amending = word_set("stances", "wrapping", "amending")
            if best.head in amending and m.head not in amending and not _told_by(f, m):
                return True
            words = _described(f, m) if not m.definite and m != best else frozenset()
            others = self._descriptions(version, m) if words else frozenset()
            if words and others and not words & (others | self._topics_of(f)):
                return True
        return False

    def _descriptions(self, version: Version, but: DraftMention) -> frozenset[str]:
        """Return the words by which the other mentions of a version tell what it is or holds."""
        found = ((self.findings.get(m.passage.report), m) for m in version.mentions if m.key != but.key)
        return frozenset(w for f, m in found if f is not None for w in (*_told_by(f, m), *_described(f, m)))

    def _makers_of(self, version: Version, theirs: frozenset[str]) -> frozenset[str]:
        """Return the words of a version's makers, where one stands in what it is called or nothing else does."""
        words = _telling(w for a in version.sponsors for w in re.findall(WORD, self.desk.roster.name_of(a)))
        return words if not theirs or words & theirs else frozenset()

    def _words_for(self, f: Findings, named: Iterable[DraftMention]) -> frozenset[str]:
        """Return the words with which a mention speaks of its makers: "the speaker’s proposal"."""
        keys = {k for m in named for k in m.sponsors}
        spots = [spot for c in f.view.cast.members if c.key in keys for spot in c.mentions]
        inside = [(a, b) for m in named for a, b in spots if m.passage.start <= a and b <= m.passage.end]
        return _telling(w for a, b in inside for w in re.findall(WORD, f.view.page.report.text[a:b]))

    def _topics_of(self, f: Findings) -> frozenset[str]:
        """Return the words that a report comes back to, in lower case and without plural "s"."""
        key = f.view.page.report.id
        if key not in self.topics:
            sets = ({w.lower.removesuffix("s") for w in s.words} for s in f.view.page.sentences)
            counted = Counter(w for words in sets for w in words)
            self.topics[key] = frozenset(w for w, times in counted.items() if times >= OFTEN)
        return self.topics[key]

    def _is_main(self, version: Version) -> bool:
        """Whether most of what the pile says of drafts of its kind is said of this version."""
        total = sum(len(v.mentions) for v in self.desk.lineage.versions if v.kind == version.kind)
        return 2 * len(version.mentions) > total


def name_in(f: Findings, p: PositionFound) -> str:
    """Return what a report calls the draft of a stance, in the fullest words, "" where they tell nothing of it."""
    own = [m for m in f.drafts.mentions if p.named and m.key == p.named]
    for mentions in (own, _mentions(f, p)):
        read = [m for m in mentions if f.view.page.sentences[m.sentence].block_kind != "headline"] or mentions
        told = {bare_text(m): len(_told_by(f, m)) for m in read}
        fit = [n for n, count in told.items() if count and 1 < len(n.split()) <= LONGEST_NAME and _family(n)]
        if fit:
            return max(fit, key=lambda n: (told[n], -len(n), n))
    return ""


def _mentions(f: Findings, p: PositionFound) -> list[DraftMention]:
    return [m for m in f.drafts.mentions if m.chain == p.draft]


def _told_by(f: Findings, m: DraftMention) -> frozenset[str]:
    """Return the words by which a mention tells its draft from others: names, nouns, figures, no praise or blame."""
    words = f.view.page.sentences[m.sentence].words
    inside = [w for w in words if m.passage.start <= w.start < m.passage.end]
    special = frozenset({m.head} & word_set("stances", "wrapping", "special"))
    return special | _telling(w.text for w in inside if w.pos in NAMING or w.text[:1].isupper() or w.text[:1].isdigit())


def _described(f: Findings, m: DraftMention) -> frozenset[str]:
    """Return the words of what follows an indefinite phrase and tells what the draft would do: "banning tolls"."""
    s = f.view.page.sentences[m.sentence]
    inside = [w for w in s.words if m.passage.start <= w.start < m.passage.end]
    noun = next((w for w in reversed(inside) if w.lemma == m.head), None)
    if noun is None or m.definite:
        return frozenset()
    after = (w for k in s.children(noun, "acl", "relcl", "prep") for w in s.subtree(k))
    return _telling(w.text for w in after if w.pos in (*NAMING, "VERB") and w.tag != "VB")


def _telling(words: Iterable[str]) -> frozenset[str]:
    """Return the words that tell one draft from another: no articles, ranks, or nouns that any draft may be called."""
    plain = (re.sub(r"['’]s?$", "", w.lower()).rstrip(".") for w in words)
    return frozenset(w.removesuffix("s") for w in plain if w and not _is_empty(w))


def _is_empty(word: str) -> bool:
    if word in word_map("drafts", "ranks") or family_of(word) or family_of(word.removesuffix("s")):
        return True
    if word in word_set("words", "empty"):
        return True
    return (
        word in word_set("stances", "labels", "small")
        or not word[0].isalnum()
        or (word.isdigit() and len(word) < len("1999"))
    )


def _family(label: str) -> str:
    return next((family_of(w) for w in reversed(label.partition(",")[0].lower().split()) if family_of(w)), "")


def _kind_of(head: str) -> str:
    """Return "bill", "terms", or "" for plans, texts and deals alike."""
    return family if (family := family_of(head)) in ("bill", "terms") else ""
