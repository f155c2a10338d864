"""The verbs, and which room follows which: read, fold, record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from travaux import copies, reports
from travaux.model import (
    Block,
    Evidence,
    Family,
    Judged,
    MadeBy,
    Pile,
    Record,
    Report,
    Skipped,
    Statement,
    make_report_id,
)

if TYPE_CHECKING:
    from travaux.language.reading import Page
    from travaux.records.ledger import Ledger
    from travaux.records.roster import ActorMentions

Progress = Callable[[str, int, int], None]
VERSION = "0.1.0"
REWORDED = "its words look replaced by a machine and its origin is not in the pile: what is taken from it is marked"
# Reports from one sign of progress to the next.
PROGRESS_EVERY = 500


def read(paths: Iterable[str | Path]) -> Pile:
    """Read files and folders into reports. What cannot be read is named in ``skipped``; nothing is raised for it.

    Reports in a language that is not read yet are left out and named; a date that cannot well be right is doubted.
    """
    from travaux.reports.doubt import doubt_dates
    from travaux.reports.language import other_languages

    pile = reports.read(paths)
    english, foreign = other_languages(pile.reports)
    dated, doubted = doubt_dates(english)
    return Pile(tuple(dated), tuple(sorted({*pile.skipped, *foreign, *doubted})))


def fold(pile: Iterable[Report], apart: Iterable[tuple[str, str]] = ()) -> tuple[Family, ...]:
    """Return which reports are one source: families with their origin and its copies.

    ``apart`` are pairs of reports, by id, path or URL, that are not to be taken for copies.
    """
    return copies.fold(pile, apart)


def fold_stream(
    paths: Iterable[str | Path], *, apart: Iterable[tuple[str, str]] = (), progress: Progress | None = None
) -> tuple[Pile, tuple[Family, ...]]:
    """Read files and folders, exports of a million rows too, and return the reports and their families.

    Reports are read one by one, in any language, and kept on disk when they are many. Those that nobody copies come
    without their text.
    """
    from travaux.copies.families import fold_pile
    from travaux.copies.pile import Pile as Stack

    skipped: list[Skipped] = []
    stubs: dict[str, Report] = {}

    def noted() -> Iterator[Report]:
        for report in reports.stream(paths, skipped):
            if report.id in stubs:
                first = stubs[report.id].path
                skipped.append(Skipped(report.path, f"the same name and text as {first}: counted once"))
                continue
            stubs[report.id] = replace(report, text="", blocks=())
            if progress and len(stubs) % PROGRESS_EVERY == 0:
                progress("reading", len(stubs), 0)
            yield report

    stack = Stack(noted(), apart)
    if progress:
        progress("folding copies", 0, len(stubs))
    families = fold_pile(stack)
    skipped += [
        Skipped(name, "named to be kept apart, but no report has this id, path or URL") for name in stack.unknown()
    ]
    for family in families:
        for report in (family.origin, *(c.report for c in family.copies)) if family.copies else ():
            stubs[report] = stack.shelf[stack.number(report)]
    found = sorted(stubs.values(), key=lambda r: (r.path, r.id))
    return Pile(tuple(found), tuple(sorted(set(skipped)))), families


def actors(pile: Pile) -> tuple[ActorMentions, ...]:
    """Return who acts in the reports of a pile, each actor once, with every passage that speaks of it.

    Copies are left out, as from the record: what they say, their origin says.
    Actors come in the order of their first mention; passages of a name, an office, a description or a pronoun, in the
    order of publication. What nobody is told to be (a side, an office) is None or empty. Raises LookupError if the
    parser's model is not installed.
    """
    from travaux.findings.cast import find_cast
    from travaux.language.reading import read_pages
    from travaux.records.ledger import Ledger, own_families
    from travaux.records.roster import build_roster, with_mentions

    families = own_families(fold(pile.reports))
    ledger = Ledger.of(pile.reports, families)
    pages = read_pages(_sources(pile.reports, families))
    casts = [(page.report, find_cast(_own(page, ledger))) for page in pages]
    return with_mentions(build_roster(casts), casts)


def statements(text: str | Report, *, outlet: str | None = None, published: str | None = None) -> tuple[Statement, ...]:
    """Return who said what in one text, alone: a plain text, or a report as ``read`` gives it.

    ``speaker`` is the name here, as far as the text tells it (there is no record that an id could point into), and
    ``source`` who speaks in the text's own words. Offsets count code points of the text. ``outlet`` is whom "told this
    newspaper" means; ``published`` (ISO date) resolves the days on which something was said. Raises LookupError if the
    parser's model is not installed.
    """
    from travaux.findings.find import view_of
    from travaux.language.reading import read_pages
    from travaux.records.positions import statement_of

    report = text if isinstance(text, Report) else _lines(text, outlet, published)
    view = view_of(next(iter(read_pages([report]))))
    names = {m.key: m.name for m in view.cast.members}
    found = []
    for s in view.said:
        shown = Evidence(s.evidence.report, s.evidence.start, s.evidence.end, s.evidence.text)
        told = statement_of(s, s.key, names.get(s.speaker or ""), (shown,), report.published)
        found.append(replace(told, also=tuple(names[key] for key in s.also)))
    return tuple(found)


def _lines(text: str, outlet: str | None, published: str | None) -> Report:
    """Return a report in which every line of a text is a paragraph."""
    found = [m.span() for m in re.finditer(r"\S[^\n]*", text)]
    blocks = tuple(Block("paragraph", start, end) for start, end in found)
    return Report(make_report_id("text", text), "", text, blocks, outlet=outlet, published=published)


def judge(
    pile: Sequence[Report], families: Sequence[Family], progress: Progress | None = None, *, most: int | None = None
) -> dict[tuple[str, str], Judged]:
    """Return why each copy was judged one, by family and copy: see :class:`~travaux.model.Judged`.

    ``most`` is for how many copies to tell, the first of them in the order of the families; by default for all.
    """
    by_id = {r.id: r for r in pile}
    told = [(f, c) for f in families for c in f.copies if f.origin in by_id and c.report in by_id][:most]
    found = {}
    for n, (family, copy) in enumerate(told):
        found[family.id, copy.report] = copies.judge(by_id[copy.report], by_id[family.origin], copy.kind)
        if progress:
            progress("comparing copies", n + 1, len(told))
    return found


def record(
    pile: Pile,
    *,
    families: Sequence[Family] | None = None,
    negotiation: str | None = None,
    as_at: str | None = None,
    about: str | None = None,
    keep_unrelated: bool = False,
    issues: str | Path | None = None,
    progress: Progress | None = None,
) -> Record:
    """Build the record of a pile.

    ``as_at`` (ISO date) leaves out what was published later; by default it is the latest publication date.
    Reports on other subjects are left out and named, unless ``keep_unrelated``; ``about`` are terms, with commas
    between alternatives, of which a report must have one.
    ``issues`` is a TOML file of issues that come before those of the program; raises TaxonomyError (a ValueError) if it
    cannot be used.
    ``progress`` is called with the stage, the number of reports done and their total.
    """
    from travaux.findings.find import find
    from travaux.findings.shelf import Shelf
    from travaux.language.reading import DEFAULT_MODEL, read_pages
    from travaux.records.assemble import Head, assemble
    from travaux.records.ledger import Ledger, own_families
    from travaux.records.taxonomy import read_taxonomy

    taxonomy = read_taxonomy(issues) if issues is not None else None
    told = [r for r in pile.reports if as_at is None or r.published is None or r.published <= as_at]
    late = [Skipped(r.path, f"published {r.published}, after {as_at}") for r in pile.reports if r not in told]
    told, strangers = (told, []) if keep_unrelated else _related(told, about)
    skipped = [*pile.skipped, *late, *strangers]
    folded = own_families(tuple(families) if families is not None and len(told) == len(pile.reports) else fold(told))
    ledger = Ledger.of(told, folded)
    sources = _sources(told, folded)
    findings, shelf = [], Shelf()
    for n, page in enumerate(read_pages(sources)):
        findings.append(shelf.put(find(_own(page, ledger))))
        if progress:
            progress("reading", n + 1, len(sources))
    head = Head(negotiation, as_at or _latest(told), MadeBy(VERSION, DEFAULT_MODEL, _digest(told)))
    altered = _altered(sources)
    doubted = [Skipped(report.path, f"{REWORDED} (likelihood {rate:.2f})") for report, rate in altered]
    ids = frozenset(report.id for report, _ in altered)
    ordered = sorted(told, key=lambda r: (r.path, r.id))
    return assemble(findings, ordered, folded, head, [*skipped, *doubted], ids, taxonomy)


def _altered(sources: Iterable[Report]) -> list[tuple[Report, float]]:
    """Return the sources whose words a machine replaced, and how likely that is: their origin is not in the pile."""
    from travaux.copies.suspicion import ALTERED, suspicion_of

    rated = [(report, suspicion_of(report).rate) for report in sources]
    return [(report, rate) for report, rate in rated if rate is not None and rate >= ALTERED]


def _own(page: Page, ledger: Ledger) -> Page:
    """Return a page without the sentences that its report has from another."""
    return replace(page, sentences=tuple(s for s in page.sentences if not ledger.is_borrowed(s.passage())))


def _related(told: Sequence[Report], about: str | None) -> tuple[list[Report], list[Skipped]]:
    """Return the reports on the pile's negotiation, and the others with the reason; a second negotiation is named."""
    from travaux.reports.relevance import sort_out

    sorting = sort_out(told, about)
    others = [
        Skipped(
            "(the pile)", f"{len(g.reports)} reports on another negotiation ({', '.join(g.words)}): {_ask(g.words)}"
        )
        for g in sorting.groups[1:]
    ]
    return list(sorting.kept), [*sorting.unrelated, *others]


def _ask(words: Sequence[str]) -> str:
    """Return what to do to have the record of the negotiation that ``words`` name."""
    return f"for its record, --about '{' '.join(words[:1])}'" if words else "see --about"


def _sources(told: Sequence[Report], families: Sequence[Family]) -> list[Report]:
    """Return the reports that supply wording: origins, their outlet's later editions, and excerpts for what is theirs.

    Never other copies.
    """
    by_id = {r.id: r for r in told}
    editions = {c.report for f in families for c in f.copies if c.edition}
    return [by_id[i] for i in sorted({f.origin for f in families} | editions)]


def _latest(told: Iterable[Report]) -> str | None:
    """Return the latest publication date; one in doubt counts only where there is no other."""
    dated = [r for r in told if r.published]
    sure = [r for r in dated if r.published_sure != "doubtful"] or dated
    return max((r.published for r in sure if r.published), default=None)


def _digest(told: Iterable[Report]) -> str:
    """Return the SHA-256 over the ids and texts of the reports, in the order of their ids."""
    digest = hashlib.sha256()
    for report in sorted(told, key=lambda r: r.id):
        digest.update(report.id.encode())
        digest.update(report.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def stages(pile: Pile) -> Iterator[str]:
    """Yield the names of the stages that ``record`` reports progress on."""
    yield "reading" if pile.reports else ""
