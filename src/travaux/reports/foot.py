"""The foot of a report: who wrote it, where a subscription wall cut it off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from travaux.model import Block
from travaux.reports.lexicon import one_of, words
from travaux.reports.phrases import phrase_of

# Blocks of text at the end among which a writer's life may be told, and its length in characters.
LAST_BLOCKS, LIFE = 4, 600
# Paragraphs after the line of a wall up to which the text was cut off there: a teaser or two is no text.
AFTER_WALL = 1

_TEXT = frozenset({"paragraph", "item", "heading"})
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?:\s(?:[A-ZÀ-Þ][\w.'’-]*|de|la|van|von|der|den|bin|al|el|di|da)){1,3}"
_SAID = re.compile(r"[\"“”]|\b(?:said|says|told)\b")


def without_lives(text: str, blocks: Sequence[Block], byline: str | None) -> tuple[Block, ...]:
    """Return ``blocks`` with what the foot tells of the writers as furniture.

    Such a paragraph begins with a full name and says what its bearer is or does. It counts if the byline has that
    name, or if the name stands nowhere else in the report and a profession follows.
    """
    done = list(blocks)
    last = [at for at in range(len(blocks) - 1, -1, -1) if blocks[at].kind in _TEXT][:LAST_BLOCKS]
    for at in last:
        block = blocks[at]
        if not _is_life(text, block, byline or ""):
            break
        done[at] = replace(block, kind="furniture")
    return tuple(done)


def _is_life(text: str, block: Block, byline: str) -> bool:
    flat = " ".join(text[block.start : block.end].split())
    if len(flat) > LIFE:
        return False
    found = _life().match(flat)
    if not found:
        return False
    if found["who"].casefold() in byline.casefold():
        return True
    surname = found["who"].split()[-1]
    alone = not re.search(rf"\b{re.escape(surname)}\b", text[: block.start])
    return alone and bool(_calling().search(flat[found.start("does") :])) and not _SAID.search(flat)


@cache
def _life() -> re.Pattern[str]:
    verb = one_of(words("head", "lives", "verbs"))
    return re.compile(rf"[\W_]*(?P<who>{_NAME})(?:,[^,.]{{2,80}},)?\s(?P<does>(?:is|was|(?:also\s)?{verb})\b)")


@cache
def _calling() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:is|was)\b[^.]{{0,80}}\b(?:{one_of(words('head', 'lives', 'callings'))})s?\b", re.IGNORECASE
    )


def is_cut_off(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a subscription wall ends the text: its line is there, and next to no paragraph after it."""
    last = next((at for at in range(len(blocks) - 1, -1, -1) if _is_wall(text, blocks[at])), None)
    return last is not None and sum(b.kind == "paragraph" for b in blocks[last:]) <= AFTER_WALL


def _is_wall(text: str, block: Block) -> bool:
    if block.kind != "furniture":
        return False
    phrase = phrase_of(" ".join(text[block.start : block.end].split()))
    return phrase is not None and phrase.wall
