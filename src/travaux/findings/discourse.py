"""Which draft a report speaks of where: mentions joined into chains, the focus of each sentence, links between drafts.

A mention joins the chain it agrees with best: the same number of points, name, sponsor or rank; a bare one ("the
plan", "it") joins what is in focus. Marks that contradict each other never meet in one chain.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from travaux.findings.draft_days import gap
from travaux.findings.draft_names import is_title
from travaux.findings.drafts import UNITS_OF_A_DRAFT, family_of, find_mentions
from travaux.findings.found import Cast, Discourse, DraftLink, DraftMention, View
from travaux.language.clauses import subject, verbs
from travaux.language.lexicon import lexicon, word_map, word_set
from travaux.language.reading import Sentence

# Weights of what speaks for one draft; only their order matters (checked on the development packs).
SAME_POINTS, SAME_NAME, SAME_SPONSOR, SAME_RANK, IN_FOCUS, SAME_FAMILY = 6.0, 5.0, 3.0, 2.0, 1.0, 0.5
# Ranks that cannot be one version; "" agrees with all.
CLASHES = {
    frozenset(pair)
    for pair in [
        ("first", "new"), ("first", "second"), ("first", "third"), ("first", "rival"), ("first", "final"),
        ("second", "third"), ("second", "earlier"), ("new", "earlier"), ("new", "rival"), ("rival", "earlier"),
        ("interim", "final"), ("second", "rival"), ("final", "first"), ("final", "earlier"), ("last", "first"),
        ("last", "second"), ("last", "earlier"), ("last", "rival"), ("last", "interim"),
    ]
}  # fmt: skip

# A mention that points back ("the original version") takes the focus only as the topic of its sentence.
LATER = frozenset({"new", "second", "third", "fourth", "rival", "last"})
BACKWARD = frozenset({"first", "earlier"})

# A party that this share of at least so many persons belong to tells no sponsor from another: talks within a state.
ALIKE, FEWEST_ALIKE = 0.6, 5
# An everyday word ("the paper") takes up a draft called so no further back than this (sentences).
REACH = 12
# Days by which a report may date one draft in two ways: by its making and by its leak or publication.
DATES_APART = 14
# Places in a sentence in which a draft is what it speaks of; elsewhere it is named in passing.
LEADING = frozenset({"nsubj", "nsubjpass", "ROOT", "dobj", "appos"})
# What a heading speaks of is what the text below it introduces.
OPENING = frozenset({"headline", "standfirst", "heading"})
PRONOUNS = frozenset({"it", "there", "they", "this", "that"})


@dataclass(slots=True)
class Chain:
    """What the mentions of one draft tell together, while a report is read."""

    key: str
    points: int | None = None
    ranks: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    sponsors: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    dates: list[str] = field(default_factory=list)
    last: int = 0
    strong: bool = False
    fresh: bool = False  # whether its making is what the report tells
    aside: bool = True  # whether it is named in brackets only

    def take(self, m: DraftMention, sides: set[str]) -> None:
        """Add what a mention tells."""
        self.points = self.points or m.points
        self.ranks |= {m.rank} - {""}
        self.names |= {m.name.lower()} - {""}
        self.sponsors |= sides
        self.families.add(family_of(m.head))
        self.heads.add(m.head)
        self.dates += [m.date] if m.date else []
        self.last = m.sentence
        self.strong = self.strong or not m.bare
        self.fresh = self.fresh or (m.fresh and bool(m.made))


def clash(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether any rank of ``a`` cannot belong to a draft with the ranks ``b``."""
    theirs = list(b)
    return any(frozenset((x, y)) in CLASHES for x in a for y in theirs)


def _is_aside(s: Sentence, m: DraftMention) -> bool:
    """Whether a mention stands in brackets inside a sentence: "(and the lately signed dam treaty)"."""
    before, after = s.cut(s.start, m.passage.start), s.cut(m.passage.end, s.end)
    opened = before.rfind("(")
    return opened > before.rfind(")") and bool(before[:opened].strip()) and ")" in after


def is_law(heads: Iterable[str], dates: Iterable[str]) -> bool:
    """Whether a text is a law by the year of its making ("the Act of 1994"), not the bill that would change it."""
    return set(heads) <= word_set("drafts", "laws", "nouns") and any(len(day) == 4 for day in dates)


def sides_of(cast: Cast, keys: Iterable[str]) -> set[str]:
    """Return the parties of the members ``keys``; their names where no party is told, or nearly all have the same."""
    by_key = {m.key: m for m in cast.members}
    shared = common_party(m.party for m in cast.members if m.kind == "person")
    parties = {k: by_key[k].party for k in keys if k in by_key}
    return {party if party and party != shared else by_key[k].name for k, party in parties.items()}


def common_party(parties: Iterable[str | None]) -> str | None:
    """Return the party that most persons have, if they are so many that it tells nobody apart."""
    counted = Counter(p for p in parties if p)
    party, times = max(counted.items(), key=lambda c: (c[1], c[0]), default=(None, 0))
    return party if times >= FEWEST_ALIKE and times > ALIKE * counted.total() else None


def agreement(m: DraftMention, sides: set[str], chain: Chain, focus: str | None) -> float | None:
    """Return how well a mention fits a chain, None if they contradict each other."""
    if m.points and chain.points and m.points != chain.points:
        return None
    if m.name and (chain.names or is_title(m.name)) and m.name.lower() not in chain.names:
        return None
    if clash([m.rank] if m.rank else [], chain.ranks):
        return None
    if sides and chain.sponsors and not sides & chain.sponsors:
        return None
    if m.date and any(gap(m.date, d) > DATES_APART for d in chain.dates):
        return None
    if is_law({m.head}, [m.date] if m.date else []) != is_law(chain.heads, chain.dates) and "bill" in chain.heads | {
        m.head
    }:
        return None
    family = family_of(m.head)
    if "bill" in chain.families | {family} and family not in chain.families and "" not in chain.families:
        return None
    score = IN_FOCUS if chain.key == focus else 0.0
    score += SAME_POINTS if m.points and m.points == chain.points else 0.0
    score += SAME_NAME if m.name and m.name.lower() in chain.names else 0.0
    score += SAME_SPONSOR if sides & chain.sponsors else 0.0
    score += SAME_RANK if m.rank and m.rank in chain.ranks else 0.0
    return score + (SAME_FAMILY if family in chain.families else 0.0)


def find_discourse(view: View) -> Discourse:
    """Return the mentions of drafts in a report with their chains, the focus by sentence, and links between drafts."""
    reader = _Reader(view)
    for index, s in enumerate(view.page.sentences):
        reader.read(index, s)
    mentions = tuple(reader.done)
    return Discourse(mentions, tuple(reader.focus_at), tuple(_links(view, mentions)))


class _Reader:
    """Walks a report once, sentence by sentence."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.waiting: dict[int, list[DraftMention]] = {}
        for m in find_mentions(view):
            self.waiting.setdefault(m.sentence, []).append(m)
        self.chains: list[Chain] = []
        self.done: list[DraftMention] = []
        self.focus: str | None = None
        self.focus_at: list[str | None] = []
        self.block = -1
        self.section: str | None = None  # the draft that was brought up last: what a new paragraph speaks of
        self.opened: Chain | None = None  # what the last heading speaks of, until it is introduced

    def read(self, index: int, s: Sentence) -> None:
        """Resolve the mentions of one sentence and note its focus: its grammatical topic, else the focus before."""
        topic: str | None = None
        for m in self.waiting.get(index, ()):
            chain = self._resolve(m, s.block_kind)
            if chain is None:
                continue
            self.done.append(replace(m, chain=chain.key))
            word = s.at(m.passage.end - 1)
            aside = _is_aside(s, m)
            chain.aside = chain.aside and aside
            leads = word is not None and word.dep in LEADING and m.rank != "earlier" and not aside
            if leads or (topic is None and self.focus is None):
                topic = chain.key
        if s.block != self.block:
            self.block, self.focus = s.block, self.section or self.focus
        before = self.focus
        self.focus = topic or self.focus
        opened = [m for m in self.done if m.sentence == index and (self._opens(s, m) or s.block_kind == "heading")]
        if opened:
            self.focus = self.section = opened[0].chain
        self.focus_at.append(self._subject_focus(index, s, topic) or topic or before)

    @staticmethod
    def _opens(s: Sentence, m: DraftMention) -> bool:
        """Whether a mention brings a draft up as the thing to talk of, not in passing ("unlike the earlier paper")."""
        word = s.at(m.passage.end - 1)
        quoted = m.passage.start > s.start and s.cut(m.passage.start - 1, m.passage.start) in "“\"‘'"
        passing = word is None or (word.dep == "pobj" and not quoted)
        return m.introduces and m.rank not in BACKWARD and not passing

    def _subject_focus(self, index: int, s: Sentence, topic: str | None) -> str | None:
        for m in self.done:
            word = s.at(m.passage.end - 1) if m.sentence == index and m.rank != "earlier" else None
            if word is not None and word.dep in ("nsubj", "nsubjpass"):
                return m.chain
        return topic

    def _resolve(self, m: DraftMention, block: str) -> Chain | None:
        """Return the chain of a mention, a new one if none fits; None where it is no draft after all."""
        sides = sides_of(self.view.cast, m.sponsors)
        if m.bare and m.head in word_set("drafts", "weak", "nouns"):
            chain = self._same_head(m)
            if chain is None:
                return None
        else:
            chain = self._topic(m, sides) or self._best(m, sides)
        if chain is None and (m.passage.text.lower() in PRONOUNS or self._counts_what_is_counted(m)):
            return None
        if chain is None:
            chain = Chain(key=m.key)
            self.chains.append(chain)
        chain.take(m, sides)
        self.opened = chain if block in OPENING else self.opened
        return chain

    def _same_head(self, m: DraftMention) -> Chain | None:
        """Return the chain that an everyday word ("the paper") takes up: the last one called so, not far back."""
        near = [c for c in self.chains if any(h.endswith(m.head) for h in c.heads) and m.sentence - c.last <= REACH]
        return max(near, key=lambda c: (c.key == self.focus, c.last), default=None)

    def _topic(self, m: DraftMention, sides: set[str]) -> Chain | None:
        """Return what the text speaks of already: "it has 21 articles", or what a heading announced."""
        chain = self.opened if m.introduces and self.opened is not None else None
        if chain is not None and m.rank and not chain.ranks:
            chain = None  # "a revised plan" sets itself apart from the plan of the headline
        if m.passage.text.lower() in PRONOUNS:
            chain = next((c for c in self.chains if c.key == self.focus), None)
        elif chain is not None:
            self.opened = None
        elif m.points and m.definite and not (m.name or m.rank or sides or self._counted(m.points)):
            chain = next((c for c in self.chains if c.key == self.focus and not c.points and c.strong), None)
        return chain if chain is not None and agreement(m, sides, chain, self.focus) is not None else None

    def _counts_what_is_counted(self, m: DraftMention) -> bool:
        """Whether "the 18 articles" speaks of a draft in focus of which another number was told."""
        word = m.passage.text.split()[-1].lower()
        focus = next((c for c in self.chains if c.key == self.focus), None)
        return (
            word.rstrip("s") in UNITS_OF_A_DRAFT
            and bool(focus and focus.points)
            and not (m.sponsors or m.rank or m.name)
        )

    def _counted(self, points: int) -> bool:
        return any(c.points == points for c in self.chains)

    def _best(self, m: DraftMention, sides: set[str]) -> Chain | None:
        spoken_of = [c for c in self.chains if not (m.bare and c.aside)]
        fits = [(a, c) for c in spoken_of if (a := agreement(m, sides, c, self.focus)) is not None]
        if not fits:
            return None
        if m.rank == "earlier" and not m.definite:
            return None  # "a previous agreement" is brought up here for the first time
        if m.rank == "earlier":
            past = [c for _, c in fits if not (c.ranks & LATER or c.fresh) and c.strong]
            return max(past, key=lambda c: c.last, default=None)
        contrast = any(c.ranks & LATER for c in self.chains)
        if m.rank == "first" and m.definite and contrast and not any("first" in c.ranks for _, c in fits):
            oldest = [c for _, c in fits if c.strong and not c.names and not c.ranks & LATER]
            if oldest:
                return oldest[0]
        score, chain = max(fits, key=lambda f: (f[0], f[1].last))
        if m.bare:
            return chain
        distinct = bool(m.points or m.name or sides or m.rank in ("rival", "second", "third", "new", "first", "last"))
        needed = SAME_RANK if distinct or (m.introduces and not m.definite) else SAME_FAMILY
        told_more = sides and not (m.points or m.name or m.rank or chain.sponsors)
        if m.definite and told_more and chain.key == self.focus:
            needed = IN_FOCUS  # "the draft, by the chair" tells more of the one in focus
        return chain if score >= needed or self._fills(m, chain) else None

    @staticmethod
    def _fills(m: DraftMention, chain: Chain) -> bool:
        """Whether a chain of bare mentions can take over the marks of this one."""
        return not chain.strong and m.definite


def _links(view: View, mentions: tuple[DraftMention, ...]) -> list[DraftLink]:
    kinds = word_map("drafts", "follows")
    found: list[DraftLink] = []
    for index, s in enumerate(view.page.sentences):
        here = [m for m in mentions if m.sentence == index]
        if len({m.chain for m in here}) < 2 or s.block_kind in ("headline", "heading"):
            continue
        for verb in verbs(s):
            if verb.lemma in kinds:
                found += _link(s, here, verb.i, kinds[verb.lemma])
        found += _basis(s, here)
    return found


def _link(s: Sentence, here: list[DraftMention], at: int, kind: str) -> list[DraftLink]:
    """Return the links that a verb makes: its subject is the newer draft, the drafts after it are the older ones."""
    verb = s.words[at]
    sub = subject(s, verb)
    if sub is None or (verb.tag == "VBN" and s.children(verb, "auxpass")):
        return []
    newer = next((m for m in here if m.passage.start <= sub.start < m.passage.end), None)
    if newer is None:
        return []
    after = [m for m in here if m.passage.start > verb.start and m.chain != newer.chain]
    return [DraftLink(newer.chain, m.chain, kind, s.passage()) for m in after]


def _basis(s: Sentence, here: list[DraftMention]) -> list[DraftLink]:
    """Return the links told without such a verb: "based on", "an update to", "a revised version of"."""
    cues = lexicon("drafts").get("links", {}).get("phrases", [])
    found = []
    for a, b in itertools.pairwise(here):
        between = s.cut(a.passage.end, b.passage.start) if a.passage.end <= b.passage.start else ""
        if a.chain != b.chain and any(cue in between.lower() for cue in cues):
            found.append(DraftLink(a.chain, b.chain, "derived", s.passage()))
    return found
