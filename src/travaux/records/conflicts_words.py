"""One quotation, two speakers: reports that put the same words into different mouths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from travaux.findings.found import Findings, Said
from travaux.model import Actor
from travaux.records.conflicts_sides import Pair, Side
from travaux.records.ledger import Ledger
from travaux.records.roster import Roster

# Words from which on two quotations are the same by no chance; of more, so many at the start are compared.
LONG_QUOTATION = 8


def one_quotation(findings: Sequence[Findings], ledger: Ledger, roster: Roster | None) -> Iterable[Pair]:
    """Yield quotations that two independent reports give to two persons."""
    if roster is None:
        return
    first: dict[tuple[str, ...], tuple[Said, Actor]] = {}
    by_id = {a.id: a for a in roster.actors}
    for said in (s for f in findings for s in f.view.said if s.direct and s.speaker):
        speaker = by_id.get(roster.actor_of(said.speaker or "") or "")
        words = _words(said.content)
        if speaker is None or speaker.kind != "person" or len(words) < LONG_QUOTATION:
            continue
        key = words[:LONG_QUOTATION]
        other, name = first.setdefault(key, (said, speaker))
        families = {ledger.evidence(s.evidence).family for s in (other, said)}
        if len(families) > 1 and not _one_person(name, speaker):
            sides = [
                Side(f"{a.name}: “{' '.join(s.content.split())}”", (s.evidence,))
                for s, a in ((other, name), (said, speaker))
            ]
            yield f"whose words: {' '.join(key)} …", sides


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))


def _one_person(a: Actor, b: Actor) -> bool:
    """Whether two names can be of one person."""
    names = [{w.lower() for n in (x.name, *x.aliases) for w in n.split() if w[:1].isupper()} for x in (a, b)]
    return a.id == b.id or bool(names[0] & names[1])
