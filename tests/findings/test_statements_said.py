"""The words of cues, halves of a content, epithets, "he" within somebody's words, and chains of outlets."""

from __future__ import annotations

import pytest

from tests.findings.test_statements import page
from travaux.findings.statements_circumstances import whole_cue
from travaux.findings.statements_marks import attribute


def cues(text: str) -> list[list[str]]:
    p = page(text)
    found = [a for _, attributions in attribute(p) for a in attributions]
    return [[text[slice(*span)] for span in whole_cue(p.sentences[a.sentence], a)] for a in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # one run, without adverbs, auxiliaries and places that stand apart
        ("Then Lee asked how it would end.", [["asked"]]),
        ("Has he called for changes?", [["called for"]]),
        ("It was shortly after Lee said it was late.", [["said"]]),
        ("“Probably not,” Lee said.", [["said"]]),
        ("Lee asked Ko about the port.", [["asked Ko about"]]),
        ("The mayor called publicly for the release of the tape.", [["called publicly for"]]),
        ("Lee has repeatedly denied it was late.", [["has repeatedly denied"]]),
        ("Lee went on to say it was late.", [["went on to say"]]),
        # prepositions
        ("The port did not respond to requests.", [["did not respond"]]),
        ("It was what Lee described as a delay.", [["described as"]]),
        # nobody is told to hold it
        ("The boat was supposed to sail in May.", []),
        ("It is a good page for anyone wanting to learn.", []),
        ("It was Ko’s decision to leave the union.", []),
        # an occasion before what is said
        ("Lee said after the vote he would not go.", [["said"]]),
        # more words that say or hold something
        ("Lee screamed that the port was shut.", [["screamed"]]),
        ("Lee abhors the plan.", [["abhors"]]),
    ],
)
def test_cues(text: str, wanted: list[list[str]]) -> None:
    assert cues(text) == wanted
