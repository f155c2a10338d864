"""What a cue's content is: how it hangs on the cue in the parse, and which words belong to it."""

from __future__ import annotations

from collections.abc import Iterator

from travaux.findings.statements_words import LEXICON, MARKS, Frame, group_of, prepositions_of
from travaux.language.clauses import agent
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word

_CLAUSES = ("ccomp", "parataxis")
_OBJECTS = ("dobj", "attr", "acomp", "oprd", "dative")
# What the parser makes of a whole clause before ", X said" besides a clause of its own.
_BEFORE = ("ccomp", "parataxis", "advcl", "csubj", "dep", "conj")
_FINITE = ("VBD", "VBZ", "VBP")
_WHEN = ("npadvmod", "prep", "advmod")
# "..., Lee said, though Ko found it early": nobody says a clause that begins so by itself.
_CONCEDING = frozenset({"though", "although"})
# What parts a clause from the cue that follows it.
_STOPS = frozenset({";", "—", "–", "--", ":"})
# The words of a noun and what describes it.
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "NUM", "PART"})
# A sentence that ends with ", X said" has at least this many words before it that are said.
_SAID_WORDS = 3


def content_heads(s: Sentence, verb: Word) -> tuple[Frame, list[Word], Word | None]:
    """Return how the content of a cue is joined to it, the words that head it, and the preposition before it."""
    clauses = clauses_of(s, verb)
    bare = _said_of(s, verb)
    if bare is not None:
        return "clause", [bare], None
    if clauses:
        return "clause", clauses, None
    if verb.dep == "parataxis" or _as_said(s, verb):
        return "aside", [s.head(verb)], None
    if _ends_sentence(s, verb):
        before = [k for k in s.children(verb) if k.i < verb.i and k.dep in _BEFORE]
        return ("aside", [s.root], None) if s.root != verb else ("clause", before, None)
    if _is_inserted(s, verb):
        return "aside", [_clause_around(s, verb)], None
    infinitives = _with_more(
        [k for k in s.children(verb, "xcomp", "ccomp") if k.tag == "VBG" or _marked(s, k, "to")], s, verb
    )
    if (urged := _urged_for(s, verb)) is not None:
        return "preposition", [urged], next(m for m in s.children(urged, "mark") if m.lower == "for")
    for prep in s.children(verb, "prep", "prt"):
        if prep.lower in prepositions_of(verb.lemma) and prep.i > verb.i:
            return _after_preposition(s, verb, prep, infinitives)
    if infinitives:
        return "infinitive", [*_urged(s, verb), *infinitives], None
    return _without_clause(s, verb)


def _urged_for(s: Sentence, verb: Word) -> Word | None:
    """Return the verb of what is called for: "called for both sides to wait", which the parser makes a clause of."""
    if "for" not in prepositions_of(verb.lemma):
        return None
    told = (k for k in s.children(verb, "advcl", "xcomp") if k.tag == "VB" and s.children(k, *SUBJECTS))
    return next((k for k in told if any(m.lower == "for" and m.i > verb.i for m in s.children(k, "mark"))), None)


def _said_of(s: Sentence, verb: Word) -> Word | None:
    """Return the verb of what is said of the noun before: "the principles Lee said | underlie the plan"."""
    after = [
        k for k in s.children(verb, "xcomp", "ccomp") if k.i == verb.i + 1 and k.tag in ("VB", "VBP", "VBZ", "VBD")
    ]
    return after[0] if after and group_of(verb) == "spoken" and not s.children(after[0], *SUBJECTS) else None


def _without_clause(s: Sentence, verb: Word) -> tuple[Frame, list[Word], Word | None]:
    label = _label(s, verb)
    told = [w for k in label if k.lower == "as" and k.i == verb.i + 1 for w in s.children(k)]
    if told:  # "what Lee described as | a delay"
        mark = s.words[verb.i + 1]
        return "label", sorted([*(k for k in label if k is not mark), *told], key=lambda w: w.i), mark
    if label:
        return "label", label, None
    loose = _loose_clause(s, verb) or _behind_occasion(s, verb)
    if loose is not None:
        return "clause", [loose], None
    if agent(s, verb) is not None:
        return "object", s.children(verb, "nsubjpass"), None
    hearer = ("dobj", "dative") if verb.lemma in word_set(LEXICON, "told", "verbs") else ()
    objects = [k for k in s.children(verb, *_OBJECTS) if k.dep not in hearer]
    return ("object", [*objects, *_as_what(s, verb, objects)], None) if objects else ("none", [], None)


def _as_what(s: Sentence, verb: Word, objects: list[Word]) -> list[Word]:
    """Return what is right behind an object: "cited it as a reason to wait", "mocked Lee for being late"."""
    last = s.subtree(objects[-1])[-1].i
    allowed = ("as", "for", "over") if group_of(verb) in ("judged", "reacted", "regarded") else ("as",)
    return [k for k in s.children(verb, "prep") if k.lower in allowed and k.i == last + 1]


def _after_preposition(
    s: Sentence, verb: Word, prep: Word, infinitives: list[Word]
) -> tuple[Frame, list[Word], Word | None]:
    """Read "warned of a delay", "called on X to come", and with the object as a part of it "accused X of delay"."""
    if verb.lemma == "call" and prep.lower == "on" and not infinitives:
        return "object", s.children(prep, "pobj"), None
    if verb.lemma in word_set(LEXICON, "cue", "no_mark"):
        return "preposition", [prep, *infinitives], None
    judged = [k for k in s.children(verb, "dobj") if k.i < prep.i] if group_of(verb) in ("judged", "reacted") else []
    judged = judged or _misread(s, verb, prep)
    if judged:
        return "preposition", [*judged, prep, *infinitives], None
    return "preposition", [*s.children(prep, "pobj", "pcomp"), *infinitives], prep


def _misread(s: Sentence, verb: Word, prep: Word) -> list[Word]:
    """Return the noun that is a clause in truth before a preposition: "insisted the talks focus | on the port"."""
    if verb.lemma != "insist":
        return []
    return [k for k in s.children(verb, "dobj") if verb.i < k.i < prep.i]


# ------------------------------------------------------------------------------------------------ clauses
def clauses_of(s: Sentence, verb: Word) -> list[Word]:
    """Return the heads of the clauses that a cue verb governs, those coordinated by a second "that" included."""
    found = [k for k in s.children(verb, *_CLAUSES) if not _marked(s, k, "to") and _is_clause(s, k)]
    found = [k for k in found if not any(m.lower in _CONCEDING for m in s.children(k, "mark"))]
    found += _that_beside(s, verb)
    found = [k for k in found if k.dep == "ccomp" or k.i > verb.i]
    found = [] if all(_beyond_dash(s, verb, k) for k in found) else found
    found = [k for k in found if outer_cue(s, k) is None and not (k.i < verb.i and _parted(s, k, verb))]
    if any(k.i > verb.i for k in found):
        found += [k for k in s.children(verb, "conj") if k not in found and (_goes_on(s, k) or _would_too(s, k, found))]
    return found


def _that_beside(s: Sentence, verb: Word) -> list[Word]:
    """Return clauses with "that" beside a cue; behind a participle that tells something they go on with it.

    "Lee agreed, saying that it was late, but that it would pass": both are what he was saying.
    """
    beside = [k for k in s.children(verb, "conj") if _marked(s, k, "that")]
    saying = [w for w in s.children(verb, "advcl") if w.tag == "VBG" and group_of(w) == "spoken" and w.i > verb.i]
    beside = [k for k in beside if not any(w.i < k.i and s.children(w, "ccomp") for w in saying)]
    if verb.dep == "advcl" and verb.tag == "VBG" and s.children(verb, "ccomp"):
        beside += [k for k in s.children(s.head(verb), "conj") if k.i > verb.i and _marked(s, k, "that")]
    return beside


def _parted(s: Sentence, before: Word, verb: Word) -> bool:
    """Whether a clause is none that the cue after it tells: "Ann Lee agreed; Ko said it was late", "where they agreed".

    A stop stands between them, or nothing at all.
    """
    last = next((w.i for w in reversed(s.subtree(before)) if w.pos != "PUNCT"), before.i)
    between = s.words[last + 1 : min(w.i for w in s.children(verb, *SUBJECTS) or [verb])]
    where = any(k.lower in ("where", "when") for k in s.children(verb, "advmod"))
    return where or any(w.text in _STOPS for w in between)


def _beyond_dash(s: Sentence, verb: Word, clause: Word) -> bool:
    """Whether a dash parts a clause from a cue with an object of its own: "Lee expects it — prices fell last week"."""
    first = next((w for w in s.subtree(clause) if w.pos != "PUNCT"), clause)
    between = s.words[verb.i + 1 : first.i]
    dash = any(w.text in ("—", "–", "--", ";") for w in between) and not any(w.text == ":" for w in between)
    heard = verb.lemma in word_set(LEXICON, "told", "verbs")
    return clause.i > verb.i and dash and not heard and any(k in between for k in s.children(verb, "dobj"))


def _goes_on(s: Sentence, conj: Word) -> bool:
    """Whether a clause that the parser puts beside the cue goes on with what is said: "..., but it will be hard".

    It has a subject of its own and an auxiliary, and says nothing itself. A bare past may as well be the reporter's.
    """
    subjects = [k for k in s.children(conj, "nsubj", "nsubjpass", "expl") if k.i < conj.i]
    return bool(subjects) and bool(s.children(conj, "aux", "auxpass")) and not group_of(conj)


def _would_too(s: Sentence, conj: Word, told: list[Word]) -> bool:
    """Whether a verb beside the cue goes on with what is told, with a modal: "it could rise but | would fall"."""
    modal = any(k.tag == "MD" for k in s.children(conj, "aux")) and not s.children(conj, *SUBJECTS)
    return modal and any(k.tag == "MD" for w in told if w.i < conj.i for k in s.children(w, "aux"))


def _is_clause(s: Sentence, head: Word) -> bool:
    return bool(s.children(head, *SUBJECTS, "mark", "aux")) or head.pos in ("VERB", "AUX")


def _marked(s: Sentence, head: Word, mark: str) -> bool:
    beside = ("mark", "aux") if mark == "to" else ("mark", "aux", "advmod", "prep")  # "it will come to five millions"
    return any(k.lower == mark for k in s.children(head, *beside))


def _as_said(s: Sentence, verb: Word) -> bool:
    """Whether a clause is "as X said", with nothing that X said in it: "as X called for calm" tells when."""
    if verb.dep != "advcl" or not _marked(s, verb, "as"):
        return False
    return not any(k.dep in (*_OBJECTS, "xcomp") or k.lower in prepositions_of(verb.lemma) for k in s.children(verb))


def _ends_sentence(s: Sentence, verb: Word) -> bool:
    """Whether a sentence ends with ", X said", hung by the parser somewhere below what X said."""
    lone = lone_subject(s, verb)
    subjects = s.children(verb, *SUBJECTS) or ([lone] if lone is not None else [])
    if not subjects or subjects[0].i > verb.i or group_of(verb) not in ("spoken", "shown"):
        return False
    first = s.subtree(subjects[0])[0].i
    if first < _SAID_WORDS or s.words[first - 1].text != "," or verb.dep == "relcl":
        return False
    after = [w for w in s.words[verb.i + 1 :] if w.pos != "PUNCT"]
    hearers = (*_WHEN, "dobj") if verb.lemma in word_set(LEXICON, "told", "verbs") else _WHEN
    return not after or (verb.dep != "ROOT" and all(w.dep in hearers or s.head(w).dep in hearers for w in after))


def lone_subject(s: Sentence, verb: Word) -> Word | None:
    """Return the noun between a comma and a speech verb whose subject the parser missed: "..., a source told CNN"."""
    if (
        verb.dep != "conj"
        or verb.tag not in ("VBD", "VBZ")
        or group_of(verb) != "spoken"
        or s.children(verb, *SUBJECTS)
    ):
        return None
    first = verb.i
    while first and s.words[first - 1].pos in _NAMING:
        first -= 1
    named = s.words[first : verb.i]
    if first < _SAID_WORDS or s.words[first - 1].text != "," or not any(w.pos in ("NOUN", "PROPN") for w in named):
        return None
    return next((w for w in named if not first <= w.head < verb.i and w.pos in ("NOUN", "PROPN")), None)


def _is_inserted(s: Sentence, verb: Word) -> bool:
    """Whether ", X told CNN," stands between subject and verb, where the parser takes it for a relative clause."""
    subjects = s.children(verb, "nsubj")
    if verb.dep != "relcl" or group_of(verb) != "spoken" or not subjects or subjects[0].tag in ("WDT", "WP"):
        return False
    words = s.subtree(verb, [k.i for k in s.children(verb, "punct")])
    around = (s.words[words[0].i - 1].text, s.words[min(words[-1].i + 1, len(s.words) - 1)].text)
    return words[0].i > 0 and around == (",", ",") and words[0].i >= s.subtree(subjects[0])[0].i


def _clause_around(s: Sentence, verb: Word) -> Word:
    return next((w for w in s.ancestors(verb) if w.pos in ("VERB", "AUX")), s.root)


def _loose_clause(s: Sentence, verb: Word) -> Word | None:
    """Return the next clause with "that" after a speech verb, for the parser often hangs it on a noun between them."""
    if group_of(verb) != "spoken":
        return None
    for mark in s.words[verb.i + 1 :]:
        if mark.lower == "that" and (mark.dep == "mark" or _is_no_object(s, mark)):
            head = s.head(mark)
            if _is_others(s, verb, head):
                return None
            return head if head.i > mark.i and verb.i not in {w.i for w in s.subtree(head)} else None
        if mark.pos == "VERB" and group_of(mark) and mark.lower not in ("citing", "quoting") and mark.dep != "acl":
            return None
    return None


def _behind_occasion(s: Sentence, verb: Word) -> Word | None:
    """Return a clause that the parser hangs beside a speech verb: "said | after the vote | he would not go"."""
    if group_of(verb) != "spoken" or verb.tag not in _FINITE:
        return None
    for clause in s.children(verb, "advcl"):
        first = s.subtree(clause)[0]
        if first.i == verb.i + 1 and first.dep == "prep" and s.children(clause, "nsubj", "nsubjpass"):
            return clause
    return None


def _is_others(s: Sentence, verb: Word, clause: Word) -> bool:
    """Whether a clause is told by a verb beside the cue: "told stories and sent them a message that it was late"."""
    above = next((w for w in s.ancestors(clause) if w.pos in ("VERB", "AUX")), verb)
    return above.i > verb.i and above.dep == "conj" and above.head == verb.i


def _is_no_object(s: Sentence, that: Word) -> bool:
    """Whether the parser takes "that" for the object of a clause that cannot have one: "... that the port was shut"."""
    clause = s.head(that)
    return (
        that.dep == "dobj" and clause.dep == "relcl" and (bool(s.children(clause, "nsubjpass")) or clause.lemma == "be")
    )


# ------------------------------------------------------------------------------------------------ other frames
def _with_more(infinitives: list[Word], s: Sentence, verb: Word) -> list[Word]:
    """Return infinitives with those that go on with them: "wants to cut the tax, keep the road and build a port"."""
    if not infinitives or verb.tag == "VB" or infinitives[-1].tag != "VB":
        return infinitives
    more = [k for k in s.children(verb, "conj", "dep") if k.tag == "VB" and k.i > infinitives[-1].i]
    return [*infinitives, *(k for k in more if not s.children(k, *SUBJECTS, "aux", "mark"))]


def _urged(s: Sentence, verb: Word) -> list[Word]:
    """Return who is urged, unless the verb only tells whom it is said to."""
    return [] if verb.lemma in word_set(LEXICON, "told", "verbs") else s.children(verb, "dobj")


def _label(s: Sentence, verb: Word) -> list[Word]:
    """Return what is judged and as what: "called it late", "described the talks as useful"."""
    with_as = verb.lemma in word_set(LEXICON, "labels", "with_as")
    if group_of(verb) != "judged" and not with_as:
        return []
    what = [w for w in s.children(verb, "dobj", "nsubjpass") if w.tag != "WP"]  # "what he called ..."
    complements = s.children(verb, "oprd", "ccomp", "acomp")
    if with_as:
        complements += [p for p in s.children(verb, "prep") if p.lower == "as"]
    complements += [p for p in s.children(verb, "prep") if _is_behind_quoted(s, p, complements)]
    if verb.lemma == "call" and not what and all(w.pos == "PROPN" for w in complements):
        return []  # "called Ann Lee on Tuesday"
    if verb.lemma == "call" and any(w.tag == "VB" and _marked(s, w, "to") for w in complements):
        return []  # "called Ann Lee to testify"
    return sorted([*what, *complements], key=lambda w: w.i) if complements else []


def _is_behind_quoted(s: Sentence, prep: Word, complements: list[Word]) -> bool:
    """Whether a preposition goes on with quoted words of a judgement: "called it “hostile” | to the port"."""
    if prep.lower not in ("to", "for", "of", "from") or not complements or s.words[prep.i - 1].text not in MARKS:
        return False
    return s.subtree(complements[-1])[-1].i in (prep.i - 1, prep.i - 2)


# ------------------------------------------------------------------------------------------------ words
def content_words(s: Sentence, heads: list[Word], out: set[int]) -> list[Word]:
    """Return the words below ``heads`` but those at ``out``, connectives before them, and a remark after them."""
    out = out | {i for head in heads for i in _not_told(s, head)}
    words = {w.i: w for head in heads for w in s.subtree(head, out - {head.i})}
    kept = [words[i] for i in sorted(words) if i not in out]
    while kept and kept[0].i == 0 and kept[0].lower in word_set(LEXICON, "connectives", "words"):
        kept = [w for w in kept[1:] if w.i > 1 or w.pos != "PUNCT"]
    while kept and kept[-1].dep in ("cc", "punct") and kept[-1].text not in ("”", '"', "''", "’"):
        kept.pop()
    if len(kept) > 2 and kept[-1].lower == "then" and kept[-2].text == ",":
        del kept[-2:]  # "said it was late, then | left"
    for w in kept:
        if w.dep == "relcl" and w not in heads and _is_remark(s, w, kept):
            below = {x.i for x in s.subtree(w)}
            return [x for x in kept if x.i not in below]
    return _without_comment(kept)


def _without_comment(kept: list[Word]) -> list[Word]:
    """Return a content without the reporter's comment at its end: "..., a move that followed ..."."""
    for n in range(len(kept) - 3, 3, -1):
        if kept[n].text == "," and kept[n + 1].lower in ("a", "an"):
            nouns = [w for w in kept[n + 2 : n + 5] if w.pos == "NOUN"]
            if nouns and nouns[0].lemma in word_set(LEXICON, "remarks", "nouns"):
                return kept[:n]
    return kept


def _is_remark(s: Sentence, verb: Word, kept: list[Word]) -> bool:
    """Whether a relative clause ends the content after a comma: annotators take it for the reporter's own remark."""
    clause = s.subtree(verb)
    last = max((w.i for w in kept if w.pos != "PUNCT"), default=-1)
    opens_with = clause[0].lower in ("which", "who", "whose", "whom", "where")
    return opens_with and clause[0].i > 0 and s.words[clause[0].i - 1].text == "," and clause[-1].i >= last


def _not_told(s: Sentence, head: Word) -> Iterator[int]:
    """Yield the cues below a content that are coordinated with the cue above it, each with the "and" before it."""
    for conj in s.children(head, "conj"):
        if outer_cue(s, conj) is not None or _is_done_next(s, head, conj):
            yield conj.i
            yield from (k.i for k in s.children(head, "cc") if k.i < conj.i)
        yield from _not_told(s, conj)
    for aside in s.children(head, "advcl"):
        if _is_reporters(s, aside):
            yield aside.i
    for below in s.subtree(head):
        if below.dep == "advcl" and below.tag == "VBN" and _is_when_asked(s, below):
            yield below.i
        if below.dep == "advcl" and below.tag == "VBG" and outer_cue(s, below) is not None:
            yield below.i


def _is_done_next(s: Sentence, told: Word, conj: Word) -> bool:
    """Whether a past goes on with the cue, not with what it declares: "declared it closed and | left"."""
    cue = s.head(told)
    named = told.tag in ("VBN", "JJ") and not s.children(told, "aux", "auxpass", "mark")
    return named and conj.tag == cue.tag == "VBD" and not s.children(conj, *SUBJECTS)


def _is_when_asked(s: Sentence, verb: Word) -> bool:
    """Whether a clause tells the question: "said it was possible | when asked if it was late"."""
    when = any(k.lower == "when" for k in s.children(verb, "advmod", "mark"))
    asked = when and verb.lemma in word_set(LEXICON, "cue", "prompts") and not s.children(verb, *SUBJECTS)
    return asked and group_of(s.head(verb)) != "spoken"  # unless it is told of an answer: "he answered no when asked"


def _is_reporters(s: Sentence, verb: Word) -> bool:
    """Whether a subordinate clause brings another cue: "..., though she noted that", "..., as he keeps saying that"."""
    marks = {k.lower for k in s.children(verb, "mark")}
    concedes = bool(marks & {"though", "although", "while"}) and group_of(verb) == "spoken"
    told = [verb, *s.children(verb, "xcomp")]
    repeats = "as" in marks and any(group_of(w) == "spoken" and s.children(w, "ccomp") for w in told)
    return (concedes or repeats) and bool(s.children(verb, *SUBJECTS))


def outer_cue(s: Sentence, verb: Word) -> Word | None:
    """Return the cue that a cue verb goes with, where the parser hangs it below what that cue tells.

    "She said it had not come but warned ..." reads "she warned": a bare past beside a compound tense tells, or a
    thing as subject of the told clause. So does a participle after a comma: "..., adding that ...".
    """
    if group_of(verb) in ("", "shown", "believed", "held", "quoting") or s.children(verb, *SUBJECTS, "aux", "auxpass"):
        return None
    told = s.head(verb)
    if verb.dep == "ccomp" and s.words[verb.i - 1].dep == "cc":
        return told if group_of(told) and told.i < verb.i and told.tag == verb.tag else None
    if verb.dep == "advcl" and verb.tag == "VBG" and s.words[verb.i - 1].text == ",":
        while told.dep == "ccomp" and group_of(s.head(told)) != "spoken" and s.head(told).dep == "ccomp":
            told = s.head(told)
        cue = s.head(told)  # behind it alone: "Ko gave out a letter, saying it was late, the Courier reported"
        return cue if told.dep == "ccomp" and group_of(cue) == "spoken" and cue.i < verb.i else None
    if verb.dep != "conj":
        return None
    while told.dep == "conj":
        told = s.head(told)
    cue = s.head(told)
    if told.dep != "ccomp" or told.i < cue.i or not group_of(cue) or cue.tag != verb.tag:
        return None
    things = word_set("drafts", "nouns") | {"it", "there", "this", "that"}
    compound = any(k.dep in ("aux", "auxpass") and k.lower != "to" for k in s.children(told)) and told.tag != verb.tag
    compound = compound or (verb.tag == "VBD" and told.tag in ("VBZ", "VBP"))  # "said it is late and repeated that"
    subjects = s.children(told, *SUBJECTS)
    own = group_of(verb) == "spoken" and any(w.lower in ("he", "she", "they") for w in subjects)  # either way the same
    return cue if compound or own or any(w.lemma in things for w in subjects) else None
