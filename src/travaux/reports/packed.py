"""Reader of gzip: a file of any other form, packed. It is unpacked piece by piece, within limits."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from travaux.model import Report, Skipped
from travaux.reports.readers import Source, UnreadableError, reader_for

# News text packs to a third of its size, exports of rows to a twentieth at most; a file of one letter to a thousandth.
MOST_RATIO = 200
# What a small file may unpack to, whatever the ratio.
FREE_BYTES = 2**20
# All that is unpacked of one file, for the forms that are read row by row.
MOST_UNPACKED = 2 * 2**30


def read_file(source: Source) -> Iterator[Report | Skipped]:
    """Yield the reports of what is packed in ``source``. Raise OSError or UnreadableError."""
    inner = source.path[: -len(".gz")]
    if inner.lower().endswith(".gz"):
        raise UnreadableError("packed twice: unpack it once")
    for item in reader_for(inner)(replace(source, path=inner, opener=Unpacked)):
        yield replace(item, path=source.path + item.path[len(inner) :])


class Unpacked:
    """What is packed in a gzip file, in pieces (see :class:`~travaux.reports.readers.Stream`)."""

    def __init__(self, file: Path) -> None:
        self._packed = file.stat().st_size
        self._gzip = gzip.open(file)  # noqa: SIM115 - closed by whoever reads it
        self._size = 0

    def read(self, size: int, /) -> bytes:
        """Return the next bytes. Raise OSError, UnreadableError for what is no gzip, cut or a bomb."""
        try:
            piece = self._gzip.read1(size)
        except EOFError:
            raise UnreadableError("the gzip file breaks off: get it again") from None
        except gzip.BadGzipFile as error:
            if not self._size and "Not a gzipped file" in str(error):
                raise UnreadableError("no gzip file: take off the ending .gz") from None
            raise UnreadableError("the gzip file is damaged: get it again") from None
        except zlib.error:
            raise UnreadableError("the gzip file is damaged: get it again") from None
        self._size += len(piece)
        if self._size > max(FREE_BYTES, MOST_RATIO * self._packed):
            raise UnreadableError(f"unpacks to more than {MOST_RATIO} times its size, as a zip bomb does: left out")
        if self._size > MOST_UNPACKED:
            raise UnreadableError(f"unpacks to more than {MOST_UNPACKED // 2**30} GB: split it")
        return piece

    def close(self) -> None:
        """Let go of the file."""
        self._gzip.close()
