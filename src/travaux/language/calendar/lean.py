"""Which way a clause looks in time: told as past, told as to come, or neither, by the words around an expression.

No parse is needed: the nearest verb or governing word before the expression decides, else the first one after it.
"""

from __future__ import annotations

from typing import Literal

from travaux.language.calendar.words import Words, calendar, is_in, walk
from travaux.language.lexicon import word_map

# "nearest": planned, but seen from the past ("was due on Friday"): whichever side is nearer.
Lean = Literal["past", "future", "nearest", "unknown"]

# Words before and after an expression in which its verb is looked for.
REACH_BACK = 24
REACH_ON = 16
# Words between a governing preposition or noun and the expression: "by the end of next", "a deadline of late".
NEAR = 7
# What may stand between them.
FILLERS = (
    "filler",
    "edge",
    "edge_noun",
    "months",
    "months_short",
    "weekdays",
    "day",
    "ordinals",
    "period",
    "parts",
    "vague",
    "clock",
    "zone",
)
# Words before "until" in which a "not" is looked for.
REACH_NOT = 10
NEVER_WAS = ("refused", "declined", "didn't", "wasn't", "weren't", "hadn't")
# Endings of words that are no verbs, though they follow "to" ("thanks to announcements").
NO_VERB = ("ing", "tion", "ment", "ness", "ers", "ity")
# What a regular verb is followed by when it is no participle: "signed the bill", not "talks aimed at peace".
OBJECTS = ("the", "a", "that", "name", "number", "numerals")
# Words in which an auxiliary or an adverb may stand before a participle.
AUXILIARY = 3


def lean(words: Words, start: int, end: int, firm: bool = False) -> Lean:
    """Return which way the clause around words ``start`` to ``end`` looks; ``firm`` leaves "would" and "could" out."""
    if _names_text(words, start, end):
        return "past"
    told = _governed(words, start, end) or _told_at_once(words, end) or _told_behind(words, start, end, firm)
    if told is not None:
        return told
    before, after = _before(words, start, firm), _after(words, end, firm)
    if before == "future" and after == "past" and is_in(words.letters[end : end + 1], "was"):
        passive = any(is_in(letter, "be") for _, letter in walk(words, start - 1, -1, NEAR))
        return "future" if passive else "nearest"  # "rules to be published", but "the vote planned for Saturday"
    return before or after or "unknown"


def _names_text(words: Words, start: int, end: int) -> bool:
    """Whether a month or day tells a text there is from others: "the February draft would have left it out"."""
    definite = words.word(start - 1).lower() in ("the", "its", "their", "his", "her")
    return start > 0 and definite and words.word(end).lower() in word_map("drafts", "nouns")


def _governed(words: Words, start: int, end: int) -> Lean | None:
    """Read a preposition or a noun that takes the expression directly: "by", "until", "deadline of", "since"."""
    for i, letter in walk(words, start - 1, -1, NEAR):
        if is_in(letter, "backward") or (_is_over(words, i) and not _is_infinitive(words, i)):
            return "past"
        if is_in(letter, "as") and words.word(i + 1).lower() in ("early", "soon"):
            told = words.word(i + 1).lower() == "early" and _before(words, i) == "past"
            return "past" if told else "future"  # "was known as early as June"
        if is_in(letter, "forward"):
            return _preposed(words, i, start, end)
        if is_in(letter, "comma") and any(is_in(words.letters[i - 1], name) for name in ("clock", "zone")):
            continue
        if is_in(letter, "to") and i == start - 1 and _is_shifted(words, i):
            return "future"
        if is_in(letter, "from") and any(is_in(words.letters[i - 1 : i], name) for name in ("units", "units_many")):
            return "future"  # "a week from Tuesday"
        if not any(is_in(letter, name) for name in FILLERS) and not is_in(letter, "is"):
            break
    for i, letter in walk(words, end, 1, NEAR):
        if is_in(letter, "due"):
            return "past" if _overdue(words, start, i) else "future"
        if not is_in(letter, "possessive") and not is_in(letter, "word"):
            break
    return None


def _is_shifted(words: Words, i: int) -> bool:
    """Whether "to" stands after a word of moving: "moved its vote to June"."""
    return any(is_in(letter, "shifting") for _, letter in walk(words, i - 1, -1, NEAR))


def _is_over(words: Words, i: int) -> bool:
    return is_in(words.letters[i], "over_words") and words.word(i).lower().endswith("ed")


def _preposed(words: Words, i: int, start: int, end: int) -> Lean | None:
    """Read word ``i``, a preposition that looks ahead ("by", "until", "before"), where it does not look back."""
    word, owner = words.word(i), is_in(words.letters[end : end + 1], "possessive")
    if word == "by" and owner and _is_participle(words, i - 1):
        return "past"  # "hit by Monday's quake"
    if (word == "By" or (word == "before" and owner)) and _after(words, end) == "past":
        return "past"  # "By Wednesday, even the minister called ...", "before Monday's vote, she insisted"
    if word in ("until", "till") and _never(words, i):
        return "past"
    return None if _has_had(words, i, end) or _looks_not_on(words, i) else "future"


def _never(words: Words, i: int) -> bool:
    """Whether the clause before "until" tells what had not been: "was little known", "did not see the text"."""
    before = [n for n, _ in walk(words, i - 1, -1, REACH_NOT)]
    if any(words.word(n).lower().replace("’", "'") in NEVER_WAS for n in before):
        return True
    return any(_listed(words, n, "never") for n in before) and any(_listed(words, n, "told_past") for n in before)


def _listed(words: Words, i: int, name: str) -> bool:
    """Whether word ``i`` is in a list of the lexicon."""
    return calendar().listed(name, words.word(i))


def _has_had(words: Words, start: int, end: int) -> bool:
    """Whether the past perfect stands near: "had filed their reports by Wednesday"."""
    beside = (*walk(words, end, 1, NEAR + 3), *walk(words, start - 1, -1, NEAR))
    return any(is_in(letter, "had") for _, letter in beside)


def _looks_not_on(words: Words, i: int) -> bool:
    """Whether a preposition closes a range ("Thursday through Sunday") or tells what is near ("just before 3 a.m.")."""
    before = words.letters[i - 1 : i]
    if words.word(i).lower() in ("through", "thru"):
        return any(is_in(before, name) for name in ("weekdays", "weekdays_short"))
    return words.word(i - 1).lower() in ("just", "shortly", "moments", "minutes")


def _overdue(words: Words, start: int, due: int) -> bool:
    back = any(is_in(letter, "overdue") for _, letter in walk(words, start - 1, -1, 4))
    return back or any(is_in(letter, "overdue") for _, letter in walk(words, due + 1, 1, 2))


def _told_at_once(words: Words, end: int) -> Lean | None:
    """Read "the envoy on Friday signed": the verb behind the expression is its own, whatever stands before."""
    if end >= len(words.letters) or is_in(words.letters[end], "auxiliary"):
        return None
    active = is_in(words.letters[end], "narrated") or any(is_in(words.letters[end + 1 : end + 2], n) for n in OBJECTS)
    return "past" if active and _verb(words, end, infinitive=False) == "past" else None


def _told_behind(words: Words, start: int, end: int, firm: bool) -> Lean | None:
    """Read "those who in April voted", and "after Monday's vote", which only a "will" puts into the future."""
    if _listed(words, start - 2, "relative") and is_in(words.letters[start - 1], "in"):
        return _after(words, end)
    if not firm or not is_in(words.letters[start - 1 : start], "after"):
        return None
    around = (*walk(words, start - 1, -1, REACH_BACK), *walk(words, end, 1, REACH_ON))
    return "future" if any(is_in(letter, "will_firm") for _, letter in around) else "past"


def _before(words: Words, start: int, firm: bool = False) -> Lean | None:
    """Read the nearest verb before the expression."""
    infinitive = passive = False
    for i, letter in walk(words, start - 1, -1, REACH_BACK):
        if is_in(letter, "clause") and is_in(words.letters[i - 1 : i], "comma"):
            break
        if is_in(letter, "will"):
            return _modal(words, i) if not firm or is_in(letter, "will_firm") else "unknown"
        if infinitive and (is_in(letter, "that") or (passive and is_in(letter, "saying"))):
            return "future"  # "said that it is time to ...", "said talks to be held ..."
        if is_in(letter, "to") and _is_verb(words, i + 1):
            if is_in(words.letters[i - 1 : i], "is") or is_in(words.letters[i - 1 : i], "has"):
                return "future"
            infinitive, passive = True, is_in(words.letters[i + 1], "be")
            continue
        if _listed(words, i, "condition"):
            return "future"  # "if the chancellor loses the vote in November"
        found = _verb(words, i, infinitive)
        if found or (not firm and _is_under_way(words, i)):
            return found or "future"
    return "future" if infinitive else None


def _is_under_way(words: Words, i: int) -> bool:
    """Whether the word is a present participle after "is": with a date it tells of an arrangement."""
    return words.word(i).endswith("ing") and is_in(words.letters[i - 1 : i], "is")


def _after(words: Words, end: int, firm: bool = False) -> Lean | None:
    """Read the first verb after the expression."""
    for i, letter in walk(words, end, 1, REACH_ON):
        if is_in(letter, "clause") and i > end and is_in(words.letters[i - 1], "comma"):
            break  # "Tuesday's declaration by the carmaker, which holds ..."
        if is_in(letter, "that") and not _is_relative(words, i):
            break  # "evidence in January that it could ..."
        if is_in(letter, "will") and words.word(i).lower() != "would":  # "said Monday it would": not of Monday
            return _modal(words, i) if not firm or is_in(letter, "will_firm") else "nearest"
        if is_in(letter, "is") and is_in(words.letters[i + 1 : i + 2], "to"):
            return "future"
        found = _verb(words, i, infinitive=False)
        if found:
            return found
    return None


def _is_relative(words: Words, i: int) -> bool:
    """Whether "that" is the subject of the verb behind it ("the vote on Friday that will decide")."""
    following = words.letters[i + 1 : i + 2]
    verbs = ("will", "is", "was", "has", "had", "narrated", "planned", "schedule")
    return any(is_in(following, name) for name in verbs) or words.word(i + 1).endswith("ed")


def _modal(words: Words, i: int) -> Lean:
    """Read "will", "may", "would": to come, but "might have been" is past."""
    perfect = is_in(words.letters[i + 1 : i + 2], "has") and words.word(i).lower() not in ("will", "shall")
    return "past" if perfect and _is_participle(words, i + 2) else "future"


def _is_participle(words: Words, i: int) -> bool:
    """Whether a participle stands here, at most one adverb on: "could have signed", not "could have coattails"."""
    for n in (i, i + 1):
        if any(is_in(words.letters[n : n + 1], name) for name in ("been", "narrated", "had", "planned")):
            return True
        if words.word(n).endswith(("ed", "en", "ne", "wn")) and not is_in(words.letters[n : n + 1], "numerals"):
            return True
        if not words.word(n).endswith("ly"):
            return False
    return False


def _verb(words: Words, i: int, infinitive: bool) -> Lean | None:
    """Tell what one word says of the time, if it is a verb that does."""
    letter = words.letters[i]
    if _is_hyphened(words, i):
        return None  # "a closed-door session", "better-than-expected growth"
    if is_in(letter, "has") and is_in(words.letters[i + 1 : i + 2], "been"):
        return "past"
    if is_in(letter, "narrated") and words.word(i) == "set" and _listed(words, i + 1, "away"):
        return None if infinitive or _is_infinitive(words, i) else "past"  # "the meeting in July set off a storm"
    if is_in(letter, "planned" if infinitive else "plan_firm"):
        return "nearest" if _is_adjective(words, i) else _plan(words, i)  # "the planned visit in May"
    if is_in(letter, "planned") and is_in(words.letters[i + 1 : i + 2], "a") and _is_noun(words, i - 1):
        return "future"  # "the unions plan a walkout in November"
    if is_in(letter, "schedule"):
        return None if infinitive or is_in(words.letters[i - 1 : i], "to") else "future"
    narrated = is_in(letter, "narrated") or words.word(i).endswith("ed")
    if not narrated or _is_adjective(words, i) or is_in(words.letters[i - 1 : i], "will"):  # "will read"
        return None
    return None if _is_infinitive(words, i) else "past"


def _plan(words: Words, i: int) -> Lean | None:
    """Read "expected", "due", "set": to come, but past perfect is past, and a plan of the past may be either."""
    for _, letter in walk(words, i - 1, -1, AUXILIARY):
        if is_in(letter, "had"):
            return "past"
        if is_in(letter, "was") or is_in(letter, "been"):
            further = walk(words, i - 2, -1, AUXILIARY)
            return "past" if any(is_in(mark, "had") for _, mark in further) else "nearest"
    return "nearest" if words.word(i - 1).endswith("ed") else "future"


def _is_noun(words: Words, i: int) -> bool:
    """Whether a subject in the plural may stand here: "the unions", "they"."""
    word = words.word(i).lower()
    return word in ("they", "we") or (word.endswith("s") and not word.endswith(("ss", "'s", "’s")))


def _is_verb(words: Words, i: int) -> bool:
    """Whether the word after "to" can be a verb: it is written small and is no article, number or plain noun."""
    letter, word = words.letters[i : i + 1], words.word(i)
    if is_in(words.letters[i - 2 : i - 1], "addressing"):
        return False  # "in a letter to staff"
    if word.endswith(NO_VERB) or (word.endswith("s") and not word.endswith("ss")):
        return False
    return any(is_in(letter, name) for name in ("word", "schedule", "be", "has", "narrated", "planned"))


def _is_adjective(words: Words, i: int) -> bool:
    """Whether a participle stands before its noun: "the proposed text"."""
    before, after = words.letters[i - 1 : i], words.letters[i + 1 : i + 2]
    negated = words.word(i).startswith("un") and not _listed(words, i, "un_verbs")
    closed = negated or any(
        is_in(before, name) for name in ("the", "a", "possessive", "of", "percent", "this", "that", "previous")
    )
    noun = any(is_in(after, name) for name in ("word", "addressing", "issued"))
    return closed and noun and not is_in(words.letters[i], "narrated")


def _is_infinitive(words: Words, i: int) -> bool:
    """Whether a participle follows "be", "is" or "remain" ("to be signed", "is signed"): it tells no time of itself."""
    before = walk(words, i - 1, -1, 2)
    return any(is_in(letter, "be") or is_in(letter, "is") or _listed(words, n, "staying") for n, letter in before)


def _is_hyphened(words: Words, i: int) -> bool:
    """Whether a hyphen ties the word to another one."""
    start, end = words.spans[i]
    tied = is_in(words.letters[i + 1 : i + 2], "hyphen") and words.spans[i + 1][0] == end
    return tied or (is_in(words.letters[i - 1 : i], "hyphen") and words.spans[i - 1][1] == start)
