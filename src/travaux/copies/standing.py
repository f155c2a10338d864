"""Standing text: lines that a site puts under whatever it prints, known by their recurrence across unrelated reports.

A plea for support, a biography, the footer of a form: each would make every two pages of a site look like copies in
part. Such lines are left out before reports are compared. What several reports have of one account is no standing text,
so the reports that have a line must differ in all else, as a small sample of their longer runs shows.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from travaux.copies.fingerprints import of_lines
from travaux.copies.scan import Scan
from travaux.copies.shingles import mix

if TYPE_CHECKING:
    from numpy import bool_, int32, int64, uint64
    from numpy.typing import NDArray

    from travaux.copies.tape import Tape

# Text that stands in this many reports which otherwise differ is standing text, unless this many outlets are known to
# have it.
STANDING_REPORTS = 4
STANDING_OUTLETS = 3
# Lines of fewer words make too little to be taken for copied.
LINE_WORDS = 4
# Reports differ from those that share a line with them if so much of their words is in lines of their own. One that has
# less may be where the others lifted the line from: then it is no standing text, but for a few pages that are whole
# copies of each other.
OWN_SHARE = 0.25
WHOLE_COPIES = 0.05
# Two reports that share so many of about that many sampled runs of words are one account.
SAMPLE = 16
SAMPLE_SHARED = 3
SAMPLE_WORDS = 6
_MULTIPLIER = 0xD1342543DE82EF95


@dataclass(frozen=True, slots=True)
class _Rows:
    """Lines by what they say, and the report that each stands in, a row for each line of each report."""

    line: NDArray[uint64]
    report: NDArray[int64]
    words: NDArray[int64]


class Lines:
    """The lines of a pile, put in batch by batch."""

    def __init__(self) -> None:
        import numpy as np

        self._parts: list[_Rows] = []
        self._outlets = array("i")  # of each report two numbers for its outlet and its site, -1 for none known
        self._numbers: dict[str, int] = {}
        self._words = array("q")
        self._known = 0
        self._standing: NDArray[uint64] = np.zeros(0, dtype=np.uint64)
        self._furnished: NDArray[bool_] = np.zeros(0, dtype=bool)  # which of the first reports have standing text

    def add(self, scanned: Scan, words: Sequence[int], outlets: Sequence[set[str]]) -> None:
        """Add reports: how many words each has, and the names of its outlet as far as they are known, two at most."""
        import numpy as np

        start = len(self._words)
        self._words.extend(words)
        for names in outlets:
            known = [self._numbers.setdefault(name, len(self._numbers)) for name in sorted(names)]
            self._outlets.extend((*known, -1, -1)[:2])
        if not len(scanned.hashes):
            return
        counts = np.add.reduceat(scanned.is_word, scanned.line_starts, dtype=np.int64)
        kept = np.flatnonzero(counts >= LINE_WORDS)
        report = np.searchsorted(scanned.starts, scanned.line_starts[kept], side="right") - 1 + start
        self._parts.append(_Rows(of_lines(scanned)[kept], report.astype(np.int32), counts[kept].astype(np.int32)))

    def outlets(self) -> NDArray[int32]:
        """Return two numbers for the outlet of each report, -1 for none known."""
        import numpy as np

        return np.array(self._outlets, dtype=np.int32).reshape(-1, 2)

    def mask(self, scanned: Scan) -> NDArray[bool_]:
        """Return which lines of a scan are standing text."""
        import numpy as np

        if not len(self._standing):
            return np.zeros(len(scanned.line_starts), dtype=bool)
        lines = of_lines(scanned)
        at = np.minimum(np.searchsorted(self._standing, lines), len(self._standing) - 1)
        found: NDArray[bool_] = self._standing[at] == lines
        return found

    def may_have(self, number: int) -> bool:
        """Whether a report may have standing text; of reports that came later it may."""
        return number >= len(self._furnished) or bool(self._furnished[number])

    def find(self, tape: Tape) -> None:
        """Find the standing lines of all reports so far, unless few have come since they were last found."""
        import numpy as np

        if len(self._words) < 1.5 * self._known:
            return
        self._known = len(self._words)
        rows = self._recurring()
        if rows is not None:
            self._standing = self._judged(rows, tape)
            has = rows.report[np.isin(rows.line, self._standing)]
            self._furnished = np.bincount(has, minlength=self._known) > 0
        else:
            self._furnished = np.zeros(self._known, dtype=bool)

    def _recurring(self) -> _Rows | None:
        """Return the lines that stand in enough reports, in order, each once for a report."""
        import numpy as np

        if not self._parts:
            return None
        whole = _Rows(*(np.concatenate([getattr(p, name) for p in self._parts]) for name in _Rows.__slots__))
        self._parts = [whole]
        place = (whole.line >> np.uint64(64 - max(1, (2 * len(whole.line)).bit_length()))).astype(np.int64)
        often = np.flatnonzero(np.bincount(place)[place] >= STANDING_REPORTS)  # most lines stand once: sorting is dear
        order = often[np.lexsort((whole.report[often], whole.line[often]))]
        line, report, words = whole.line[order], whole.report[order], whole.words[order]
        fresh = _changes(line) | _changes(report)
        line, report, words = line[fresh], report[fresh], words[fresh]
        _, sizes = np.unique(line, return_counts=True)
        many = np.repeat(sizes >= STANDING_REPORTS, sizes)
        return _Rows(line[many], report[many], words[many]) if many.any() else None

    def _judged(self, rows: _Rows, tape: Tape) -> NDArray[uint64]:
        """Return those of the recurring lines that are standing text."""
        import numpy as np

        words = np.array(self._words, dtype=np.int64)
        shared = np.bincount(rows.report, rows.words, minlength=len(words))
        differs = (words - shared >= OWN_SHARE * words)[rows.report]
        group = np.cumsum(_changes(rows.line)) - 1
        sharers = np.bincount(group)
        whole = np.bincount(group, ~differs)
        account = self._accounts(rows, tape)
        accounts = _distinct(group[differs], account[rows.report[differs]], len(sharers))
        outlet = self.outlets()[rows.report, 0].astype(np.int64)
        outlets = _distinct(group[outlet >= 0], outlet[outlet >= 0], len(sharers))
        found = (accounts >= STANDING_REPORTS) & (whole <= WHOLE_COPIES * sharers) & (outlets < STANDING_OUTLETS)
        return rows.line[_changes(rows.line)][found]

    def _accounts(self, rows: _Rows, tape: Tape) -> NDArray[int64]:
        """Return for each report the first of those that are one account with it."""
        import numpy as np

        leader = np.arange(len(self._words))
        recurring = np.unique(rows.line)
        values, owners = [np.zeros(0, dtype=np.uint64)], [np.zeros(0, dtype=np.int64)]
        for numbers, scanned in tape.batches(np.unique(rows.report).tolist()):
            lines = of_lines(scanned)
            at = np.minimum(np.searchsorted(recurring, lines), len(recurring) - 1)
            value, owner = _sampled(scanned.without(recurring[at] == lines))
            values.append(value)
            owners.append(np.array(numbers, dtype=np.int64)[owner])
        for i, j in _one_account(np.concatenate(values), np.concatenate(owners)):
            _join(leader, i, j)
        while (leader[leader] != leader).any():
            leader = leader[leader]
        return leader


def _sampled(scanned: Scan) -> tuple[NDArray[uint64], NDArray[int64]]:
    """Return about ``SAMPLE`` runs of words for each text, the same of what two texts share, and the text of each."""
    import numpy as np

    of_text, hashes = scanned.of_text[scanned.is_word], scanned.hashes[scanned.is_word].astype(np.uint64)
    count = max(0, len(hashes) - SAMPLE_WORDS + 1)
    whole = of_text[:count] == of_text[len(of_text) - count :]
    size = np.bincount(of_text[:count][whole], minlength=len(scanned))
    most = (SAMPLE / np.maximum(SAMPLE, size) * float((1 << 64) - 2048)).astype(np.uint64)
    two = (hashes[:count] * np.uint64(_MULTIPLIER) + hashes[1 : count + 1]) * np.uint64(_MULTIPLIER)
    at = np.flatnonzero(whole & (two <= most[of_text[:count]]))  # by two words of each run: hashing all is dear
    value = hashes[at]
    for k in range(1, SAMPLE_WORDS):
        value = value * np.uint64(_MULTIPLIER) + hashes[at + k]
    return mix(value), of_text[at].astype(np.int64)


def _one_account(value: NDArray[uint64], owner: NDArray[int64]) -> Iterator[tuple[int, int]]:
    """Yield pairs of reports that share enough of their samples; of many with one run, neighbours."""
    import numpy as np

    order = np.lexsort((owner, value))
    value, owner = value[order], owner[order]
    same = np.flatnonzero(~_changes(value)[1:] & (owner[1:] != owner[:-1])) if len(value) else value
    pairs, counts = np.unique(np.stack([owner[same], owner[same + 1]]), axis=1, return_counts=True)
    enough = pairs[:, counts >= SAMPLE_SHARED]
    yield from zip(enough[0].tolist(), enough[1].tolist(), strict=True)


def _join(leader: NDArray[int64], i: int, j: int) -> None:
    while leader[i] != i:
        i = int(leader[i])
    while leader[j] != j:
        j = int(leader[j])
    leader[max(i, j)] = min(i, j)


def _changes(values: NDArray[uint64] | NDArray[int64]) -> NDArray[bool_]:
    """Return at which places a value differs from the one before it."""
    import numpy as np

    found = np.ones(len(values), dtype=bool)
    np.not_equal(values[1:], values[:-1], out=found[1:])
    return found


def _distinct(group: NDArray[int64], value: NDArray[int64], groups: int) -> NDArray[int64]:
    """Return how many different values each group has."""
    import numpy as np

    order = np.lexsort((value, group))
    group, value = group[order], value[order]
    return np.bincount(group[_changes(group) | _changes(value)], minlength=groups)
