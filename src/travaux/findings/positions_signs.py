"""What speaks for or against a stance's being told rightly: its signs, as names that a model weighs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from travaux.findings.drafts import draft_noun, family_of
from travaux.findings.found import Discourse, PositionFound, View
from travaux.findings.positions_aim import Aim
from travaux.findings.positions_clauses import Stand, kind_of
from travaux.language.clauses import VERBAL, is_conditional, is_passive, modal, negated, subject
from travaux.language.lexicon import word_set
from travaux.language.reading import Sentence

# Distances are told in steps: 0, 1, 2 to 3, 4 to 7, 8 and more.
STEPS = (0, 1, 2, 4, 8)
# Sentences before a stance in which what it is on may have been named.
BACK = 4
TURNING = frozenset({"but", "although", "though", "however", "while", "despite", "instead", "yet"})
OPENING = frozenset({"if", "unless", "whether", "until", "before", "after", "when", "because", "since", "as", "so"})
PAST = re.compile(
    r"\b(?:last (?:year|month|week)|earlier|previously|once|ago|formerly|in the past|had)\b", re.IGNORECASE
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
QUOTES = '“”"'


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds for all stances of one report."""

    view: View
    drafts: Discourse

    def signs(self, index: int, s: Sentence, stand: Stand, aim: Aim, told: PositionFound) -> tuple[str, ...]:
        """Return the signs of a stance, each once, in a fixed order."""
        return tuple(dict.fromkeys(_crossed(list(self._single(index, s, stand, aim, told)))))

    def _single(self, index: int, s: Sentence, stand: Stand, aim: Aim, told: PositionFound) -> Iterator[str]:
        yield "always"
        yield f"stance={told.stance}"
        yield f"how={stand.how}"
        yield f"on={'draft' if told.draft else 'issue'}"
        yield from _verb(s, stand)
        yield from self._holder(s, stand, told)
        yield from self._said(stand, told)
        yield from self._target(index, s, stand, aim)
        yield from self._passage(index, s, told)

    def _holder(self, s: Sentence, stand: Stand, told: PositionFound) -> Iterator[str]:
        member = next(m for m in self.view.cast.members if m.key == told.actor)
        yield f"holder={member.kind}"
        yield f"holders={min(3, len(stand.holders))}"
        yield f"party={'none' if member.party is None else 'own' if member.party == member.name else 'told'}"
        word = stand.holder_word
        if word is None:
            yield "at=speaker"
            return
        yield f"at={word.pos}"
        yield f"apart={_step(abs(stand.verb.i - word.i) // 2)}"
        if word.pos == "PRON":
            yield f"pronoun={word.lower}"
        if self.view.cast.at(word) is None:
            yield "at=elsewhere"
        if any(k.dep in ("relcl", "acl") for k in s.children(word)):
            yield "holder:which"
        yield f"place={word.dep}"

    def _said(self, stand: Stand, told: PositionFound) -> Iterator[str]:
        said = self.view.said_at(stand.verb.start)
        if said is None:
            yield "said=none"
            return
        own = said.speaker == told.actor
        yield f"said={'own' if own else 'nobody' if said.speaker is None else 'other'}"
        yield f"mode={said.mode}"
        if said.hedges:
            yield "said:hedged"
        if said.denied:
            yield "said:denied"
        if not own and said.speaker is not None:
            by = {m.key: m for m in self.view.cast.members}
            speaker, actor = by.get(said.speaker), by[told.actor]
            kin = speaker is not None and bool({speaker.party, speaker.name} & {actor.party, actor.name} - {None})
            yield f"told:{'kin' if kin else 'unnamed' if speaker and speaker.kind == 'unnamed' else 'stranger'}"

    def _target(self, index: int, s: Sentence, stand: Stand, aim: Aim) -> Iterator[str]:
        if aim.draft is None:
            yield from _issue(aim)
            return
        named = next((m for m in self.drafts.mentions if m.key == aim.named), None)
        yield f"aim={'bare' if named and named.bare else 'named' if named else 'pointed' if stand.target else 'hand'}"
        if named is not None:
            yield f"noun={named.head}"
            yield f"aim:{'definite' if named.definite else 'indefinite'}"
            if named.introduces:
                yield "aim:introduced"
        before = [index - m.sentence for m in self.drafts.mentions if m.chain == aim.draft and m.sentence < index]
        yield f"far={_step(min(before))}" if before else "far=never"
        told = [m for m in self.drafts.mentions if m.chain == aim.draft]
        yield f"chain={_step(len(told))}"
        if all(m.bare for m in told):
            yield "chain:bare"
        yield f"chains={_step(len({m.chain for m in self.drafts.mentions}))}"
        near = {m.chain for m in self.drafts.mentions if index - 2 <= m.sentence <= index}
        yield f"rivals={min(3, len(near - {aim.draft}))}"
        if self.drafts.focus[index] != aim.draft:
            yield "aim:unfocused"
        head = named.head if named is not None else ""
        at = named.passage.start if named is not None else stand.target[0].start if stand.target else stand.verb.start
        yield f"near={self._last_spoken_of(index, at, head, aim.draft)}"
        first = next((m for m in self.drafts.mentions if m.chain == aim.draft), None)
        yield f"main={'yes' if first and first.sentence <= 4 else 'no'}"
        kin = [m for m in self.drafts.mentions if not head or _kind(m.head) == _kind(head)]
        share = sum(m.chain == aim.draft for m in kin) / max(1, len(kin))
        yield f"share={min(4, int(share * 5))}"

    def _last_spoken_of(self, index: int, at: int, head: str, chain: str) -> str:
        """Return whose the last word on a draft of the kind before ``at`` is: "own", "other", "loose", or "none"."""
        for n in range(index, max(-1, index - BACK - 1), -1):
            s = self.view.page.sentences[n]
            for w in reversed([w for w in s.words if w.start < at]):
                lemma = draft_noun(s, w)
                if not lemma or (head and _kind(lemma) != _kind(head)):
                    continue
                mention = self.drafts.at(w)
                if mention is None:
                    return "loose"
                return "own" if mention.chain == chain else "other"
        return "none"

    def _passage(self, index: int, s: Sentence, told: PositionFound) -> Iterator[str]:
        text = told.passage.text
        yield f"block={s.block_kind}"
        yield f"words={_step(len(text.split()) // 5)}"
        yield f"rest={_step((len(s.text) - len(text)) // 40)}"
        yield f"quotes={sum(text.count(q) for q in QUOTES) % 2}"
        if told.passage.start == s.start:
            yield "starts"
        if told.passage.end >= s.end - 1:
            yield "ends"
        words = [w for w in s.words if told.passage.start <= w.start < told.passage.end]
        for w in words:
            if w.lower in TURNING:
                yield f"turn={w.lower}"
            if w.lower == "only":
                yield "only"
        yield from _dated(self.view, s, told)
        if s.text.rstrip(QUOTES + " ").endswith("!"):
            yield "cry"
        follow = s.cut(told.passage.end, s.end).lower().split()[:4]
        for w in follow:
            if w.strip(",—-–;") in (
                "but",
                "if",
                "unless",
                "only",
                "though",
                "although",
                "because",
                "by",
                "on",
                "in",
                "to",
            ):
                yield f"then={w.strip(',—-–;')}"


def _verb(s: Sentence, stand: Stand) -> Iterator[str]:
    """Yield what the word is that tells the stance, and what it hangs on."""
    verb = stand.verb
    yield f"verb:{verb.lemma}"
    yield f"tag={verb.tag}"
    yield f"dep={verb.dep}"
    if verb.pos in VERBAL:
        yield f"kind={kind_of(s, verb) or 'none'}"
        yield f"modal={modal(s, verb) or 'none'}"
        if negated(s, verb):
            yield "negated"
        if is_passive(s, verb):
            yield "passive"
        if is_conditional(s, verb):
            yield "conditional"
        sub = subject(s, verb)
        yield f"subject={sub.dep if sub is not None else 'none'}"
    if stand.clause.i != verb.i:
        yield f"clause:{stand.clause.lemma}"
        yield "lower"
    if stand.act:
        yield "act"
    if stand.undoing:
        yield f"undoing={stand.undoing}"
    above = next((w for w in s.ancestors(verb) if w.pos in VERBAL), None)
    if above is not None:
        yield f"under:{above.lemma}"
        yield f"above={'say' if above.lemma in ('say', 'add', 'tell') else kind_of(s, above) or 'other'}"
    for w in (verb, *s.ancestors(verb)):
        for m in s.children(w, "mark", "advmod"):
            if m.lower in OPENING and m.i < w.i:
                yield f"mark={m.lower}"
        if w.dep in ("relcl", "advcl", "acl"):
            yield f"inside={w.dep}"


def _issue(aim: Aim) -> Iterator[str]:
    """Yield how the words that name an issue look."""
    name = aim.called or aim.about or ""
    words = name.split()
    yield f"label={min(6, len(words))}"
    if words and words[0].endswith("ing"):
        yield "label:act"
        yield f"does:{words[0].lower()}"
    if words:
        last = words[-1].lower().removesuffix("s")
        yield f"last:{last}"
        if last in word_set("stances", "labels", "vague"):
            yield "label:vague"
        if words[-1].lower() in word_set("stances", "wrapping", "generic"):
            yield "label:generic"
    yield f"label:{'name' if any(w[:1].isupper() for w in words) else 'plain'}"
    if any(ch.isdigit() for ch in name):
        yield "label:figure"


def _dated(view: View, s: Sentence, told: PositionFound) -> Iterator[str]:
    """Yield how old what is told looks."""
    day = view.page.report.published
    if PAST.search(told.passage.text):
        yield "past"
    years = YEAR.findall(told.passage.text)
    if years and day and all(y < day[:4] for y in years):
        yield "year"
    if told.date is None or day is None:
        yield "date=none"
    else:
        yield "date=same" if told.date[:10] == day[:10] else "date=later" if told.date > day else "date=before"


def _crossed(signs: list[str]) -> Iterator[str]:
    """Yield the signs, then pairs of those that mean more together."""
    yield from signs
    value = {key: sign for sign in signs if "=" in sign for key in [sign.partition("=")[0]]}
    for a, b in PAIRS:
        if a in value and b in value:
            yield f"{value[a]}&{value[b]}"


PAIRS = (
    ("how", "stance"), ("how", "on"), ("stance", "kind"), ("stance", "above"), ("said", "how"), ("aim", "far"),
    ("aim", "rivals"), ("at", "said"), ("kind", "on"), ("stance", "tag"), ("kind", "tag"), ("stance", "modal"),
)  # fmt: skip


def _kind(head: str) -> str:
    return family if (family := family_of(head)) in ("bill", "terms") else ""


def _step(n: int) -> int:
    return sum(n >= step for step in STEPS) - 1
