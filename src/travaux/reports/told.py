"""What is known of a report before its text is read: from a page's metadata, the columns of a table, a mail's head."""

from __future__ import annotations

from dataclasses import dataclass

from travaux.model import Certainty


@dataclass(frozen=True, slots=True)
class Published:
    """The ISO day a report came out, what kind of place it was read from, and the words that stand there."""

    day: str
    source: str
    words: str
    sure: Certainty = "sure"


@dataclass(frozen=True, slots=True)
class Told:
    """What the form of a file tells beside the text. What is None is looked for in the text.

    ``published`` comes before any date in the text; ``guessed`` counts if nothing else tells a date. ``host`` names
    the outlet where no name of it is known. ``outlet`` and ``title`` are names as they shall be shown.
    """

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    host: str | None = None
    published: Published | None = None
    guessed: Published | None = None
    modified: str | None = None
    partial: bool = False
