"""What a unit is by its wording alone: furniture, a caption, a correction; see ``data/furniture.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from travaux.model import BlockKind
from travaux.reports.lexicon import one_of, table

Takes = Literal["", "list", "line", "next", "rest"]
# The kinds in the order in which they are tried: a correction may speak of a photo, a credit line of an editor.
KINDS: tuple[BlockKind, ...] = ("correction", "furniture", "caption")
# Characters up to which a pattern holds unless it says otherwise.
LONGEST = 200
# Units whose phrase is kept in mind: those at the top of a report are asked about several times.
REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern, the kind it tells, and what goes with the unit it matches."""

    kind: BlockKind
    pattern: re.Pattern[str]
    longest: int
    takes: Takes
    needs: tuple[str, ...]
    wall: bool

    def matches(self, flat: str, lower: str) -> bool:
        """Whether all of ``flat`` is what the pattern says; ``lower`` is the same in lower case."""
        if len(flat) > self.longest or (self.needs and not any(word in lower for word in self.needs)):
            return False
        return self.pattern.fullmatch(flat) is not None


@cache
def phrases() -> tuple[Phrase, ...]:
    """Return all patterns in the order in which they are tried."""
    lexicon = table("furniture")
    agencies = f"(?-i:{one_of(lexicon['agencies'])})"
    return tuple(_phrase(kind, entry, agencies) for kind in KINDS for entry in lexicon[kind])


def _phrase(kind: BlockKind, entry: dict[str, Any], agencies: str) -> Phrase:
    pattern = entry["match"].replace("AGENCY", agencies).replace("WALL", table("furniture")["wall"])
    compiled = re.compile(pattern, re.IGNORECASE)
    needs = tuple(entry.get("needs", ()))
    return Phrase(
        kind, compiled, entry.get("longest", LONGEST), entry.get("takes", ""), needs, entry.get("wall", False)
    )


@lru_cache(maxsize=REMEMBERED)
def phrase_of(flat: str) -> Phrase | None:
    """Return the first pattern that all of ``flat`` (white space made single) matches."""
    lower = flat.lower()
    return next((p for p in phrases() if p.matches(flat, lower)), None)


@cache
def _wall_behind() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[.!?…”\"])\s+|(?<=…))({table('furniture')['wall']})\W*$", re.IGNORECASE)


def wall_behind(text: str) -> int:
    """Return where the wording of a subscription wall begins behind the words of a paragraph; 0 if there is none."""
    found = _wall_behind().search(text, max(len(text) - LONGEST, 0))
    return found.start(1) if found else 0


@cache
def comment_sign() -> re.Pattern[str]:
    """Return what a line among readers' comments is that is not their text: a name, an hour, a button, a form."""
    return re.compile(table("furniture")["comment_sign"], re.IGNORECASE)
