"""What readers of files give: a text with its paragraphs, twice where changes are tracked in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from travaux.model_texts import Revision
from travaux.texts.blocks import Block, blocks_of
from travaux.texts.errors import UnreadableTextError

# A long treaty has a million characters; whoever compares more compares other things than drafts of one text.
MOST_CHARACTERS = 2_000_000


@dataclass(slots=True)
class Version:
    """One version of a file's text. ``suffix`` tells it from the file's other one."""

    text: str
    blocks: list[Block]
    suffix: str = ""
    revisions: list[Revision] = field(default_factory=list)


def plain(text: str, *, markdown: bool = False) -> Version:
    """Return the version that a plain text is. Raise UnreadableTextError if it is empty or too long."""
    return checked(Version(text, blocks_of(fit(text), markdown=markdown)))


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
