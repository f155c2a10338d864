"""Every clause and phrase of a sentence that might be a term of a draft: one for each obligation, with its draft.

Nothing is judged here. A clause runs from its subject to the end of what its verb governs; what is coordinated with it
is a clause of its own, and so is each part of a list after "includes". Infinitives and the clause after "requires"
belong to their verb; the frame of reported speech ("the minister said that") is left out, its content is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from travaux.findings.draft_pairs import chamber_for_bill, pair_of
from travaux.findings.drafts import UNITS_OF_A_DRAFT
from travaux.findings.found import Discourse, DraftMention, View
from travaux.language.clauses import (
    CLAUSAL,
    VERBAL,
    clause_words,
    conjuncts,
    is_passive,
    modal,
    negated,
    objects,
    subject,
    verbs,
)
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word

SHORTEST = 3  # words; less says nothing
LONGEST = 60  # words; a longer clause is a misread sentence

# "Article 5 fixes …" speaks for the draft in focus.
PARTS_OF_A_DRAFT = frozenset({"article", "point", "clause", "section", "chapter", "paragraph", "annex", "provision"})

# What follows these is told of another draft, or of somebody else: a clause of its own.
CONTRASTS = frozenset({"while", "whereas"})

# What a verb of saying says stands in one of these after it; without, it is put into what it says, or after that.
SAID_AFTER = ("dobj", "attr", "ccomp", "xcomp", "prep", "oprd", "acomp", "dative")

# How a clause hangs on its draft: its subject, "under the plan", a noun phrase that speaks of a draft ("a deal that
# would …"), a draft named in the sentence, the one in focus, the last one named before, or the next one.
Tie = Literal["subject", "under", "attached", "inside", "here", "focus", "before", "after"]
Shape = Literal["clause", "phrase", "fragment"]
Place = tuple[View, Discourse, int]  # a report, its drafts, the index of the sentence


@dataclass(frozen=True, slots=True)
class Spot:
    """A clause that may lay something down, the draft that does, and the words that say what."""

    draft: str
    verb: Word
    content: Word  # the word that heads what is said
    words: tuple[Word, ...]
    tie: Tie = "subject"
    shape: Shape = "clause"


def find_spots(view: View, drafts: Discourse, index: int, s: Sentence) -> Iterator[Spot]:
    """Yield the clauses and phrases of a sentence that might be terms; none in a report that speaks of no draft."""
    at = (view, drafts, index)
    found = _fragments(at, s) if _has_no_clause(s) or s.block_kind == "item" else iter(())
    for spot in (*found, *_clauses(at, s)):
        if SHORTEST <= len(spot.words) <= LONGEST:
            yield spot


def _clauses(at: Place, s: Sentence) -> Iterator[Spot]:
    told: set[int] = set()  # clauses that a draft's own verb lists are told there
    for verb in verbs(s):
        if verb.dep not in CLAUSAL or _belongs_to_its_head(s, verb) or _is_condition(s, verb):
            continue
        draft, tie = draft_of(at, s, verb)
        if draft is None:
            continue
        listed = list(_listed(s, verb))
        told |= {content.i for content, _ in listed} if tie == "subject" else set()
        for content, words in listed:
            yield Spot(draft, verb, content, tuple(words), tie, "clause" if content.pos in VERBAL else "phrase")
        if not listed and verb.i not in told and not is_frame(s, verb):
            words = _without_draft(at, s, verb, tie)
            yield Spot(draft, verb, verb, tuple(words), tie)
        yield from _with(at, s, verb, draft, tie)
    yield from _apposed(at, s)


def _is_condition(s: Sentence, verb: Word) -> bool:
    """Whether a clause only says on what condition another holds."""
    head = s.head(verb)
    opens = [
        *s.children(verb, "mark", "advmod"),
        *([head] if verb.dep == "ccomp" and head.dep in ("advcl", "prep") else []),
    ]
    return any(w.i < verb.i and w.lower in word_set("provisions", "asides", "conditions") for w in opens)


def is_frame(s: Sentence, verb: Word) -> bool:
    """Whether a verb only tells who says or thinks what its clause says."""
    told = any(k.pos in VERBAL for k in s.children(verb, "ccomp", "parataxis"))
    if told and not is_control(verb) and verb.lemma in word_set("provisions", "frames", "verbs"):
        return True
    says = verb.lemma in word_set("provisions", "governors", "saying") and not is_passive(s, verb)
    return says and not any(w.i > verb.i for w in s.children(verb, *SAID_AFTER))  # "the text, the minister said, would"


def is_control(verb: Word) -> bool:
    """Whether what the clause of a verb says is what the verb does ("requires the port to close")."""
    return verb.lemma in word_set("provisions", "control", "verbs")


def _belongs_to_its_head(s: Sentence, verb: Word) -> bool:
    """Whether a verb tells no more than the verb it hangs on: "agreed to open", "requires owners to fit"."""
    head = s.head(verb)
    if head.i == verb.i or head.pos not in VERBAL:
        return False
    if verb.dep == "xcomp":
        return not _is_light(head)
    return verb.dep == "ccomp" and is_control(head)


def _is_light(verb: Word) -> bool:
    return verb.lemma in word_set("provisions", "provides", "light")


def merged_verbs(s: Sentence, verb: Word) -> list[Word]:
    """Return a verb and those that tell one thing with it: "agreed to open", "requires owners to fit"."""
    out = [verb]
    for kid in s.children(verb, "xcomp", "ccomp"):
        if kid.pos in VERBAL and _belongs_to_its_head(s, kid):
            out += merged_verbs(s, kid)
    return out


def single_clause(s: Sentence, verb: Word) -> list[Word]:
    """Return the words of one clause: what is coordinated with its verb, or set beside it, is left out."""
    words = clause_words(s, verb)
    other: set[int] = set()
    for own in merged_verbs(s, verb):
        for kid in s.children(own, "conj", "parataxis"):
            if kid.pos in VERBAL and kid.i > own.i and not _go_together(s, own, kid):
                other |= {w.i for w in s.subtree(kid)} | {c.i for c in s.children(own, "cc") if c.i < kid.i}
        for kid in s.children(own, "advcl"):
            if kid.i > own.i and any(m.lower in CONTRASTS for m in s.children(kid, "mark")):
                other |= {w.i for w in s.subtree(kid)}
    colon = max((w.i for w in words if w.text == ":" and w.i < verb.i), default=-1)
    return trimmed([w for w in words if w.i not in other and w.i > colon])


def _go_together(s: Sentence, verb: Word, other: Word) -> bool:
    """Whether two verbs share what stands after the second ("build or buy ships"), or are "not just … but"."""
    if any(w.lower in ("just", "only", "merely", "simply") for w in s.children(verb, "advmod")) and negated(s, verb):
        return True
    between = [w for w in s.words[verb.i + 1 : other.i] if w.dep not in ("aux", "neg", "advmod")]
    return [w.dep for w in between] == ["cc"] and bool(s.children(other, "dobj"))


def trimmed(words: Sequence[Word]) -> list[Word]:
    """Return words without loose marks and conjunctions at their ends."""
    kept = list(words)
    while kept and (kept[0].text in (",", ";", ".", "–", "—", "-", "--", ":") or kept[0].lower in ("and", "or", "but")):
        kept.pop(0)
    while kept and (
        kept[-1].text in (",", ";", ".", "–", "—", "-", "--", ":") or kept[-1].lower in ("and", "or", "but")
    ):
        kept.pop()
    return kept


def head_of(s: Sentence, words: Sequence[Word]) -> Word:
    """Return the word of a stretch that the others hang on."""
    inside = {w.i for w in words}
    tops = [w for w in words if w.head not in inside or w.head == w.i]
    return next((w for w in tops if w.pos in VERBAL), next((w for w in tops if w.pos != "PUNCT"), words[0]))


def _without_draft(at: Place, s: Sentence, verb: Word, tie: Tie) -> list[Word]:
    """Return the words of a clause, from the verb on where its subject is the draft, which need not be said again."""
    words = single_clause(s, verb)
    sub = subject(s, verb)
    relative = verb.dep == "relcl" and sub is not None and sub.lower in ("which", "that", "who")
    if tie == "subject" or relative:
        own = {w.i for k in s.children(verb, *SUBJECTS) for w in s.subtree(k)}
        words = [w for w in words if w.i not in own and (w.i >= verb.i or s.head(w).i == verb.i)]
        return trimmed([w for w in words if w.i >= verb.i or w.dep in ("aux", "auxpass", "neg", "advmod")])
    under = _under(s, verb, at[1].in_sentence(at[2]))
    if under is not None:
        words = [w for w in words if w.start > under.passage.end or w.i > verb.i]
    return trimmed(words)


def _listed(s: Sentence, verb: Word) -> Iterator[tuple[Word, list[Word]]]:
    """Yield the parts of what a light verb introduces ("includes A, B and C", "proposed that … and that …")."""
    if not _is_light(verb) or negated(s, verb):  # what a draft does not include is no part of it
        return
    clauses = that_clauses(s, verb)
    if len(clauses) > 1:
        yield from ((head_of(s, words), words) for words in clauses if words)
        return
    heads = [c for k in s.children(verb, "ccomp", "xcomp") for c in (k, *clausal_conjuncts(s, k))]
    for prep in s.children(verb, "prep"):
        heads += [c for k in s.children(prep, "pcomp") for c in (k, *clausal_conjuncts(s, k))]
    yield from ((c, single_clause(s, c)) for c in heads)
    first = min((w.start for c in heads for w in single_clause(s, c)), default=s.end)
    if is_passive(s, verb) or verb.dep == "acl":
        return
    named = [n for w in _included(s, verb) for n in (w, *s.children(w, "appos"))]
    yield from _nouns(
        s, [w for w in named if w.pos in ("NOUN", "PROPN", "NUM") and verb.start < w.start < first], first
    )


def _included(s: Sentence, verb: Word) -> list[Word]:
    """Return the nouns that a light verb introduces: its direct objects, else those after its preposition."""
    listed = objects(s, verb)
    direct = [w for w in listed if w.dep != "pobj" and s.head(w).dep != "pobj"]
    return direct or [w for w in listed if w.entity not in ("DATE", "TIME")]


def _nouns(s: Sentence, nouns: list[Word], end: int) -> Iterator[tuple[Word, list[Word]]]:
    """Yield each noun of a list with its words; an infinitive on a noun ("a pledge to …") speaks for itself."""
    listed = list(dict.fromkeys(nouns))
    for noun in listed if len(listed) > 1 else listed[:1]:
        rest = {w.i for other in listed if other.i > noun.i for w in s.subtree(other)}
        words = [w for w in s.subtree(noun) if w.end <= end and w.i not in rest]
        if not any(k.tag == "VB" for k in s.children(noun, "acl")):
            yield noun, trimmed(words)


def that_clauses(s: Sentence, verb: Word) -> list[list[Word]]:
    """Return the words of each clause in "that …, that … and that …" after a verb; parsers lose such lists."""
    marks = [w.i for w in s.words if w.i > verb.i and w.lower == "that" and _opens_clause(s, w)]
    ends = [*marks, len(s.words)][1:]
    return [trimmed(s.words[start + 1 : end]) for start, end in zip(marks, ends, strict=True)]


def _opens_clause(s: Sentence, that: Word) -> bool:
    before = s.words[that.i - 1]
    return before.text == "," or before.lower == "and" or (s.head(that).dep == "ccomp" and that.dep == "mark")


def clausal_conjuncts(s: Sentence, verb: Word) -> list[Word]:
    """Return the verbs coordinated with a verb."""
    return [c for c in conjuncts(s, verb) if c.pos in VERBAL]


def _with(at: Place, s: Sentence, verb: Word, draft: str, tie: Tie) -> Iterator[Spot]:
    """Yield counted phrases after "with" ("a deal with tax rises on income above …"), each noun apart."""
    view = at[0]
    hosts = [verb, *objects(s, verb), *s.children(verb, *SUBJECTS)]
    for host in hosts:
        for prep in s.children(host, "prep"):
            if prep.lower not in ("with", "including"):
                continue
            nouns = [c for n in s.children(prep, "pobj") for c in (n, *conjuncts(s, n))]
            for noun, words in _nouns(s, [n for n in nouns if n.pos in ("NOUN", "NUM", "PROPN")], s.end):
                span = s.span(words)
                if words and view.quantities_in(span.start, span.end):
                    yield Spot(draft, verb, noun, tuple(words), tie, "phrase")


def _apposed(at: Place, s: Sentence) -> Iterator[Spot]:
    """Yield what stands beside a draft's name as its content: "a compromise: a five-year ban on … and …"."""
    view, drafts, index = at
    for mention in drafts.in_sentence(index):
        noun = s.at(mention.passage.end - 1)
        if noun is None:
            continue
        nouns = [c for a in s.children(noun, "appos") for c in (a, *conjuncts(s, a))]
        nouns = [n for n in nouns if n.pos in ("NOUN", "NUM", "PROPN") and n.i > noun.i]
        for head, words in _nouns(s, nouns, s.end):
            span = s.span(words)
            if words and view.quantities_in(span.start, span.end):
                yield Spot(mention.chain, noun, head, tuple(words), "attached", "phrase")


def _has_no_clause(s: Sentence) -> bool:
    return not any(w.tag in ("VBD", "VBZ", "VBP", "MD") for w in s.words)


def _fragments(at: Place, s: Sentence) -> Iterator[Spot]:
    """Yield the parts of a list item, or of a sentence without a verb ("cameras from 40 metres")."""
    draft, tie = _near(at)
    if draft is None:
        return
    stops = [-1, *(w.i for w in s.words if w.text == ";"), len(s.words)]
    for start, end in pairwise(stops):
        words = trimmed(s.words[start + 1 : end])
        if words and (at[0].quantities_in(words[0].start, words[-1].end) or _has_no_clause(s)):
            head = head_of(s, words)
            yield Spot(draft, head, head, tuple(words), tie, "fragment")


# --- which draft a clause speaks of ---


def draft_of(at: Place, s: Sentence, verb: Word) -> tuple[str | None, Tie]:
    """Return the chain of the draft that a clause speaks of, and how it hangs on it."""
    view, drafts, index = at
    here = drafts.in_sentence(index)
    chain = draft_subject(view, drafts, index, s, verb)
    if chain is not None:
        return chain, "subject"
    for v in (verb, *(w for w in s.ancestors(verb) if w.pos in VERBAL)):
        mention = _under(s, v, here)
        if mention is not None:
            return mention.chain, "under"
    for up in s.ancestors(verb):
        mention = drafts.at(up) if up.pos not in VERBAL else None
        if mention is not None:
            return mention.chain, "attached"
        inside = draft_subject(view, drafts, index, s, up) if up.pos in VERBAL else None
        if inside is not None:
            return inside, "inside"
    return _near(at)


def _near(at: Place) -> tuple[str | None, Tie]:
    """Return the draft that the sentence names, the one in focus, the last one before, or the next one."""
    _, drafts, index = at
    here = drafts.in_sentence(index)
    focus = drafts.focus[index]
    if here:
        return focus or here[0].chain, "here"
    if focus is not None:
        return focus, "focus"
    before = [m for m in drafts.mentions if m.sentence < index]
    after = [m for m in drafts.mentions if m.sentence > index]
    if before:
        return before[-1].chain, "before"
    return (after[0].chain, "after") if after else (None, "after")


def draft_subject(view: View, drafts: Discourse, index: int, s: Sentence, verb: Word) -> str | None:
    """Return the draft that is the subject of ``verb``: by name, as "it", "which", or by one of its articles."""
    sub = subject(s, verb)
    if sub is None or (is_passive(s, verb) and not s.children(verb, "nsubj")):
        return None
    if sub.lower in ("which", "that") and verb.dep == "relcl":
        head = s.head(verb)
        misread = sub.lower == "which" and head.entity in (
            "DATE",
            "TIME",
            "GPE",
        )  # "released a plan on Sunday, which …"
        mention = drafts.at(head) or (_last_before(drafts, index, sub) if misread else None)
        return mention.chain if mention else None
    mention = drafts.at(sub)
    if mention is not None:
        return mention.chain
    together = pair_of(drafts, index, s, sub)
    if together:
        return together[0]
    if (chain := chamber_for_bill(drafts, index, s, verb, sub)) is not None:
        return chain
    if sub.lemma in PARTS_OF_A_DRAFT and sub.tag in ("NN", "NNP"):
        return drafts.focus[index]
    if sub.lower == "it" and view.cast.at(sub) is None and view.said_at(sub.start) is None:
        return _topic_before(drafts, index)
    return None


def _topic_before(drafts: Discourse, index: int) -> str | None:
    """Return the draft that "it" stands for: the one in focus, if it was spoken of just before or in this sentence."""
    chain = drafts.focus[index]
    return chain if any(m.chain == chain and index - 2 <= m.sentence <= index for m in drafts.mentions) else None


def _last_before(drafts: Discourse, index: int, word: Word) -> DraftMention | None:
    before = [m for m in drafts.in_sentence(index) if m.passage.end <= word.start]
    return before[-1] if before else None


def _under(s: Sentence, verb: Word, here: list[DraftMention]) -> DraftMention | None:
    """Return the draft in "under the plan, X would …"."""
    for prep in s.children(verb, "prep"):
        if prep.lower in ("under", "in") and prep.i < verb.i:
            for noun in s.children(prep, "pobj"):
                mention = next((m for m in here if m.passage.start <= noun.start < m.passage.end), None)
                if mention is not None and (prep.lower == "under" or modal(s, verb)):
                    return mention
    return None


def talks_of_making(s: Sentence, verb: Word) -> bool:
    """Whether a verb tells how a draft came to be or what it is made of ("runs to 20 articles", "revises the plan")."""
    return verb.lemma in word_map("drafts", "follows") or any(
        o.lemma in UNITS_OF_A_DRAFT and o.tag == "NNS" for o in objects(s, verb)
    )
