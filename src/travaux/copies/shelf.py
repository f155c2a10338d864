"""The reports of a pile by number: in memory up to a limit, on disk beyond it; and what is known of every one."""

from __future__ import annotations

import pickle
import sys
import tempfile
import weakref
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Generic, TypeVar

from travaux.model import Report

# Bytes of texts that stay in memory. Those that a caller holds anyway cost nothing more.
MEMORY = 320 * 2**20

Key = TypeVar("Key")
Value = TypeVar("Value")


class Shelf:
    """Reports numbered from 0 in the order in which they were put in."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._held: list[Report] = []
        self._size = 0
        self._places = array("q")
        self._file: IO[bytes] | None = None

    def __len__(self) -> int:
        return len(self._held) + len(self._places)

    def put(self, reports: Iterable[Report]) -> None:
        """Add reports, in memory while there is room."""
        for report in reports:
            size = sys.getsizeof(report.text)
            if self._file is None and self._size + size <= self._memory:
                self._held.append(report)
                self._size += size
            else:
                self._write(report)

    def _write(self, report: Report) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="travaux-")  # noqa: SIM115 - closed with the shelf
            weakref.finalize(self, self._file.close)
        self._file.seek(0, 2)
        self._places.append(self._file.tell())
        pickle.dump(report, self._file, protocol=pickle.HIGHEST_PROTOCOL)

    def __iter__(self) -> Iterator[Report]:
        return (self[number] for number in range(len(self)))

    def __getitem__(self, number: int) -> Report:
        if number < len(self._held):
            return self._held[number]
        assert self._file is not None
        self._file.seek(self._places[number - len(self._held)])
        report: Report = pickle.load(self._file)  # written by this process
        return report


class Recent(Generic[Key, Value]):
    """Values made when they are asked for, the last used kept."""

    def __init__(self, make: Callable[[Key], Value], most: int) -> None:
        self._make, self._most = make, most
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def __getitem__(self, key: Key) -> Value:
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self.put(key, self._make(key))
        return self._kept[key]

    def __contains__(self, key: Key) -> bool:
        return key in self._kept

    def put(self, key: Key, value: Value) -> None:
        """Keep a value, and let go of the one used longest ago if there are too many."""
        self._kept[key] = value
        self._kept.move_to_end(key)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
