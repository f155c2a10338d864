"""Stances that verbs and adjectives tell of their subject: "rejected", "is ready to", "vowed to veto", "won’t sign"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from travaux.findings.found import Member
from travaux.findings.positions_conditions import WILL_NOT, has_but, has_condition
from travaux.findings.positions_idioms import IdiomTold, tell_charge, tell_idiom, tell_threat
from travaux.findings.positions_judging import OPPOSITE, flip, judged
from travaux.findings.positions_objects import ABOUT, ACTORS, clause_nouns, nouns_of, objects_after
from travaux.language.clauses import VERBAL, auxiliaries, is_passive, modal, negated
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.model import Stance

# Who wills that a draft be changed supports it on a condition; who will not have it changed supports it.
TO_CHANGE: dict[Stance, Stance] = {"supports": "conditional", "rejects": "supports"}
OPPOSED = frozenset({"opposed"})
MUST = frozenset({"must", "should"})
# Verbs that need no object where a draft is at hand, when they tell what will be.
SHORT_BE = frozenset({"’m", "'m", "’re", "'re"})
BARE = frozenset({"sign", "accept", "ratify", "initial", "veto"})


@dataclass(frozen=True, slots=True)
class Stand:
    """A stance on the word that tells it: who holds it and the words that name its target."""

    stance: Stance
    holders: tuple[Member, ...]
    verb: Word
    target: tuple[Word, ...]
    clause: Word  # heads the clause that says what the stance is about
    draft_only: bool = False  # tells nothing where no draft is meant
    holder_word: Word | None = None
    undoing: str = ""  # wills that a draft be undone ("scrap") or changed ("renegotiate")
    act: bool = False  # what is willed or refused is what ``verb`` tells: "will not raise taxes"
    how: str = ""  # which kind of telling shows it: "clause", "phrase", "threat", "noun", "judging", "tone", ...


@dataclass(frozen=True, slots=True)
class Told:
    """What a chain of verbs tells: the stance, the words it is about, the verb whose clause says so."""

    stance: Stance
    target: tuple[Word, ...]
    clause: Word
    draft_only: bool = False
    undoing: str = ""
    act: bool = False
    how: str = "clause"


def tell_clause(s: Sentence, verb: Word) -> Told | None:
    """Return the stance that the clause of ``verb`` tells of its subject; None for none."""
    if any(w.lower == "than" for w in s.children(verb, "mark", "prep")) or _than_before(s, verb):
        if not any(w.lower in ("rather", "sooner") for w in s.words[: verb.i]):
            return None
        told = _below(s, verb)
        return _turned(told, True) if told else None  # "would rather walk away than vote for it"
    told = (
        _phrase(s, verb)
        or _judgement(s, verb)
        or _ready(s, verb)
        or _adamant(s, verb)
        or _ballot(s, verb)
        or _adjective(s, verb)
        or _chain(s, verb)
        or _told_as(verb, tell_idiom(s, verb, alone=True), "word")
        or _will_not(s, verb)
    )
    if told is None:
        return None
    if told.stance in OPPOSITE and has_condition(s, verb, told, wants=kind_of(s, verb) == "wants"):
        return replace(told, stance="conditional")
    return told


def kind_of(s: Sentence, verb: Word) -> str:
    """Return how ``verb`` with its particles counts: "supports", "rejects", "wants", "undecided" or ""."""
    particles = word_map("stances", "particles")
    follow = s.children(verb, "prt", "prep", "advmod", "dobj")
    for one in follow:
        for key in (f"{verb.lemma} {one.lower} {_next(s, one)}", f"{verb.lemma} {one.lower}"):
            if key in particles:
                kind = particles[key]
                return "" if kind == "none" else kind
    pressing = verb.lemma in word_set("stances", "governing", "pressing")
    infinitives = [k for k in s.children(verb, "xcomp", "ccomp", "advcl") if _is_infinitive(s, k)]
    if pressing and infinitives:
        return "wants"  # "persuaded them to back it", "is fighting to keep it"
    if verb.lemma in word_set("stances", "governing", "hoping") and any(
        k.lemma in word_set("stances", "governing", "doing") for k in infinitives
    ):
        return "wants"  # "hopes to keep the tolls", not "hopes to see you"
    if pressing and word_map("stances", "verbs").get(verb.lemma) is None:
        return ""
    if verb.lemma == "ask" and any(_ballot(s, k) is not None for k in s.children(verb, "xcomp", "ccomp")):
        return "wants"
    if verb.lemma in ("argue", "call", "push", "press", "plead", "lobby") and _for_clause(s, verb) is not None:
        return "wants"
    if verb.lemma in ("call", "push", "press", "argue", "warn", "ask", "speak", "appeal", "lobby", "pressure"):
        return ""
    return word_map("stances", "verbs").get(verb.lemma, "")


def _is_infinitive(s: Sentence, verb: Word) -> bool:
    return any(a.tag == "TO" for a in s.children(verb, "aux"))


def _for_clause(s: Sentence, verb: Word) -> Word | None:
    """Return the clause of "argued for both sides to take steps"."""
    marked = (k for k in s.children(verb, "advcl", "ccomp") if any(m.lower == "for" for m in s.children(k, "mark")))
    return next(marked, None)


def _next(s: Sentence, word: Word) -> str:
    return s.words[word.i + 1].lower if word.i + 1 < len(s.words) else ""


def _than_before(s: Sentence, verb: Word) -> bool:
    return verb.i > 0 and s.words[verb.i - 1].lower == "than"


def _phrase(s: Sentence, verb: Word) -> Told | None:
    """Return the stance of a set phrase of several words, of a threat or a charge."""
    if is_passive(s, verb) and not s.children(verb, "agent"):
        return None
    return (
        _told_as(verb, tell_threat(s, verb), "threat")
        or _set_phrase(s, verb)
        or _told_as(verb, tell_charge(s, verb), "charge")
    )


def _word(s: Sentence, verb: Word) -> Told | None:
    """Return the refusal that one word tells under another verb: "vowed to challenge it", "promised to nix it"."""
    told = _told_as(verb, tell_idiom(s, verb, alone=True), "word") if not kind_of(s, verb) else None
    return told if told is not None and told.stance == "rejects" and not undoes(s, verb) else None


def _set_phrase(s: Sentence, verb: Word) -> Told | None:
    """Return the stance of a phrase of several words; "will walk away from it if it is bad" refuses nothing yet."""
    told = _told_as(verb, tell_idiom(s, verb, alone=False), "phrase")
    ahead = told is not None and told.stance == "rejects" and verb.tag == "VB" and _if_clause(s, verb)
    return None if ahead else told


def _told_as(verb: Word, told: IdiomTold | None, how: str) -> Told | None:
    return Told(told.stance, told.target, verb, draft_only=told.draft_only, how=how) if told is not None else None


def tell_willed(s: Sentence, verb: Word) -> Told | None:
    """Return the stance of what somebody threatens, promises or wishes to do."""
    return _below(s, verb)


# ------------------------------------------------------------------------------------------------ kinds of clauses
def _judgement(s: Sentence, verb: Word) -> Told | None:
    """Return the stance of "called it a capitulation", "described it as fair"."""
    if verb.lemma not in word_set("stances", "judging") or is_passive(s, verb):
        return None
    found = s.children(verb, "dobj", "oprd", "ccomp", "xcomp", "prep", "attr", "acomp", "dative")
    loose = {w.i for k in found for n in s.subtree(k) for w in s.children(n, "relcl", "acl", "advcl")}
    after = [w for k in found if k.i > verb.i for w in s.subtree(k, loose)]  # not "a chance to avert a bad war"
    stance = judged(s, after)
    clauses = [k for k in s.children(verb, "ccomp", "xcomp") if k.pos in VERBAL and s.children(k, *SUBJECTS)]
    if clauses:
        stance = _judged_clause(s, clauses[0])  # "thinks that the plan is fair", not "thinks there are too many"
    judged_thing = s.children(verb, "dobj") or [
        x for k in s.children(verb, "ccomp", "xcomp") for x in s.children(k, *SUBJECTS)
    ]
    if stance is None or not judged_thing or (negated(s, verb) and stance == "rejects"):
        return None  # "does not call it a mistake": no praise yet
    stance = "rejects" if negated(s, verb) else stance
    thing = judged_thing[0]
    return Told(stance, (thing,), verb, draft_only=thing.pos != "NOUN" or thing.entity in ACTORS)


def _judged_clause(s: Sentence, verb: Word) -> Stance | None:
    """Return how a governed clause judges its subject: only in its own predicate."""
    if verb.lemma != "be":
        return None
    later = {w.i for k in s.subtree(verb) for w in s.children(k, "relcl", "acl", "advcl", "ccomp", "xcomp")}
    parts = [w for k in s.children(verb, "attr", "acomp", "neg", "prep") for w in s.subtree(k, later)]
    return judged(s, sorted((w for w in parts if w.i > verb.i), key=lambda w: w.i))


def _ready(s: Sentence, verb: Word) -> Told | None:
    """Return the stance of "is ready to accept", "is unwilling to talk about", "is open to"."""
    for w in s.children(verb, "acomp", "oprd", "attr"):
        unready = w.lemma in word_set("stances", "governing", "unready")
        if not unready and w.lemma not in word_set("stances", "governing", "ready"):
            continue
        below = [k for k in s.children(w, "xcomp", "prep") if k.i > w.i]
        inner = next((k for k in below if k.pos in VERBAL), None)
        no = negated(s, verb) != unready
        if inner is not None:
            told = _below(s, inner)
            return _turned(told, no) if told else None
        nouns = [n for k in below for n in objects_after(s, k)]
        stance = flip("supports", no)
        if nouns:
            return Told("conditional" if stance == "supports" and has_but(s, verb) else stance, tuple(nouns), verb)
    return None


def _adamant(s: Sentence, verb: Word) -> Told | None:
    """Return the stance of "is adamant that the tolls must go", "was clear that there could be no tolls"."""
    for w in s.children(verb, "acomp", "oprd", "attr"):
        if w.lower not in word_set("stances", "governing", "adamant"):
            continue
        inner = next((k for k in s.children(w, "ccomp") or s.children(verb, "ccomp") if k.pos in VERBAL), None)
        if inner is None:
            continue
        no = negated(s, inner)
        due = is_due(s, inner) or modal(s, inner) in ("will", "wo", "would", "’ll", "'ll")
        nouns = [n for n in clause_nouns(s, inner) if n.pos in ("NOUN", "PROPN")]
        if due and nouns:
            against = no != (kind_of(s, inner) == "rejects" or inner.lemma in ("go", "end", "disappear", "vanish"))
            return Told("rejects" if against else "supports", tuple(nouns), inner, undoing=undoes(s, inner))
    return None


def _ballot(s: Sentence, verb: Word) -> Told | None:
    """Return the stance of "will vote no", "is a reluctant yes"."""
    be = verb.lemma == "be" or verb.lower in SHORT_BE
    if not be and verb.lemma not in ("vote", "remain", "lean"):
        return None
    beside = ("dobj", "attr", "acomp", "oprd") if be else ("dobj", "attr", "intj", "advmod", "npadvmod", "oprd")
    for w in s.children(verb, *beside):
        if w.lower in ("yes", "no", "aye", "nay") and w.i > verb.i and w.dep != "det":
            on = [n for p in s.children(verb, "prep") if p.lower == "on" for n in s.children(p, "pobj")]
            stance = flip("supports" if w.lower in ("yes", "aye") else "rejects", bool(s.children(verb, "neg")))
            return Told(stance, tuple(on), verb, draft_only=True)
    return None


def _adjective(s: Sentence, verb: Word) -> Told | None:
    """Return the stance of "is opposed to", "was critical of", "are against it", "is in favor of"."""
    adjectives = word_map("stances", "adjectives")
    participle = [verb] if is_passive(s, verb) and not s.children(verb, "agent") else []
    for w in (*s.children(verb, "acomp", "oprd", "attr"), *participle):
        if w.lemma in adjectives or w.lower in adjectives:
            nouns = [n for k in s.children(w, "prep") for n in objects_after(s, k)] or _stranded(s, verb, w)
            alone = w is verb or not s.children(w, "prep", "xcomp", "ccomp")
            if nouns or (alone and adjectives.get(w.lower) == "rejects" and w.lower in OPPOSED):
                kind = adjectives.get(w.lower, adjectives.get(w.lemma, ""))
                return Told(flip(kind, negated(s, verb)), tuple(nouns), w, draft_only=not nouns)
    for w in s.children(verb, "prep"):
        favor = [n for n in s.children(w, "pobj") if n.lemma in ("favor", "favour", "support")]
        if verb.lemma in ("be", "come", "remain", "vote", "speak") and w.lower == "in" and favor:
            nouns = [n for k in s.children(favor[0], "prep") for n in objects_after(s, k)]
            return Told(flip("supports", negated(s, verb)), tuple(nouns), verb, draft_only=not nouns)
        against = [n for n in s.children(w, "pobj") if n.lemma == "opposition"]
        if verb.lemma in ("be", "come", "remain", "speak") and w.lower == "in" and against and not negated(s, verb):
            nouns = [n for k in s.children(against[0], "prep") for n in objects_after(s, k)]
            return Told("rejects", tuple(nouns), verb, draft_only=not nouns)
        if any(verb.i < k.i < w.i and s.children(k, "pobj") for k in s.children(verb, "prep")):
            continue  # "was in town for the talks", not "is for the talks"
        if verb.lemma in ("be", "remain") and w.lower == "for" and (nouns := _stood_for(s, w, verb)):
            return Told(flip("supports", negated(s, verb)), tuple(nouns), verb)
        if verb.lemma in ("be", "remain", "come") and w.lower == "against":
            if verb.lemma == "come" and negated(s, verb):
                return None  # "had not yet come out against it"
            nouns = objects_after(s, w)
            return Told(flip("rejects", negated(s, verb)), tuple(nouns), verb, draft_only=not nouns)
    bare = [w for w in s.children(verb, "advmod", "acomp", "prep") if w.lower == "against" and not s.children(w)]
    if bare and verb.lemma in ("be", "vote", "remain", "come"):
        return Told(flip("rejects", negated(s, verb)), (), verb, draft_only=True)  # "one member was against"
    return None


def _stood_for(s: Sentence, prep: Word, verb: Word) -> list[Word]:
    """Return what somebody "is for": no time, no person, no measure, and not what a sum is for."""
    if any(w.pos == "NUM" or w.entity in ("MONEY", "PERCENT") for w in s.children(verb, *SUBJECTS)):
        return []
    return [
        n for n in objects_after(s, prep) if n.entity not in ("DATE", "TIME", "PERSON", "CARDINAL") and n.pos != "NUM"
    ]


def _stranded(s: Sentence, verb: Word, state: Word) -> list[Word]:
    """Return what a relative clause that ends in its preposition is about: "drills, which Norway is opposed to"."""
    alone = any(k.lower in ABOUT and not s.children(k) for k in s.children(state, "prep"))
    head = s.head(verb)
    return [head] if alone and verb.dep == "relcl" and head.pos in ("NOUN", "PROPN") else []


def _chain(s: Sentence, verb: Word) -> Told | None:
    """Return the stance of a verb with those it governs: "rejected", "refused to accept", "wants the text dropped"."""
    hidden = is_passive(s, verb) and not s.children(verb, "agent")
    told = None if hidden else _below(s, verb, top=True)
    return _turned(told, False) if told else None


def _turned(told: Told, no: bool) -> Told | None:
    if told.stance not in OPPOSITE:
        return None if no else told
    return replace(told, stance=OPPOSITE[told.stance]) if no else told


def _below(s: Sentence, verb: Word, top: bool = False) -> Told | None:
    """Return what ``verb`` tells as a governed verb: any act that is willed, ready or refused counts."""
    inner = _inner(s, verb)
    no = (negated(s, verb) or _nor(s, verb) or shares_not(s, verb)) != _in_no_way(s, verb)
    phrased = None if top else _set_phrase(s, verb) or _word(s, verb)
    if phrased is not None:
        return phrased
    if inner is not None and not s.children(inner, *SUBJECTS):
        governed = _governed(s, verb, inner, top)
        if governed is not None:
            return _turned(governed, no)
        if governs(verb):
            return None
    return _prevented(s, verb, no) or _told_by(s, verb, inner, no, top)


def _inner(s: Sentence, verb: Word) -> Word | None:
    """Return the verb that ``verb`` governs: its complement; of one that only leads on to another, its purpose too."""
    leads = verb.lemma in word_set("stances", "governing", "leading")
    kinds = ("xcomp", "ccomp", "pcomp", *(("advcl",) if leads else ()))
    below = [k for k in s.children(verb, *kinds) if k.i > verb.i and k.pos in VERBAL]
    inner = next((k for k in below if k.dep != "advcl" or _is_infinitive(s, k)), None)
    seen = s.children(inner, "ccomp", "xcomp") if inner is not None and inner.lemma == "see" else []
    seen = [k for k in seen if k.i > verb.i and s.children(k, *SUBJECTS)]
    return seen[0] if seen else inner  # "wants to see the tolls lifted"


def shares_not(s: Sentence, verb: Word) -> bool:
    """Whether "did not" stands before the verb that this one goes on from: "did not follow him and quit the pact"."""
    head = s.head(verb)
    goes_on = verb.dep == "conj" and verb.tag == "VB" and not s.children(verb, "aux", *SUBJECTS)
    return (
        goes_on
        and negated(s, head)
        and bool(s.children(head, "aux"))
        and "but" not in [w.lower for w in s.words[head.i : verb.i]]
    )


def _in_no_way(s: Sentence, verb: Word) -> bool:
    """Whether a clause hangs on "no circumstances in which"."""
    head = s.head(verb)
    hangs = verb.dep in ("relcl", "acl", "ccomp") and head.lemma in word_set("stances", "governing", "never")
    return hangs and any(w.lower == "no" for w in s.children(head, "det"))


def governs(verb: Word) -> bool:
    """Whether a verb tells no stance of its own where another verb depends on it: "vowed to", "refused to"."""
    return any(verb.lemma in word_set("stances", "governing", key) for key in ("trying", "willing", "refusing"))


def _governed(s: Sentence, verb: Word, inner: Word, top: bool) -> Told | None:
    """Return what the verb below tells under one that wills, tries or refuses it; None where that tells nothing."""
    if _keeps_back(s, verb, inner):
        return None  # "declined to give figures" keeps a thing back, and stands nowhere
    if verb.lemma in word_set("stances", "governing", "leading") and kind_of(s, inner) not in ("", "undecided"):
        return _below(s, inner)  # "continues to oppose it", "switched to back it"
    if verb.lemma in word_set("stances", "governing", "refusing"):
        told = _below(s, inner)
        return _turned(told, True) if told else None
    if verb.lemma in word_set("stances", "governing", "trying"):
        return _below(s, inner) if kind_of(s, inner) else None
    if verb.lemma not in word_set("stances", "governing", "willing"):
        return None
    planned = verb.lemma in word_set("stances", "governing", "planning")
    if inner.lemma in (
        word_set("stances", "tactics") | {"discuss", "talk"} if planned else word_set("stances", "details", "dwelling")
    ):
        return None  # "plans to discuss it", "wants to focus on it": what comes next
    gone = verb.lemma == "go" and verb.tag != "VBG"
    return None if gone else _below(s, inner)


def _keeps_back(s: Sentence, verb: Word, inner: Word) -> bool:
    """Whether what is refused is only to speak: "declined to comment", "refuses to give details", "to rule it out"."""
    if verb.lemma not in word_set("stances", "governing", "refusing"):
        return False
    if kind_of(s, inner) == "rejects":
        return verb.lemma in ("refuse", "decline")  # "refused to rule out tolls": no support yet
    details = any(w.lemma in word_set("stances", "details", "words") for w in s.children(inner, "dobj"))
    return inner.lemma in word_set("stances", "withholding") and (verb.lemma == "decline" or details)


def _prevented(s: Sentence, verb: Word, no: bool) -> Told | None:
    """Return the stance of "prevented them from accepting it"."""
    if verb.lemma not in word_set("stances", "governing", "preventing"):
        return None
    acts = [k for p in s.children(verb, "prep") if p.lower == "from" for k in s.children(p, "pcomp")]
    nouns = [n for k in acts for n in nouns_of(s, k)]
    return Told(flip("rejects", no), tuple(nouns), verb) if nouns else None


def _told_by(s: Sentence, verb: Word, inner: Word | None, no: bool, top: bool) -> Told | None:
    """Return the stance of the verb itself, by its kind; an act without one counts where it is willed or refused."""
    kind = kind_of(s, verb)
    if kind == "wants" and verb.lemma == "need" and no:
        return None  # "does not need to keep them"
    if kind == "wants":
        return _wish(s, verb, inner or _for_clause(s, verb) or _asked_to(s, verb), no)
    if kind == "undecided":
        later = verb.tag == "VBG" or modal(s, verb) in ("will", "would", "wo", "’ll", "'ll")
        weighed = nouns_of(s, verb)  # "is considering buying grain" is on no draft at hand
        weighed = weighed or (clause_nouns(s, inner) if inner is not None and inner.tag == "VBG" else [])
        return Told("undecided", tuple(weighed), verb, draft_only=True) if later and not no else None
    if kind:
        return _taken(s, verb, inner, kind, no, top)
    if verb.lemma == "vote" and any(p.lower == "on" for p in s.children(verb, "prep")):
        return None  # to put a thing to the vote is not to back it
    talking = verb.lemma in word_set("stances", "governing", "talking")
    if talking and inner is not None and inner.lemma == "vote":
        return None  # "plans to start voting"
    if top or (verb.lemma in word_set("stances", "idle") and not talking):
        return None
    nouns = nouns_of(s, verb) or (clause_nouns(s, inner) if talking and inner is not None else [])
    return Told(flip("supports", no), tuple(nouns), verb, undoing=undoes(s, verb)) if nouns else None


def _taken(s: Sentence, verb: Word, inner: Word | None, kind: str, no: bool, top: bool) -> Told | None:
    """Return the stance of a verb of support or refusal."""
    if verb.lemma in ("agree", "object", "decline") and s.children(verb, "ccomp"):
        return None
    if kind == "rejects" and (blamed := _for_refusing(s, verb)) is not None:
        wished = tuple(n for n in clause_nouns(s, blamed) if n.pos in ("NOUN", "PROPN"))
        return Told("supports", wished, blamed) if wished and not no else None
    habit = verb.tag in ("VBZ", "VBP", "VBD") and not _would(s, verb)
    if verb.lemma in word_set("stances", "details", "liking") and inner is not None and habit:
        return None  # "likes to deliver big promises": a habit
    if verb.lemma == "like" and inner is not None and _asks_below(s, inner):
        return None  # "would like to know who kept it"
    will = any(a.tag == "MD" for a in auxiliaries(s, verb))
    if verb.lemma in BARE and (will or not top) and not s.children(verb, "dobj"):
        return Told(flip(kind, no), (), verb, draft_only=True)  # "Norway will sign"
    if no and kind == "rejects" and not is_due(s, verb):
        return None  # "did not object", "would not rule out": no support yet
    nouns = nouns_of(s, verb) or (clause_nouns(s, inner) if inner is not None else [])
    if no and kind == "supports" and (_perfect(s, verb) or _held_back(s, verb)):
        return Told("undecided", tuple(nouns), verb, draft_only=True)  # "has not signed on", "did not endorse"
    made = verb.lemma in word_set("stances", "governing", "made") and not no and top and not will
    return Told(flip(kind, no), tuple(nouns), verb, draft_only=made) if nouns else None


def _for_refusing(s: Sentence, verb: Word) -> Word | None:
    """Return what somebody is blamed for not doing: "criticized them for refusing to negotiate on the tolls"."""
    blamed = [k for p in s.children(verb, "prep") if p.lower in ("for", "over") for k in s.children(p, "pcomp")]
    refusing = word_set("stances", "governing", "refusing") | {"fail"}
    return next((act for k in blamed if k.lemma in refusing for act in s.children(k, "xcomp")), None)


def _would(s: Sentence, verb: Word) -> bool:
    return any(w.lower in ("would", "’d", "'d", "should") for w in auxiliaries(s, verb))


def _perfect(s: Sentence, verb: Word) -> bool:
    return verb.tag == "VBN" and any(w.lower in ("has", "have", "’ve", "'ve") for w in s.children(verb, "aux"))


def _held_back(s: Sentence, verb: Word) -> bool:
    """Whether praise or backing is only said not to have been given: "did not embrace", "did not endorse"."""
    done = any(w.lower == "did" for w in s.children(verb, "aux"))
    return done and verb.lemma in word_set("stances", "governing", "praising")


def _nor(s: Sentence, verb: Word) -> bool:
    """Whether "nor" joins the clause to the one before."""
    before = [w for w in s.words[max(0, verb.i - 5) : verb.i] if w.lower == "nor"]
    return bool(before) and verb.dep == "conj"


def undoes(s: Sentence, verb: Word) -> str:
    """Return "undoing" for a willed act that undoes its object ("pull out of"), "changing" for one that changes it."""
    keys = {verb.lemma} | {f"{verb.lemma} {p.lower}" for p in s.children(verb, "prt", "prep", "advmod")}
    return next((kind for kind in ("undoing", "changing") if keys & word_set("stances", "governing", kind)), "")


def _wish(s: Sentence, verb: Word, inner: Word | None, no: bool) -> Told | None:
    """Return the stance of "demands X", "wants X to be dropped", "insists that X must", "urged Y to do X"."""
    if (
        no
        and verb.lemma in word_set("stances", "governing", "asking")
        and not any(w.lower in WILL_NOT for w in auxiliaries(s, verb))
    ):
        return None  # "did not push for it": no refusal
    if inner is None:
        nouns = nouns_of(s, verb)
        if verb.lemma == "expect" or (verb.lemma == "need" and not _is_first(s, verb)):
            return None
        none = any(d.lower == "no" for n in nouns[:1] for d in s.children(n, "det"))  # "sought no role"
        return Told(flip("supports", no != none), tuple(nouns), verb) if nouns else None
    barred = _prevented(s, inner, no=False)
    if barred is not None and not no:
        return replace(barred, clause=inner)  # "pressed them to bar it from building the dam"
    own = s.children(inner, *SUBJECTS)
    if _is_no_demand(s, verb, inner, own):
        return None
    ballot = _ballot(s, inner)
    if ballot is not None:
        return replace(ballot, stance=OPPOSITE[ballot.stance] if no else ballot.stance)  # "asks members to vote no"
    if inner.lemma == "vote" and any(p.lower == "on" for p in s.children(inner, "prep")):
        return None  # "wants the council to vote on it": a step, for or against
    kind = kind_of(s, inner)
    if inner.lemma in word_set("stances", "idle") and not own and kind == "":
        nouns = (
            clause_nouns(s, inner)
            if verb.lemma in ("demand", "insist") or inner.lemma in ("make", "give", "hold")
            else []
        )
    else:
        nouns = clause_nouns(s, inner)
    if not nouns:
        return None
    against = kind == "rejects" or negated(s, inner) or _holds_against(s, inner) or _ceases(s, inner)
    return Told(
        flip("supports", no != against), tuple(nouns), inner, undoing="" if kind == "rejects" else undoes(s, inner)
    )


def _is_no_demand(s: Sentence, verb: Word, inner: Word, own: list[Word]) -> bool:
    """Whether what is wished for, with its ``own`` subject, is heard or known, a step, a guess, or only insisted on."""
    won = inner.lemma in word_set("stances", "details", "winning")
    if won and any(w.lemma in word_set("stances", "details", "votes") for w in s.children(inner, "dobj")):
        return True  # "is fighting to win their support": how it fares
    if inner.lemma in word_set("stances", "guessing", "told") and (own or _asks_below(s, inner)):
        return True  # "I want people to tell me", "want to know who kept it": what somebody would hear is no term
    if verb.lemma == "need" and not own and not _is_first(s, verb):
        return True  # "parliament needs to approve it": a step
    parties = [*own, *s.children(verb, *SUBJECTS)]
    between = len(parties) > 1 and all(w.entity in ("GPE", "NORP", "ORG") for w in parties)
    if verb.lemma == "expect" and (verb.tag not in ("VBZ", "VBP") or not between):
        return True  # a guess as a rule; "the ministry expects Norway to cut its tariffs" is none
    return verb.lemma == "insist" and inner.dep == "ccomp" and not is_due(s, inner)


def _asks_below(s: Sentence, verb: Word) -> bool:
    """Whether a verb governs a question: "to know who kept it"."""
    clauses = s.children(verb, "ccomp")
    return any(w.tag in ("WP", "WRB", "WDT") or w.lower in ("if", "whether") for k in clauses for w in s.subtree(k)[:1])


def _asked_to(s: Sentence, verb: Word) -> Word | None:
    """Return what somebody is called on to do, where the parser takes it for a purpose: "called on them to stay"."""
    if verb.lemma not in {"call", "appeal", "urge", "ask"} | (
        word_set("stances", "governing", "pressing") | word_set("stances", "governing", "hoping")
    ):
        return None
    return next((k for k in s.children(verb, "advcl") if any(a.tag == "TO" for a in s.children(k, "aux"))), None)


def _holds_against(s: Sentence, verb: Word) -> bool:
    """Whether what is wished is itself a refusal: "to hold firm in rejecting any increase"."""
    below = [k for p in s.children(verb, "prep") for k in s.children(p, "pcomp")] + s.children(verb, "xcomp")
    return any(k.pos in VERBAL and kind_of(s, k) == "rejects" for k in below)


def _ceases(s: Sentence, verb: Word) -> bool:
    """Whether an act is to be stopped that a verb below tells: "urged them to stop raising the tolls"."""
    stops = verb.lemma in word_set("stances", "governing", "ceasing")
    return stops and any(k.tag == "VBG" for k in s.children(verb, "xcomp"))


def _is_first(s: Sentence, verb: Word) -> bool:
    return any(w.lower in ("i", "we") for w in s.children(verb, *SUBJECTS))


def told_of(s: Sentence, verb: Word) -> bool:
    """Whether "to" opens what is told of a subject: "is said to favor", "are believed to oppose"."""
    head = s.head(verb)
    return verb.dep == "xcomp" and is_passive(s, head) and head.lemma in word_set("stances", "guessing", "telling")


def is_due(s: Sentence, verb: Word) -> bool:
    """Whether a clause says what has to be: "must", "should", "has to", "needs to", a bare subjunctive."""
    aux = {a.lower for a in s.children(verb, "aux")}
    if modal(s, verb) in MUST:
        return not aux & {"have"} or s.words[verb.i].tag != "VBN"  # "must have forgotten" is a guess
    head = s.head(verb)
    if verb.dep == "xcomp" and head.lemma in ("have", "need", "ought") and "to" in aux:
        return "yet" not in {w.lower for w in s.words[head.i : verb.i]} and modal(s, head) == ""
    bare = verb.tag == "VB" and not [a for a in auxiliaries(s, verb) if a.tag in ("MD", "VBD", "VBZ", "VBP", "TO")]
    lets = head.i != verb.i and head.lemma in word_set("stances", "governing", "letting")
    return bare and not lets and bool(s.children(verb, *SUBJECTS))


def _will_not(s: Sentence, verb: Word) -> Told | None:
    """Return the stance of "will not extend those cuts", "can't support", "are not going to"."""
    aux = {w.lower for w in auxiliaries(s, verb)}
    if not aux & WILL_NOT or not negated(s, verb) or is_passive(s, verb):
        return None
    if verb.lemma in word_set("stances", "idle") or verb.lemma == "need" or _if_clause(s, verb):
        return None
    nouns = [n for n in nouns_of(s, verb) if n.pos in ("NOUN", "PROPN")]
    return Told("rejects", tuple(nouns), verb, undoing=undoes(s, verb), act=True) if nouns else None


def _if_clause(s: Sentence, verb: Word) -> bool:
    """Whether what will not be is only a guess: "allies won’t push for more if they walk away"."""
    return any(m.lower == "if" for k in s.children(verb, "advcl") for m in s.children(k, "mark"))
