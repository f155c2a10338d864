"""Which attributions are statements: what somebody said, not what somebody may say, is asked to say, or only feels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from travaux.findings.statements_content import outer_cue
from travaux.findings.statements_paragraphs import Paragraph
from travaux.findings.statements_silent import is_shouted, is_silent
from travaux.findings.statements_words import (
    ELSEWHERE,
    LEXICON,
    Attribution,
    Span,
    inside,
    spans_of,
)
from travaux.language.clauses import auxiliaries, core_phrase, is_conditional
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word

# Relative clauses that begin so lack nothing that stands before them: "the day when Lee said that".
_NO_GAP = frozenset({"when", "where", "why", "how", "in", "during", "at", "on", "after", "by", "whose"})
_RELATIVES = frozenset({"which", "that", "who", "whom"})
# What a statement is said of has no more words than this.
_SAID_OF_WORDS = 16
# With a participle these go on with what is said: "while raising the fee".
_WHILE = frozenset({"as", "while", "during", "when"})
_HEADLINES = frozenset({"headline", "heading"})


def statements_in(p: Paragraph, index: int, s: Sentence, attributions: list[Attribution]) -> list[Attribution]:
    """Return the statements that one sentence cues, with "that “...” and that ..." taken as two.

    It is one where both halves are quoted, or none, or the second leans on the first: "that it was “late” but that it
    would pass".
    """
    here = [a for a in attributions if a.sentence == index and is_statement(p, s, a)]
    here = _without_papers(s, here)
    here = [_with_target(s, _with_antecedent(s, _without_tail(p, s, _without_joint(s, a)))) for a in here]
    return [part for a in here for part in _split(p, s, a)]


def _without_joint(s: Sentence, a: Attribution) -> Attribution:
    """Return what an aside tells without the reporter's "because" before it: "because, | as Lee said, it rains"."""
    joint = next((w for w in s.words if w.start == a.content[0][0] and w.end == a.content[0][1]), None)
    if a.frame != "aside" or len(a.content) < 2 or joint is None or joint.pos not in ("SCONJ", "CCONJ"):
        return a
    return replace(a, content=a.content[1:]) if joint.end <= a.extent[0] else a


def _without_papers(s: Sentence, here: list[Attribution]) -> list[Attribution]:
    """Return statements without the paper that only shows one of them: "“...,” he said, according to a transcript"."""
    out = list(here)
    for a in here:
        if a.group != "according" or a.speaker is None or a.speaker.lemma not in word_set(LEXICON, "speakers", "shows"):
            continue
        named = any(w.pos == "PROPN" and inside(w.start, a.source) for w in s.words)  # "a report in the Courier"
        told = next((b for b in out if b is not a and b.group == "spoken" and _overlap(a, b) and not named), None)
        if told is not None:
            out.remove(a)
            more = tuple(span for span in a.content if not any(x < span[1] and span[0] < y for x, y in told.content))
            out[out.index(told)] = replace(told, content=tuple(sorted((*told.content, *more))))
    return out


def _overlap(a: Attribution, b: Attribution) -> bool:
    return any(x < d and c < y for x, y in a.content for c, d in b.content)


def _with_target(s: Sentence, a: Attribution) -> Attribution:
    """Return "said “no” | to the offer" with what no or yes is said to."""
    if len(a.content) != 1 or s.cut(*_within(s, a.content[0])).strip(" ,.\"'“”‘’").lower() not in ("no", "yes"):
        return a
    to = next((w for w in s.words if w.start >= a.content[0][1]), None)
    if to is None or to.lower != "to" or to.pos not in ("ADP", "PART"):
        return a
    return replace(a, content=((a.content[0][0], s.subtree(to)[-1].end),))


def _with_antecedent(s: Sentence, a: Attribution) -> Attribution:
    """Return a statement made in a relative clause with what it is said of: "a deal | Lee called | late"."""
    verb = a.verb
    whole = _said_to_be(s, a) or _of_what(s, a)
    if whole is not None:
        return whole
    relative = a.speaker is not None and a.speaker.lower in word_set(LEXICON, "speakers", "relatives")
    if relative or verb.i >= len(s.words) or s.words[verb.i] is not verb or verb.dep != "relcl":
        return a
    clause = s.subtree(verb)
    if any(w.lower in _NO_GAP for w in clause[:2]) or s.cut(*_within(s, a.content[0])).lower().startswith("that "):
        return a
    noun = s.head(verb)
    said_of = [w for w in s.subtree(noun, [verb.i]) if w.i < clause[0].i]
    spans = spans_of(s, said_of)
    if not spans or len(said_of) > _SAID_OF_WORDS or len(spans) > 1 or any(inside(spans[0][0], [c]) for c in a.content):
        return a
    told = [span for span in a.content if s.cut(*_within(s, span)).lower() not in _RELATIVES]
    told = [(x, y) for x, y in told if not (spans[0][0] <= x and y <= spans[0][1])]
    return replace(a, content=(spans[0], *told)) if told and spans[0][1] <= told[0][0] else a


def _said_to_be(s: Sentence, a: Attribution) -> Attribution | None:
    """Return a statement with the noun before it that it is said of: "a region | he says | is in crisis"."""
    verb = a.verb
    if verb.i >= len(s.words) or s.words[verb.i] is not verb or verb.dep != "parataxis" or a.speaker is None:
        return None
    first = s.subtree(verb)[0]
    before = s.words[first.i - 1] if first.i else None
    bare = [k for k in s.children(verb, "ccomp") if k.i > verb.i and not s.children(k, *SUBJECTS, "mark")]
    if before is None or before.pos != "NOUN" or not bare or first.i != a.speaker.i or len(a.content) != 1:
        return None
    words = core_phrase(s, before)
    return replace(a, content=((words[0].start, words[-1].end), *a.content))


def _of_what(s: Sentence, a: Attribution) -> Attribution | None:
    """Return a statement that begins with "which" with the noun that it stands for: "a gap, | which, he said,"."""
    which = next((w for w in s.words if w.start == a.content[0][0] and w.lower == "which"), None)
    clause = s.head(which) if which is not None else None
    if which is None or clause is None or clause.dep != "relcl":
        return None
    spans = spans_of(s, [w for w in s.subtree(s.head(clause), [clause.i]) if w.i < which.i])
    told = tuple(span for span in a.content if span != (which.start, which.end))
    if len(spans) != 1 or not told or told == a.content or len(s.cut(*spans[0]).split()) > _SAID_OF_WORDS:
        return None
    return replace(a, content=(spans[0], *told))


def _within(s: Sentence, span: Span) -> Span:
    return max(span[0], s.start), min(span[1], s.end)


def _without_tail(p: Paragraph, s: Sentence, a: Attribution) -> Attribution:
    """Return a statement without the reporter's words behind its last quotation: "“We wait,” she said, smiling"."""
    a = _without_aside(p, a)
    ends = [q.end for q in p.quotations if any(start < q.end and q.start < end for start, end in a.content)]
    outside = p.enclosing(a.verb.start) is None
    after = next(
        (w for w in s.words if ends and w.start >= ends[-1] and inside(w.start, a.content) and w.pos != "PUNCT"), None
    )
    if after is None or not outside or not inside(after.start, a.content) or ends[-1] > s.end:
        return a
    tail = [w for w in s.words if w.start >= after.start and inside(w.start, a.content) and w.pos != "PUNCT"]
    comma = p.cut(ends[-1] - 2, ends[-1] - 1) == "," or p.cut(ends[-1], after.start).strip() == ","
    remark = after.tag in ("VBG", "VBN") or after.lower in ("a", "an") or len(tail) == 1
    then = s.words[after.i + 1 : after.i + 3]
    also = any(w.lower in ("well", "also") or (w.tag == "VBG" and after.lower in _WHILE) for w in then)
    apart = after.lower in word_set(LEXICON, "tails", "behind_words") and not also  # but "while also raising"
    remark = remark or (comma and apart)
    remark = remark or (
        after.lower == "in" and any(w.lower in word_set(LEXICON, "occasions", "papers") for w in tail[:4])
    )
    if not remark or inside(ends[-1] - 1, a.cue):
        return a
    kept = tuple((start, min(end, ends[-1])) for start, end in a.content if start < ends[-1])
    return replace(a, content=kept) if kept else a


def _without_aside(p: Paragraph, a: Attribution) -> Attribution:
    """Return a statement without the reporter's words between its quotations: "she said, | citing rain. | “Go.”"."""
    quoted = [span for span in a.content if _is_quoted(p, span)]
    if not quoted or quoted[0][0] > a.verb.start or a.frame == "clause":
        return a
    kept = tuple(span for span in a.content if _is_quoted(p, span) or not _tells_how(p, a, span))
    return replace(a, content=kept)


def _is_quoted(p: Paragraph, span: Span) -> bool:
    return any(q.start < span[1] and span[0] < q.end for q in p.quotations)


def _tells_how(p: Paragraph, a: Attribution, span: Span) -> bool:
    """Whether a stretch behind a cue begins with a participle."""
    first = next((w for _, s in p.sentences for w in s.words if w.start >= span[0]), None)
    return first is not None and span[0] > a.verb.start and first.tag == "VBG"


def is_statement(p: Paragraph, s: Sentence, a: Attribution) -> bool:
    """Whether an attribution with content is a statement in the sense of the record."""
    if not a.states or not a.content or s.block_kind in _HEADLINES or is_shouted(s):
        return False
    if a.group in ("according", "colon", "post") or a.group in ELSEWHERE:
        return True
    if _is_question(p, s, a) or not _has_speaker(p, s, a):
        return False
    if a.frame == "preposition" and a.verb.lemma in word_set(LEXICON, "matter", "verbs"):
        return False
    if is_silent(p, s, a) or _is_as_told(s, a):
        return False
    after = s.words[a.verb.i + 1 : a.verb.i + 2]
    if a.verb.lemma in word_set(LEXICON, "cue", "hearsay") and after and (after[0].lower, after[0].tag) == ("to", "TO"):
        return False  # "a text said to be final"
    return a.frame == "noun" or _is_real(s, a)


def _is_as_told(s: Sentence, a: Attribution) -> bool:
    """Whether a clause with "as" only points back to what was promised: "resigned, as he had vowed to do"."""
    marked = any(k.lower == "as" and k.i < a.verb.i for k in s.children(a.verb, "mark", "advmod"))
    first = s.cut(*_within(s, a.content[0])).lstrip(" ,")
    return marked and first.startswith(("to do ", "to do.", "to do,"))


def is_denial(s: Sentence, a: Attribution) -> bool:
    """Whether somebody says that the content is not so: "denied that", "his denial that", "does not think that"."""
    denies = a.verb.lemma in word_set(LEXICON, "denials")
    return denies != (a.verb.pos == "VERB" and a.verb in s.words and bool(s.children(a.verb, "neg")))


def _is_question(p: Paragraph, s: Sentence, a: Attribution) -> bool:
    """Whether the cue stands in a question of the reporter's, or of the one who is quoted."""
    asked = s.text.rstrip(" \"'”’")
    if not asked.endswith("?"):
        return False
    return p.enclosing(s.start + len(asked) - 1) == p.enclosing(a.verb.start)


def _has_speaker(p: Paragraph, s: Sentence, a: Attribution) -> bool:
    """Whether somebody speaks: not "it is said", not an imperative, not the "I" of somebody else's words."""
    if a.speaker is None:
        return False
    nobody = word_set(LEXICON, "speakers", "own") if p.enclosing(a.verb.start) is not None else frozenset()
    if a.speaker.lower in word_set(LEXICON, "speakers", "first") | nobody:
        return False
    if a.speaker.lower in word_set(LEXICON, "speakers", "none") or _is_demonstrative(s, a):
        return False
    if a.group == "urged" and a.speaker.lower in ("that", "which"):
        return False  # "a deal that promises to bring peace"
    looms = a.verb.lemma in word_set(LEXICON, "looming", "verbs")
    if looms and a.speaker.lemma in word_set(LEXICON, "speakers", "things"):
        return False  # "the dispute threatens to close the port"
    if (a.group in ("urged", "judged") or a.verb.lemma == "add") and a.speaker.lemma in word_set("drafts", "nouns"):
        return False  # "the plan calls for ..." tells what the plan provides
    if (
        a.group == "shown"
        or (a.group == "quoting" and a.verb.lemma != "read")
        or a.verb.lemma in word_set(LEXICON, "speakers", "shown_by_things")
    ) and not _can_speak(a):
        return False
    return a.speaker.lower not in ("it", "there") or a.frame in ("quotation", "clause")


def _is_demonstrative(s: Sentence, a: Attribution) -> bool:
    """Whether nobody is told to speak: "that said, ...", "no minister said", "neither Lee nor Ko said"."""
    speaker = a.speaker
    if speaker is None or speaker.i >= len(s.words) or s.words[speaker.i] is not speaker:
        return False
    if any(k.lower in ("no", "neither") for k in s.children(speaker, "det", "preconj", "cc")):
        return True
    return speaker.lower in ("that", "this") and a.verb.dep != "relcl"


def _can_speak(a: Attribution) -> bool:
    """Whether the subject of "show" or "suggest" is somebody, or a text or count, and no fact to conclude from."""
    word = a.speaker
    if word is None or (a.verb.dep == "advcl" and a.verb.tag == "VBG" and word.entity != "PERSON"):
        return False
    if word.pos == "PROPN" or word.lower in word_set(LEXICON, "speakers", "pronouns"):
        return True
    known = word_set(LEXICON, "speakers", "documents") | word_set(LEXICON, "speakers", "people")
    return word.lemma in known or word.lemma.endswith(tuple(word_set(LEXICON, "speakers", "people_ends")))


def _is_real(s: Sentence, a: Attribution) -> bool:
    """Whether the cue tells that something was said: no negation, no mere possibility, no plan to say it."""
    verb = a.verb
    denies = a.group == "believed" and a.frame == "clause"  # "does not think that" denies, "did not say that" is silent
    if (s.children(verb, "neg") and not denies) or _is_wished(s, verb):
        return False
    if is_conditional(s, verb) and a.frame != "quotation":
        return False
    first = verb
    while (
        verb.tag == "VB"
        and first.dep == "conj"
        and s.head(first).tag == "VB"
        and not s.children(first, *SUBJECTS, "aux")
    ):
        first = s.head(first)  # "for Lee to stand up and say it is late"
    to = first.tag == "VB" and any(k.lower == "to" for k in s.children(first, "aux"))
    if to and first.dep == "conj" and s.head(first).tag == "VB":
        first = s.head(first)  # "vowed to get tough and to label them late"
    if to and first is not verb and s.children(first, *SUBJECTS):
        return False
    if to and verb.dep in ("advcl", "ccomp", "acl", "relcl"):
        return False  # "met to say that it was late", "allows her to say": nothing has been said
    helped = s.head(s.head(verb)) if verb.dep == "pcomp" else verb
    helpers = s.children(verb, "aux") if outer_cue(s, verb) else auxiliaries(s, helped)
    modals = {w.lower for w in helpers if w.tag == "MD"} & word_set(LEXICON, "cue", "unreal")
    if modals and not (modals == {"would"} and (a.frame == "quotation" or _only(s, verb))):
        return False
    if first.dep != "xcomp":
        return True
    carrier = s.head(first)
    return carrier.lemma in word_set(LEXICON, "cue", "speaking") and not s.children(carrier, "neg")


def _is_wished(s: Sentence, verb: Word) -> bool:
    """Whether a cue tells what would be good to say: "it is vital that he explains"."""
    if verb.dep not in ("ccomp", "csubj", "advcl") or not any(k.lower == "that" for k in s.children(verb, "mark")):
        return False
    above = s.head(verb)
    wished = word_set(LEXICON, "cue", "wished")
    return above.lemma in wished or any(k.lemma in wished for k in s.children(above, "acomp", "attr"))


def _only(s: Sentence, verb: Word) -> bool:
    """Whether a cue is "would say only": a polite refusal that lets something out."""
    return any(w.lower == "only" for w in s.children(verb, "advmod"))


# ------------------------------------------------------------------------------------------------ two in one
def _split(p: Paragraph, s: Sentence, a: Attribution) -> Iterator[Attribution]:
    """Yield a statement, or one for each of the clauses with "that" it has side by side outside quotation marks.

    They are told apart where one is in the speaker's words and another is not.
    """
    cuts = [w.start for w in s.words if a.frame == "clause" and _opens_another(p, s, a, w)]
    ends = [*cuts, a.content[-1][1]]
    parts = [tuple(_clipped(p, a.content, x, y)) for x, y in zip([a.content[0][0], *cuts], ends, strict=True)]
    quoted = {any(_is_quoted(p, span) for span in part) for part in parts if part}
    yield from (replace(a, content=part) for part in parts if part) if len(quoted) > 1 else (a,)


def _opens_another(p: Paragraph, s: Sentence, a: Attribution, that: Word) -> bool:
    if that.lower != "that" or that.i < 2 or s.words[that.i - 1].lower != "and" or _leans(s, a, that):
        return False
    # The tagger takes some conjunctions for determiners, even before plurals.
    conjunction = that.dep == "mark" or (that.dep == "det" and s.head(that).tag in ("NNS", "NNPS"))
    told = any(start < that.start < end for start, end in a.content)
    return conjunction and told and p.enclosing(that.start) is None and p.enclosing(a.verb.start) is None


def _leans(s: Sentence, a: Attribution, that: Word) -> bool:
    """Whether a clause speaks of what is told before it: "and that she would sign it"."""
    end = next((w.start for w in s.words[that.i + 1 :] if w.lower == "that" and w.dep == "mark"), a.content[-1][1])
    return any(w.pos == "PRON" and w.tag in ("PRP", "PRP$", "DT") for w in s.words if that.start < w.start < end)


def _clipped(p: Paragraph, spans: tuple[Span, ...], start: int, end: int) -> Iterator[Span]:
    """Yield what lies of ``spans`` between two offsets, without an "and" or comma at its end."""
    for a, b in spans:
        low, high = max(a, start), min(b, end)
        if low < high:
            text = p.cut(low, high)
            kept = text.rstrip(" ,\n")
            for word in (" and", " but"):
                if high < b and kept.endswith(word):
                    kept = kept.removesuffix(word).rstrip(" ,\n")
            if any(c.isalnum() for c in kept):
                yield low, low + len(kept)
