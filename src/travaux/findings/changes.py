"""What is said outright to have changed from draft to draft: dropped, raised, rewritten, new, kept, left open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from travaux.findings.found import ChangeFound, Discourse, DraftMention, ProvisionFound, View
from travaux.findings.provisions import FOCUS_REACH, readable
from travaux.language.clauses import (
    VERBAL,
    auxiliaries,
    clause_head,
    clause_words,
    conjuncts,
    is_conditional,
    is_passive,
    is_question,
    modal,
    negated,
    phrase,
    subject,
    verbs,
)
from travaux.language.hedges import find_hedges
from travaux.language.lexicon import lexicon, word_map, word_set
from travaux.language.reading import Sentence, Word
from travaux.model import ChangeKind, Quantity

READ = frozenset({"paragraph", "item", "standfirst"})
OLDER_RANKS = frozenset({"first", "earlier"})
DONE = frozenset({"was", "were", "has", "have", "had", "been", "'ve", "’ve", "'s", "’s"})
NEAR = 6  # sentences from the last word on a draft to a figure that is compared
LONGEST = 55  # words; a longer clause is a misread sentence


@dataclass(frozen=True, slots=True)
class Sign:
    """A word or phrase that tells a change, the verb of its clause, and the words that name the issue."""

    kind: ChangeKind
    verb: Word
    issue: Word
    of_a_term: bool = False  # whether it tells a change only in a clause that is a term


def find_changes(view: View, drafts: Discourse, provisions: Sequence[ProvisionFound] = ()) -> tuple[ChangeFound, ...]:
    """Return the changes that a report tells outright, in the order of the text; ``provisions`` are its terms."""
    found: list[ChangeFound] = []
    for index, s in enumerate(view.page.sentences):
        if s.block_kind not in READ or is_question(s) or not has_context(drafts, index):
            continue
        seen: set[int] = set()
        for sign in (*_by_phrase(view, s), *_by_verb(drafts, s)):
            if sign.of_a_term and not (has_context(drafts, index, NEAR) or is_in_a_term(sign.verb.start, provisions)):
                continue
            if sign.issue.i not in seen and not _blocked(view, drafts, s, sign):
                seen.add(sign.issue.i)
                found += _changes(view, drafts, index, s, sign)
    return tuple(found)


def has_context(drafts: Discourse, index: int, reach: int = FOCUS_REACH) -> bool:
    """Whether a draft is spoken of here or, at most ``reach`` sentences ago, before."""
    return any(0 <= index - m.sentence <= reach for m in drafts.mentions)


@cache
def _phrases() -> tuple[tuple[ChangeKind, str, re.Pattern[str]], ...]:
    """Return kind, what is needed beside it ("amount", "term" or nothing), and pattern of each fixed phrase."""
    return tuple(
        (*kind.partition("_")[::2], re.compile(pattern))
        for kind, patterns in lexicon("changes")["phrases"].items()
        for pattern in patterns
    )


def _by_phrase(view: View, s: Sentence) -> Iterator[Sign]:
    lowered = s.text.lower()
    votes = word_set("changes", "beside", "votes")
    counted = any(q.unit.lower().rstrip("s") not in votes for q in view.quantities_in(s.start, s.end))
    for kind, needed, pattern in _phrases():
        if needed and not counted:
            continue
        for m in pattern.finditer(lowered):
            word = s.at(s.start + m.start()) or s.root
            verb = clause_head(s, word)
            issue = _issue_of_phrase(s, verb, m.group(), s.start + m.end())
            if issue is not None:
                yield Sign(kind, verb, issue, needed == "term")


def is_in_a_term(offset: int, provisions: Iterable[ProvisionFound]) -> bool:
    """Whether an offset of the report lies in one of its terms."""
    return any(p.passage.start <= offset < p.passage.end for p in provisions)


def _issue_of_phrase(s: Sentence, verb: Word, cue: str, end: int) -> Word | None:
    """Return the noun a phrase is about: what follows "changes to", "nothing on", else the subject of its clause."""
    if cue.endswith((" to", " on", " about", " of", " back", "out")) or cue.startswith("new "):
        after = [
            w
            for w in s.words
            if w.start >= end and w.pos in ("NOUN", "PROPN") and w.dep in ("pobj", "dobj", "nsubj", "attr")
        ]
        if after:
            return after[0]
    return subject(s, verb)


def _by_verb(drafts: Discourse, s: Sentence) -> Iterator[Sign]:
    kinds = word_map("changes", "verbs")
    for verb in verbs(s):
        kind = kinds.get(verb.lemma)
        if kind is None:
            continue
        issue = _issue_of_verb(drafts, s, verb, kind)
        if issue is not None:
            yield Sign(_turned(s, verb, kind), verb, issue)


def _turned(s: Sentence, verb: Word, kind: str) -> ChangeKind:
    """Return the kind with negation: "has not changed" is kept, "was not kept" is removed."""
    if negated(s, verb):
        return "kept" if kind in ("changed", "removed") else "removed" if kind == "kept" else "kept"
    if kind == "removed" and any(p.lower in ("to", "by", "from") for p in s.children(verb, "prep")):
        return "changed"  # "drops to 10 percent"
    return kind  # type: ignore[return-value]


def _issue_of_verb(drafts: Discourse, s: Sentence, verb: Word, kind: str) -> Word | None:
    """Return the noun that changes: the passive subject, the object, or the subject of a verb without an object.

    What a draft would do to the world ("would raise taxes") is a provision; a change is told as done ("was raised",
    "has dropped its demand"), as agreed, or beside the older draft's figure.
    """
    sub, things = subject(s, verb), s.children(verb, "dobj")
    if is_passive(s, verb):
        return sub if _is_done(s, verb) else None
    if things:
        asked = things[0].lemma in word_set("changes", "asks", "nouns")
        moved = asked and (_is_done(s, verb) or _is_agreed(s, verb))
        return things[0] if moved or _is_told_beside(drafts, s, verb) else None
    if sub is None or not _is_told(s, verb):
        return None
    if kind == "kept" and s.children(verb, "attr"):
        return None  # "these remain the issue": what is open, not what is kept
    return sub if kind in ("kept", "removed") or (s.children(verb, "prep") and _beside_older(drafts, s, verb)) else None


def _is_done(s: Sentence, verb: Word) -> bool:
    """Whether the clause tells something as done: past or perfect, no modal."""
    aux = [w.lower for w in auxiliaries(s, verb)]
    if modal(s, verb) or "to" in aux:
        return False
    return verb.tag in ("VBD", "VBN") and (verb.tag == "VBD" or any(w in DONE for w in aux))


def _is_told(s: Sentence, verb: Word) -> bool:
    return verb.tag in ("VBD", "VBZ", "VBP", "VBN") and not modal(s, verb)


def _is_agreed(s: Sentence, verb: Word) -> bool:
    """Whether somebody agreed, or appeared willing, to make the change."""
    head = s.head(verb)
    return verb.dep in ("xcomp", "ccomp") and head.lemma in word_set("changes", "agreeing", "words")


def _is_told_beside(drafts: Discourse, s: Sentence, verb: Word) -> bool:
    """Whether a verb with an object tells what it was before; an aim ("to extend the cuts") is a term of the draft."""
    return "to" not in {w.lower for w in auxiliaries(s, verb)} and _beside_older(drafts, s, verb)


def _beside_older(drafts: Discourse, s: Sentence, verb: Word) -> bool:
    """Whether the clause names what it was before: an older draft, "rather than", "from 9 to 11"."""
    here = [m for m in drafts.mentions if s.start <= m.passage.start < s.end]
    if any(m.rank in OLDER_RANKS for m in here) or len({m.chain for m in here}) > 1:
        return True
    return {"from", "to"} <= {p.lower for p in s.children(verb, "prep")}


def _blocked(view: View, drafts: Discourse, s: Sentence, sign: Sign) -> bool:
    awaited = any(m.lower == "until" for m in s.children(sign.verb, "mark"))
    if awaited or is_conditional(s, sign.verb) or _hangs_on_if(s, sign.verb):
        return True
    if sign.issue.pos == "PRON" or sign.issue.pos in VERBAL:
        return True
    if sign.issue.lemma in word_set("changes", "not_issues", "nouns") or drafts.at(sign.issue) is not None:
        return True
    member = view.cast.at(sign.issue)
    return member is not None or modal(s, sign.verb) in ("might", "could", "can")


def _hangs_on_if(s: Sentence, verb: Word) -> bool:
    """Whether a clause with "if" or "unless" stands beside the verb: "if this passes, the cap is out"."""
    return any(is_conditional(s, k) for k in s.children(verb, "advcl") if k.tag in ("VBZ", "VBP", "VBD", "VBN"))


def _changes(view: View, drafts: Discourse, index: int, s: Sentence, sign: Sign) -> Iterator[ChangeFound]:
    words = clause_words(s, _governing(s, sign.verb))
    if sign.issue not in words:
        words = sorted({*words, *phrase(s, sign.issue)}, key=lambda w: w.i)
    if not 3 <= len(words) <= LONGEST:
        return
    passage = s.span(words)
    newer, older = _ends(drafts, index, _was_in(drafts, index, s, sign))
    said = view.said_at(sign.verb.start)
    amounts = view.quantities_in(passage.start, passage.end)
    for about in issues_of(s, sign.issue):
        yield ChangeFound(
            to_draft=newer,
            from_draft=older,
            about=about,
            kind=sign.kind,
            says=readable(passage.text),
            passage=passage,
            quantity=Quantity(amounts[0].value, amounts[0].unit, amounts[0].comparator) if amounts else None,
            said=said.key if said else None,
            hedges=tuple(dict.fromkeys(h for _, _, h in find_hedges(s.text))),
        )


def _governing(s: Sentence, verb: Word) -> Word:
    """Return the verb over an infinitive: who agreed, or appeared willing, to make the change belongs to it."""
    while verb.dep == "xcomp" and s.head(verb).i != verb.i:
        verb = s.head(verb)
    return verb


def issues_of(s: Sentence, noun: Word) -> list[str]:
    """Return the issues a noun phrase names: each of an apposed or coordinated list, else the phrase itself."""
    listed = [n for a in s.children(noun, "appos") for n in (a, *conjuncts(s, a))] or [noun, *conjuncts(s, noun)]
    return [s.span(phrase(s, n)).text for n in listed if n.pos in ("NOUN", "PROPN")] or [s.span(phrase(s, noun)).text]


def _was_in(drafts: Discourse, index: int, s: Sentence, sign: Sign) -> DraftMention | None:
    """Return the draft that an issue which is gone stood in: "the reserve in the first text has been dropped"."""
    if sign.kind != "removed":
        return None
    inside = s.span(s.subtree(sign.issue))
    return next((m for m in drafts.in_sentence(index) if inside.start < m.passage.start < inside.end), None)


def _ends(drafts: Discourse, index: int, was_in: DraftMention | None) -> tuple[str | None, str | None]:
    """Return the newer and the older draft of a change, as far as the sentence and its focus tell."""
    here = drafts.in_sentence(index)
    older = was_in or next((m for m in here if _points_back(m)), None)
    newer = next((m for m in here if older is None or m.chain != older.chain), None)
    focus = drafts.focus[index - 1] if was_in is not None and newer is None and index else drafts.focus[index]
    to = newer.chain if newer else focus
    if older is not None and to == older.chain:
        to = None
    return to, older.chain if older else None


def _points_back(m: DraftMention) -> bool:
    """Whether a mention is the older side, by its rank."""
    return m.rank in OLDER_RANKS
