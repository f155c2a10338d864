"""Changes told as answers: "What's gone? The preamble." "Anything new? A hotline between commanders. Joint patrols."

A question asks what is gone, new or kept; the short sentences after it that have no verb of their own are the answers,
up to the next question, a heading or a sentence with a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from travaux.findings.changes import has_context, issues_of
from travaux.findings.found import ChangeFound, Discourse, View
from travaux.findings.provisions import readable
from travaux.language.clauses import VERBAL, is_question
from travaux.language.lexicon import lexicon
from travaux.language.reading import Sentence
from travaux.model import ChangeKind

# Answers to one question, and words of one: a longer sentence without a verb is misread.
MOST, LONGEST = 8, 25


def find_asked(view: View, drafts: Discourse) -> Iterator[ChangeFound]:
    """Yield the changes that answer a question, in the order of the text."""
    for index, s in enumerate(view.page.sentences):
        kind = _asked(s) if has_context(drafts, index) else None
        if kind is not None:
            for n, answer in _answers(view, index):
                yield from _told(drafts, n, answer, kind)


@cache
def _questions() -> tuple[tuple[ChangeKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(p)) for kind, listed in lexicon("changes")["asked"].items() for p in listed)


def _asked(s: Sentence) -> ChangeKind | None:
    """Return what kind of change a question asks for."""
    if not (is_question(s) or s.text.rstrip().endswith("?")):
        return None
    return next((kind for kind, pattern in _questions() if pattern.search(s.text.lower())), None)


def _answers(view: View, index: int) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences without a verb that follow a question, with their indices."""
    for n, s in list(enumerate(view.page.sentences))[index + 1 : index + 1 + MOST]:
        if s.block_kind == "heading" or s.text.rstrip().endswith("?") or len(s.words) > LONGEST:
            return
        if s.root.pos not in ("NOUN", "PROPN") or any(w.pos in VERBAL and w.head == s.root.i for w in s.words[:1]):
            return
        yield n, s


def _told(drafts: Discourse, index: int, s: Sentence, kind: ChangeKind) -> Iterator[ChangeFound]:
    for about in issues_of(s, s.root):
        yield ChangeFound(
            to_draft=drafts.focus[index],
            from_draft=None,
            about=about,
            kind=kind,
            says=readable(f"{about}: {s.text}" if about not in s.text else s.text),
            passage=s.passage(),
            asked=True,
        )
