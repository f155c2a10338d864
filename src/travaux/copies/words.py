"""Reports as numbers: every word and punctuation mark of the readable blocks, with the way back to its characters."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from travaux.copies.lockstep import Lone, lone
from travaux.copies.shingles import mix, seeds_of

if TYPE_CHECKING:
    from numpy import bool_, int32, int64, uint64
    from numpy.typing import NDArray

    from travaux.model import Report

# Blocks whose words a copier carries; captions, stamps, corrections and furniture change from page to page.
READABLE = frozenset({"headline", "standfirst", "heading", "paragraph", "item"})
# What the body of an account is made of: a reprint may bear a headline of its own.
BODY = frozenset({"heading", "paragraph", "item"})
# Scripts written without spaces: every character is a word, or a whole sentence would be one.
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
MARKS = '.,;:!?…"“”„«»()\\[\\]–—。、！？：；「」『』،؛؟।'
# Prose is told from unmarked furniture by its length and by a mark at its end.
PROSE_WORDS = 12
_SENTENCE_ENDS = frozenset(".!?…。！？؟।")


@cache
def data(name: str) -> Mapping[str, Any]:
    """Return the table ``data/<name>.toml`` of this room."""
    source = files("travaux.copies") / "data" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


# Accents written apart, and what cannot be seen: soft hyphens and characters of no width stand within words.
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_WITHIN = f"\u0300-\u036f{_UNSEEN}"


@cache
def _tokens(spaced: bool) -> re.Pattern[str]:
    # Nothing is ever given back, and saying so ("++", "*+") saves a third of the time.
    if spaced:
        run = rf"\w++(?:[{_WITHIN}]++\w*+)*+"
    else:
        seen = f"(?![{UNSPACED}])"
        run = rf"{seen}\w(?:{seen}[\w{_WITHIN}])*+"
    word = rf"{run}(?:[’'\-.,/‑]{run})*+"
    return re.compile(f"{word}|[{MARKS}]" if spaced else f"[{UNSPACED}]|{word}|[{MARKS}]")


@cache
def _edge() -> re.Pattern[str]:
    """Return what a character that is always in a token looks like, unless a word goes on behind it."""
    return re.compile(rf"[\w{MARKS}]")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


@cache
def _quotations() -> re.Pattern[str]:
    # A quotation that runs on into the next paragraph has no closing mark. Where opening and closing marks look alike,
    # white space tells them apart, so that a stray one does not turn all that follows inside out.
    alike = r"(?<![^\s(\[—–])\"(?=\S)[^\"]{0,1500}(?:\"|\Z)"
    return re.compile(rf"“[^”]*(?:”|\Z)|{alike}|«[^»]*(?:»|\Z)|„[^“”]*(?:[“”]|\Z)|(?<!\w)‘.*?(?:’(?!\w)|\Z)", re.S)


@cache
def _may_quote() -> re.Pattern[str]:
    return re.compile(r"[\"“«„‘@]")


@cache
def _double() -> re.Pattern[str]:
    return re.compile(r"[\"“”„«»]")


@cache
def _post() -> re.Pattern[str]:
    """Return what a post on a platform ends with when a page shows it: an account, and a date perhaps."""
    return re.compile(r"\(@\w{1,30}\)[^.\n]{0,30}\Z")


@cache
def _number_words() -> Mapping[str, int]:
    tables = data("english")
    tens = {word: value for word, value in tables["numbers"].items() if value in range(20, 100, 10)}
    joined = {f"{ten}-{unit}": t + u for ten, t in tens.items() for unit, u in tables["after_tens"].items()}
    return {**tables["numbers"], **joined}


@cache
def _folded() -> dict[int, str | None]:
    marks = {"’": "'", "‑": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "—": "–"}
    return str.maketrans(marks) | dict.fromkeys([0xAD, *range(0x200B, 0x200E), 0x2060, 0xFEFF])


def normal(token: str) -> str:
    """Return ``token`` as it is compared: lower case, straight quotes, number words as digits ("twenty-one" is 21)."""
    plain = token.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", token.translate(_folded())).lower()
    numbers = _number_words()
    if plain in numbers:
        return str(numbers[plain])
    if "-" not in plain:
        return plain
    return "-".join(str(numbers.get(part, part)) for part in plain.split("-"))


def straight(token: str) -> str:
    """Return ``token`` with straight quotes and without what cannot be seen, else as it is written."""
    return unicodedata.normalize("NFKC", token.translate(_folded()))


def digits(token: str) -> str:
    """Return the digits of a token, with its decimal point; empty when it is no number."""
    return "".join(ch for ch in token if ch.isdigit() or ch == ".").strip(".")


def _none() -> NDArray[bool_]:
    from numpy import zeros

    return zeros((2, 1), dtype=bool)


class Vocabulary(dict[str, int]):
    """Numbers for tokens as they stand in texts. Tokens that compare as equal have one number; new ones are added."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[str] = []  # by number, in normal form
        self.is_word: list[bool] = []
        self.number: list[str] = []  # digits of numbers, empty for all else
        self._by_token: dict[str, int] = {}
        self._masks: NDArray[bool_] = _none()
        self._masked = 0

    def __missing__(self, raw: str) -> int:
        token = normal(raw)
        number = self._by_token.get(token)
        if number is None:
            number = self._by_token[token] = len(self.tokens)
            self.tokens.append(token)
            if token.isalpha():  # most are
                self.is_word.append(True)
                self.number.append("")
            else:
                self.is_word.append(any(ch.isalnum() for ch in token))
                self.number.append(digits(token))
        self[raw] = number
        return number

    def word_mask(self) -> NDArray[bool_]:
        """Return for every number, and for more to come, whether it is a word's."""
        words: NDArray[bool_] = self._filled()[0]
        return words

    def number_mask(self) -> NDArray[bool_]:
        """Return for every number, and for more to come, whether it is that of a figure."""
        figures: NDArray[bool_] = self._filled()[1]
        return figures

    def _filled(self) -> NDArray[bool_]:
        import numpy as np

        size = len(self.is_word)
        if self._masks.shape[1] < size:
            self._masks = np.zeros((2, 2 * size), dtype=bool)
            self._masked = 0
        self._masks[0, self._masked : size] = self.is_word[self._masked :]
        self._masks[1, self._masked : size] = [digits != "" for digits in self.number[self._masked :]]
        self._masked = size
        return self._masks


@dataclass(frozen=True, eq=False)
class Text:
    """A report as the numbers of its tokens. What alignment needs beyond them is made when it is first asked for."""

    report: Report
    vocabulary: Vocabulary
    ids: NDArray[int32]
    pieces: tuple[tuple[int, int], ...]  # (start, end) of the readable stretches, one a paragraph
    piece_starts: tuple[int, ...]  # for each piece the index of its first token, and the number of tokens at the end
    body: tuple[bool, ...]  # for each piece, whether it is body rather than headline or standfirst
    number: int = -1  # of its report in the pile

    @cached_property
    def listed(self) -> list[int]:
        """The tokens as a list."""
        listed: list[int] = self.ids.tolist()
        return listed

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _pattern(self.report.text)

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """(start, end) in the report of every token."""
        return tuple([span for piece in range(len(self.pieces)) for span in self._spans_in(piece)])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return (start, end) in the report of the tokens from ``first`` up to ``last``, which is not one of them."""
        begins, ends = self.piece_of(first), self.piece_of(last - 1)
        if self.piece_starts[begins] == first and self.piece_starts[ends + 1] == last:
            start, end = self.pieces[begins][0], self.pieces[ends][1]
            text = self.report.text[start:end]
            whole = text.strip()
            if _edge().match(whole[0]) and _edge().match(whole[-1]):  # else it is in no token
                return start + len(text) - len(text.lstrip()), start + len(text.rstrip())
        start = self._spans_in(begins)[first - self.piece_starts[begins]][0]
        return start, self._spans_in(ends)[last - 1 - self.piece_starts[ends]][1]

    @cached_property
    def _spans_by_piece(self) -> dict[int, list[tuple[int, int]]]:
        return {}

    def _spans_in(self, piece: int) -> list[tuple[int, int]]:
        if piece not in self._spans_by_piece:
            found = self._pattern.finditer(self.report.text, *self.pieces[piece])
            self._spans_by_piece[piece] = [m.span() for m in found]
        return self._spans_by_piece[piece]

    @cached_property
    def seeds(self) -> tuple[NDArray[uint64], NDArray[int64]]:
        """Hashes, sorted, of the runs that stand once in the text, and the token each begins at."""
        from numpy import uint64

        return seeds_of(mix(self.ids.astype(uint64) + uint64(1)), self.is_word)

    @cached_property
    def lone(self) -> Lone:
        """The tokens that stand once in the text."""
        return lone(self.ids)

    @cached_property
    def is_word(self) -> NDArray[bool_]:
        """Which tokens are words."""
        return self.vocabulary.word_mask()[self.ids]

    @cached_property
    def is_told(self) -> NDArray[bool_]:
        """Which are words outside quotation marks: what the reporter tells."""
        told = self.is_word.copy()
        for first, last in self._quoted():
            told[first:last] = False
        return told

    @cached_property
    def words_before(self) -> array[int]:
        """For each token the number of words before it, and of all words at the end."""
        return _sums(self.is_word)

    @cached_property
    def told_before(self) -> array[int]:
        """The same for words outside quotation marks."""
        return _sums(self.is_told)

    @cached_property
    def numbers_before(self) -> array[int]:
        """The same for numbers."""
        return _sums(self.vocabulary.number_mask()[self.ids])

    @property
    def words(self) -> int:
        """How many words the readable blocks have."""
        return self.words_before[-1]

    @property
    def told(self) -> int:
        """How many of them stand outside quotation marks."""
        return self.told_before[-1]

    def piece_of(self, token: int) -> int:
        """Return the index of the piece in which the token at an index stands."""
        return bisect_right(self.piece_starts, token) - 1

    def quotations(self) -> list[tuple[int, int]]:
        """Return (first, last + 1) of the tokens of each quotation, its marks included."""
        return list(self._quoted())

    def in_pieces(self, counted: NDArray[bool_]) -> list[int]:
        """Return how many tokens of each piece are counted."""
        import numpy as np

        if not self.pieces:
            return []
        found: list[int] = np.add.reduceat(counted, self.piece_starts[:-1], dtype=np.int64).tolist()
        return found

    @cached_property
    def is_prose(self) -> tuple[bool, ...]:
        """For each piece whether it has the look of a told paragraph: some length, and an end like a sentence's."""
        tokens, listed = self.vocabulary.tokens, self.listed
        return tuple(
            words >= PROSE_WORDS and any(tokens[i] in _SENTENCE_ENDS for i in listed[max(first, last - 3) : last])
            for words, (first, last) in zip(self.in_pieces(self.is_word), pairwise(self.piece_starts), strict=True)
        )

    @cached_property
    def prose_words(self) -> int:
        """How many words stand in such pieces."""
        return sum(words for words, prose in zip(self.in_pieces(self.is_word), self.is_prose, strict=True) if prose)

    def _quoted(self) -> Iterator[tuple[int, int]]:
        """Yield (first, last + 1) of the tokens in quotation marks, these included."""
        text = self.report.text
        marks = (self.ids == self.vocabulary['"']).nonzero()[0].tolist()  # each is a token by itself
        for piece, (start, end) in enumerate(self.pieces):
            if not _may_quote().search(text, start, end):
                continue
            first, last = self.piece_starts[piece], self.piece_starts[piece + 1]
            if text.find("(@", start, end) >= 0 and _post().search(text, start, end):
                yield first, last
                continue
            places = (m.start() for m in _double().finditer(text, start, end))
            token_at = dict(zip(places, marks[bisect_left(marks, first) : bisect_left(marks, last)], strict=True))
            count, at = self._pattern.findall, start
            for opening in _may_quote().finditer(text, start, end):  # much quicker than to try at every character
                begins = opening.start()
                quote = _quotations().match(text, begins, end) if begins >= at else None
                if quote is None:
                    continue
                ends = quote.end()
                if begins in token_at:
                    first, after = token_at[begins], token_at.get(ends - 1, last - 1) + 1
                else:  # single marks are no tokens
                    first += len(count(text, at, begins))
                    after = first + len(count(text, begins, ends))
                yield first, after
                first, at = after, ends


def _sums(mask: NDArray[bool_]) -> array[int]:
    """Return how many places are marked before each, and before the end."""
    import numpy as np

    found = array("i", [0])
    found.frombytes(np.cumsum(mask, dtype=np.intc).tobytes())
    return found


def _pattern(text: str) -> re.Pattern[str]:
    return _tokens(_unspaced().search(text) is None)


def readable(report: Report) -> list[tuple[int, int, bool]]:
    """Return (start, end, whether it is body) of the readable blocks of a report, of its paragraphs if it has none."""
    if report.blocks:
        return [(b.start, b.end, b.kind in BODY) for b in report.blocks if b.kind in READABLE]
    return [(start, end, True) for start, end in paragraphs(report.text)]


def read_text(report: Report, vocabulary: Vocabulary, number: int = -1) -> Text:
    """Return the tokens of the readable blocks of ``report``, of the whole text if it has no blocks."""
    from numpy import asarray, int32

    pattern, text = _pattern(report.text), report.text
    ids: list[int] = []
    pieces: list[tuple[int, int]] = []
    starts, body = [0], []
    for start, end, is_body in readable(report):
        ids += map(vocabulary.__getitem__, pattern.findall(text, start, end))
        if len(ids) > starts[-1]:
            pieces.append((start, end))
            starts.append(len(ids))
            body.append(is_body)
    return Text(report, vocabulary, asarray(ids, dtype=int32), tuple(pieces), tuple(starts), tuple(body), number)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return (start, end) of the paragraphs of plain text: parted by blank lines, or by lines where none is blank."""
    found, at = [], 0
    parted = re.search(r"\n[^\S\n]*\n", text) is not None
    for gap in re.finditer(r"\n[^\S\n]*\n\s*" if parted else r"\n", text):
        found.append((at, gap.start()))
        at = gap.end()
    return [(start, end) for start, end in [*found, (at, len(text))] if text[start:end].strip()]
