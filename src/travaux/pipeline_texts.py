"""The verb ``compare``: files of drafts read into articles, aligned and redlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from travaux.model import Record, Skipped
from travaux.model_texts import Comparison, DraftText, TrackedParagraph

if TYPE_CHECKING:
    from travaux.reports.readers import Source
    from travaux.texts.versions import Version

# Files whose text can be a draft; others of a folder are named and left out.
FORMS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf")
BEFORE = " (before changes)"


def compare(paths: Iterable[str | Path], *, partial: Iterable[str] = ()) -> Comparison:
    """Compare drafts in full, in the order given: which article became which, and what was changed in each.

    A folder stands for its files, in the order of the dates that the drafts bear, else of their names. A document with
    tracked changes is two drafts: before them and after. ``partial`` names drafts (by path, file name or stem) that
    are not whole: what is missing from them is unknown, not removed. What cannot be read is named in ``skipped``.
    Raises LookupError if less than two drafts are left.
    """
    from travaux.texts.compare import compare_drafts

    drafts, skipped = read_drafts(paths, partial=partial)
    if len(drafts) < 2:
        raise LookupError(_too_few(drafts, skipped))
    return compare_drafts(drafts, skipped)


def track(comparison: Comparison, old: int = 0, new: int = -1) -> tuple[TrackedParagraph, ...]:
    """Return the whole redline of one draft of a comparison against another, by default of the last against the first.

    Without what is inserted it is the old text, without what is removed the new one, paragraph by paragraph.
    """
    from travaux.texts.tracked import tracked

    count = len(comparison.drafts)
    return tracked(comparison, old % count, new % count)


def with_texts(record: Record, paths: Iterable[str | Path], *, partial: Iterable[str] = ()) -> Record:
    """Return a record in which the drafts whose full text is at ``paths`` are joined with it.

    A text and the draft that reports speak of are one by number of articles, date, name and content; where that does
    not tell, the text stands alone. Provisions are put beside the article that they speak of.
    """
    from dataclasses import replace

    from travaux.texts.join import join

    drafts, skipped = read_drafts(paths, partial=partial)
    witnesses = join(record, [d for d in drafts if not d.name.endswith(BEFORE)])
    return replace(record, texts=tuple(witnesses), skipped=tuple(sorted({*record.skipped, *skipped})))


def _too_few(drafts: list[DraftText], skipped: list[Skipped]) -> str:
    why = "; ".join(f"{s.path}: {s.reason}" for s in skipped)
    have = f"only {drafts[0].path} is there" if drafts else "no draft is there"
    return f"nothing to compare it with: {have}" + (f" ({why})" if why else "")


def read_drafts(paths: Iterable[str | Path], *, partial: Iterable[str] = ()) -> tuple[list[DraftText], list[Skipped]]:
    """Return the drafts at ``paths`` and what was skipped. Nothing is raised for what is in a file."""
    wanted = set(partial)
    drafts: list[DraftText] = []
    skipped: list[Skipped] = []
    for path in map(Path, paths):
        found: list[DraftText] = []
        for file, name in _files(path):
            found += _read(file, name, wanted, skipped)
        if path.is_dir():
            found.sort(
                key=lambda d: (d.date or "9999", d.path, d.name.removesuffix(BEFORE), not d.name.endswith(BEFORE))
            )
        drafts += found
    skipped += [
        Skipped(name, "named as partial, but no draft has this name")
        for name in sorted(wanted)
        if not any(_is(d, name) for d in drafts)
    ]
    return _named_apart(drafts), skipped


def _is(draft: DraftText, name: str) -> bool:
    return name in (draft.path, Path(draft.path).name, Path(draft.path).stem, draft.name)


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files at a path with how they are named."""
    if not path.is_dir():
        yield path, str(path)
        return
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if file.is_file() and not hidden and file.suffix.lower() in FORMS:
            yield file, file.relative_to(path).as_posix()


def _read(file: Path, name: str, partial: set[str], skipped: list[Skipped]) -> list[DraftText]:
    """Return the drafts of a file: none if it cannot be read, two if changes are tracked in it."""
    from travaux.reports.readers import UnreadableError
    from travaux.texts.articles import read_draft
    from travaux.texts.errors import UnreadableTextError

    try:
        versions = _versions(file, name, skipped)
        drafts = [
            read_draft(v.text, v.blocks, path=name, name=Path(name).stem + v.suffix, revisions=v.revisions)
            for v in versions
        ]
    except (UnreadableError, UnreadableTextError) as error:
        skipped.append(Skipped(name, str(error)))
        return []
    except OSError as error:
        skipped.append(Skipped(name, f"not to be opened ({error.strerror or error}): check its name and rights"))
        return []
    except RecursionError:
        skipped.append(Skipped(name, "nested too deeply: save its text as .txt"))
        return []
    except Exception as error:  # a library's, or a mistake of ours: the other drafts are compared all the same
        skipped.append(Skipped(name, f"not readable ({type(error).__name__}: {error}): save its text as .txt"))
        return []
    from dataclasses import replace

    return [replace(d, partial=d.partial or any(_is(d, p) for p in partial)) for d in drafts]


def _versions(file: Path, name: str, skipped: list[Skipped]) -> list[Version]:
    """Return the versions of a file's text. Raise OSError, UnreadableError or UnreadableTextError."""
    from travaux.reports.readers import Source
    from travaux.texts import versions
    from travaux.texts.errors import UnreadableTextError

    source = Source(file, name)
    form = file.suffix.lower()
    if file.is_dir() or form not in FORMS:
        raise UnreadableTextError(f"{form or 'files without a suffix'}: not read as a draft; save its text as .txt")
    if form == ".docx":
        from travaux.texts import docx

        return docx.read(source.data(docx.MOST_BYTES))
    if form == ".pdf":
        return [_printed(source, skipped)]
    text, doubt = _decoded(source.data(), form)
    if doubt:
        skipped.append(Skipped(name, doubt))
    if form in (".html", ".htm", ".xhtml"):
        from travaux.texts import html

        return html.read(text)
    return [versions.plain(text, markdown=form in (".md", ".markdown"))]


def _decoded(data: bytes, form: str) -> tuple[str, str | None]:
    from travaux.reports.decoding import decode
    from travaux.reports.html import decode_page

    return decode_page(data) if form in (".html", ".htm", ".xhtml") else decode(data)


def _printed(source: Source, skipped: list[Skipped]) -> Version:
    from travaux.reports.pdf import lines_of
    from travaux.texts import printed

    lines, empty = lines_of(source)
    version = printed.read(lines)
    if empty:
        pages = ", ".join(map(str, empty[:10])) + (", ..." if len(empty) > 10 else "")
        skipped.append(Skipped(source.path, f"no text on page {pages}: if it is a picture, run text recognition on it"))
    return version


def _named_apart(drafts: list[DraftText]) -> list[DraftText]:
    """Return drafts with names that differ: by their paths where the files' names do not."""
    from dataclasses import replace

    names = [d.name for d in drafts]
    found: list[DraftText] = []
    for n, draft in enumerate(drafts):
        name = draft.name
        if names.count(name) > 1:
            name = draft.path
        if name in {d.name for d in found}:
            name = f"{name} #{n + 1}"
        found.append(replace(draft, name=name))
    return found
