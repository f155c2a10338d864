"""What readers of files give: a text with its paragraphs, twice where changes are tracked in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from travaux.model_texts import Revision
from travaux.texts.blocks import Block, blocks_of
from travaux.texts.errors import UnreadableTextError

# A long treaty has some 500,000 characters; time and memory grow with the square of what differs.
MOST_CHARACTERS = 1_000_000


@dataclass(slots=True)
class Version:
    """One version of a file's text. ``suffix`` tells it from the file's other one."""

    text: str
    blocks: list[Block]
    suffix: str = ""
    revisions: list[Revision] = field(default_factory=list)


def plain(text: str, *, markdown: bool = False) -> Version:
    """Return the version that a plain text is. Raise UnreadableTextError if it is empty or too long."""
    text = _without_emphasis(fit(text)) if markdown else fit(text)
    return checked(Version(text, blocks_of(text, markdown=markdown)))


def _without_emphasis(text: str) -> str:
    """Return Markdown without the marks inside its lines; a line that is bold as a whole is a heading."""
    text = re.sub(r"(?m)^[ \t]*(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1[ \t]*$", r"###### \2", text)
    text = re.sub(r"!?\[([^\]\n]+)\]\([^)\n]*\)", r"\1", text)
    text = re.sub(r"(\*\*|__|~~|`)(?=\S)([^\n]+?)(?<=\S)\1", r"\2", text)
    return re.sub(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*])", r"\2", text)


def fit(text: str) -> str:
    """Return ``text``. Raise UnreadableTextError if it is longer than any draft."""
    if len(text) > MOST_CHARACTERS:
        raise UnreadableTextError(
            f"{len(text):,} characters, more than a draft has ({MOST_CHARACTERS:,}): compare it part by part"
        )
    return text


def checked(version: Version) -> Version:
    """Return ``version``. Raise UnreadableTextError if there are no words in it."""
    if not any(c.isalnum() for c in version.text):
        raise UnreadableTextError("empty: there is nothing to compare")
    fit(version.text)
    return version
