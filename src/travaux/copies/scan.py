"""Many reports at once as hashes of their words and marks: what finding copies needs, in a fraction of the time.

The bytes of a batch of texts are classed and hashed by whole arrays, without a string for each word: a word is read
eight bytes at a time, as one number. Words and marks are cut as :mod:`travaux.copies.words` cuts them; only what is
compared is coarser (capitals of ASCII alone are made small, number words stay words), which is enough to find what is
worth comparing. Hashes are the same on every machine and in any run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from travaux.copies.words import MARKS, UNSPACED, readable

if TYPE_CHECKING:
    from numpy import bool_, int32, int64, uint8, uint32, uint64
    from numpy.typing import NDArray

    from travaux.model import Report

# Characters of text that are scanned at a time: the arrays of one batch stay in a processor's cache.
BATCH = 120_000
# Words of up to so many bytes are hashed together; longer ones are rare, and hashed one by one.
CHUNK, CHUNKS = 8, 4
# Words of so many bytes say what a text is about, and so do numbers of two digits and more: the last bit of their hash
# is set.
WEIGHTY_BYTES = 6
_SPACE, _WORD, _JOINT, _JOINT_MARK, _MARK = range(5)  # a joint belongs to a word if it stands between letters of one
_JOINTS = "'-.,/"
_LINE, _QUOTE = ord("\n"), ord('"')
# Marks outside ASCII, and bytes of ASCII that stand for them; signs that look different and compare as equal are one.
# These are found by their bytes: two or three in UTF-8, of which the first is one of two.
PLAIN = {"’": "'", "‑": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "—": "\x02", "–": "\x02", "…": "\x03"}
PLAIN |= dict.fromkeys("\u00a0\u2009\u202f\u2028\u2029•·", " ") | dict.fromkeys("\u00ad\u200b\u200c\u200d", "")
_LEADS = (0xC2, 0xE2)
_GONE = 0xFF  # no byte of UTF-8
# These only in texts with lead bytes of scripts with marks or ways of their own: Arabic, Devanagari, and from the CJK
# marks on.
_FOREIGN = {"。": "\x04", "、": "\x05", "！": "!", "？": "?", "：": ":", "；": ";", "「": "\x06", "」": "\x07"}
_FOREIGN |= {"『": "\x0e", "』": "\x0f", "،": "\x10", "؛": "\x11", "؟": "\x12", "।": "\x13", "\u2060": "", "\ufeff": ""}
_RARE = bytes([0xD8, 0xE0, *range(0xE3, 0xEA), 0xEF])
_MULTIPLIER = 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Scan:
    """Words and marks of several texts in one row: their hashes, which are words, and where each text begins."""

    hashes: NDArray[uint32]
    is_word: NDArray[bool_]
    told: NDArray[bool_]  # words outside quotation marks, by the marks that stand before them in their line
    starts: NDArray[int64]  # for each text the index of its first token, and the number of tokens at the end
    line_starts: NDArray[int64]  # the index of the first token of each line that has any, text after text

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def of_text(self) -> NDArray[int32]:
        """For each token the index of its text."""
        import numpy as np

        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.starts))

    @property
    def lines(self) -> NDArray[int32]:
        """For each token the line it stands in, counted through all texts."""
        import numpy as np

        ends = np.append(self.line_starts, len(self.hashes))
        return np.repeat(np.arange(len(self.line_starts), dtype=np.int32), np.diff(ends))

    def without(self, dropped: NDArray[bool_]) -> Scan:
        """Return what is left without some of the lines."""
        import numpy as np

        if not dropped.any():
            return self
        kept = np.repeat(~dropped, np.diff(np.append(self.line_starts, len(self.hashes))))
        before = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(kept, dtype=np.int64)])
        return Scan(
            self.hashes[kept],
            self.is_word[kept],
            self.told[kept],
            before[self.starts],
            before[self.line_starts[~dropped]],
        )


class Cut(NamedTuple):
    """Texts in one row of bytes, cut into words and marks."""

    data: NDArray[uint8]
    first: NDArray[int64]  # where each begins and ends in the row
    last: NDArray[int64]
    is_word: NDArray[bool_]
    starts: NDArray[int64]  # as in a scan


def cut(texts: Sequence[str]) -> Cut:
    """Return the words and marks of texts."""
    import numpy as np

    data, ends = _joined(texts)
    kinds = _kinds(data)
    first, last = _tokens(kinds)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.searchsorted(first, ends)])
    return Cut(data, first, last, kinds[first] == _WORD, starts)


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
    row = cut([_readable_text(report) for report in reports])
    line_starts = _line_starts(row.data, row.first)
    told = row.is_word & ~_quoted(row.data, row.first, row.is_word, line_starts)
    return Scan(_hashes(row.data, row.first, row.last), row.is_word, told, row.starts, line_starts)


def _joined(texts: Sequence[str], strip: bool = False) -> tuple[NDArray[uint8], NDArray[int64]]:
    """Return texts in one row in small letters, each with an end of line, marks outside ASCII made plain, and where
    each text ends. Ends of lines follow the last, so that words can be read in chunks. Texts that are words are
    stripped of what is put around them.
    """
    import numpy as np

    data, ends = _row([text.encode("utf-8", "replace") for text in texts])
    leads = np.flatnonzero(data >= _LEADS[0])
    if not len(leads):
        return data, ends
    if _is_rare()[data[leads]].any():
        data, ends = _row([_encoded(text).strip() if strip else _encoded(text) for text in texts])
        leads = np.flatnonzero(data >= _LEADS[0])
    which = data[leads]
    gone = np.concatenate([_made_plain(data, leads[which == lead], lead) for lead in _LEADS])
    if not len(gone):
        return data, ends
    gone.sort()
    return data[data != _GONE], ends - np.searchsorted(gone, ends)


def _row(texts: Sequence[bytes]) -> tuple[NDArray[uint8], NDArray[int64]]:
    import numpy as np

    row = bytearray(b"\n").join([*texts, b"\n" * CHUNK]).translate(_small())
    return np.frombuffer(row, dtype=np.uint8), np.cumsum([len(t) + 1 for t in texts], dtype=np.int64)


@cache
def _small() -> bytes:
    """Return a table that makes capitals of ASCII small."""
    return bytes(code + 32 if 65 <= code <= 90 else code for code in range(256))


def _made_plain(data: NDArray[uint8], at: NDArray[int64], lead: int) -> NDArray[int64]:
    """Put plain bytes for the marks that begin with ``lead``, which stands at some places; return the places of bytes
    to take out, now ``_GONE``.
    """
    import numpy as np

    size = 3 if lead >= 0xE0 else 2
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
    for mark, plain in PLAIN.items():
        if mark.encode()[0] == lead:
            table[mark.encode()[-1]] = ord(plain) if plain else _GONE
    return table


def _line_starts(data: NDArray[uint8], first: NDArray[int64]) -> NDArray[int64]:
    """Return the index of the first token of each line that has any."""
    import numpy as np

    found = np.searchsorted(first, np.flatnonzero(data == _LINE))
    found = np.concatenate([np.zeros(1, dtype=np.int64), found])
    fresh = found < np.append(found[1:], len(first))
    return found[fresh]


def _quoted(
    data: NDArray[uint8], first: NDArray[int64], is_word: NDArray[bool_], line_starts: NDArray[int64]
) -> NDArray[bool_]:
    """Return for each token whether an odd number of quotation marks stands before it in its line."""
    import numpy as np

    marks = np.flatnonzero(~is_word)
    marks = marks[data[first[marks]] == _QUOTE]
    before = np.searchsorted(marks, line_starts)
    odd = np.diff(np.append(before, len(marks))) & 1 == 1
    shut = line_starts[1:][odd[:-1]]  # what is open at the end of a line is closed there
    turns = np.sort(np.concatenate([marks, shut]))
    within = np.zeros(len(turns) + 1, dtype=bool)
    within[1::2] = True
    return np.repeat(within, np.diff(np.concatenate([turns, [len(first)]]), prepend=0))


def _readable_text(report: Report) -> str:
    """Return the readable text of a report."""
    if not report.blocks:
        return report.text
    return "\n".join([report.text[start:end] for start, end, _ in readable(report)])


def _encoded(text: str) -> bytes:
    """Return a text in UTF-8, characters of scripts without spaces apart."""
    found = text.encode("utf-8", "replace")
    if len(found.translate(None, _RARE)) == len(found):
        return found
    for mark, plain in _FOREIGN.items():
        text = text.replace(mark, plain)
    return _unspaced().sub(r" \g<0> ", text).encode("utf-8", "replace")


@cache
def _is_rare() -> NDArray[bool_]:
    """Return for each byte whether it is one of the rare ones."""
    import numpy as np

    return np.isin(np.arange(256), list(_RARE))


def hashes_of(tokens: Iterable[str]) -> list[int]:
    """Return the hashes that words and marks have in a scan."""
    import numpy as np

    data, ends = _joined([token.strip() for token in tokens], strip=True)
    first = np.concatenate([np.zeros(1, dtype=np.int64), ends])[:-1]
    found: list[int] = _hashes(data, first, ends - 1).tolist()
    return found


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]")


def _kinds(data: NDArray[uint8]) -> NDArray[uint8]:
    """Return what each byte is."""
    import numpy as np

    return np.frombuffer(bytearray(data).translate(_classes()), dtype=np.uint8)  # half the time that bytes take


@cache
def _classes() -> bytes:
    """Return for each byte what it is; bytes of characters outside ASCII are letters."""
    table = [_SPACE] * 128 + [_WORD] * 128
    for code in range(128):
        if chr(code).isalnum() or chr(code) == "_":
            table[code] = _WORD
        elif chr(code) in MARKS or 0 < code < 9 or 13 < code < 28:
            table[code] = _MARK
    for joint in _JOINTS:
        table[ord(joint)] = _JOINT_MARK if joint in MARKS else _JOINT
    return bytes(table)


def _tokens(kinds: NDArray[uint8]) -> tuple[NDArray[int64], NDArray[int64]]:
    """Return where each word and mark begins, and where it ends. The last byte must be in neither."""
    import numpy as np

    word = kinds == _WORD
    joint = (kinds == _JOINT) | (kinds == _JOINT_MARK)
    within = np.zeros(len(kinds), dtype=bool)
    within[1:-1] = joint[1:-1] & word[:-2] & word[2:]
    mark = (kinds == _MARK) | ((kinds == _JOINT_MARK) & ~within)
    word |= within
    begins, ends = mark.copy(), np.zeros(len(kinds), dtype=bool)
    begins[0] |= word[0]
    begins[1:] |= word[1:] & ~word[:-1]
    ends[1:] = mark[:-1] | (word[:-1] & ~word[1:])
    return np.flatnonzero(begins), np.flatnonzero(ends)


def _hashes(data: NDArray[uint8], first: NDArray[int64], last: NDArray[int64]) -> NDArray[uint32]:
    """Return the hash of each token, given ``CHUNK`` bytes more than the tokens have."""
    import numpy as np

    from travaux.copies.shingles import WEIGHTY_BIT, mix

    size = last - first
    hashes = (mix(wide_hashes(data, first, last) + np.uint64(_MULTIPLIER)) >> np.uint64(32)).astype(np.uint32)
    hashes &= np.uint32(~WEIGHTY_BIT & 0xFFFFFFFF)
    begins = data[first]
    hashes |= (size >= WEIGHTY_BYTES) | ((size > 1) & (begins >= ord("0")) & (begins <= ord("9")))
    return hashes


def wide_hashes(data: NDArray[uint8], first: NDArray[int64], last: NDArray[int64]) -> NDArray[uint64]:
    """Return 64 bits for each token: its bytes, if there are no more than ``CHUNK``, or a hash of them."""
    import numpy as np

    from travaux.copies.shingles import mix

    size = last - first
    chunks = np.ndarray((len(data) - CHUNK + 1,), dtype="<u8", buffer=data, strides=(1,)).copy()  # else take copies it
    found = _cut(np.take(chunks, first).astype(np.uint64, copy=False), size)
    more = np.flatnonzero(size > CHUNK)
    for n in range(1, CHUNKS):
        more = more[size[more] > n * CHUNK]
        if not len(more):
            break
        rest = _cut(np.take(chunks, first[more] + n * CHUNK).astype(np.uint64, copy=False), size[more] - n * CHUNK)
        found[more] = mix(found[more]) * np.uint64(_MULTIPLIER) + rest
    for n in more[size[more] > CHUNKS * CHUNK].tolist():
        digest = blake2b(data[first[n] : last[n]].tobytes(), digest_size=CHUNK).digest()
        found[n] = int.from_bytes(digest, "little")
    return found


def _cut(chunks: NDArray[uint64], size: NDArray[int64]) -> NDArray[uint64]:
    """Return chunks with only so many of their first bytes."""
    import numpy as np

    kept = np.minimum(size, CHUNK).view(np.uint64)
    kept <<= np.uint64(3)
    return chunks << (np.uint64(8 * CHUNK) - kept)
