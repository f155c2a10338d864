"""A comparison as a document for the terminal and Markdown: what counts first, then the table, then the redline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from travaux.model_texts import Article, ClausePair, Comparison, DraftText, Link, Row, Step, clause_label
from travaux.present.compare_data import row_links
from travaux.present.document import Block, Brief, Heading, Item, Line, Listing, Paragraph, Section, Style, Table, Text
from travaux.present.wording import counted, listed, readable_date, shorten

TOLD_AS = {
    "kept": "kept",
    "changed": "changed",
    "added": "added",
    "removed": "removed",
    "split": "split",
    "merged": "merged",
    "moved": "moved",
    "unknown": "unknown",
}
MARK: dict[str, Style] = {
    "removed": "dropped",
    "changed": "changed",
    "added": "changed",
    "unknown": "note",
    "kept": "note",
}
NAMED_SHOWN, REDLINES_SHOWN = 6, 60
LABELS_IN_CELL = 4
HEAD_LIMIT = 30


def comparison_page(comparison: Comparison, *, full: bool = False) -> Brief:
    """Return a comparison as a document; ``str`` of it is Markdown. Nothing is cut if it is ``full``."""
    sections = [_short(comparison), _substance(comparison, full), _table(comparison)]
    sections += [_redline(comparison, step, full) for step in comparison.successive()]
    if comparison.skipped:
        items = tuple(Item((Text(s.path, "path"), Text(f": {s.reason}"))) for s in comparison.skipped)
        sections.append(Section("Skipped or doubted", (Listing(items),)))
    return Brief.of(title_of(comparison), _opening(comparison), [s for s in sections if s.blocks], ())


def title_of(comparison: Comparison) -> str:
    """Return what the page is called."""
    return " → ".join(shorten(d.name, 60) for d in comparison.drafts)


def _opening(comparison: Comparison) -> tuple[Block, ...]:
    return (Listing(tuple(Item(_told_of(draft)) for draft in comparison.drafts)),)


def _told_of(draft: DraftText) -> Line:
    return (Text(shorten(draft.name, 60), "strong"), Text(": " + draft_facts(draft)))


def draft_facts(draft: DraftText) -> str:
    """Return what is to be known of a draft in one line: title, date, articles, what is open, what is missing."""
    numbered = any(not a.label.startswith("¶") for a in draft.articles if a.kind == "article")
    parts = [
        f"“{shorten(draft.title, 90)}”" if draft.title else "",
        readable_date(draft.date) if draft.date else "",
        counted(draft.count, "article" if numbered else "paragraph"),
        f"{counted(draft.brackets, 'passage')} in brackets" if draft.brackets else "nothing in brackets",
        counted(draft.options, "alternative") if draft.options else "",
        "partial: what is missing from it is unknown" if draft.partial else "",
        f"number {listed(list(draft.holes))} left out" if draft.holes else "",
        counted(len(draft.revisions), "tracked change") if draft.revisions else "",
    ]
    return ", ".join(part for part in parts if part)


# ------------------------------------------------------------------------------------------------ in short
def _short(comparison: Comparison) -> Section:
    steps = list(comparison.successive())
    if len(comparison.drafts) > 2:
        steps.append(comparison.step(0, len(comparison.drafts) - 1))
    return Section("In short", (Listing(tuple(Item(_counts(comparison, step)) for step in steps)),))


def _counts(comparison: Comparison, step: Step) -> Line:
    old, new = comparison.drafts[step.old], comparison.drafts[step.new]
    lead = Text(f"{arrow(comparison, step)}: ", "strong")
    return (lead, Text(f"{summary(old, new, step)}."))


def arrow(comparison: Comparison, step: Step) -> str:
    """Return "draft 1 → draft 2"."""
    return f"{shorten(comparison.drafts[step.old].name, 60)} → {shorten(comparison.drafts[step.new].name, 60)}"


VERDICTS = {
    "identical": "the two say the same, word for word",
    "unrelated": "the two have next to nothing in common: they do not look like drafts of one text",
    "renderings": "they look like two renderings (translations) of one text: other words alone are taken for no change",
}


def summary(old: DraftText, new: DraftText, step: Step) -> str:
    """Return how many articles became what, and what is still open."""
    links = [x for x in step.links if _kind_of(old, new, x) == "article"]
    kinds = Counter[str](x.kind for x in links)
    changed = [x for x in links if x.wording != "same" and x.old and x.new]
    told = [f"{kinds[kind]} {word}" for kind, word in TOLD_AS.items() if kinds[kind]]
    deep = sum(x.wording == "substance" for x in changed)
    parts = [VERDICTS[step.verdict]] if step.verdict else []
    parts.append(listed(told) or "no articles")
    if changed:
        parts.append(f"of those that go on, {deep} in substance and {len(changed) - deep} reworded")
    numbered = sum(x.renumbered for x in links)
    if numbered:
        parts.append(f"{numbered} renumbered")
    if old.brackets or new.brackets:
        parts.append(f"in brackets {old.brackets} → {new.brackets}")
    if old.options or new.options:
        parts.append(f"alternatives {old.options} → {new.options}")
    return "; ".join(parts)


def _kind_of(old: DraftText, new: DraftText, link: Link) -> str:
    return (old.articles[link.old[0]] if link.old else new.articles[link.new[0]]).kind


# ------------------------------------------------------------------------------------------------ substance
def _substance(comparison: Comparison, full: bool) -> Section:
    blocks: list[Block] = []
    for step in comparison.successive():
        old, new = comparison.drafts[step.old], comparison.drafts[step.new]
        items = [Item(_change(old, new, x, full)) for x in weightiest(step.links)]
        if items:
            blocks += [Heading(arrow(comparison, step)), Listing(tuple(items))]
    return Section("Changes of substance", tuple(blocks))


def weightiest(links: Iterable[Link]) -> list[Link]:
    """Return the links that change something in substance: with figures first, then what came and went, then others."""
    deep = [x for x in links if x.wording == "substance"]
    return sorted(
        deep,
        key=lambda x: (not any(n.kind in ("quantity", "date", "modality") for n in x.named), not (x.old and x.new)),
    )


def _change(old: DraftText, new: DraftText, link: Link, full: bool) -> Line:
    said = [n.says if full else shorten(n.says, 160) for n in link.named]
    shown = said if full or len(said) <= NAMED_SHOWN + 1 else said[:NAMED_SHOWN]
    more = f"; and {len(said) - len(shown)} more" if len(said) > len(shown) else ""
    what = "; ".join(shown) + more
    if not what and link.old and link.new:
        what = "reads otherwise (see the redline)"
    if not (link.old and link.new):
        draft, at = (old, link.old[0]) if link.old else (new, link.new[0])
        what = shorten(_body(draft, at), 10_000 if full else 160)
    return (Text(told_link(old, new, link), "strong"), Text(f" ({kind_told(link)}): "), Text(what))


def _body(draft: DraftText, at: int) -> str:
    article = draft.articles[at]
    return " ".join(draft.text[c.start : c.end] for c in article.clauses) or article.heading


def told_link(old: DraftText, new: DraftText, link: Link) -> str:
    """Return "Article 7 → Articles 8 and 9, Transfer"."""
    olds, news = labels([old.articles[i] for i in link.old]), labels([new.articles[j] for j in link.new])
    numbers = " → ".join(dict.fromkeys(part for part in (olds, news) if part))
    heading = next((new.articles[j].heading for j in link.new if new.articles[j].heading), "") or next(
        (old.articles[i].heading for i in link.old if old.articles[i].heading), ""
    )
    return f"{numbers}, {shorten(heading, 80)}" if heading else numbers


def labels(articles: Sequence[Article]) -> str:
    """Return the labels of articles, the common word once: "Article 8, 9"."""
    found = [a.label for a in articles]
    word = found[0].rpartition(" ")[0] if found else ""
    if word and all(label.rpartition(" ")[0] == word for label in found):
        return f"{word} {', '.join(label.rpartition(' ')[2] for label in found)}"
    return ", ".join(found)


def kind_told(link: Link) -> str:
    """Return the kind of a link in words: "changed, moved", "merged, changed", "kept, renumbered"."""
    words: list[str] = [link.kind, *link.also]
    if link.kind == "changed":
        words[0] = "changed in substance" if link.wording == "substance" else "reworded"
    if link.renumbered and link.kind == "kept":
        words.append("renumbered")
    return ", ".join(words)


# ------------------------------------------------------------------------------------------------ the table
def _table(comparison: Comparison) -> Section:
    header = tuple((Text(shorten(d.name, HEAD_LIMIT), "strong"),) for d in comparison.drafts)
    rows = tuple(_row(comparison, row) for row in comparison.rows)
    return Section("Articles", (Table((*header, (Text("subject"),)), rows, dense=True),) if rows else ())


def _row(comparison: Comparison, row: Row) -> tuple[Line, ...]:
    cells: list[Line] = []
    for n, (draft, cell) in enumerate(zip(comparison.drafts, row.cells, strict=True)):
        articles = [draft.articles[a] for a in cell]
        spans = [Text(labels(articles))] if articles else [Text("—", "note")]
        if n:
            spans += _mark(comparison, row, n - 1)
        if brackets := sum(a.brackets for a in articles):
            spans.append(Text(f" [{brackets} in brackets]", "deferred"))
        cells.append(tuple(spans))
    return (*cells, (Text(shorten(row_heading(comparison, row), 60)),))


def row_heading(comparison: Comparison, row: Row) -> str:
    """Return what a row is about: the latest heading, else its first words."""
    cells = list(zip(comparison.drafts, row.cells, strict=True))[::-1]
    for draft, cell in cells:
        for at in cell:
            if draft.articles[at].heading:
                return draft.articles[at].heading
    return next((shorten(_body(draft, cell[0]), 60) for draft, cell in cells if cell), "")


def _mark(comparison: Comparison, row: Row, step: int) -> list[Text]:
    links = row_links(comparison, row, step)
    kind = row.kinds[step]
    if kind is None:
        return []
    link = next(x for x in links if x.kind == kind)
    return [Text(f" {kind_told(link)}", MARK.get(kind, "plain") if link.wording != "reworded" else "plain")]


# ------------------------------------------------------------------------------------------------ the redline
def _redline(comparison: Comparison, step: Step, full: bool) -> Section:
    old, new = comparison.drafts[step.old], comparison.drafts[step.new]
    changed = [x for x in step.links if x.wording != "same" and x.old and x.new]
    here = changed if full else changed[:REDLINES_SHOWN]
    blocks: list[Block] = []
    for link in here:
        blocks.append(Heading(f"{told_link(old, new, link)} ({kind_told(link)})"))
        blocks += [Paragraph(_runs(old, new, pair)) for pair in link.clauses]
    if len(changed) > len(here):
        blocks.append(Paragraph((Text(f"… {len(changed) - len(here)} more articles: ", "note"), Text("--all", "path"))))
    return Section(f"Redline, {arrow(comparison, step)}", tuple(blocks))


STYLES: dict[str, Style] = {"same": "plain", "removed": "removed", "inserted": "inserted"}


def _runs(old: DraftText, new: DraftText, pair: ClausePair) -> Line:
    where = clause_label(new, pair.new) or clause_label(old, pair.old) or ""
    spans = [Text(f"{where}: ", "note")]
    spans += [Text(run.text, STYLES[run.kind]) for run in pair.runs if run.text.strip() or run.kind == "same"]
    who = {f"{r.revision.author}, {readable_date(r.revision.date[:10])}".strip(", ") for r in pair.runs if r.revision}
    if who:
        spans.append(Text(f" ({'; '.join(sorted(who))})", "note"))
    if pair.moved:
        spans.append(Text(" (moved within)", "note"))
    return tuple(spans)
