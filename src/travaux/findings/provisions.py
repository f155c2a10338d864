"""What a draft would do: one finding for each obligation, on the clause that tells it.

Three ways in: the draft is the subject ("the plan would cap …", "it calls for …"); the draft is named with "under";
or the clause lays something down ("would", "must", "is limited to") while a draft is in focus.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from travaux.findings.drafts import UNITS_OF_A_DRAFT, draft_noun
from travaux.findings.found import Discourse, DraftMention, ProvisionFound, Said, View
from travaux.language.clauses import (
    VERBAL,
    agent,
    clause_words,
    conjuncts,
    is_conditional,
    is_passive,
    is_question,
    modal,
    negated,
    objects,
    phrase,
    subject,
    verbs,
)
from travaux.language.hedges import find_hedges
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.language.spans import QuantityMention
from travaux.model import Modality, Passage, Quantity

READ = frozenset({"paragraph", "item", "standfirst"})
# A clause without a draft in it is read as that of the draft in focus only this near its last mention (sentences).
FOCUS_REACH = 25
# In somebody's reported word it has to be nearer: people talk of many things.
SAID_REACH = 3
SHORTEST = 3  # words; less says nothing
LONGEST = 60  # words; a longer clause is a misread sentence
FIRST_PERSON = frozenset({"i", "we", "you", "they", "he", "she", "who", "there"})


# "Article 5 fixes …" speaks for the draft in focus.
PARTS_OF_A_DRAFT = frozenset({"article", "point", "clause", "section", "chapter", "paragraph", "annex", "provision"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A clause that lays something down, the draft that does, and the words that say what."""

    draft: str
    verb: Word
    content: Word  # the word that heads what is said
    words: tuple[Word, ...]


def find_provisions(view: View, drafts: Discourse) -> tuple[ProvisionFound, ...]:
    """Return what drafts would do, in the order of the text."""
    found: dict[tuple[int, int], ProvisionFound] = {}
    for index, s in enumerate(view.page.sentences):
        if s.block_kind not in READ or is_question(s):
            continue
        for spot in _spots(view, drafts, index, s):
            p = make_provision(view, s, spot)
            if p is not None and not _told(found, p.passage):
                found[p.passage.start, p.passage.end] = p
    return tuple(found[k] for k in sorted(found))


def _told(found: dict[tuple[int, int], ProvisionFound], new: Passage) -> bool:
    """Whether most of the passage stands in one that was found already."""
    for start, end in found:
        shared = min(end, new.end) - max(start, new.start)
        if shared > 0.6 * min(end - start, new.end - new.start):
            return True
    return False


def _spots(view: View, drafts: Discourse, index: int, s: Sentence) -> Iterator[Spot]:
    here = drafts.in_sentence(index)
    for verb in verbs(s):
        chain = _draft_subject(view, drafts, index, s, verb)
        if chain is not None:
            if not is_conditional(s, verb) and _is_content(s, verb):
                yield from _expand(s, verb, chain)
            continue
        under = _under(s, verb, here)
        chain = under.chain if under is not None else _in_focus(view, drafts, index, s, verb)
        if chain is not None:
            words = single_clause(s, s.head(verb) if _is_to(s, verb) else verb)
            after = [w for w in words if under is None or w.start > under.passage.end or w.i > verb.i]
            yield Spot(chain, verb, verb, tuple(_trimmed(after)))
    yield from _fragments(view, drafts, index, s)


def _fragments(view: View, drafts: Discourse, index: int, s: Sentence) -> Iterator[Spot]:
    """Yield the counted parts of a list item, or of a sentence without a verb ("cameras from 40 metres")."""
    chain = drafts.focus[index]
    if (
        chain is None
        or not _near(drafts, chain, index)
        or (s.block_kind != "item" and any(_is_finite(w) for w in s.words))
    ):
        return
    if view.said_at(s.start) is not None:
        return
    stops = [-1, *(w.i for w in s.words if w.text == ";"), len(s.words)]
    for start, end in pairwise(stops):
        words = _trimmed(s.words[start + 1 : end])
        if words and _quantities(view, s.span(words)):
            head = _head_of(s, words)
            yield Spot(chain, head, head, tuple(words))


def _is_finite(word: Word) -> bool:
    return word.tag in ("VBD", "VBZ", "VBP", "MD")


def _draft_subject(view: View, drafts: Discourse, index: int, s: Sentence, verb: Word) -> str | None:
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
    if sub.lemma in PARTS_OF_A_DRAFT and sub.tag in ("NN", "NNP"):
        return drafts.focus[index] if _near(drafts, drafts.focus[index], index) else None
    if sub.lower == "it" and view.cast.at(sub) is None and view.said_at(sub.start) is None:
        return _topic_before(view, drafts, index)
    return None


def _topic_before(view: View, drafts: Discourse, index: int) -> str | None:
    """Return the draft that "it" stands for: the one in focus, if it was spoken of just before or in this sentence."""
    chain = drafts.focus[index]
    near = any(m.chain == chain and index - 1 <= m.sentence <= index for m in drafts.mentions)
    said_again = index > 0 and view.page.sentences[index - 1].text.startswith(("It ", "Among "))
    return chain if near or (said_again and _near(drafts, chain, index)) else None


def _last_before(drafts: Discourse, index: int, word: Word) -> DraftMention | None:
    before = [m for m in drafts.in_sentence(index) if m.passage.end <= word.start]
    return before[-1] if before else None


def _is_content(s: Sentence, verb: Word) -> bool:
    if verb.lemma in word_set("provisions", "not_content", "verbs"):
        return False
    if any(a.lower == "to" for a in s.children(verb, "aux")) or _is_participle(s, verb):
        return False
    if verb.lemma in word_map("drafts", "follows") or any(
        o.lemma in UNITS_OF_A_DRAFT and o.tag == "NNS" for o in objects(s, verb)
    ):
        return False
    if verb.lemma in word_set("provisions", "provides", "content"):
        return True
    return modal(s, verb) in ("would", "must", "shall", "will", "may")


def _is_participle(s: Sentence, verb: Word) -> bool:
    """Whether the verb is a bare passive participle ("handed to the chair")."""
    loose = verb.dep in ("acl", "advcl", "amod") or bool(s.children(verb, "agent"))
    return loose and verb.tag in ("VBN", "VBD") and not s.children(verb, "aux", "auxpass")


def _expand(s: Sentence, verb: Word, chain: str) -> Iterator[Spot]:
    """Yield what a light verb ("proposed", "includes") introduces, part by part; other verbs whole."""
    if verb.lemma not in word_set("provisions", "provides", "light"):
        yield Spot(chain, verb, verb, tuple(_from_verb(s, verb)))
        return
    listed = _that_clauses(s, verb)
    first = listed[0][0].start if listed else s.end
    named = [n for w in objects(s, verb) for n in (w, *s.children(w, "appos"))]
    nouns = [w for w in named if w.pos in ("NOUN", "PROPN", "VERB") and w.start < first]
    for noun in nouns if len(nouns) > 2 or any(s.children(n, "acl", "relcl") for n in nouns) else nouns[:1]:
        inner = [k for k in s.children(noun, "acl") if k.tag == "VB"]
        parts = [c for k in inner for c in (k, *_clausal_conjuncts(s, k))]
        whole = s.subtree(noun) if len(nouns) <= 2 else phrase(s, noun)
        yield from (Spot(chain, verb, c, tuple(single_clause(s, c))) for c in parts)
        if not parts:
            yield Spot(chain, verb, noun, tuple(w for w in whole if w.end <= first))
    clauses = [c for k in s.children(verb, "ccomp", "xcomp") for c in (k, *_clausal_conjuncts(s, k))]
    if len(listed) > 1:
        yield from (Spot(chain, verb, _head_of(s, words), tuple(words)) for words in listed)
    else:
        yield from (Spot(chain, verb, c, tuple(single_clause(s, c))) for c in clauses)


def _that_clauses(s: Sentence, verb: Word) -> list[list[Word]]:
    """Return the words of each clause in "that …, that … and that …" after a verb; parsers lose such lists."""
    marks = [w.i for w in s.words if w.i > verb.i and w.lower == "that" and _opens_clause(s, w)]
    ends = [*marks, len(s.words)][1:]
    return [_trimmed(s.words[start + 1 : end]) for start, end in zip(marks, ends, strict=True)]


def _opens_clause(s: Sentence, that: Word) -> bool:
    before = s.words[that.i - 1]
    return before.text == "," or before.lower == "and" or (s.head(that).dep == "ccomp" and that.dep == "mark")


def _trimmed(words: Sequence[Word]) -> list[Word]:
    kept = list(words)
    while kept and kept[0].text in (",", ";"):
        kept.pop(0)
    while kept and (kept[-1].text in (",", ";", ".", "–", "-") or kept[-1].lower in ("and", "or")):
        kept.pop()
    return kept


def _head_of(s: Sentence, words: Sequence[Word]) -> Word:
    """Return the word of a stretch that the others hang on."""
    inside = {w.i for w in words}
    return next((w for w in words if w.head not in inside and w.pos in VERBAL), words[0])


def single_clause(s: Sentence, verb: Word) -> list[Word]:
    """Return the words of one clause: what is coordinated with its verb, or set beside it, is left out."""
    words = clause_words(s, verb)
    other = {
        c.i for k in s.children(verb, "conj", "parataxis") if k.pos in VERBAL and k.i > verb.i for c in s.subtree(k)
    }
    colon = max((w.i for w in words if w.text == ":" and w.i < verb.i), default=-1)
    return _trimmed([w for w in words if w.i not in other and w.i > colon])


def _from_verb(s: Sentence, verb: Word) -> list[Word]:
    """Return the words of a clause from its verb on; the draft, its subject, need not be said again."""
    own = {w.i for sub in s.children(verb, *SUBJECTS) for w in s.subtree(sub)}
    words = [w for w in single_clause(s, verb) if w.i not in own]
    return [
        w for w in words if w.i >= verb.i or (s.head(w).i == verb.i and w.dep in ("aux", "auxpass", "neg", "advmod"))
    ]


def _clausal_conjuncts(s: Sentence, verb: Word) -> list[Word]:
    return [c for c in conjuncts(s, verb) if c.pos in VERBAL]


def _under(s: Sentence, verb: Word, here: list[DraftMention]) -> DraftMention | None:
    """Return the draft in "under the plan, X would …"."""
    for prep in s.children(verb, "prep"):
        if prep.lower in ("under", "in") and prep.i < verb.i:
            for noun in s.children(prep, "pobj"):
                mention = next((m for m in here if m.passage.start <= noun.start < m.passage.end), None)
                if mention is not None and (prep.lower == "under" or modal(s, verb)):
                    return mention
    return None


def _in_focus(view: View, drafts: Discourse, index: int, s: Sentence, verb: Word) -> str | None:
    """Return the draft in focus if the clause of ``verb`` lays something down."""
    chain = drafts.focus[index]
    if chain is None or not _near(drafts, chain, index) or is_conditional(s, verb):
        return None
    sub = subject(s, verb)
    if sub is None or sub.lower in FIRST_PERSON or verb.dep in ("relcl", "acl", "advcl", "csubj"):
        return None
    said = view.said_at(verb.start)
    if said is not None and (_quoted(said, verb) or _is_speaker(view, said, sub)):
        return None
    if said is not None and not _near(drafts, chain, index, SAID_REACH):
        return None  # somebody's word on something else
    if draft_noun(s, sub):
        return None  # "any plan should …": none in particular
    return chain if _lays_down(view, s, verb, sub) else None


def _near(drafts: Discourse, chain: str | None, index: int, reach: int = FOCUS_REACH) -> bool:
    return any(m.chain == chain and 0 <= index - m.sentence <= reach for m in drafts.mentions)


def _quoted(said: Said, verb: Word) -> bool:
    return said.mode == "direct" or (said.direct and any(a <= verb.start < b for a, b in said.fragments))


def _is_speaker(view: View, said: Said, sub: Word) -> bool:
    """Whether the subject is who speaks, or the speaker's own side: it tells of intentions, not of a draft."""
    member = view.cast.at(sub)
    speaker = next((m for m in view.cast.members if m.key == said.speaker), None)
    if member is None or speaker is None:
        return sub.lower in ("it",)
    return member.key == speaker.key or (member.party or member.name) == (speaker.party or speaker.name)


def _lays_down(view: View, s: Sentence, verb: Word, sub: Word) -> bool:
    """Whether the clause reads as a term: a binding modal, or a term's noun with a verb of setting and an amount."""
    counted = bool(_quantities(view, s.span(clause_words(s, verb))))
    if _is_commitment(view, s, verb, sub):
        return True
    if modal(s, verb) in word_set("provisions", "modals", "binding") or _is_to(s, verb):
        if _would_have(s, verb):
            return False
        if verb.lemma in word_set("provisions", "talk", "verbs"):
            return verb.lemma in word_set("provisions", "talk", "unless_quantity") and counted
        member = view.cast.at(sub)
        return not (member is not None and member.kind in ("person", "unnamed"))
    if any(a.lower in ("has", "have", "had") for a in s.children(verb, "aux")):
        return False  # what has become of a term is a change
    term = sub.lemma in word_set("provisions", "terms", "nouns")
    return (
        term
        and verb.lemma in word_set("provisions", "terms", "verbs")
        and counted
        and verb.tag in ("VBZ", "VBP", "VBN")
    )


def _is_commitment(view: View, s: Sentence, verb: Word, sub: Word) -> bool:
    """Whether a party is told to have bound itself: "Norway agreed to open its ports"."""
    binds = verb.lemma in word_set("provisions", "commits", "verbs") and verb.tag in ("VBD", "VBN", "VBZ", "VBP")
    return binds and bool(s.children(verb, "xcomp")) and view.cast.at(sub) is not None and not modal(s, verb)


def _is_to(s: Sentence, verb: Word) -> bool:
    """Whether the clause has "is to" or "has to" before the verb."""
    head = s.head(verb)
    return verb.dep == "xcomp" and head.lemma in ("be", "have") and head.tag in ("VBZ", "VBP")


def _would_have(s: Sentence, verb: Word) -> bool:
    return verb.tag == "VBN" and any(a.lower == "have" for a in s.children(verb, "aux"))


def make_provision(view: View, s: Sentence, spot: Spot) -> ProvisionFound | None:
    """Return the provision of a clause, or None if the clause is too short or too long to be one."""
    words = list(spot.words)
    if not SHORTEST <= len(words) <= LONGEST:
        return None
    passage = s.span(words)
    said = view.said_at(spot.verb.start)
    return ProvisionFound(
        draft=spot.draft,
        says=readable(passage.text),
        about=_about(s, spot),
        modality=_modality(s, spot),
        passage=passage,
        obliged=_obliged(view, s, spot),
        quantity=_quantity(view, passage),
        said=said.key if said else None,
        hedges=tuple(dict.fromkeys(h for _, _, h in find_hedges(passage.text))),
    )


def readable(text: str) -> str:
    """Return a clause as a line: white space squashed, first letter a capital, loose marks at its ends gone."""
    line = " ".join(text.split()).strip(" ,;:–—-")
    if line.lower().startswith("that "):
        line = line[5:]
    return line[:1].upper() + line[1:]


def _about(s: Sentence, spot: Spot) -> str:
    """Return the nouns that tell the issue: the objects of the clause, its passive subject, the content itself."""
    if spot.content.pos not in VERBAL:
        return s.span(phrase(s, spot.content)).text
    sub = subject(s, spot.content)
    nouns = [w for w in objects(s, spot.content) if w.pos in ("NOUN", "PROPN")]
    if sub is not None and (is_passive(s, spot.content) or not nouns):
        nouns.insert(0, sub)
    return " ".join(s.span(phrase(s, n)).text for n in nouns[:3])


def _modality(s: Sentence, spot: Spot) -> Modality:
    lemmas = [spot.content.lemma, modal(s, spot.content), spot.verb.lemma, modal(s, spot.verb)]
    no = negated(s, spot.content)
    for word in lemmas:
        if word in word_set("provisions", "modality", "must_not"):
            return "must not"
        if word in word_set("provisions", "modality", "may"):
            return "must not" if no else "may"
        if word in word_set("provisions", "modality", "must"):
            return "must not" if no else "must"
    return "must not" if no else ("must" if "would" in lemmas else "none")


def _obliged(view: View, s: Sentence, spot: Spot) -> tuple[str, ...]:
    """Return who must or may: the subject of the content, or the object of a verb that obliges."""
    candidates = []
    sub = subject(s, spot.content) if spot.content.pos in VERBAL else None
    if sub is not None and not is_passive(s, spot.content):
        candidates = [sub, *conjuncts(s, sub)]
    candidates += s.children(spot.content, "dobj", "dative") if spot.content.i == spot.verb.i else []
    by = agent(s, spot.content)
    members = view.cast.within([*candidates, *([by] if by else [])])
    return tuple(m.key for m in members if m.kind != "unnamed")


def _quantities(view: View, passage: Passage) -> list[QuantityMention]:
    return view.quantities_in(passage.start, passage.end)


def _quantity(view: View, passage: Passage) -> Quantity | None:
    """Return the quantity of a clause: its first amount; a length of time only where nothing else is counted."""
    found = _quantities(view, passage)
    amounts = [q for q in found if not _is_time(q)] or found
    return Quantity(amounts[0].value, amounts[0].unit, amounts[0].comparator) if amounts else None


def _is_time(q: QuantityMention) -> bool:
    return q.unit.split(" ")[0].rstrip("s") in ("day", "week", "month", "year", "hour", "decade", "minute")
