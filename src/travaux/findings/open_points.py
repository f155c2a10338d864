"""What a report calls unsettled: unclear, in brackets, left to others to decide, not agreed, still to be done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from travaux.findings.events_frame import clause_of, evidence
from travaux.findings.events_mood import is_be, told
from travaux.findings.events_words import doer, tells_events, undergoer
from travaux.findings.found import OpenFound, View
from travaux.language.clauses import (
    VERBAL,
    auxiliaries,
    clause_head,
    clause_words,
    is_conditional,
    modal,
    negated,
    phrase,
    tense,
    verbs,
)
from travaux.language.lexicon import word_map, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word
from travaux.model import Passage

# What tells an issue is cut to this many words: the head of a clause says what it is about.
LONGEST_ABOUT = 30
# Characters of an item of a list of what is open that are shown.
LONGEST_ITEM = 400


def find_open_points(view: View) -> tuple[OpenFound, ...]:
    """Return what the body of a report calls unsettled, in order, at most one point for each clause.

    Under a heading that asks what is not settled, or after "three points are open", a numbered sentence is a point.
    """
    found: dict[tuple[int, int], OpenFound] = {}
    under_open = False
    for n, s in enumerate(view.page.sentences):
        if s.block_kind == "heading":
            under_open = any(w.lower in _list("headings", "words") for w in s.words)
        elif tells_events(s):
            listed = _listed(s) if under_open else []
            told = [(s.root, listed, False)] if listed else list(_points(s))
            under_open = under_open or any(_is_bare(about) for _, about, _ in told)
            for verb, about, needed in told:
                text = _told(s, about)
                if text and not is_conditional(s, verb):
                    shown = _item(view, n) if listed else evidence(s, clause_of(s, verb))
                    found.setdefault((s.start, verb.i), OpenFound(text, shown, s, needed))
    return tuple(found.values())


def _item(view: View, n: int) -> Passage:
    """Return an item of a list, with the sentences of its paragraph that go on with it, as far as they are short."""
    s, end = view.page.sentences[n], view.page.sentences[n].end
    for after in view.page.sentences[n + 1 :]:
        if after.block != s.block or after.end - s.start > LONGEST_ITEM:
            break
        end = after.end
    text = view.page.report.text[s.start : end].rstrip()
    return Passage(s.report, s.start, s.start + len(text), text)


def _listed(s: Sentence) -> list[Word]:
    """Return what a numbered sentence lists ("Second, the year in which the ban ends.")."""
    numbers, first = _list("headings", "numbers"), s.words[0].lower
    numbered = (first in numbers or first.removesuffix("ly") in numbers) and len(s.words) > 2
    return list(s.words[2:]) if numbered and s.words[1].text in (",", ":") else []


def _told(s: Sentence, about: list[Word]) -> str:
    """Return the words of an issue as one string, without opening conjunctions, or nothing if they name none."""
    if not any(w.pos in ("NOUN", "PROPN", "VERB") and w.lemma not in _list("nouns", "empty") for w in about):
        return ""
    if _is_bare(about) or _asks_of_the_past(s, about):
        return ""
    kept = about[:LONGEST_ABOUT]
    asks = kept[0].lower in _list("asking", "words")
    while kept and not asks and (kept[0].dep in ("mark", "cc", "punct") or kept[0].pos in ("SCONJ", "PUNCT")):
        kept = kept[1:]
    return " ".join(s.span(kept).text.split()) if kept else ""


def _is_bare(about: list[Word]) -> bool:
    """Whether a point is only called one: "three passages", "the matter"."""
    nouns = [w for w in about if w.pos not in ("DET", "NUM", "PUNCT", "ADV")]
    return len(nouns) == 1 and nouns[0].lemma in _list("nouns", "bare")


def _asks_of_the_past(s: Sentence, about: list[Word]) -> bool:
    """Whether what is unclear is what happened, not what will: "what was discussed", "who wrote it"."""
    if about[0].lower not in _list("asking", "past"):
        return False
    verb = clause_head(s, about[0])
    return tense(s, verb) == "past" and not modal(s, verb)


def _points(s: Sentence) -> Iterator[tuple[Word, list[Word], bool]]:
    """Yield the verbs that call something unsettled, the words that tell what, and whether it is a step to be taken."""
    for verb in verbs(s):
        for rule in _RULES:
            about = rule(s, verb)
            if about:
                yield verb, about, rule in (_to_be_done, _assent) and _is_a_step(s, verb)
                break


def _list(*keys: str) -> frozenset[str]:
    return word_set("open", *keys)


def _asked(s: Sentence, *roots: Word) -> list[Word]:
    """Return the clause that asks ("whether they will agree") under one of some words."""
    for root in roots:
        for kid in s.children(root, "ccomp", "advcl", "csubj", "xcomp", "csubjpass", "pcomp"):
            words = s.subtree(kid)
            while words and (words[0].pos == "PUNCT" or words[0].lower in ("just", "exactly", "precisely")):
                words.pop(0)
            if words and words[0].lower in _list("asking", "words"):
                return words
    return []


def _unclear(s: Sentence, verb: Word) -> list[Word]:
    """Read "it is unclear whether ...", "the date remains open", "that is not settled"."""
    if not _stays(verb) and not s.children(verb, "auxpass"):
        return []
    states = [*s.children(verb, "acomp", "oprd", "attr", "advmod"), verb]
    if modal(s, verb) in ("could", "can", "would", "should"):
        return []  # "could not be clearer"
    for state in states:
        negative = negated(s, verb) or any(w.dep == "neg" for w in s.children(state))
        wanted = _list("adjectives", "settled") if negative else _list("adjectives", "open")
        if state.lower in wanted:
            return _asked(s, state, verb) or _subject_words(s, verb)
    return []


def _stays(verb: Word) -> bool:
    return is_be(verb) or verb.lemma in _list("verbs", "stay")


def _subject_words(s: Sentence, verb: Word) -> list[Word]:
    """Return the words of the subject, unless it is empty ("it", "there", "that")."""
    who = doer(s, verb)
    if who is None or who.pos == "PRON" or who.dep == "expl":
        return []
    return s.subtree(who) if who.dep.startswith("csubj") else phrase(s, who)


def _hurdle(s: Sentence, verb: Word) -> list[Word]:
    """Read "the main obstacle remains the question of ...", "there is also the matter of ...", "gaps remain on ..."."""
    if not _stays(verb) or negated(s, verb):
        return []
    subject = next(iter(s.children(verb, *SUBJECTS)), None)
    object_ = next(iter(s.children(verb, "attr", "dobj", "oprd")), None)
    stays = verb.lemma == "remain" or (subject is not None and subject.dep == "expl")
    for noun, other in ((subject, object_), (object_, subject)):
        if noun is None or not _is_hurdle(s, noun, stays=stays):
            continue
        matter = _matter(s, noun) or _included(s, noun)
        if not matter and other is not None and other.dep != "expl" and other.lower not in ("it", "that", "this"):
            return s.subtree(other)
        whole = phrase(s, noun)
        return matter or (whole if verb.lemma == "remain" and len(whole) > 1 else _asked(s, noun))
    return []


def _is_hurdle(s: Sentence, noun: Word, *, stays: bool) -> bool:
    if noun.lemma not in _list("nouns", "hurdles"):
        return False
    if any(w.lower in _list("nouns", "marks") for w in phrase(s, noun)):
        return True
    return stays and noun.lemma in _list("nouns", "plain")


def _matter(s: Sentence, noun: Word) -> list[Word]:
    """Return the words after "on", "over", "of" that tell what a noun is about."""
    for prep in s.children(noun, "prep"):
        if prep.lower in _list("about", "prepositions"):
            return s.subtree(prep)[1:]
    return []


def _included(s: Sentence, noun: Word) -> list[Word]:
    """Return what "sticking points remain, including the toll" names."""
    beside = [*s.children(noun, "prep"), *s.children(s.head(noun), "prep")]
    named = (o for p in beside if p.lower == "including" and p.i > noun.i for o in s.children(p, "pobj"))
    return next((s.subtree(o) for o in named), [])


def _apart(s: Sentence, verb: Word) -> list[Word]:
    """Read "because of differences over the toll", "the gap between them on the toll": what the noun is about."""
    if verb.lemma in _list("verbs", "settle") and not negated(s, verb):
        return []
    for noun in s.subtree(verb):
        near = clause_head(s, noun).i == verb.i
        if near and noun.lemma in _list("nouns", "apart") and not any(w.lower == "no" for w in s.children(noun, "det")):
            matter = _matter(s, noun)
            told_of = noun.dep in SUBJECTS and is_be(verb)  # "the differences on policy were small"
            if matter and not told_of and not _is_past(s, verb):
                return matter
    return []


def _is_past(s: Sentence, verb: Word) -> bool:
    """Whether a clause tells of a time before: "had been", "were overcome in May"."""
    return any(w.lower == "had" for w in auxiliaries(s, verb))


def _left(s: Sentence, verb: Word) -> list[Word]:
    """Read "were left for the leaders to decide", "is left until the end"."""
    what = undergoer(s, verb)
    beside = s.children(verb, "prep", "advcl", "xcomp", "ccomp", "oprd", "acomp", "dative")
    if verb.lemma not in _list("verbs", "leave") or what is None or what.pos == "PRON" or negated(s, verb):
        return []
    later = any(w.lower in _list("verbs", "later") or w.lemma == "decide" for w in beside)
    return s.subtree(what, [k.i for k in s.children(what, "relcl")]) if later else []


def _bracketed(s: Sentence, verb: Word) -> list[Word]:
    """Read "the paragraph is in brackets", "has been put in brackets"."""
    inside = [p for p in s.children(verb, "prep") if p.lower in ("in", "into", "inside", "within")]
    if any(o.lemma in _list("nouns", "brackets") for p in inside for o in s.children(p, "pobj")):
        what = undergoer(s, verb)
        return phrase(s, what) if what is not None else _subject_words(s, verb)
    return []


def _to_be_done(s: Sentence, verb: Word) -> list[Word]:
    """Read "has yet to be approved", "still has to agree", "will now have to get them on board"."""
    if not any(w.tag == "TO" for w in s.children(verb, "aux")) or is_conditional(s, verb):
        return []
    if verb.lemma in _list("verbs", "learn"):
        return []  # "we have yet to see the text"
    up = s.head(verb)
    late = {w.lower for w in (*s.children(up), *s.children(verb))} & _list("time", "still")
    if up.lemma in _list("verbs", "want") and up.i != verb.i and late and not negated(s, up):
        return [w for w in clause_words(s, up) if w.dep != "advmod" or w.head != up.i]
    return []


def _assent(s: Sentence, verb: Word) -> list[Word]:
    """Read "parliament would have to approve any treaty", "the deal must be ratified", "it will need their backing"."""
    if verb.lemma in _list("verbs", "want") and not negated(s, verb) and verb.tag != "VBD":
        nouns = s.children(verb, "dobj")
        if any(o.lemma in _list("nouns", "assent") for o in nouns) and _is_of_a_draft(s, clause_words(s, verb)):
            return clause_words(s, verb)
    if verb.lemma not in _list("verbs", "assent") or negated(s, verb):
        return []
    up = s.head(verb)
    must = modal(s, verb) == "must"
    bound = verb.dep == "xcomp" and up.lemma in _list("verbs", "want") and up.tag != "VBD" and not negated(s, up)
    clause = clause_words(s, up if bound else verb)
    return clause if (must or bound) and _is_of_a_draft(s, clause) else []


def _is_a_step(s: Sentence, verb: Word) -> bool:
    """Whether what has to be done is something to do, and not in the past: "has yet to see it" is no step."""
    return verb.lemma not in _list("verbs", "notice") and s.head(verb).tag != "VBD"


def _is_of_a_draft(s: Sentence, clause: list[Word]) -> bool:
    return any(w.lemma in word_map("drafts", "nouns") or w.lower == "it" for w in clause)


def _not_settled(s: Sentence, verb: Word) -> list[Word]:
    """Read "have not agreed on", "failed to agree on", "does not address": what the verb has after it."""
    if verb.lemma not in _list("verbs", "settle"):
        return []
    up = s.head(verb)
    if verb.lemma in _list("verbs", "tell") and up.lemma in _list("verbs", "refuse") and not negated(s, verb):
        return _asked(s, verb)  # "declined to say whether it would sign"
    failed = verb.dep == "xcomp" and up.lemma in _list("verbs", "fail")
    around = s.children(verb) + (s.children(up) if up.pos in VERBAL else [])
    still = any(w.lower in ("yet", "still") for w in around)
    perfect = any(w.lower in ("has", "have") for w in auxiliaries(s, verb))
    if not failed and not (negated(s, verb) and (perfect or still)):
        return []
    if verb.lemma in _list("verbs", "tell") and not still:
        return _asked(s, verb)
    return _asked(s, verb) or _object_words(s, verb) or _subject_words(s, verb)


def _object_words(s: Sentence, verb: Word) -> list[Word]:
    what = undergoer(s, verb)
    if what is not None and what.lemma in _list("nouns", "agreements") and (matter := _matter(s, what)):
        return matter  # "failed to reach a deal on the toll"
    if what is not None and what.lower not in ("it", "they", "that", "this", "them"):
        return s.subtree(what)
    return _matter(s, verb)


def _no_agreement(s: Sentence, verb: Word) -> list[Word]:
    """Read "there is no agreement on", "they reached no decision about"."""
    for noun in s.children(verb, "attr", "dobj", "nsubj", "nsubjpass"):
        if noun.lemma in _list("nouns", "agreements") and any(w.lower == "no" for w in s.children(noun, "det")):
            return _matter(s, noun) or _asked(s, noun)
    return []


def _differ(s: Sentence, verb: Word) -> list[Word]:
    """Read "the sides disagree over", "remain divided on", "are at odds about", "dispute how much"."""
    beside = s.children(verb, "acomp", "oprd", "prep", "advmod")
    split = [w for w in (verb, *beside) if w.lower in _list("verbs", "split")]
    odds = [o for p in beside if p.lower == "at" for o in s.children(p, "pobj") if o.lower in _list("nouns", "odds")]
    if verb.lemma in _list("verbs", "differ") or split or odds:
        return next((m for w in (*split, *odds, verb) if (m := _matter(s, w))), []) or _asked(s, verb)
    return []


def _to_be_decided(s: Sentence, verb: Word) -> list[Word]:
    """Read "will decide in June whether", "is to vote on": a choice that is still to come."""
    if verb.lemma not in _list("verbs", "choose") or told(s, verb) != "scheduled":
        return []
    if verb.dep == "xcomp" and s.head(verb).lemma in ("decide", "agree", "choose"):
        return []  # that choice is made
    return _asked(s, verb) or clause_words(s, clause_head(s, s.head(verb)) if verb.dep == "xcomp" else verb)


def _whether(s: Sentence, verb: Word) -> list[Word]:
    """Read "whether arbitration follows is not (settled)", "analysts questioned whether"."""
    asked = [k for k in s.children(verb, "csubj", "csubjpass") if s.subtree(k)[0].lower in ("whether", "if")]
    if asked and negated(s, verb):
        return s.subtree(asked[0])
    if verb.lemma in _list("verbs", "question"):
        return _asked(s, verb)
    return []


_RULES: tuple[Callable[[Sentence, Word], list[Word]], ...] = (
    _unclear,
    _bracketed,
    _left,
    _whether,
    _hurdle,
    _no_agreement,
    _apart,
    _differ,
    _to_be_done,
    _assent,
    _not_settled,
    _to_be_decided,
)
