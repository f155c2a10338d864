"""The verbs, and which room follows which: read, fold, record."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
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
    from travaux.copies.alignment import Alignment
    from travaux.findings.found import Findings
    from travaux.findings.shelf import Shelf
    from travaux.language.reading import Page
    from travaux.records.corrections import Corrections
    from travaux.records.ledger import Ledger
    from travaux.records.roster import ActorMentions
    from travaux.records.taxonomy import Taxonomy

Progress = Callable[[str, int, int], None]
Aligned = Callable[[str, str], "Alignment"]  # of two reports, by their ids
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
    from travaux.reports.years import fill_years

    pile = reports.read(paths)
    english, foreign = other_languages(pile.reports)
    dated, doubted = doubt_dates(fill_years(english))
    return Pile(tuple(dated), tuple(sorted({*pile.skipped, *foreign, *doubted})))


def fold(pile: Iterable[Report], apart: Iterable[tuple[str, str]] = ()) -> tuple[Family, ...]:
    """Return which reports are one source: families with their origin and its copies.

    ``apart`` are pairs of reports, by id, path or URL, that are not to be taken for copies.
    """
    return copies.fold(pile, apart)


def fold_stream(
    paths: Iterable[str | Path], *, apart: Iterable[tuple[str, str]] = (), progress: Progress | None = None
) -> tuple[Pile, tuple[Family, ...], Aligned]:
    """Read files and folders, exports of a million rows too, and return the reports, their families, and what gives the
    alignments that these were judged by.

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
    return Pile(tuple(found), tuple(sorted(set(skipped)))), families, stack.aligned_by_ids


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
    pile: Sequence[Report],
    families: Sequence[Family],
    progress: Progress | None = None,
    *,
    most: int | None = None,
    aligned: Aligned | None = None,
) -> dict[tuple[str, str], Judged]:
    """Return why each copy was judged one, by family and copy: see :class:`~travaux.model.Judged`.

    ``most`` is for how many copies to tell, the first of them in the order of the families; by default for all.
    ``aligned`` gives the alignments that :func:`fold_stream` has made; by default they are made anew.
    """
    by_id = {r.id: r for r in pile}
    told = [(f, c) for f in families for c in f.copies if f.origin in by_id and c.report in by_id][:most]
    found = {}
    for n, (family, copy) in enumerate(told):
        known = aligned(copy.report, family.origin) if aligned else None
        found[family.id, copy.report] = copies.judge(by_id[copy.report], by_id[family.origin], copy.kind, known)
        if progress:
            progress("comparing copies", n + 1, len(told))
    return found


def record(
    pile: Pile,
    *,
    families: Sequence[Family] | None = None,
    negotiation: str | None = None,
    as_at: str | None = None,
    since: str | None = None,
    about: str | None = None,
    keep_unrelated: bool = False,
    issues: str | Path | None = None,
    corrections: str | Path | None = None,
    progress: Progress | None = None,
) -> Record:
    """Build the record of a pile.

    ``as_at`` (ISO date) leaves out what was published later, or nobody knows when; by default it is the latest
    publication date. A report without a date is as old as the text that it copies.
    ``since`` (ISO date) adds what is new, changed or dropped since the end of that day.
    Reports on other subjects are left out and named, unless ``keep_unrelated``; ``about`` are terms, with commas
    between alternatives, of which a report must have one.
    ``issues`` is a TOML file of issues that come before those of the program; raises TaxonomyError (a ValueError) if it
    cannot be used. ``corrections`` is a TOML or JSON file of what an editor puts right; raises CorrectionError (a
    ValueError) if it cannot be used. What of it no longer fits the record is named in ``skipped``.
    ``progress`` is called with the stage, the number of reports done and their total.
    """
    from travaux.records.corrections import read_corrections
    from travaux.records.since import difference
    from travaux.records.taxonomy import read_taxonomy

    taxonomy = read_taxonomy(issues) if issues is not None else None
    editor = read_corrections(corrections) if corrections is not None else None
    maker = _Maker(negotiation, taxonomy, editor, progress)
    whole = tuple(families) if families is not None else None
    made = maker.as_at(pile, as_at, _Choice(about, keep_unrelated, whole))
    if since is None:
        return made
    days = _days(made.reports)
    earlier = [r for r in made.reports if _known_by(days[r.id], since)]
    before = maker.record(earlier, fold(earlier), min(since, made.as_at or since), ())
    return replace(made, since=difference(before, made, since))


def day_by_day(pile: Pile, days: Iterable[str], *, keep_unrelated: bool = False) -> Iterator[Record]:
    """Yield the record as at each of ``days`` (ISO dates), as ``record`` gives it; each report is parsed once."""
    maker = _Maker(None, None, None, None)
    for day in days:
        yield maker.as_at(pile, day, _Choice(None, keep_unrelated, None))


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which reports of a pile are to be told of, and their families where they are known."""

    about: str | None
    keep_unrelated: bool
    families: tuple[Family, ...] | None


def _known_by(day: str | None, until: str | None) -> bool:
    """Whether what was published on ``day`` was known by the end of ``until``; of an unknown day it is not known."""
    return until is None or (day is not None and day[: len(until)] <= until)


def _late(published: str | None, day: str | None) -> str:
    return f"published {published}, after {day}" if published else f"no date: nobody knows whether it was out by {day}"


def _days(told: Sequence[Report]) -> dict[str, str | None]:
    """Return the day of publication of each report; one without is as old as the text that it copies, or was copied."""
    days = {r.id: r.published for r in told}
    if all(days.values()):
        return days
    for family in fold(told):
        members = [family.origin, *(c.report for c in family.copies)]
        first = days[family.origin] or min((d for m in members if (d := days[m])), default=None)
        days.update((m, first) for m in members if not days[m])
    return days


@dataclass(slots=True)
class _Maker:
    """Makes records of parts of one pile. A report is parsed once, and read again only if it borrows other passages."""

    negotiation: str | None
    taxonomy: Taxonomy | None
    editor: Corrections | None
    progress: Progress | None
    shelf: Shelf | None = None
    found: dict[tuple[str, tuple[tuple[int, int, str], ...]], Findings] = field(default_factory=dict)
    rates: dict[str, float | None] = field(default_factory=dict)

    def as_at(self, pile: Pile, day: str | None, choice: _Choice) -> Record:
        """Return the record of a pile as it stood on ``day``."""
        days = _days(pile.reports) if day else {}
        told = [r for r in pile.reports if _known_by(days.get(r.id), day)]
        late = [Skipped(r.path, _late(days[r.id], day)) for r in pile.reports if not _known_by(days.get(r.id), day)]
        told, strangers = (told, []) if choice.keep_unrelated else _related(told, choice.about)
        known = choice.families if choice.families is not None and len(told) == len(pile.reports) else None
        folded = fold(told) if known is None else known
        return self.record(told, folded, day or _latest(told), [*pile.skipped, *late, *strangers])

    def record(
        self, told: Sequence[Report], folded: Sequence[Family], day: str | None, skipped: Sequence[Skipped]
    ) -> Record:
        """Return the record of the reports ``told`` as at ``day``, corrected by the editor."""
        from travaux.language.reading import DEFAULT_MODEL
        from travaux.records.assemble import Head, assemble
        from travaux.records.correcting import correct
        from travaux.records.ledger import Ledger, own_families

        families = own_families(folded)
        sources = _sources(told, families)
        findings = self._findings(sources, Ledger.of(told, families))
        head = Head(self.negotiation, day, MadeBy(VERSION, DEFAULT_MODEL, _digest(told)))
        altered = [(r, rate) for r in sources if (rate := self._rate(r)) is not None]
        doubted = [Skipped(report.path, f"{REWORDED} (likelihood {rate:.2f})") for report, rate in altered]
        ids = frozenset(report.id for report, _ in altered)
        ordered = sorted(told, key=lambda r: (r.path, r.id))
        made = assemble(findings, ordered, families, head, [*skipped, *doubted], ids, self.taxonomy)
        return correct(made, self.editor) if self.editor else made

    def _findings(self, sources: Sequence[Report], ledger: Ledger) -> list[Findings]:
        """Return what each source says, without what it borrows."""
        from travaux.findings.find import find
        from travaux.findings.shelf import Shelf
        from travaux.language.reading import read_pages

        shelf = self.shelf = self.shelf or Shelf()
        keys = {r.id: (r.id, ledger.borrowed.get(r.id, ())) for r in sources}
        unread = [r for r in sources if keys[r.id] not in self.found]
        for n, page in enumerate(read_pages(unread)):
            self.found[keys[page.report.id]] = shelf.put(find(_own(page, ledger)))
            if self.progress:
                self.progress("reading", n + 1, len(unread))
        return [self.found[keys[r.id]] for r in sources]

    def _rate(self, report: Report) -> float | None:
        """Return how likely it is that a machine replaced the words of a source, None where it is not."""
        from travaux.copies.suspicion import ALTERED, suspicion_of

        if report.id not in self.rates:
            rate = suspicion_of(report).rate
            self.rates[report.id] = rate if rate is not None and rate >= ALTERED else None
        return self.rates[report.id]


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
