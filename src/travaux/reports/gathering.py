"""Which files the given paths stand for: folders walked, files named and counted once, the rest named with a reason."""

from __future__ import annotations

import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from travaux.model import Skipped
from travaux.reports.lexicon import table
from travaux.reports.readers import Source

# Endings of pages that a browser saves with a folder beside them.
PAGES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    """A file, and how many parts of its path are its name in the record."""

    shown: int
    file: Path

    @property
    def name(self) -> str:
        return _clean("/".join(self.file.parts[-self.shown :]))


def gather(paths: Iterable[str | Path]) -> tuple[list[Source], list[Skipped]]:
    """Return the files under ``paths``, each once, and what could not be opened. Both are sorted."""
    found: dict[str, _Found] = {}
    skipped: set[Skipped] = set()
    for given in sorted({str(p) for p in paths}):
        for item in _under(given):
            if isinstance(item, Skipped):
                skipped.add(item)
                continue
            real = os.path.realpath(item.file)
            found[real] = min(item, found.get(real, item))
    sources = [Source(item.file, item.name) for item in _told_apart(found.values())]
    return sorted(sources, key=lambda s: (s.path, str(s.file))), sorted(skipped)


def _under(given: str) -> Iterator[_Found | Skipped]:
    """Yield the file that ``given`` is, or the files under the folder that it is."""
    named = _clean(Path(given).as_posix()) if given else "(empty path)"
    if not given:
        yield Skipped(named, "no path: give a file or a folder")
        return
    try:
        path = Path(given).absolute()
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield Skipped(named, f"not to be opened ({_why(error)}): check the path")
        return
    if stat.S_ISDIR(mode):
        yield from _walked(path, named)
    elif stat.S_ISREG(mode):
        yield _Found(1, path)
    else:
        yield Skipped(named, "neither a file nor a folder: give a file or a folder")


def _walked(root: Path, named: str) -> Iterator[_Found | Skipped]:
    """Yield what ``_walk`` does, or that there is nothing."""
    item = None
    for item in _walk(root):
        yield item
    if item is None:
        yield Skipped(named, "an empty folder, or one with nothing but hidden files: give one that holds reports")


def _walk(root: Path) -> Iterator[_Found | Skipped]:
    """Yield the files under ``root``, hidden ones left out, each folder entered once however it is linked."""
    waiting, linked, seen = [root], list[Path](), set[str]()
    while waiting or linked:
        link = not waiting  # links last: files keep the names of their own folders
        folder = linked.pop() if link else waiting.pop()
        real = os.path.realpath(folder)
        if real in seen:
            yield Skipped(_relative(folder, root), "a link to a folder that is read already: not entered again")
            continue
        seen.add(real)
        try:
            entries = sorted(os.scandir(folder), key=lambda e: e.name, reverse=True)
        except OSError as error:
            yield Skipped(_relative(folder, root), f"folder not to be opened ({_why(error)}): check its rights")
            continue
        pages = _pages(entries)
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith("."):
                continue
            if not _is_folder(entry):
                yield _file(path, root)
            elif entry.name.lower() in pages:
                yield Skipped(_relative(path, root), "what a browser saved beside its page: not read")
            else:
                (linked if entry.is_symlink() else waiting).append(path)


def _pages(entries: Iterable[os.DirEntry[str]]) -> frozenset[str]:
    """Return the names, in lower case, of the folders that would go with the saved pages among ``entries``."""
    pages = [path for path in (Path(e.name.lower()) for e in entries) if path.suffix in PAGES]
    return frozenset(page.stem + beside for page in pages for beside in table("forms")["saved_pages"]["folders"])


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _file(file: Path, root: Path) -> _Found | Skipped:
    try:
        regular = stat.S_ISREG(file.stat().st_mode)
    except OSError as error:
        return Skipped(_relative(file, root), f"not to be opened ({_why(error)}): a link to nothing, or no right to it")
    if not regular:
        return Skipped(_relative(file, root), "no regular file: give text files")
    return _Found(len(file.parts) - len(root.parts), file)


def _relative(path: Path, root: Path) -> str:
    return _clean(path.relative_to(root).as_posix())


def _told_apart(found: Iterable[_Found]) -> list[_Found]:
    """Return the files under names of their own: of two with the same, each gets more parts of its path in front."""
    items = list(found)
    while True:
        same: dict[str, list[_Found]] = defaultdict(list)
        for item in items:
            same[item.name].append(item)
        if all(len(group) == 1 for group in same.values()):
            return items
        longer = [
            replace(item, shown=item.shown + 1) if len(group) > 1 and item.shown < len(item.file.parts) - 1 else item
            for group in same.values()
            for item in group
        ]
        if longer == [item for group in same.values() for item in group]:
            return items
        items = longer


def _clean(path: str) -> str:
    """Return ``path`` as text that can be written: bytes of a file name that are no UTF-8 are replaced."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) and error.strerror else str(error)).lower()
