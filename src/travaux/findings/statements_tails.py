"""Where what somebody says ends and the reporter goes on: "Lee said it was late, | prompting Ko to leave"."""

from __future__ import annotations

from collections.abc import Sequence

from travaux.findings.statements_words import LEXICON, Span, group_of, inside
from travaux.language.lexicon import lexicon, word_set
from travaux.language.reading import SUBJECTS, Sentence, Word

# What is said has at least so many words before the reporter's.
SAID = 3
# Quoted words of so many letters at most may stand in a remark of the reporter's: "the “diplomatic track”".
SCARE = 30
# The object of a verb comes within so many words: "raising the very real prospect".
OBJECT_REACH = 5
_PHRASE = 3
# "... without elaborating": so tells the reporter only.
_SILENT = frozenset({"elaborating", "specifying", "explaining", "clarifying"})


def without_tail(s: Sentence, verb: Word, content: list[Word], quoted: Sequence[Span]) -> list[Word]:
    """Return the words that a cue tells without the reporter's own behind a comma at their end.

    Nothing is cut within quotation marks, nor before words that are quoted.
    """
    if not content or content[0].i < verb.i or group_of(verb) not in ("spoken", "shown", "urged"):
        return content
    for n in range(SAID, len(content) - 1):
        after = content[n + 1]
        stop = content[n].text
        if stop not in (",", "—", "–", "--") or inside(after.start, quoted) or after.i != content[n].i + 1:
            continue
        if stop != ",":
            text = s.cut(after.start, s.words[min(after.i + _PHRASE, len(s.words) - 1)].end).lower()
            if any(text.startswith((f"{p} ", f"{p},")) for p in lexicon(LEXICON)["tails"]["dashed"]):
                return content[:n]
            continue
        spoken = [q for q in quoted if after.start <= q[0] < content[-1].end and q[1] - q[0] > SCARE]
        if not spoken and _begins_tail(s, after):
            return content[:n]
    return _without_silence(s, _without_as(s, content, quoted), quoted)


def _without_as(s: Sentence, content: list[Word], quoted: Sequence[Span]) -> list[Word]:
    """Leave out what is said with "as" at another time: "it may be late | as he declared that talks went on"."""
    for n, w in enumerate(content[SAID:], SAID):
        if w.lower != "as" or w.dep != "mark" or inside(w.start, quoted):
            continue
        verb = s.head(w)
        subjects = [k for k in s.children(verb, *SUBJECTS) if k.lower in ("he", "she", "they")]
        past = verb.tag == "VBD" and group_of(verb) == "spoken" and verb.dep == "advcl"
        if past and subjects and s.children(verb, "ccomp") and w.i < verb.i:
            return content[:n]
    return content


def _begins_tail(s: Sentence, word: Word) -> bool:
    tails = lexicon(LEXICON)["tails"]
    text = " ".join(w.lower for w in s.words[word.i : word.i + _PHRASE])
    if any(f"{text} ".startswith(f"{p} ") for p in tails["phrases"]):
        return True
    if word.lower == "with" and _some_saying(s, word):
        return True
    if word.lower in tails["words"]:
        return not _is_main_verb(s, word) and not _goes_on(s, word)
    first = word if word.tag == "VBG" else s.words[word.i + 1] if word.i + 1 < len(s.words) else word
    if first.tag != "VBG" or (first is not word and word.pos != "ADV") or s.children(first, *SUBJECTS):
        return False
    ahead = {w.lemma for w in s.words[first.i + 1 : first.i + 1 + OBJECT_REACH]}
    return first.lemma in tails["verbs"] or bool(ahead & set(tails.get(first.lemma, ())))


def _some_saying(s: Sentence, word: Word) -> bool:
    """Whether "with" brings somebody else who says something: "..., with four in ten saying it was late"."""
    verb = next((w for w in s.words[word.i + 1 : word.i + 1 + 2 * OBJECT_REACH] if w.pos in ("VERB", "AUX")), None)
    return verb is not None and verb.tag == "VBG" and group_of(verb) == "spoken"


def _is_main_verb(s: Sentence, word: Word) -> bool:
    """Whether "following" is what somebody does: "they are, in fact, following his advice"."""
    before = [w for w in s.words[max(0, word.i - OBJECT_REACH) : word.i - 1] if w.text == "," and w.i]
    parted = bool(before) and s.words[before[-1].i - 1].pos == "AUX"
    return word.tag == "VBG" and (parted or bool(s.children(word, "aux")))


def _goes_on(s: Sentence, word: Word) -> bool:
    """Whether a phrase stands in front of what is said next: "it was late and, after a pause, would go on"."""
    end = next((w.i for w in s.words[word.i + 1 :] if w.text == ","), len(s.words))
    behind = s.words[end + 1 : end + 4]
    return any(w.pos in ("VERB", "AUX") or w.dep in SUBJECTS for w in behind)


def _without_silence(s: Sentence, content: list[Word], quoted: Sequence[Span]) -> list[Word]:
    """Return a content without "but did not specify how": what is not told is not said."""
    silent = word_set(LEXICON, "silent", "verbs")
    for n in range(SAID, len(content) - 1):
        if inside(content[n].start, quoted):
            continue
        if content[n].lower == "without" and content[n + 1].lower in _SILENT:
            return content[: n - 1] if content[n - 1].text == "," else content[:n]  # "... without elaborating"
        if content[n].lower != "but" or n + 2 >= len(content):
            continue
        did, no, verb = content[n + 1], content[n + 2], next((w for w in content[n + 3 : n + 5] if w.tag == "VB"), None)
        said_not = did.lower in ("did", "does", "do") and no.lower in ("not", "n't", "n’t")
        if said_not and verb is not None and verb.lemma in silent:
            return content[: n - 1] if content[n - 1].text == "," else content[:n]
    return content
