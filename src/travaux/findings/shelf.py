"""Findings put away until the record is made: what was parsed takes a few bytes a word instead of some hundred.

All reports have to be found before the record can be made, and a parsed report takes eighty times the memory of its
text. On the shelf a word is four numbers: where it starts and ends, its head, and which of the forms of the whole pile
it has. Asked for its words, a sentence makes them anew, equal to those that were put away.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from travaux.findings.found import Cast, Findings
from travaux.language.reading import Sentence, Word, children_of

# Numbers for a word: start, end (from the start of the sentence), head, form.
NUMBERS = 4

Form = tuple[str, str, str, str, str, bool]  # lemma, pos, tag, dep, entity, whether an entity begins


@dataclass(slots=True)
class Shelf:
    """Where the findings of one pile wait, with the forms of words that its reports share."""

    _forms: list[Form] = field(default_factory=list)
    _places: dict[Form, int] = field(default_factory=dict)

    def put(self, findings: Findings) -> Findings:
        """Return ``findings`` as they were, in less memory."""
        view = findings.view
        away = {id(s): ShelvedSentence(s, self) for s in view.page.sentences}
        page = replace(view.page, sentences=tuple(away.values()))
        points = (replace(p, sentence=away.get(id(p.sentence), p.sentence)) for p in findings.open_points)
        light = replace(view, page=page, cast=Cast(view.cast.members))
        return replace(findings, view=light, open_points=tuple(points))

    def numbers_of(self, sentence: Sentence) -> array[int]:
        """Return the words of a sentence as numbers."""
        numbers = array("I")
        for w in sentence.words:
            form = (w.lemma, w.pos, w.tag, w.dep, w.entity, w.entity_begins)
            place = self._places.setdefault(form, len(self._forms))
            if place == len(self._forms):
                self._forms.append(form)
            numbers.extend((w.start - sentence.start, w.end - sentence.start, w.head, place))
        return numbers

    def words_of(self, sentence: Sentence, numbers: array[int]) -> Iterator[Word]:
        """Yield the words that were put away as ``numbers``."""
        for i in range(len(numbers) // NUMBERS):
            start, end, head, place = numbers[i * NUMBERS : (i + 1) * NUMBERS]
            lemma, pos, tag, dep, entity, begins = self._forms[place]
            yield Word(
                i=i,
                start=sentence.start + start,
                end=sentence.start + end,
                text=sentence.text[start:end],
                lemma=lemma,
                pos=pos,
                tag=tag,
                dep=dep,
                head=head,
                entity=entity,
                entity_begins=begins,
            )


class ShelvedSentence(Sentence):
    """A sentence whose words are made when they are asked for."""

    __slots__ = ("_numbers", "_shelf")
    _numbers: array[int]
    _shelf: Shelf

    def __init__(self, sentence: Sentence, shelf: Shelf) -> None:
        for name in ("report", "start", "end", "text", "block", "block_kind"):
            object.__setattr__(self, name, getattr(sentence, name))
        object.__setattr__(self, "_numbers", shelf.numbers_of(sentence))
        object.__setattr__(self, "_shelf", shelf)

    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the sentence, in order."""
        return tuple(self._shelf.words_of(self, self._numbers))

    @property
    def kids(self) -> tuple[tuple[int, ...], ...]:
        """For each word the indices of its direct dependents."""
        return children_of(self.words)
