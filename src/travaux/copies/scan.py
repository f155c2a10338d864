"""Many reports at once as hashes of their words and marks: what finding copies needs, in a fraction of the time.

The bytes of a batch of texts are classed and hashed by whole arrays, without a string for each word. The hash of a word
is a difference of prefix sums of a polynomial over its bytes (Karp and Rabin, 1987). Words and marks are cut as
:mod:`travaux.copies.words` cuts them; only what is compared is coarser (capitals of ASCII alone are made small, number
words stay words), which is enough to find what is worth comparing. Hashes are the same on every machine and in any run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from travaux.copies.words import MARKS, UNSPACED, readable

if TYPE_CHECKING:
    from numpy import bool_, int32, int64, uint8, uint64
    from numpy.typing import NDArray

    from travaux.model import Report

# Characters of text that are scanned at a time: the arrays of one batch stay in a processor's cache.
BATCH = 300_000
# Bytes that are hashed in one go.
BLOCK = 1 << 18
_SPACE, _WORD, _JOINT, _MARK = 0, 1, 2, 3  # a joint belongs to a word if it stands between letters of one
_JOINTS = "'-.,/"
_LINE, _QUOTE = ord("\n"), ord('"')
# Marks outside ASCII, and bytes of ASCII that stand for them; signs that look different and compare as equal are one.
# These are found by their bytes: two or three in UTF-8, of which the first is one of two.
_PLAIN = {"’": "'", "‑": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "—": "\x02", "–": "\x02", "…": "\x03"}
_PLAIN |= dict.fromkeys("\u00a0\u2009\u202f\u2028\u2029•·", " ") | dict.fromkeys("\u00ad\u200b\u200c\u200d", "")
_LEADS = (0xC2, 0xE2)
_GONE = 0xFF  # no byte of UTF-8
# These only in texts with lead bytes of scripts with marks or ways of their own: Arabic, Devanagari, and from the CJK
# marks on.
_FOREIGN = {"。": "\x04", "、": "\x05", "！": "!", "？": "?", "：": ":", "；": ";", "「": "\x06", "」": "\x07"}
_FOREIGN |= {"『": "\x0e", "』": "\x0f", "،": "\x10", "؛": "\x11", "؟": "\x12", "।": "\x13", "\u2060": "", "\ufeff": ""}
_RARE = bytes([0xD8, 0xE0, *range(0xE3, 0xEA), 0xEF])
_MULTIPLIER = 0x9E3779B97F4A7C15  # odd, so it has an inverse in arithmetic of 64 bits


@dataclass(frozen=True, slots=True)
class Scan:
    """Words and marks of several texts in one row: their hashes, which are words, and where each text begins."""

    hashes: NDArray[uint64]
    is_word: NDArray[bool_]
    starts: NDArray[int64]  # for each text the index of its first token, and the number of tokens at the end
    told: NDArray[bool_]  # words outside quotation marks, by the marks that stand before them in their line
    lines: NDArray[int32]  # for each token the line it stands in, counted through all texts

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def of_text(self) -> NDArray[int32]:
        """For each token the index of its text."""
        import numpy as np

        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))


def batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Yield the reports in lists of about ``BATCH`` characters."""
    batch, size = [], 0
    for report in reports:
        batch.append(report)
        size += len(report.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def scan(reports: Sequence[Report]) -> Scan:
    """Return the words and marks of the readable blocks of ``reports``."""
    import numpy as np

    data, ends = _joined([_bytes_of(report) for report in reports])
    first, last = _tokens(data)
    head = data[first]
    kept = head != _LINE
    lines = np.cumsum(~kept, dtype=np.int32)[kept]
    told = (_quotes_before(head) & 1 == 0)[kept]
    first, last, head = first[kept], last[kept], head[kept]
    is_word = _classes()[head] == _WORD
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.searchsorted(first, ends)])
    return Scan(_hashes(data, first, last), is_word, starts, told & is_word, lines)


def _joined(texts: Sequence[bytes]) -> tuple[NDArray[uint8], NDArray[int64]]:
    """Return texts in one row, each with an end of line, marks outside ASCII made plain, and where each text ends."""
    import numpy as np

    data = np.frombuffer(b"\n".join([*texts, b""]) or b"\n", dtype=np.uint8)
    ends = np.cumsum([len(t) + 1 for t in texts], dtype=np.int64)
    if not (data >= _LEADS[0]).any():
        return data, ends
    data = data.copy()
    gone = np.concatenate([_made_plain(data, lead) for lead in _LEADS])
    if not len(gone):
        return data, ends
    gone.sort()
    return data[data != _GONE], ends - np.searchsorted(gone, ends)


def _made_plain(data: NDArray[uint8], lead: int) -> NDArray[int64]:
    """Put plain bytes for the marks that begin with ``lead``; return the places of bytes to take out, now ``_GONE``."""
    import numpy as np

    size = 3 if lead >= 0xE0 else 2
    at = np.flatnonzero(data[: len(data) - size + 1] == lead)
    if size == 3:
        at = at[data[at + 1] == 0x80]
    found = _plain_bytes(lead)[data[at + size - 1]]
    at, found = at[found > 0], found[found > 0]
    gone = [at + k for k in range(1, size)] + [at[found == _GONE]]
    data[at] = found
    for places in gone:
        data[places] = _GONE
    return np.concatenate(gone)


@cache
def _plain_bytes(lead: int) -> NDArray[uint8]:
    """Return, by the last byte of a mark that begins with ``lead``, the byte that stands for it; 0 for no mark."""
    import numpy as np

    table = np.zeros(256, dtype=np.uint8)
    for mark, plain in _PLAIN.items():
        if mark.encode()[0] == lead:
            table[mark.encode()[-1]] = ord(plain) if plain else _GONE
    return table


def _quotes_before(head: NDArray[uint8]) -> NDArray[int32]:
    """Return how many quotation marks stand before each token in its line, given the first byte of each."""
    import numpy as np

    marks = np.cumsum(head == _QUOTE, dtype=np.int32)
    line = np.maximum.accumulate(np.where(head == _LINE, marks, 0))
    return marks - line


def _bytes_of(report: Report) -> bytes:
    """Return the readable text of a report in UTF-8, characters of scripts without spaces apart."""
    text = "\n".join([report.text[start:end] for start, end, _ in readable(report)]) if report.blocks else report.text
    return _encoded(text)


def _encoded(text: str) -> bytes:
    found = text.encode("utf-8", "replace")
    if len(found.translate(None, _RARE)) == len(found):
        return found
    for mark, plain in _FOREIGN.items():
        text = text.replace(mark, plain)
    return _unspaced().sub(r" \g<0> ", text).encode("utf-8", "replace")


def hashes_of(tokens: Iterable[str]) -> list[int]:
    """Return the hashes that words and marks have in a scan."""
    import numpy as np

    data, ends = _joined([_encoded(token).strip() for token in tokens])
    first = np.concatenate([np.zeros(1, dtype=np.int64), ends])[:-1]
    found: list[int] = _hashes(data, first, ends - 1).tolist()
    return found


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


@cache
def _classes() -> NDArray[uint8]:
    """Return for each byte what it is; bytes of characters outside ASCII are letters."""
    import numpy as np

    table = np.zeros(256, dtype=np.uint8)
    table[128:] = _WORD
    for code in range(128):
        if chr(code).isalnum() or chr(code) == "_":
            table[code] = _WORD
        elif chr(code) in MARKS or 0 < code < 9 or 13 < code < 28 or code == _LINE:
            table[code] = _MARK  # the end of a line is taken out again
    for joint in _JOINTS:
        table[ord(joint)] = _JOINT
    return table


def _tokens(data: NDArray[uint8]) -> tuple[NDArray[int64], NDArray[int64]]:
    """Return where each word, mark and end of a line begins, and where it ends. The last byte must end a line."""
    import numpy as np

    kinds = _classes()[data]
    word = kinds == _WORD
    joint = kinds == _JOINT
    within = np.zeros(len(data), dtype=bool)
    within[1:-1] = joint[1:-1] & word[:-2] & word[2:]
    mark = (kinds == _MARK) | (joint & ~within & _marks_too()[data])
    word |= within
    edge = np.empty(len(data), dtype=bool)
    edge[0] = word[0]
    np.not_equal(word[1:], word[:-1], out=edge[1:])
    begins, ends = edge & word, edge & ~word
    first = np.flatnonzero(begins | mark)
    is_mark = mark[first]
    last = np.empty(len(first), dtype=np.int64)
    last[is_mark] = first[is_mark] + 1
    last[~is_mark] = np.flatnonzero(ends)
    return first, last


@cache
def _marks_too() -> NDArray[bool_]:
    """Return for each byte whether it is a mark where it joins no letters: a hyphen or a slash is not."""
    import numpy as np

    table = np.zeros(256, dtype=bool)
    for joint in _JOINTS:
        table[ord(joint)] = joint in MARKS
    return table


@cache
def _values() -> NDArray[uint64]:
    """Return a number for each byte, the same for small letters of ASCII and capitals."""
    import numpy as np

    from travaux.copies.shingles import mix

    codes = np.arange(256, dtype=np.uint64)
    codes[65:91] += 32
    return mix(codes + np.uint64(1))


def _hashes(data: NDArray[uint8], first: NDArray[int64], last: NDArray[int64]) -> NDArray[uint64]:
    """Return the hash of each token. Of one that is longer than ``BLOCK`` only so much counts."""
    import numpy as np

    last = np.minimum(last, first + BLOCK)
    bounds = np.searchsorted(first, np.arange(0, len(data) + BLOCK, BLOCK))
    found = [_hashes_of_block(data, first[a:b], last[a:b]) for a, b in pairwise(bounds.tolist()) if a < b]
    return np.concatenate([np.zeros(0, dtype=np.uint64), *found])


def _hashes_of_block(data: NDArray[uint8], first: NDArray[int64], last: NDArray[int64]) -> NDArray[uint64]:
    import numpy as np

    from travaux.copies.shingles import mix

    start, end = int(first[0]), int(last[-1])
    powers, inverses = _powers()
    sums = np.zeros(end - start + 1, dtype=np.uint64)
    np.cumsum(_values()[data[start:end]] * powers[: end - start], out=sums[1:])
    found: NDArray[uint64] = mix((sums[last - start] - sums[first - start]) * inverses[first - start])
    return found


@cache
def _powers() -> tuple[NDArray[uint64], NDArray[uint64]]:
    """Return the powers of the multiplier from 0 up, and their inverses."""
    import numpy as np

    found = []
    for base in (_MULTIPLIER, pow(_MULTIPLIER, -1, 1 << 64)):
        powers = np.full(2 * BLOCK + 1, base, dtype=np.uint64)
        powers[0] = 1
        found.append(np.cumprod(powers))
    return found[0], found[1]
