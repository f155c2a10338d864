"""What speaks for or against a stance's being told rightly: its signs, as names that a model weighs.

Few signs on purpose. Of seventy kinds tried on piles held out (who holds it, tense, modal, distance to the last word on
the draft, what the issue is called, ...) these told right from wrong; the others only fitted the piles learnt from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from travaux.findings.found import Discourse, PositionFound, View
from travaux.findings.positions_aim import Aim
from travaux.findings.positions_clauses import Stand
from travaux.language.reading import Sentence

# Lengths in characters are told in steps of 40: 0, 1, 2 to 3, 4 to 7, 8 and more.
STEPS, LENGTH = (0, 1, 2, 4, 8), 40
TURNING = frozenset({"but", "although", "though", "however", "while", "despite", "instead", "yet"})
INSIDE = frozenset({"relcl", "advcl", "acl"})
QUOTES = '“”"'
# A draft that the first sentences of a report name is what it is about.
OPENING = 4
# A draft is spoken of near a stance where its sentence names one, or so many before it.
NEAR = 2


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds for all stances of one report."""

    view: View
    drafts: Discourse

    def signs(self, index: int, stand: Stand, aim: Aim, told: PositionFound) -> tuple[str, ...]:
        """Return the signs of a stance in the sentence of that number, each once, in a fixed order."""
        return tuple(dict.fromkeys(self._signs(index, stand, aim, told)))

    def _signs(self, index: int, stand: Stand, aim: Aim, told: PositionFound) -> Iterator[str]:
        s = self.view.page.sentences[index]
        yield "always"
        yield f"on={'draft' if aim.draft else 'issue'}"
        yield f"stance={told.stance}"
        yield f"verb:{stand.verb.lemma}"
        yield f"how={stand.how}"
        yield f"dep={stand.verb.dep}"
        yield from (f"inside={w.dep}" for w in (stand.verb, *s.ancestors(stand.verb)) if w.dep in INSIDE)
        yield f"tag={stand.verb.tag}"
        yield f"undoing={stand.undoing}"
        yield f"said={self._said_by(stand, told)}"
        yield f"near={any(index - NEAR <= m.sentence <= index for m in self.drafts.mentions)}"
        yield from _passage(s, told)
        if aim.draft is not None:
            yield from self._draft(stand, aim)

    def _said_by(self, stand: Stand, told: PositionFound) -> str:
        """Return who says it: the holder ("own"), nobody ("none"), somebody whose name is not told, or another."""
        said = self.view.said_at(stand.verb.start)
        if said is None or said.speaker is None:
            return "none" if said is None else "somebody"
        return "own" if said.speaker == told.actor else "other"

    def _draft(self, stand: Stand, aim: Aim) -> Iterator[str]:
        """Yield how a draft is spoken of: by its name, a bare noun, a pronoun, or not in the clause at all."""
        named = next((m for m in self.drafts.mentions if m.key == aim.named), None)
        if named is not None:
            yield "aim=bare" if named.bare else "aim=named"
        else:
            yield "aim=pointed" if stand.target else "aim=hand"
        first = next((m for m in self.drafts.mentions if m.chain == aim.draft), None)
        yield "main=yes" if first is not None and first.sentence <= OPENING else "main=no"


def _passage(s: Sentence, told: PositionFound) -> Iterator[str]:
    """Yield how the passage stands in its sentence: how much is left out, a quotation cut in two, a turn inside."""
    text = told.passage.text
    left_out = (len(s.text) - len(text)) // LENGTH
    yield f"rest={sum(left_out >= step for step in STEPS) - 1}"
    yield f"quotes={sum(text.count(q) for q in QUOTES) % 2}"
    words = {w.lower for w in s.words if told.passage.start <= w.start < told.passage.end}
    yield from (f"turn={w}" for w in sorted(words & TURNING))
