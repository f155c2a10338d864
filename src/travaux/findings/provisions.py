"""What a draft would do: one finding for each obligation, on the clause that tells it.

Every clause that might be a term is proposed (:mod:`provisions_clauses`), its signs are read
(:mod:`provisions_signs`) and weighed (:mod:`provisions_judge`); of clauses that overlap the surest is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from travaux.findings.draft_pairs import pair_of
from travaux.findings.drafts import draft_noun
from travaux.findings.events_frame import span_head
from travaux.findings.found import Discourse, ProvisionFound, View
from travaux.findings.provisions_clauses import LONGEST, SHORTEST, Spot, find_spots, merged_verbs, talks_of_making
from travaux.findings.provisions_judge import Judged, judge, load_model
from travaux.findings.provisions_signs import Ground
from travaux.findings.provisions_whole import is_whole
from travaux.language.clauses import (
    VERBAL,
    agent,
    clause_head,
    conjuncts,
    is_conditional,
    is_passive,
    is_question,
    modal,
    negated,
    objects,
    phrase,
    subject,
)
from travaux.language.hedges import find_hedges
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.language.spans import QuantityMention
from travaux.model import Modality, Passage, Quantity

# What stands before a figure that another one replaces.
OLDER = re.compile(r"\b(?:from|instead of|rather than|compared (?:with|to)|not)\s+(?:the\s+)?$", re.IGNORECASE)
# What stands behind a figure that only tells how far it is from another: "three more than in the outline".
DIFFERING = re.compile(r"(?:\s*(?:more|fewer|less|sooner|earlier|later|longer|higher|lower))?\s+than\b")
MOVED = re.compile(r"\b(?:up|down)\s+(?:by\s+)?$")  # "fifteen now, up one"
YEAR = 364  # days
VAGUE = re.compile(r"(?:dozen|score|ten|hundred|thousand|million|billion|trillion)s\b", re.IGNORECASE)  # no figure
NAMED_AFTER = re.compile(r"[A-Z]\w+ of (?:the )?$")
READ = frozenset({"paragraph", "item", "standfirst"})
# A clause without a draft in it is read as that of the draft in focus only this near its last mention (sentences).
FOCUS_REACH = 25
# How sure a clause is at least that is put as reports put a draft's terms. Of 77 such clauses that the model, held out,
# gives less, six in ten are terms; of those that a strict reader judged, 34 of 37.
OUTRIGHT = 0.6
# Two clauses that share this much of the shorter one tell one term.
SAME_PLACE = 0.6


def find_provisions(
    view: View, drafts: Discourse, but_not: Iterable[ProvisionFound] = ()
) -> tuple[ProvisionFound, ...]:
    """Return what drafts would do, in the order of the text, save what has been told of others (``but_not``)."""
    spots = list(propose(view, drafts))
    ground, model = Ground(view, drafts), load_model()
    shares = judge([Judged(i, ground.signs(i, s, spot)) for i, s, spot in spots], model)
    shares = _let_in(spots, shares, model.least)
    sure = [(share, *told) for share, told in zip(shares, spots, strict=True) if share >= model.least]
    sure = [c for c in sure if not _is_part(c[3], [other for _, _, s, other in sure if s is c[2]])]
    taken = [(p.passage.start, p.passage.end) for p in but_not]
    kept: dict[tuple[int, int], tuple[float, int, Sentence, Spot]] = {}
    for share, index, s, spot in sorted(sure, key=lambda c: (-c[0], c[3].words[0].start, c[3].words[-1].end)):
        passage = s.span(spot.words)
        if not any(same_place(passage.start, passage.end, *other) for other in (*kept, *taken)):
            kept[passage.start, passage.end] = (share, index, s, spot)
    made = [p for place in sorted(kept) for p in _made(view, drafts, *kept[place])]
    return tuple(p for p in made if p is not None)


def _made(
    view: View, drafts: Discourse, share: float, index: int, s: Sentence, spot: Spot
) -> Iterator[ProvisionFound | None]:
    """Yield the provision of a clause; one for each draft where two are its subject ("both bills would …")."""
    sub = subject(s, spot.verb)
    together = pair_of(drafts, index, s, sub) if sub is not None and spot.tie == "subject" else ()
    for draft in together or (spot.draft,):
        yield make_provision(view, s, replace(spot, draft=draft), share)


def _is_part(spot: Spot, others: Iterable[Spot]) -> bool:
    """Whether a clause only qualifies a noun of a longer one that is a term too: "repeal the tax paid by owners"."""
    if spot.content.dep != "acl" or spot.content.tag != "VBN":
        return False
    own = {w.i for w in spot.words}
    return any(own < {w.i for w in other.words} for other in others)


def _let_in(spots: list[tuple[int, Sentence, Spot]], shares: list[float], least: float) -> list[float]:
    """Return the shares, raised for what is told outright, and for what is listed or coordinated with a term."""
    raised = [
        max(share, OUTRIGHT) if is_outright(s, spot) else share
        for (_, s, spot), share in zip(spots, shares, strict=True)
    ]
    rows = [_row_of(*spot) for spot in spots]
    of_terms = {row for row, share in zip(rows, raised, strict=True) if row is not None and share >= least}
    return [max(share, least) if row in of_terms else share for row, share in zip(rows, raised, strict=True)]


def is_outright(s: Sentence, spot: Spot) -> bool:
    """Whether a clause is put as reports put a draft's terms: "the plan would ban …", "it calls for …", "under it …".

    Of such clauses in the development packs and the annotated reports, seven to nine in ten tell a term.
    """
    if is_conditional(s, spot.verb) or talks_of_making(s, spot.verb):
        return False
    if spot.tie == "subject" and spot.content.i != spot.verb.i:
        return spot.shape == "phrase" or not any(a.lower == "to" for a in s.children(spot.verb, "aux"))
    content = spot.verb.lemma in word_set("provisions", "provides", "content")
    if spot.tie == "subject" and content and spot.verb.tag == "VBZ":
        return any(w.pos == "NUM" for w in spot.words)  # "the agreement gives its owners 1.4 shares"
    return spot.tie in ("subject", "under") and modal(s, spot.verb) == "would" and (content or spot.tie == "under")


def _row_of(index: int, s: Sentence, spot: Spot) -> tuple[int, int] | None:
    """Return the sentence and the verb over a row of terms: of a list, or of verbs that share a draft as subject."""
    if spot.content.i != spot.verb.i:
        return (index, spot.verb.i) if spot.tie == "subject" else None
    if spot.tie != "subject" or spot.verb.lemma not in word_set("provisions", "provides", "content"):
        return None
    first = spot.verb
    while first.dep == "conj" and s.head(first).pos in VERBAL:
        first = s.head(first)
    return None if talks_of_making(s, spot.verb) else (index, first.i)


def propose(view: View, drafts: Discourse) -> Iterator[tuple[int, Sentence, Spot]]:
    """Yield every clause that might be a term, with its sentence and the index of that."""
    for index, s in enumerate(view.page.sentences):
        if s.block_kind in READ and not is_question(s):
            for spot in find_spots(view, drafts, index, s):
                unlike = _is_reaction(view, s, spot) or _is_readiness(s, spot) or _is_naming(spot)
                unlike = unlike or _is_stance(s, spot) or _is_background(view, s, spot)
                if is_whole(s, spot) and not unlike:
                    yield index, s, spot


def _is_reaction(view: View, s: Sentence, spot: Spot) -> bool:
    """Whether a clause tells what somebody would do about a draft: "if it passed, the union would leave"."""
    verb = spot.content
    if verb.lemma not in word_set("provisions", "talk", "verbs") or _quantities(view, s.span(spot.words)):
        return False
    return any(is_conditional(s, v) for v in (verb, *s.children(verb, "advcl")))


def _is_stance(s: Sentence, spot: Spot) -> bool:
    """Whether a clause tells that somebody would take or not take a draft that is thought of: "any such deal"."""
    if spot.content.lemma not in word_set("provisions", "talk", "taking"):
        return False
    texts = [w for w in objects(s, spot.content) if draft_noun(s, w)]
    return any(d.lower in ("a", "an", "any", "no") for w in texts for d in s.children(w, "det"))


def _is_readiness(s: Sentence, spot: Spot) -> bool:
    """Whether a clause tells what somebody is willing to do: a stance, not yet a term."""
    ready = word_set("stances", "governing", "ready")
    near = [s.head(spot.content), *s.children(spot.content, "acomp", "oprd", "attr", "xcomp")]
    return any(w.pos == "ADJ" and w.lower in ready for w in near)


def _is_background(view: View, s: Sentence, spot: Spot) -> bool:
    """Whether a clause tells how things were before: "its boats took 35 percent of the catch in 2012", no term."""
    verb, day = spot.content, view.page.report.published
    told = [verb, *s.children(verb, "aux", "auxpass")]
    past = any(w.tag == "VBD" for w in told) and not any(w.tag == "MD" for w in told)
    if day is None or not past or spot.tie in ("subject", "under"):
        return False
    passage = s.span(spot.words)
    for t in view.times_in(passage.start, passage.end):
        anchor = span_head(s, t.start, t.end) if t.type == "DATE" else None
        if anchor is None or t.first is None or t.last is None or anchor.dep in ("compound", "amod", "nmod", "poss"):
            continue  # "the 2009 law"
        long_past = t.last.isoformat()[:4] < day[:4] and (t.last - t.first).days >= YEAR
        if long_past and clause_head(s, anchor).i == verb.i:
            return True
    return False


def _is_naming(spot: Spot) -> bool:
    """Whether a participle tells what something is called: "three states, together known as the League"."""
    loose = spot.content.dep in ("acl", "advcl") and spot.content.tag == "VBN"
    return loose and spot.content.lemma in word_set("provisions", "naming", "verbs")


def same_place(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether most of the shorter of two passages stands in the other."""
    shared = min(end, other_end) - max(start, other_start)
    return shared > SAME_PLACE * min(end - start, other_end - other_start)


def make_provision(view: View, s: Sentence, spot: Spot, sure: float = 1.0) -> ProvisionFound | None:
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
        quantity=_quantity(view, s, passage),
        said=said.key if said else None,
        hedges=tuple(dict.fromkeys(h for _, _, h in find_hedges(passage.text))),
        hangs=_hangs(s, spot),
        sure=sure,
    )


def readable(text: str) -> str:
    """Return a clause as a line: white space squashed, first letter a capital, loose marks at its ends gone."""
    line = " ".join(text.split()).strip(" ,;:–—-")
    if line.lower().startswith("that "):
        line = line[5:]
    return line[:1].upper() + line[1:]


def _about(s: Sentence, spot: Spot) -> str:
    """Return the nouns that tell the issue: the objects of the clause, its passive subject, the content itself.

    Objects are also those of the verbs that belong to the clause ("agreed to cut its duty", "requires it to close").
    """
    inside = {w.i for w in spot.words}
    if spot.content.pos not in VERBAL:
        return s.span([w for w in phrase(s, spot.content) if w.i in inside] or [spot.content]).text
    sub = subject(s, spot.content)
    nouns = _named(s, spot)
    if sub is not None and (is_passive(s, spot.content) or not nouns):
        nouns.insert(0, sub)
    return " ".join(s.span(phrase(s, n)).text for n in list(dict.fromkeys(nouns))[:3])


def _named(s: Sentence, spot: Spot) -> list[Word]:
    """Return the objects of a clause that are nouns, without those of what introduces it ("under the plan")."""
    inside = {w.i for w in spot.words}
    verbs = merged_verbs(s, spot.content)
    written = [k for v in verbs if v.lemma in word_set("provisions", "writing", "verbs") for k in _clauses(s, v)]
    listed = [w for v in verbs for w in objects(s, v)]
    listed = [w for k in written for v in merged_verbs(s, k) for w in objects(s, v)] or listed
    return [w for w in listed if w.pos in ("NOUN", "PROPN") and w.i in inside]


def _clauses(s: Sentence, verb: Word) -> list[Word]:
    return [k for k in s.children(verb, "ccomp") if k.pos in VERBAL and k.i > verb.i]


def _hangs(s: Sentence, spot: Spot) -> bool:
    """Whether the words of a clause name no issue: it qualifies a noun, or has nothing but somebody who acts."""
    if spot.content.pos not in VERBAL:
        return False
    if spot.content.dep in ("relcl", "acl"):
        return True
    return not _named(s, spot) and not is_passive(s, spot.content)


def _modality(s: Sentence, spot: Spot) -> Modality:
    lemmas = [spot.content.lemma, modal(s, spot.content), spot.verb.lemma, modal(s, spot.verb)]
    no = negated(s, spot.content)
    for word in lemmas:
        if word in word_set("provisions", "modality", "must_not"):
            return "may" if no else "must not"
        if word in word_set("provisions", "modality", "may"):
            return "must not" if no else "may"
        if word in word_set("provisions", "modality", "must"):
            return "must not" if no else "must"
    return "must not" if no else ("must" if "would" in lemmas else "none")


def _obliged(view: View, s: Sentence, spot: Spot) -> tuple[str, ...]:
    """Return who must or may: the subject of the content, or the object of a verb that obliges."""
    candidates = []
    sub = _bound(s, spot.content) if spot.content.pos in VERBAL else None
    if sub is not None and not is_passive(s, spot.content):
        candidates = [sub, *conjuncts(s, sub)]
    candidates += s.children(spot.content, "dobj", "dative") if spot.content.i == spot.verb.i else []
    by = agent(s, spot.content)
    members = view.cast.within([*candidates, *([by] if by else [])])
    return tuple(m.key for m in members if m.kind != "unnamed")


def _bound(s: Sentence, verb: Word) -> Word | None:
    """Return who does what a verb says: its subject, not who only asks for it; "it called on the ports to close"."""
    asking = word_set("provisions", "governors", "demanding") | word_set("provisions", "governors", "saying")
    if verb.lemma in asking:
        return None
    above = s.head(verb)
    if verb.dep == "xcomp" and above.lemma in asking and not s.children(verb, *SUBJECTS):
        asked = [w for w in objects(s, above) if w.i < verb.i]
        return asked[0] if asked else subject(s, verb)
    return subject(s, verb)


def _quantities(view: View, passage: Passage) -> list[QuantityMention]:
    return view.quantities_in(passage.start, passage.end)


def _quantity(view: View, s: Sentence, passage: Passage) -> Quantity | None:
    """Return the quantity of a clause: its first amount; a length of time only where nothing else is counted.

    A figure that only tells where another comes from ("from 5 to 7", "up from 5", "instead of 5"), or how far from it
    ("three more than before"), stands back; a number in a name ("the Group of Six") is none, nor is "billions".
    """
    found = [q for q in _quantities(view, passage) if not (_is_named(s, q) or VAGUE.match(q.text))]
    new = [q for q in found if not (OLDER.search(s.cut(passage.start, q.start)) or _is_difference(s, passage, q))]
    amounts = [q for q in new or found if not _is_time(q)] or new or found
    return Quantity(amounts[0].value, amounts[0].unit, amounts[0].comparator) if amounts else None


def _is_difference(s: Sentence, passage: Passage, q: QuantityMention) -> bool:
    """Whether a figure only tells how far another one is from an older: "45 days, three more than", "up one"."""
    after = s.cut(q.end, passage.end)
    return bool(DIFFERING.match(after) or (MOVED.search(s.cut(passage.start, q.start)) and not after[:2].strip(" ,.")))


def _is_named(s: Sentence, q: QuantityMention) -> bool:
    """Whether a number is part of a name: "the Group of Six"."""
    return q.text.istitle() and bool(NAMED_AFTER.search(s.cut(s.start, q.start)))


def _is_time(q: QuantityMention) -> bool:
    return q.unit.split(" ")[0].rstrip("s") in ("day", "week", "month", "year", "hour", "decade", "minute")
