"""What a draft is called: the proper words before its noun, the initials of a full title, an acronym used for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from travaux.findings.found import View
from travaux.language.lexicon import lexicon, word_map, word_set
from travaux.language.reading import Sentence, Word
from travaux.language.world import actor_of_name

# Small words inside a title that give no initial.
SMALL = frozenset({"of", "and", "on", "for", "the", "in", "to", "with", "-", "–", "/", "&"})
# A title has so many words with a capital; shorter ones are a name before a noun.
TITLE = 3
# An acronym stands for a draft when it is used as one this often in a report, or its title stands before it.
USES = 2
ACRONYM = re.compile(r"[A-Z]{3,9}")
# Words between two full words of a title and the bracket in which its short form stands.
_DEFINED = re.compile(r"\(\s*(?:the |or )?[\"“]?([A-Z]{3,7})[\"”]?\s*\)")


def title_initials(s: Sentence, core: list[Word], noun: Word) -> str:
    """Return the initials of a title ("North American Free Trade Agreement"), or an empty string."""
    if not noun.text[:1].isupper() or noun.text.isupper():
        return ""
    owners = {w.i for k in s.children(noun, "poss") for w in s.subtree(k)}
    whole = [w for w in (*core[:-1], noun, *_tail(s, noun)) if w.i not in owners]
    words = [w for w in whole if w.dep != "det" and w.lower not in SMALL]
    own = words[next((n for n, w in enumerate(words) if w.text[:1].isupper()), 0) :]
    return "".join(w.text[0] for w in own) if len(own) >= TITLE and all(w.text[:1].isupper() for w in own) else ""


def _tail(s: Sentence, noun: Word) -> list[Word]:
    """Return the words of a title after its noun: "of Action" in "Plan of Action"."""
    after = s.words[noun.i + 1 : noun.i + 3]
    return [after[1]] if len(after) == 2 and after[0].lower == "of" and after[1].text[:1].isupper() else []


def name_before(view: View, s: Sentence, core: list[Word], noun: Word, *, states: bool) -> str:
    """Return the proper words that name the draft; parties and persons are left out, states unless ``states``."""
    no_names = word_set("drafts", "topics", "words") | word_map("drafts", "ranks").keys()
    shouted = noun.text.isupper() and len(noun.text) > 3
    owners = {w.i for k in s.children(noun, "poss") for w in s.subtree(k)}
    near = [w for w in core[:-1] if not shouted and w.i not in owners and w.lower not in no_names]
    words = [w.text for w in near if _names(view, w, states)]
    after = s.words[noun.i + 1] if noun.i + 1 < len(s.words) else None
    if noun.text[:1].isupper() and after is not None and re.fullmatch(r"[A-Z]|\d{1,2}", after.text):
        words.append(f"{noun.text} {after.text}")
    return " ".join(words)


def _names(view: View, w: Word, states: bool) -> bool:
    """Whether a capital word before a draft names it: no party, person, date or number."""
    if not w.text[:1].isupper() or (w.pos != "PROPN" and w.i <= 1) or w.dep == "det":
        return False
    member = view.cast.at(w)
    if member is not None:
        return states and member.kind == "state" and w.pos == "PROPN"
    return w.entity not in ("DATE", "CARDINAL", "MONEY", "NORP")


def find_acronyms(view: View) -> frozenset[str]:
    """Return the acronyms that a report uses for drafts: defined behind a title, or made, signed, lived under."""
    used: Counter[str] = Counter()
    for s in view.page.sentences:
        for found in _DEFINED.finditer(s.text):
            word = next((w for w in s.words if w.end <= s.start + found.start()), None)
            before = [w for w in s.words if word is not None and w.end <= s.start + found.start()][-1:]
            if before and _is_title_noun(before[0]):
                used[found.group(1)] += USES
        for w in s.words:
            if ACRONYM.fullmatch(w.text) and actor_of_name(w.text) is None and _is_used_as_draft(s, w):
                used[w.text] += 1
    return frozenset(word for word, times in used.items() if times >= USES)


def _is_title_noun(w: Word) -> bool:
    return w.text[:1].isupper() and (w.lower in word_map("drafts", "nouns") or w.lower == "action")


def _is_used_as_draft(s: Sentence, w: Word) -> bool:
    """Whether an acronym is signed, rewritten, quit ("withdraw from X"), or something holds under it."""
    treated = lexicon("drafts")["treats"]
    head = s.head(w)
    if w.dep in ("dobj", "nsubjpass"):
        return head.lemma in treated["object"]
    if w.dep == "pobj":
        return head.lower == "under" or (head.lower in ("from", "of") and s.head(head).lemma in treated["from"])
    return w.dep in ("compound", "nmod") and head.lemma in treated["with"]


def is_title(name: str) -> bool:
    """Whether a name is an acronym or the initials of a title: no two drafts share one."""
    return bool(ACRONYM.fullmatch(name))


def acronyms_in(s: Sentence, known: frozenset[str]) -> Iterator[Word]:
    """Yield the words of a sentence that are acronyms for drafts, those before another noun left out."""
    for w in s.words:
        if w.text in known and not (w.dep in ("compound", "nmod") and s.head(w).i > w.i):
            yield w
