"""Speakers whom the cast does not know: brought in as the report describes them, one for each description."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from travaux.findings.found import Cast, Member, Said


def with_sources(report: str, cast: Cast, said: Iterable[Said]) -> tuple[Cast, tuple[Said, ...]]:
    """Return a cast with the unknown speakers of statements as members of their own, and the statements with them.

    Those of one description are one: "some bankers said ... Some bankers added". ``report`` is the report's id.
    """
    members = list(cast.members)
    brought = {m.name.lower(): n for n, m in enumerate(members) if m.kind == "unnamed"}  # place, by description
    out: list[Said] = []
    for s in said:
        if s.speaker is not None or s.unknown is None:
            out.append(s)
            continue
        u = s.unknown
        n = brought.setdefault(u.name.lower(), len(members))
        if n == len(members):
            members.append(Member(f"{report}:{n}", u.name, u.kind, mentions=(u.at,)))
        else:
            members[n] = replace(members[n], mentions=tuple(sorted({*members[n].mentions, u.at})))
        out.append(replace(s, speaker=members[n].key, unknown=None))
    return Cast.of(members), tuple(out)
