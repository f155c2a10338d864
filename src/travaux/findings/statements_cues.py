"""Cues in one parsed sentence: who says (demands, thinks, ...) what, by dependency patterns over a lexicon of cues.

The terms are those of the literature on attribution: a *source* (speaker), a *cue* and a *content*, each on its exact
words. Quotation marks are dealt with afterwards, paragraph by paragraph, in :mod:`travaux.findings.statements_marks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from travaux.findings.statements_attitudes import attitude, supposed
from travaux.findings.statements_content import clauses_of, content_heads, content_words, outer_cue
from travaux.findings.statements_nouns import carried, in_the_words, nominal
from travaux.findings.statements_sources import source_spans, source_words, speaker_of
from travaux.findings.statements_tails import without_tail
from travaux.findings.statements_words import LEXICON, MARKS, Attribution, Frame, Span, group_of, spans_of
from travaux.language.clauses import is_passive
from travaux.language.lexicon import word_set
from travaux.language.reading import SUBJECTS, Sentence, Word

# Tenses in which cues side by side tell of two speakers, the words of a name before the second, and how many at most.
_FINITE = ("VBD", "VBZ", "VBP")
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADV"})
_NAME_WORDS = 8
# What a subject begins with.
_BEGINS = frozenset({"VBG", "DT", "NN", "NNS", "NNP", "JJ", "PRP$", "EX", "CD"})
# Words of an occasion between a cue and its "that", at most.
_LEAD = 14
_PERSONAL = ("PROPN", "PRON", "NOUN")


def find_cues(s: Sentence, index: int, quoted: Sequence[Span] = ()) -> Iterator[Attribution]:
    """Yield the attributions that the cues of a sentence make, in the order of the cues.

    ``quoted`` are the stretches of the report in quotation marks: who speaks of them stands outside.
    """
    taken: set[int] = set()
    for word in s.words:
        if word.i in taken:
            continue
        if word.lower == "according":
            found = _according(s, index, word)
        elif word.pos == "NOUN" or (word.tag == "VBG" and s.children(word, "poss")):
            found = nominal(s, index, word) or in_the_words(s, index, word)
        elif word.pos in ("VERB", "AUX"):
            found = carried(s, index, word) or supposed(s, index, word) or _inserted(s, index, word)
            found = found or _verbal(s, index, word, quoted)
            found = found or attitude(s, index, word)
        elif word.pos == "ADJ":
            found = attitude(s, index, word)
        else:
            found = None
        if found is not None:
            taken.add(found.verb.i)
            yield found


# ------------------------------------------------------------------------------------------------ verbs
def _inserted(s: Sentence, index: int, verb: Word) -> Attribution | None:
    """Read "the port, says its owner, Ann Lee, is shut", where the parser gives the verb no subject or the port.

    All of the sentence from the last semicolon on is the content.
    """
    if group_of(verb) != "spoken" or verb.tag not in ("VBD", "VBZ") or verb.i < 2:
        return None
    end = verb.i + 1
    while end < len(s.words) and s.words[end].pos in _NAMING and s.words[end].tag != "IN":
        end += 1
    named = [w for w in s.words[verb.i + 1 : end] if w.pos in _PERSONAL]
    named = [w for w in named if w.lower not in word_set(LEXICON, "told", "weekdays")]
    if s.words[verb.i - 1].text != "," or end >= len(s.words) - 2 or s.words[end].text != "," or not named:
        return None
    apart = end + 1
    while apart < len(s.words) and s.words[apart].pos == "PROPN":
        apart += 1
    if apart > end + 1 and s.words[apart : apart + 1] and s.words[apart].text == ",":
        end = apart  # "its president, Ann Lee,"
    goes_on = s.words[end + 1].tag in (*_FINITE, "MD")
    if s.children(verb, *SUBJECTS) and not (goes_on and s.children(verb, *SUBJECTS)[0].i < verb.i):
        return None
    first = max((w.i + 1 for w in s.words[: verb.i] if w.text == ";"), default=0)
    said = [w for w in s.words[first:] if not verb.i - 1 <= w.i <= end]
    source = source_spans(s, list(s.words[verb.i + 1 : end]))
    cue = spans_of(s, [verb])
    return Attribution(index, verb, "spoken", "aside", named[-1], source, cue, spans_of(s, said))


def _verbal(s: Sentence, index: int, verb: Word, quoted: Sequence[Span]) -> Attribution | None:
    group = group_of(verb)
    if not group or verb.dep in ("aux", "auxpass", "amod", "compound"):
        return None
    passive = _quoted_as(s, verb)
    if passive is not None:
        return _quoted_saying(s, index, passive, verb)
    speaker = speaker_of(s, outer_cue(s, verb) or verb, quoted)
    frame, heads, mark = content_heads(s, verb)
    heads = [w for w in heads if speaker is None or w.i != speaker.i]
    cue = _cue_words(s, verb, mark)
    source = source_words(s, verb, speaker)
    out = {w.i for w in (*cue, *source)}
    if frame == "aside":
        out |= {w.i for w in s.subtree(verb)}
    told = _without_next(s, verb, _after_as(s, verb) or content_words(s, heads, out))
    days = word_set(LEXICON, "told", "weekdays")
    if frame == "aside":  # "it rose, Lee said Monday, the first time"
        told = [w for w in told if w.i != verb.i + 1 or w.lower not in days]
    told = _without_concession(verb, told)
    told = without_tail(s, verb, told, quoted) if frame == "clause" else told
    told = _from_subject(s, verb, _from_that(s, verb, told)) if frame == "clause" else told
    told = _to_the_verb(s, verb, told) if frame == "clause" else told
    content = spans_of(s, _without_lead(s, verb, _without_day(s, verb, told)) if frame == "clause" else told)
    return Attribution(index, verb, group, frame, speaker, source_spans(s, source), spans_of(s, cue), content)


def _without_next(s: Sentence, verb: Word, content: list[Word]) -> list[Word]:
    """Return a content up to where somebody else says something: "Lee said it was late | and Ko accused her of delay".

    The parser hangs what Ko said below what Lee said.
    """
    if group_of(verb) != "spoken" or verb.tag not in _FINITE or not content or content[0].i < verb.i:
        return content
    for n, w in enumerate(content):
        if (w.dep == "cc" or w.text == ";" or w.lower == "while") and _says_next(s, w, verb.tag):
            return content[:n]
    return content


def _says_next(s: Sentence, joint: Word, tag: str) -> bool:
    """Whether after "and" a name or noun and a cue in the same tense follow."""
    nouns = 0
    for w in s.words[joint.i + 1 : joint.i + 2 + _NAME_WORDS]:
        if w.tag == tag and w.dep not in ("amod", "compound") and group_of(w) in ("spoken", "judged", "urged"):
            return nouns > 0
        if w.pos not in _NAMING:
            return False
        nouns += w.pos in _PERSONAL
    return False


def _without_day(s: Sentence, verb: Word, content: list[Word]) -> list[Word]:
    """Return a content without the weekday between it and its cue: "told them on Monday | the port was shut"."""
    days = word_set(LEXICON, "told", "weekdays") | {"earlier", "later"}
    n = next((n for n, w in enumerate(content[:3]) if w.lower in days), None)
    if n is None or content[0].i <= verb.i or content[0].i > verb.i + 5 or len(content) < n + 3:
        return content
    led = all(w.lower in ("on", "late", "early") or w.lower in days for w in content[: n + 1])
    begins = any(
        w.dep in SUBJECTS or w.dep in ("det", "poss", "compound", "mark", "amod") for w in content[n + 1 : n + 2]
    )
    return content[n + 1 :] if led and begins else content


def _from_that(s: Sentence, verb: Word, content: list[Word]) -> list[Word]:
    """Return a content from its "that" on, where the parser loses what stands between: "saying that even if ..., | cuts
    | would hurt"."""
    that = next((w for w in s.words[verb.i + 1 : verb.i + 3] if w.lower == "that" and w.dep == "mark"), None)
    if that is None or not content or content[0].i <= that.i + 1:
        return content
    lost = s.words[that.i + 1 : content[0].i]
    cues = any(group_of(w) and w.tag in _FINITE and s.children(w, *SUBJECTS) for w in lost)
    return content if cues else [*lost, *content]


def _from_subject(s: Sentence, verb: Word, content: list[Word]) -> list[Word]:
    """Return a content with its subject, where the parser gives that to the cue: "said | closing the port would help".

    With a "that" between them it begins there.
    """
    if not content or content[0].i <= verb.i + 1 or content[0].tag not in (*_FINITE, "MD", "VBG", "EX"):
        return content
    lost = s.words[verb.i + 1 : content[0].i]
    told = verb.lemma in word_set(LEXICON, "told", "verbs") or lost[-1].dep not in (*SUBJECTS, "dobj")
    if content[0].tag == "EX" and (told or lost[-1].head != verb.i):
        return content  # "said last week | there were boats", but "said | firms there are hit"
    that = next((w for w in lost if w.lower == "that" and w.tag == "IN"), None)
    if that is not None and content[0].tag != "VBG":
        return [*s.words[that.i : content[0].i], *content]
    if lost[-1].dep == "cc" and lost[0].tag in _BEGINS:
        return [*lost, *content]  # "said calm | and waiting would help"
    begins = content[0].tag != "VBG" and lost[0].tag in _BEGINS
    begins = begins and lost[0].lower not in word_set(LEXICON, "told", "weekdays")
    return [*lost, *content] if begins and not any(w.text == "," or w.text in MARKS for w in lost) else content


def _without_concession(verb: Word, content: list[Word]) -> list[Word]:
    """Return a content before its cue without the reporter's reservation: "it was late, Lee said, | though Ko ..."."""
    behind = next((n for n, w in enumerate(content) if w.i > verb.i and w.pos != "PUNCT"), 0)
    return content[:behind] if behind and content[behind].lower in ("though", "although") else content


def _to_the_verb(s: Sentence, verb: Word, content: list[Word]) -> list[Word]:
    """Return a content with the rest of its sentence where the parser ends it before a verb.

    "Said it would be late if the harbour | were to close".
    """
    main = verb.dep == "ROOT" or (verb.dep == "conj" and s.head(verb).dep == "ROOT")
    if not main or not content or content[0].i < verb.i or content[-1].i + 1 >= len(s.words):
        return content
    after = s.words[content[-1].i + 1]
    if after.tag not in (*_FINITE, "MD") or content[-1].pos not in _PERSONAL or group_of(after):
        return content
    rest = [w for w in s.words[after.i :] if w.text not in (".", "!", "?") and w.i != verb.i]
    return [*content, *rest] if not any(group_of(w) and w.tag in _FINITE for w in rest) else content


def _after_as(s: Sentence, verb: Word) -> list[Word]:
    """Return the main clause behind "As Lee said when it began, ...", where the parser takes the cue for it."""
    if s.words[0].lower != "as" or verb.dep != "ROOT" or group_of(verb) != "spoken" or s.words[0].head != verb.i:
        return []
    comma = next((w.i for w in s.words[verb.i :] if w.text == ","), len(s.words))
    told = s.words[comma + 1 :]
    return list(told) if any(w.tag in _FINITE or w.tag == "MD" for w in told) else []


def _without_lead(s: Sentence, verb: Word, content: list[Word]) -> list[Word]:
    """Return a content without the occasion before its "that": "said last week, after the vote, | that it was late"."""
    if not content or content[0].i < verb.i or content[0].pos not in ("ADP", "SCONJ") or content[0].lower == "that":
        return content
    lead = len(s.subtree(content[0])) if content[0].dep == "prep" and content[0].i == verb.i + 1 else 0
    if lead and content[lead : lead + 1] and content[lead].tag == "PRP" and content[lead].dep in SUBJECTS:
        return content[lead:]  # "said after the vote | he would go"
    for n, w in enumerate(content[1:_LEAD], 1):
        if w.dep in SUBJECTS and s.head(w).i == s.root.i:
            break
        if w.lower == "that" and w.dep == "mark" and s.words[w.i - 1].text == ",":
            return content[n:] if s.head(w).head == verb.i else content
    return content


def _quoted_as(s: Sentence, verb: Word) -> Word | None:
    """Return "quoted" for "saying" in "was quoted as saying"."""
    above = s.head(s.head(verb))
    return above if verb.dep == "pcomp" and s.head(verb).lower == "as" and is_passive(s, above) else None


def _quoted_saying(s: Sentence, index: int, quoted: Word, saying: Word) -> Attribution:
    """Read "X was quoted as saying ...": X speaks, whoever quotes does not."""
    subjects = s.children(quoted, "nsubjpass")
    speaker = subjects[0] if subjects else None
    source = source_words(s, quoted, speaker)
    cue = sorted([quoted, *_satellites(s, quoted), s.head(saying), saying], key=lambda w: w.i)
    heads = clauses_of(s, saying) or clauses_of(s, quoted)
    content = spans_of(s, content_words(s, heads, {w.i for w in (*cue, *source)}))
    frame: Frame = "clause" if heads else "none"
    return Attribution(index, saying, "spoken", frame, speaker, source_spans(s, source), spans_of(s, cue), content)


# ------------------------------------------------------------------------------------------------ words of a cue
def _cue_words(s: Sentence, verb: Word, mark: Word | None) -> list[Word]:
    """Return the verb with its auxiliaries, negation, particle, adverbs before it, and preposition."""
    words = [verb, *_satellites(s, verb), *([mark] if mark else [])]
    carrier = s.head(verb)
    if verb.dep == "xcomp" and carrier.lemma in word_set(LEXICON, "cue", "carriers"):
        words += [carrier, *_satellites(s, carrier)]
    found = {w.i: w for w in words}
    first = verb.i if not any(carrier is w for w in words) else min(verb.i, carrier.i)
    while first - 1 in found:
        first -= 1
    return [found[i] for i in sorted(found) if i >= first]  # "Then somebody asked", "has he said": the verb alone


def _satellites(s: Sentence, verb: Word) -> list[Word]:
    near = [k for k in s.children(verb, "advmod") if 0 < verb.i - k.i <= 3 and k.pos == "ADV"]
    near = [k for k in near if k.lower not in word_set(LEXICON, "cue", "no_part")]
    particles = [k for k in s.children(verb, "prt") if s.words[k.i - 1].text not in MARKS]
    return s.children(verb, "aux", "auxpass", "neg") + particles + near


# ------------------------------------------------------------------------------------------------ according to
def _according(s: Sentence, index: int, word: Word) -> Attribution | None:
    """Read "according to X": all of the clause it is attached to is the content."""
    to = next((k for k in s.words[word.i + 1 : word.i + 2] if k.lower == "to"), None)
    named = s.children(to, "pobj", "pcomp") if to else []
    if to is None or not named or named[0].lemma in word_set(LEXICON, "cue", "no_source"):
        return None
    clause = _told_clause(s, word)
    source = _up_to_speaker(s, source_words(s, word, named[0]))
    out = {w.i for w in (*s.subtree(word), to, *source, *_before_colon(s, clause))}
    content = spans_of(s, content_words(s, [clause], out))
    cue = spans_of(s, [word, to])
    return Attribution(index, word, "according", "according", named[0], source_spans(s, source), cue, content)


def _told_clause(s: Sentence, according: Word) -> Word:
    """Return the verb of the clause that "according to X" vouches for: with a subject, and rather before than after.

    "The fleet fell in May and has grown since, according to X" vouches for both.
    """
    clause = next((w for w in s.ancestors(according) if w.pos in ("VERB", "AUX")), s.root)
    if clause.i > according.i and s.root.i < according.i:
        return s.root
    after_comma = according.i > 0 and s.words[according.i - 1].text == ","
    while after_comma and clause.i < according.i and _is_part(clause):
        if clause.dep in ("conj", "xcomp", "pcomp") and s.children(clause, *SUBJECTS):
            break
        above = next((w for w in s.ancestors(clause) if w.pos in ("VERB", "AUX")), clause)
        if above is clause:
            break
        clause = above
    return s.root if _ends_in_relative(s, according, clause) else clause


def _ends_in_relative(s: Sentence, according: Word, clause: Word) -> bool:
    """Whether "according to" ends a sentence behind a clause with "which", and so vouches for all of it."""
    last = s.subtree(according)[-1].i
    ends = not any(w.pos != "PUNCT" and w.text not in MARKS for w in s.words[last + 1 :])
    which = clause.dep in ("relcl", "advcl") and any(w.lower == "which" for w in s.subtree(clause)[:2])
    return which and ends and clause.i < according.i and s.words[according.i - 1].text == ","


def _before_colon(s: Sentence, clause: Word) -> list[Word]:
    """Return the words of a clause that a colon parts from the one that "according to X" vouches for."""
    stop = next((w.i for w in reversed(s.words[: clause.i]) if w.text in (":", ";", "—")), 0)
    parted = [k for k in s.children(clause, "ccomp", "parataxis") if k.i < stop]
    return [w for k in parted for w in s.subtree(k)]


def _is_part(clause: Word) -> bool:
    """Whether a clause is only a part of what is vouched for: "he came, | shaking hands, according to X"."""
    beside = clause.dep == "advcl" and clause.tag == "VBG"
    return beside or clause.dep in ("conj", "acl", "relcl", "xcomp", "pcomp")


def _up_to_speaker(s: Sentence, source: list[Word]) -> list[Word]:
    """Return the words of a source without those after its comma where they are the subject of the verb after it."""
    after = s.words[source[-1].i + 1] if source and source[-1].i + 1 < len(s.words) else None
    commas = [n for n, w in enumerate(source) if w.text == ","]
    quoted = next((n for n, w in enumerate(source) if n and w.text in ("“", '"', "``")), None)
    if quoted is not None and quoted - 1 in commas:
        return source[: quoted - 1]  # "according to prepared remarks, | “a path ...”"
    if after is None or not commas or not group_of(after) or s.children(after, *SUBJECTS):
        return source
    return source[: commas[0]]
