"""What speaks for or against a clause's being a term of a draft: its signs, as names that a model weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from travaux.findings.drafts import draft_noun
from travaux.findings.found import Discourse, Member, Said, View
from travaux.findings.provisions_clauses import PARTS_OF_A_DRAFT, Spot, draft_subject, talks_of_making
from travaux.findings.provisions_tells import tells
from travaux.language.clauses import (
    VERBAL,
    auxiliaries,
    is_conditional,
    is_passive,
    modal,
    negated,
    objects,
    subject,
)
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import Sentence, Word
from travaux.language.spans import QuantityMention

PERSONS = {
    "i": "i", "we": "we", "you": "you", "they": "they", "he": "he", "she": "he", "it": "it", "this": "this",
    "that": "this", "who": "who", "which": "which", "there": "there", "these": "this",
}  # fmt: skip
MONEY = re.compile(r"dollar|euro|pound|yuan|yen|rouble|ruble|franc|rupee|peso|krone|won\b|[$€£¥]", re.IGNORECASE)
TIME = ("day", "week", "month", "year", "hour", "decade", "minute")
# Distances in sentences from the last word on the draft.
STEPS = (0, 1, 2, 4, 8, 16)


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds for all clauses of one report."""

    view: View
    drafts: Discourse

    def signs(self, index: int, s: Sentence, spot: Spot) -> tuple[str, ...]:
        """Return the signs of a clause, each once, in a fixed order."""
        return tuple(dict.fromkeys(_crossed(list(self._single(index, s, spot)))))

    def _single(self, index: int, s: Sentence, spot: Spot) -> Iterator[str]:
        yield "always"
        yield f"tie={spot.tie}"
        yield f"shape={spot.shape}"
        yield from self._place(index, s, spot)
        yield from _verb(s, spot)
        yield from self._subject(index, s, spot)
        yield from _governor(self.view, self.drafts, index, s, spot)
        yield from self._amounts(s, spot)
        yield from self._said(s, spot)
        yield from self._laid(s, spot)
        yield from _words(s, spot)
        yield from tells(self.view, index, s, spot)

    def _place(self, index: int, s: Sentence, spot: Spot) -> Iterator[str]:
        """Yield where in the report the clause stands, and how far from a word on its draft."""
        sentences = self.view.page.sentences
        yield f"block={s.block_kind}"
        before = [index - m.sentence for m in self.drafts.mentions if m.chain == spot.draft and m.sentence <= index]
        yield f"far={_step(min(before))}" if before else "far=never"
        any_before = [index - m.sentence for m in self.drafts.mentions if m.sentence <= index]
        yield f"farany={_step(min(any_before))}" if any_before else "farany=never"
        share = len(self.drafts.mentions) / max(1, len(sentences))
        yield f"share={min(4, int(share * 5))}"
        yield f"part={min(3, 4 * index // max(1, len(sentences)))}"
        yield f"named={min(2, len(self.drafts.in_sentence(index)))}"
        yield f"words={_step(len(spot.words) // 4)}"
        yield f"rest={_step((len(s.words) - len(spot.words)) // 4)}"

    def _subject(self, index: int, s: Sentence, spot: Spot) -> Iterator[str]:
        sub = subject(s, spot.content) if spot.content.pos in VERBAL else None
        if sub is None:
            sub = subject(s, spot.verb) if spot.verb.pos in VERBAL else None
        yield f"sub={self._kind_of(s, sub)}"
        if sub is not None and sub.pos == "NOUN":
            yield f"s:{sub.lemma}"

    def _kind_of(self, s: Sentence, sub: Word | None) -> str:
        if sub is None:
            return "none"
        if self.drafts.at(sub) is not None:
            return "draft"
        member = self.view.cast.at(sub)
        if sub.lower in PERSONS:
            return PERSONS[sub.lower] + ("_actor" if member is not None else "")
        if member is not None:
            return member.kind
        if sub.lemma in PARTS_OF_A_DRAFT and sub.pos in ("NOUN", "PROPN"):
            return "article"
        if draft_noun(s, sub):
            return "draftlike"
        if sub.lemma in word_set("provisions", "terms", "nouns"):
            return "term"
        if sub.lemma in word_set("provisions", "cues", "politics") or sub.lower in word_set(
            "provisions", "cues", "politics"
        ):
            return "politics"
        if sub.entity in ("PERSON", "ORG", "GPE", "NORP"):
            return "name"
        return "plural" if sub.tag == "NNS" else "noun"

    def _amounts(self, s: Sentence, spot: Spot) -> Iterator[str]:
        start, end = spot.words[0].start, spot.words[-1].end
        found = self.view.quantities_in(start, end)
        yield f"amounts={min(2, len(found))}"
        for q in found[:3]:
            yield f"amount={_unit_kind(q)}"
            yield f"compared={q.comparator}"
        times = self.view.times_in(start, end)
        yield from (f"time={t.type}" for t in times[:2])

    def _laid(self, s: Sentence, spot: Spot) -> Iterator[str]:
        """Yield the ways in which reports lay a term down outright, each of which takes several signs together."""
        verb, sub = spot.content, subject(s, spot.content) if spot.content.pos in VERBAL else None
        if sub is None:
            return
        member = self.view.cast.at(sub)
        person = member is not None and member.kind in ("person", "unnamed")
        binding = modal(s, verb) in word_set("provisions", "modals", "binding")
        plain = not negated(s, verb) and verb.tag in ("VBD", "VBN", "VBZ", "VBP")
        if binding and not person and verb.lemma not in word_set("provisions", "talk", "verbs"):
            yield "laid=modal"
        if plain and member is not None and verb.lemma in word_set("provisions", "commits", "verbs"):
            yield "laid=commit" if s.children(verb, "xcomp", "prep") else "laid=agree"
        counted = bool(self.view.quantities_in(spot.words[0].start, spot.words[-1].end))
        term = sub.lemma in word_set("provisions", "terms", "nouns")
        if term and counted and verb.lemma in word_set("provisions", "terms", "verbs") and not _is_perfect(s, verb):
            yield "laid=term"
        if spot.tie == "subject" and verb.lemma in word_set("provisions", "provides", "content"):
            yield "laid=content" if not talks_of_making(s, verb) else "laid=making"

    def _said(self, s: Sentence, spot: Spot) -> Iterator[str]:
        said = self.view.said_at(spot.words[0].start)
        if said is None:
            yield "said=no"
            return
        yield f"said={said.mode}"
        if _is_quoted(said, spot.verb):
            yield "quoted"
        sub = subject(s, spot.verb) if spot.verb.pos in VERBAL else None
        if sub is not None and self._is_speaker(said, sub):
            yield "ownword"
        speaker = self._member(said.speaker)
        yield f"speaker={speaker.kind if speaker else 'none'}"

    def _member(self, key: str | None) -> Member | None:
        return next((m for m in self.view.cast.members if m.key == key), None)

    def _is_speaker(self, said: Said, sub: Word) -> bool:
        """Whether the subject is who speaks, or the speaker's own side."""
        member, speaker = self.view.cast.at(sub), self._member(said.speaker)
        if member is None or speaker is None:
            return False
        return member.key == speaker.key or (member.party or member.name) == (speaker.party or speaker.name)


def _step(n: int) -> int:
    return next((i for i, step in enumerate(STEPS) if n <= step), len(STEPS))


def _is_quoted(said: Said, verb: Word) -> bool:
    return said.mode == "direct" or (said.direct and any(a <= verb.start < b for a, b in said.fragments))


def _unit_kind(q: QuantityMention) -> str:
    unit = q.unit.lower()
    if MONEY.search(unit):
        return "money"
    if "percent" in unit or "per cent" in unit or "%" in unit:
        return "percent"
    if unit.split(" ")[0].rstrip("s") in TIME:
        return "time"
    return "count" if unit else "bare"


def _verb(s: Sentence, spot: Spot) -> Iterator[str]:
    """Yield the form of the verb, what class it belongs to, and its lemma."""
    for name, v in (("c", spot.content), ("v", spot.verb)) if spot.content.i != spot.verb.i else (("c", spot.content),):
        if v.pos not in VERBAL:
            yield f"{name}noun"
            continue
        yield f"{name}tag={v.tag}"
        yield f"{name}dep={v.dep}"
        yield f"{name}modal={modal(s, v) or 'none'}"
        yield f"{name}:{v.lemma}"
        aux = {w.lower for w in auxiliaries(s, v)}
        if _is_perfect(s, v):
            yield f"{name}perfect"
        if "to" in aux:
            yield f"{name}to"
        yield from (f"{name}{t}" for t in _traits(s, v))
        for kid in s.children(v, "xcomp", "ccomp")[:1]:
            yield f"{name}x:{kid.lemma}"
    yield from (f"class={c}" for c in _classes(spot.content))
    yield from (f"vclass={c}" for c in _classes(spot.verb))


def _is_perfect(s: Sentence, v: Word) -> bool:
    return any(w.lower in ("has", "have", "had", "'ve", "’ve") for w in auxiliaries(s, v))


def _traits(s: Sentence, v: Word) -> Iterator[str]:
    if is_passive(s, v):
        yield "passive"
    if negated(s, v):
        yield "negated"
    if is_conditional(s, v):
        yield "if"
    if talks_of_making(s, v):
        yield "making"
    mark = next((m.lower for m in s.children(v, "mark")), "")
    if mark:
        yield f"mark={mark}"


def _classes(word: Word) -> list[str]:
    found = [name for name in ("content", "light") if word.lemma in word_set("provisions", "provides", name)]
    found += ["talk"] if word.lemma in word_set("provisions", "talk", "verbs") else []
    found += ["notcontent"] if word.lemma in word_set("provisions", "not_content", "verbs") else []
    found += ["terms"] if word.lemma in word_set("provisions", "terms", "verbs") else []
    found += ["makes"] if word.lemma in word_set("drafts", "makes", "active") else []
    return [*found, *_governor_kinds(word.lemma)]


@cache
def _governor_kinds(lemma: str) -> tuple[str, ...]:
    kinds = lexicon("provisions")["governors"]
    return tuple(k for k in kinds if lemma in kinds[k])


def _governor(view: View, drafts: Discourse, index: int, s: Sentence, spot: Spot) -> Iterator[str]:
    """Yield what the clause hangs on: the verb or noun above it, and whether that one speaks of a draft."""
    heads = list(s.ancestors(spot.content))
    if not heads:
        yield "above=root"
        return
    up = heads[0] if heads[0].pos != "ADP" or len(heads) < 2 else heads[1]
    if up.pos in VERBAL:
        yield f"a:{up.lemma}"
        yield f"above=verb_{up.tag}"
        yield f"amodal={modal(s, up) or 'none'}"
        yield from (f"above={k}" for k in _governor_kinds(up.lemma))
        sub = subject(s, up)
        if draft_subject(view, drafts, index, s, up) is not None:
            yield "above=draftsub"
        elif sub is not None and view.cast.at(sub) is not None:
            yield "above=actorsub"
    else:
        mention = drafts.at(up)
        yield "above=mention" if mention is not None else "above=draftnoun" if draft_noun(s, up) else "above=noun"
        yield f"a:{up.lemma}"
        if mention is not None:
            yield f"above=mention_{'the' if mention.definite else 'a'}"
            yield f"rank={mention.rank}"


def _words(s: Sentence, spot: Spot) -> Iterator[str]:
    """Yield the cues among the words, common words, and what the objects are."""
    lemmas = {w.lemma for w in spot.words} | {w.lower for w in spot.words}
    yield from (f"cue={k}" for k, words in _cues() if lemmas & words)
    outside = {w.lemma for w in s.words} - {w.lemma for w in spot.words}
    yield from (f"out={k}" for k, words in _cues() if outside & words)
    start, end = spot.words[0].start - s.start, spot.words[-1].end - s.start
    if any(start <= a and b <= end for a, b in _issues_in(s.text)):
        yield "issue"
    for w in spot.words:
        if w.pos in ("NOUN", "VERB", "ADV", "ADJ", "ADP", "DET", "SCONJ", "AUX") and w.lemma.isalpha():
            yield f"w:{w.lemma}"
    if spot.content.pos in VERBAL:
        yield from (f"o:{o.lemma}" for o in objects(s, spot.content)[:3] if o.pos == "NOUN")
    else:
        yield f"n:{spot.content.lemma}"


@cache
def _cues() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((k, frozenset(words)) for k, words in lexicon("provisions")["cues"].items())


@lru_cache(maxsize=64)  # the clauses of a sentence come one after another
def _issues_in(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for m in _issue_words().finditer(text))


@cache
def _issue_words() -> re.Pattern[str]:
    """Return a pattern of the strong words of all issues of the taxonomy."""
    words = {w for entry in lexicon("issues")["issue"] for w in entry["strong"]}
    parts = [w.rstrip(".").replace(" ", r"[\s-]+") + (r"\b" if w.endswith(".") else "") for w in sorted(words)]
    return re.compile(r"\b(?:" + "|".join(parts) + ")", re.IGNORECASE)


# Signs that tell more together than apart.
CROSSED = (
    ("cmodal", "sub"), ("cmodal", "tie"), ("sub", "tie"), ("above", "cmodal"), ("sub", "ctag"), ("tie", "amounts"),
    ("shape", "tie"), ("cmodal", "said"), ("sub", "said"), ("tie", "ctag"), ("class", "sub"), ("class", "tie"),
    ("class", "cmodal"), ("tie", "far"), ("shape", "amounts"), ("amounts", "sub"), ("above", "sub"),
    ("laid", "tie"), ("laid", "amounts"), ("laid", "said"), ("laid", "far"),
    ("when", "ctag"), ("deep", "cdep"), ("deep", "tie"), ("says", "tie"), ("says", "amounts"), ("root", "cdep"),
    ("led", "tie"), ("rtag", "cdep"), ("in", "tie"),
)  # fmt: skip


def _crossed(single: list[str]) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for sign in single:
        groups.setdefault(sign.split("=")[0], []).append(sign)
    yield from single
    for a, b in CROSSED:
        yield from (f"{x}&{y}" for x in groups.get(a, ()) for y in groups.get(b, ()))
