"""Stances that what somebody says tells: judgements of a draft ("it’s a good deal"), and what must or must not be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from travaux.findings.found import Discourse, Member, Said, View
from travaux.findings.positions_aim import at_hand
from travaux.findings.positions_clauses import MUST, Stand, is_due, kind_of, shares_not, undoes
from travaux.findings.positions_judging import denying, judged, whole_expression
from travaux.language.clauses import auxiliaries, is_passive, modal, negated, objects, subject, verbs
from travaux.language.lexicon import lexicon, word_map, word_set
from travaux.language.reading import Sentence, Word
from travaux.language.world import is_outlet
from travaux.model import Stance

# So many more bad words than good ones, or the reverse, make a tone clear.
CLEAR = 2
# A pronoun stands for a draft that was named in this sentence or so many before it.
NEAR = 2
FEWEST = 4  # words of a statement whose tone tells
COPULAS = frozenset(
    {"be", "seem", "look", "sound", "remain", "represent", "become", "mark", "constitute", "amount", "feel"}
)
POINTING = frozenset({"it", "this", "that", "which", "these", "those"})
# Places in which a noun is what its clause speaks of.
TOPICS = frozenset({"attr", "nsubj", "nsubjpass", "ROOT", "dobj"})
# What is done to a draft that is agreed to.
ASSENT = frozenset({"pass", "enact", "implement", "keep", "honor", "honour", "respect", "uphold"})
# Words of what might be, and so no judgement of what is.
AHEAD = frozenset({"will", "wo", "can", "ca", "could", "must", "should", "shall", "’ll", "'ll"})
VOTES = frozenset({"vote", "support", "majority", "backing"})
SUPPOSING = frozenset({"would", "could", "might", "if"})


def said_stands(view: View, drafts: Discourse, index: int, s: Sentence) -> Iterator[Stand]:
    """Yield the stances of speakers that the clauses of one sentence tell."""
    for verb in verbs(s):
        said = view.said_at(verb.start)
        speaker = speaker_of(view, said)
        if said is None or speaker is None or _estimates(s, said):
            continue
        told = (
            ("judging", _judging(view, drafts, index, s, verb, speaker)),
            ("due", _due(drafts, index, s, verb, speaker)),
            ("unless", _not_unless(s, verb, speaker)),
            ("none", _there_is_no(s, verb, speaker)),
            ("predicate", _on_issue(view, s, verb, speaker)),
        )
        first = next((replace(stand, how=stand.how or how) for how, stand in told if stand is not None), None)
        if first is not None and (first := _raised(s, verb, first)) is not None:
            yield first
    yield from _toned(view, drafts, index, s)


def _estimates(s: Sentence, said: Said) -> bool:
    """Whether what is said is only reckoned: "estimates that the plan would hurt trade"."""
    cue = s.at(said.cue.start) if said.cue is not None and s.start <= said.cue.start < s.end else None
    return cue is not None and cue.lemma in word_set("stances", "guessing", "reckoning")


def _raised(s: Sentence, verb: Word, stand: Stand) -> Stand | None:
    """Return a stance turned round where it is denied above: "doesn’t think an election is a good idea"."""
    above = s.head(verb)
    if verb.dep != "ccomp" or above.lemma not in word_set("stances", "guessing", "raising") or not negated(s, above):
        return stand
    return replace(stand, stance="rejects") if stand.stance == "supports" else None


def _toned(view: View, drafts: Discourse, index: int, s: Sentence) -> Iterator[Stand]:
    """Yield the stance of a statement near a draft that sounds good or bad as a whole."""
    focus = drafts.focus[index]
    if focus is None:
        return
    near = any(m.chain == focus for n in range(index - NEAR, index) for m in drafts.in_sentence(n))
    for said in view.said:
        inside = [w for w in s.words if any(a <= w.start < b for a, b in said.fragments)]
        who = speaker_of(view, said)
        if who is None or len(inside) < FEWEST or not said.direct or any(w.lower in SUPPOSING for w in inside):
            continue
        named = any(m.chain == focus for m in drafts.in_sentence(index))
        if not named and not (near and any(w.lower in POINTING for w in inside)):
            continue
        stance = _tone(inside) or (whole_expression(inside) if named else None)
        verb = next((w for w in inside if w.pos == "VERB"), None)
        if stance and verb is not None:
            yield Stand(stance, (who,), verb, (), verb, draft_only=True, how="tone")


def speaker_of(view: View, said: Said | None) -> Member | None:
    """Return who makes a statement, where it is somebody that can hold a stance and not a relay."""
    if said is None or said.speaker is None:
        return None
    member = next((m for m in view.cast.members if m.key == said.speaker), None)
    if member is None:
        return None
    words = {w.lower() for w in member.name.split()}
    return None if words & frozenset(lexicon("stances")["relays"]) or is_outlet(member.name) else member


def _judging(view: View, drafts: Discourse, index: int, s: Sentence, verb: Word, who: Member) -> Stand | None:
    """Return the stance of "the deal is a historic mistake", "it would leave us more vulnerable"."""
    sub = subject(s, verb)
    if sub is not None and sub.lower in POINTING and verb.dep in ("relcl", "acl"):
        sub = s.head(verb)
        if sub.dep not in TOPICS:
            return None  # "criticized terms in the deal that will protect them": told in passing
    if sub is not None and sub.lower == "it" and _acts_below(s, verb):
        if verb.dep == "advcl" and any(drafts.at(w) is not None for w in s.words[: sub.i]):
            return None  # "I back the deal because it is the better way to lead": on the deal
        return _expletive(s, verb, who)
    if sub is None or not _is_draft(drafts, index, s, sub, verb) or _is_about_clause(s, sub, verb):
        return None
    if view.cast.at(sub) is not None:
        return None  # who is spoken of, where his draft is called by his name
    after = [w for w in s.subtree(verb) if w.i > sub.i]
    if verb.lemma in COPULAS or verb.pos == "AUX":
        parts = [w for k in s.children(verb, "attr", "acomp", "oprd", "prep", "neg", "advmod") for w in s.subtree(k)]
        whole = sorted({w.i: w for w in (verb, *parts) if w.i >= verb.i}.values(), key=lambda w: w.i)
        inside = {k.i for w in whole for c in s.children(w, "acl", "relcl", "advcl") for k in s.subtree(c)}
        stance = judged(s, [w for w in whole if w.i not in inside]) or judged(s, whole)
    elif drafts.at(sub) is None or is_passive(s, verb):
        return None
    else:
        stance = _effect(s, verb) or _expressed(s, verb, after)
    how, cue = "judging", _by_cue(s, verb)
    if stance is None or (stance == "supports" and cue == "rejects"):
        stance, how = cue, "cue"  # "warned that it would guarantee them a weapon"
    if stance is None:
        return None
    return Stand(stance, (who,), verb, (sub,), verb, draft_only=True, how=how)


def _expressed(s: Sentence, verb: Word, after: list[Word]) -> Stance | None:
    """Return how a set expression behind a verb judges: "makes no sense", "doesn’t strike the right balance"."""
    stance = whole_expression(after) or (judged(s, after) if verb.lemma == "strike" else None)
    if stance == "supports" and negated(s, verb):
        return "rejects"
    return stance


def _by_cue(s: Sentence, verb: Word) -> Stance | None:
    """Return how whoever "warns" or "complains" that a draft does something takes it."""
    cues = word_map("idioms", "cues")
    above = s.head(verb)
    told = cues.get(above.lemma, "") if verb.dep == "ccomp" and above.i < verb.i else ""
    kinds: dict[str, Stance] = {"rejects": "rejects", "supports": "supports"}
    return kinds.get(told)


def _there_is_no(s: Sentence, verb: Word, who: Member) -> Stand | None:
    """Return the stance of "there will be no tolls": a refusal; with "without" or "until" it is on that condition."""
    if verb.lemma != "be" or not s.children(verb, "expl") or modal(s, verb) not in AHEAD:
        return None
    things = [w for w in s.children(verb, "attr") if w.pos in ("NOUN", "PROPN")]
    if not any(d.lower == "no" for w in things for d in s.children(w, "det")) and not negated(s, verb):
        return None
    beside = [p for w in (*things, verb) for p in s.children(w, "prep") if p.lower in ("without", "until", "before")]
    needed = [n for p in beside for n in s.children(p, "pobj") if n.pos in ("NOUN", "PROPN")]
    if needed:
        spared = word_set("stances", "labels", "vague") | word_set("stances", "wrapping", "generic")
        held = [w for w in things if w.lemma not in spared]  # "no tolls without a ceiling"; of "no deal" the ceiling
        return Stand("conditional", (who,), verb, tuple(held or needed), needed[0] if held else verb)
    waits = {m.lower for k in s.children(verb, "advcl") for m in s.children(k, "mark", "advmod")}
    stance: Stance = "conditional" if waits & {"unless", "until", "before"} else "rejects"
    things = [w for w in things if w.lemma not in word_set("stances", "labels", "vague")]
    return Stand(stance, (who,), verb, tuple(things), verb) if things else None


def _expletive(s: Sentence, verb: Word, who: Member) -> Stand | None:
    """Return the stance of "it is a bad idea to extend the cuts": on what the infinitive is about."""
    parts = s.children(verb, "attr", "acomp")
    below = _below(s, verb)
    acts = _acts_below(s, verb)
    stance = judged(s, [w for p in parts for w in s.subtree(p, [k.i for k in below])]) if acts else None
    if negated(s, verb):
        stance = "rejects" if stance == "supports" else None  # "it is not a burden to have": no praise yet
    things = [w for k in acts for w in objects(s, k)]
    targets = [w for w in things if w.pos in ("NOUN", "PROPN")] or [w for w in things if w.lower in POINTING]
    if any(_takes_into(s, k) for k in acts):
        targets = [w for w in targets if s.head(w).lower != "into"] or _behind(s, acts)
    if stance is None or not targets:
        return None
    if any(kind_of(s, k) == "rejects" for k in acts):
        stance = "supports" if stance == "rejects" else "rejects"  # "it is a mistake to reject the plan"
    return Stand(stance, (who,), verb, tuple(targets), verb, draft_only=targets[0].lower in POINTING)


def _takes_into(s: Sentence, verb: Word) -> bool:
    """Whether a verb only holds a thing before the mind: "take fully into account"."""
    return any(
        p.lower == "into" and any(w.lower in ("account", "consideration") for w in s.children(p, "pobj"))
        for p in s.children(verb, "prep")
    )


def _behind(s: Sentence, acts: list[Word]) -> list[Word]:
    """Return the noun that follows "into account": "take into account the growers’ losses"."""
    inside = [w for k in acts for p in s.children(k, "prep") for n in s.children(p, "pobj") for w in s.children(n)]
    return [w for w in inside if w.pos in ("NOUN", "PROPN") and w.dep in ("dobj", "appos", "npadvmod", "dep")]


def _below(s: Sentence, verb: Word) -> list[Word]:
    parts = (verb, *s.children(verb, "attr", "acomp"))
    return [k for w in parts for k in s.children(w, "xcomp", "acl", "advcl", "relcl", "ccomp") if k.i > verb.i]


def _acts_below(s: Sentence, verb: Word) -> list[Word]:
    """Return the infinitives for which "it" only holds the place: "it is a bad idea to extend the cuts"."""
    return [k for k in _below(s, verb) if any(a.lower == "to" for a in s.children(k, "aux"))]


def _is_draft(drafts: Discourse, index: int, s: Sentence, sub: Word, verb: Word) -> bool:
    """Whether a subject is a draft, or a pronoun that can only stand for one spoken of just before."""
    if drafts.at(sub) is not None:
        return True
    if sub.lower in POINTING and any(
        w.lemma in word_set("stances", "wrapping", "generic") for w in s.children(verb, "attr")
    ):
        return at_hand(drafts, index) is not None  # "it’s an incredible deal"
    focus = drafts.focus[index]
    if sub.lower == "that" and _is_plain(s, verb):
        return any(m.chain == focus for n in range(index - NEAR, index + 1) for m in drafts.in_sentence(n))
    if sub.lower not in POINTING or sub.lower == "that" or focus is None or _about_else(s, verb):
        return False  # "that was a present": as a rule what was told just before, not the draft
    return any(m.chain == focus for n in range(index - NEAR, index + 1) for m in drafts.in_sentence(n))


def _is_plain(s: Sentence, verb: Word) -> bool:
    """Whether a predicate refuses in so many words: "that is unacceptable", "that is a non-starter"."""
    parts = [w for k in s.children(verb, "attr", "acomp") for w in s.subtree(k)]
    return any(w.lower in word_set("stances", "judgements", "strict", "rejects") or w.lower == "starter" for w in parts)


def _is_about_clause(s: Sentence, sub: Word, verb: Word) -> bool:
    """Whether "it" only stands before what is judged: "it was remarkable how many had joined"."""
    parts = [verb, *s.children(verb, "acomp", "attr")]
    later = [k for w in parts for k in s.children(w, "ccomp", "advcl", "csubj") if k.i > verb.i]
    asks = (m.lower for k in later for m in s.children(k, "advmod", "mark", "amod", "dobj", "nsubj"))
    words = {s.words[w.i + 1].lower for w in parts if w.i + 1 < len(s.words)}
    return sub.lower == "it" and (bool({"how", "that", "why"} & {*asks}) or bool({"how", "that", "why"} & words))


def _about_else(s: Sentence, verb: Word) -> bool:
    """Whether a predicate is about the day, the question, the news, not about a draft."""
    return any(w.lemma in word_set("stances", "judgements", "else") for w in s.children(verb, "attr"))


def _effect(s: Sentence, verb: Word) -> Stance | None:
    """Return the stance of saying that a draft does this: "undermines", "does not protect"."""
    things = s.children(verb, "dobj")
    if is_passive(s, verb) or any(w.lemma in VOTES for w in things):
        return None  # "lacks the votes": how it fares, not what it does
    if verb.lemma == "cost" and any(
        w.entity in ("MONEY", "CARDINAL") or w.pos in ("NUM", "SYM") or w.lemma == "money" for w in things
    ):
        return None  # "would cost $750 million": a sum
    for key, stance in (("harms", "rejects"), ("helps", "supports")):
        if verb.lemma in word_set("stances", "judgements", key):
            good = (stance == "supports") != (negated(s, verb) or shares_not(s, verb))
            return "supports" if good else "rejects"
    return None


def _not_unless(s: Sentence, verb: Word, who: Member) -> Stand | None:
    """Return the stance of "Norway cannot have full access unless it follows the rules": on a condition."""
    marks = (m.lower for k in s.children(verb, "advcl") for m in s.children(k, "mark", "advmod"))
    if (
        not negated(s, verb)
        or modal(s, verb) not in ("can", "could", "ca", "may", "will", "wo")
        or not ({"unless", "until"} & set(marks))
    ):
        return None
    sub = subject(s, verb)
    things = [w for w in (*objects(s, verb), *([sub] if sub is not None else [])) if w.pos in ("NOUN", "PROPN")]
    return Stand("conditional", (who,), verb, tuple(things), verb) if things else None


def _on_issue(view: View, s: Sentence, verb: Word, who: Member) -> Stand | None:
    """Return the stance of "29 percent is unacceptable", "raising tolls helps", "tolls would undermine the talks"."""
    clause = next(iter(s.children(verb, "csubj")), None)
    sub = clause or subject(s, verb)
    if sub is None or verb.dep in ("relcl", "acl") or view.cast.at(sub) is not None:
        return None
    shells = word_set("stances", "labels", "vague") | word_set("stances", "labels", "shells")
    if clause is None and sub.lemma in shells and not s.children(sub, "acl"):
        return None  # "this question is crucial", not "a move to cut the tolls is crucial"
    targets = tuple(w for w in objects(s, sub) if w.pos in ("NOUN", "PROPN")) if clause is not None else (sub,)
    if not targets or (clause is None and sub.pos not in ("NOUN", "PROPN")):
        return None
    stance = _predicate(s, verb, acted=clause is not None)
    return Stand(stance, (who,), verb, targets, verb) if stance is not None else None


def _predicate(s: Sentence, verb: Word, *, acted: bool) -> Stance | None:
    """Return how a clause judges its subject: only in plain words, or where the subject is an act."""
    if verb.lemma not in COPULAS and verb.pos != "AUX":
        effect = _effect(s, verb) or ("supports" if acted and verb.lemma == "help" and not negated(s, verb) else None)
        ahead = modal(s, verb) in ("would", "could", "will", "might") and bool(s.children(verb, "dobj"))
        return effect if acted or (effect == "rejects" and ahead) else None
    behind = [k for k in s.children(verb, "attr", "acomp", "prep", "neg") if k.i > verb.i]
    parts = sorted({w.i: w for k in behind for w in s.subtree(k)}.values(), key=lambda w: w.i)
    no = negated(s, verb)
    for stance in ("rejects", "supports"):
        if any(w.lower in word_set("stances", "judgements", "strict", stance) for w in parts):
            return "supports" if (stance == "supports") != no else "rejects"
    measures = word_set("stances", "judgements", "measures")
    if any(a.lower == "too" and b.lower in measures for a, b in pairwise(parts)):
        return "supports" if no else "rejects"  # "480 is 40 too many"
    thing = any(w.lower == "thing" for w in parts) and not no
    whole = whole_expression(parts) or (judged(s, parts) if thing or acted else None)
    return whole if whole == "rejects" or thing or acted else None


def _is_party(s: Sentence, sub: Word, verb: Word) -> bool:
    """Whether what "has to" be done is asked: of us, of a party, or as what a thing must undergo."""
    return sub.pos in ("PRON", "PROPN") or is_passive(s, verb) or sub.entity in ("ORG", "GPE", "NORP", "PERSON")


def _tone(words: list[Word]) -> Stance | None:
    """Return how the words after a draft sound together: ``CLEAR`` more good ones than bad ones, or the reverse."""
    good, bad = word_set("stances", "tone", "good"), word_set("stances", "tone", "bad")
    total = 0
    for n, w in enumerate(words):
        sign = (w.lemma in good or w.lower in good) - (w.lemma in bad or w.lower in bad)
        total += -sign if any(b.lower in denying() for b in words[max(0, n - 3) : n]) else sign
    return "rejects" if total <= -CLEAR else "supports" if total >= CLEAR else None


def _due(drafts: Discourse, index: int, s: Sentence, verb: Word, who: Member) -> Stand | None:
    """Return the stance of "any increase has to be matched", "Congress must not add sanctions"."""
    if not is_due(s, verb) or _is_bare(s, verb):
        return None
    sub = subject(s, verb)
    if sub is not None and any(a.lower == "should" and a.i < sub.i for a in s.children(verb, "aux")):
        return None  # "should they lead the strike": if
    if (
        sub is None
        or sub.lower in ("i", "you", "there", "who")
        or verb.lemma in word_set("stances", "details", "exhorting")
    ):
        return None
    bound = s.head(verb) if verb.dep == "xcomp" else verb
    if negated(s, bound) and modal(s, verb) not in MUST:
        return None  # "does not have to": need not
    if bound.dep == "relcl" or (bound is not verb and not _is_party(s, sub, verb)):
        return None  # "every path it has to get there", "companies have to make other plans"
    own = [w for w in objects(s, verb) if w.i > verb.i]
    if any(w.pos == "PRON" for w in s.children(verb, "dobj")):
        return None  # "we need to take it off the table"
    targets = [w for w in own if w.pos in ("NOUN", "PROPN", "NUM")]
    below = s.children(verb, "xcomp", "ccomp") if not own else []
    for k in below:
        targets += [w for w in objects(s, k) if w.i > k.i and w.pos in ("NOUN", "PROPN")]
    passive = is_passive(s, verb) or verb.lemma in ("go", "rise", "fall", "come", "end", "be", "begin", "stay")
    named = drafts.at(sub)
    pointed = sub.lower == "it" and _is_draft(drafts, index, s, sub, verb)
    if pointed or (named is not None and named.definite):
        return _due_of_draft(s, sub, verb, who)
    if passive and sub.pos in ("NOUN", "PROPN"):
        targets.insert(0, sub)
    if not targets:
        return None
    stance = _stance_of_due(s, verb)
    if verb.lemma in word_set("stances", "governing", "ceasing") and any(k.tag == "VBG" for k in below):
        stance = "supports" if stance == "rejects" else "rejects"  # "must stop manufacturing a crisis"
    undoing = undoes(s, verb) if stance == "supports" else ""
    return Stand(stance, (who,), verb, tuple(targets), verb, act=not kind_of(s, verb), undoing=undoing)


def _is_bare(s: Sentence, verb: Word) -> bool:
    """Whether nothing but its form makes a verb one of duty, as the parser may take it: "some ideas end up costly"."""
    told = bool(auxiliaries(s, verb)) or verb.dep == "xcomp"
    return not told and not (verb.dep == "ccomp" and kind_of(s, s.head(verb)) == "wants")


def _due_of_draft(s: Sentence, sub: Word, verb: Word, who: Member) -> Stand | None:
    """Return the stance of "the plan must be passed", "it should not be undermined", "it must hold a ceiling"."""
    if modal(s, verb) not in MUST:
        return None  # "the deal had to be negotiated", "it needs to go back": steps
    made = is_passive(s, verb) and (negated(s, verb) or kind_of(s, verb) == "supports" or verb.lemma in ASSENT)
    if made and negated(s, verb) and kind_of(s, verb) == "supports":
        return Stand("rejects", (who,), verb, (sub,), verb)
    return Stand("supports" if made else "conditional", (who,), verb, (sub,), verb)


def _stance_of_due(s: Sentence, verb: Word) -> Stance:
    """Return the stance on what is due: conditional where it is tied to something or comes "before" something."""
    later = (k for k in s.children(verb, "advcl") if k.i > verb.i)
    marks = (m.lower for k in later for m in s.children(k, "mark", "advmod"))
    if verb.lemma in word_set("stances", "governing", "tying") or any(
        m in ("before", "unless", "until", "if") for m in marks
    ):
        return "conditional"
    no = negated(s, verb) or any(negated(s, a) for a in s.children(verb, "auxpass"))  # "must not get involved"
    return "rejects" if no != (kind_of(s, verb) == "rejects") else "supports"
