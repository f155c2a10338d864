from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from travaux import model as m
from travaux.present.brief import brief
from travaux.present.desk import Desk, in_order, letter
from travaux.present.document import Brief, Cite, Item, Line, Listing, Section, Table, walk_lines, walk_passages
from travaux.present.drafts import _bears_its_day

TITLES = [
    "The latest version",
    "Drafts",
    "What each says",
    "What changed",
    "Who stands where",
    "Who said what",
    "Open",
    "Dates",
    "Where the reports contradict each other",
    "Sources",
    "Skipped",
]


def plain(page: Brief, line: Line) -> str:
    """Return a line as text, citations as numbers."""
    return "".join(f"{page.numbers(s)}{s.note}" if isinstance(s, Cite) else s.text for s in line)


def section(page: Brief, title: str) -> Section:
    return next(s for s in page.sections if s.title == title)


def lines(page: Brief, title: str) -> list[str]:
    return [plain(page, line) for line in walk_lines(section(page, title).blocks)]


def table(page: Brief, title: str) -> dict[str, list[str]]:
    """Return the rows of a section's first table by their first cell."""
    block = next(b for b in section(page, title).blocks if isinstance(b, Table))
    rows = [[plain(page, cell) for cell in row] for row in (block.header, *block.rows)]
    return {row[0]: row[1:] for row in rows}


def one(found: list[str], start: str) -> str:
    [line] = [line for line in found if line.startswith(start)]
    return line


def test_the_sections_stand_in_the_order_of_a_desk_editors_questions(gold: m.Record) -> None:
    assert [s.title for s in brief(gold).sections] == TITLES


@pytest.mark.parametrize("full", [False, True])
def test_every_citation_resolves_and_verifies(gold: m.Record, full: bool) -> None:
    page = brief(gold, full=full)
    by_path = {r.path: r for r in gold.reports}
    assert [c.number for c in page.citations] == list(range(1, len(page.citations) + 1))
    for citation in page.citations:
        assert by_path[citation.path].text[citation.start : citation.end] == citation.text
        assert (citation.outlet, citation.date) == (by_path[citation.path].outlet, by_path[citation.path].published)


def test_numbers_rise_in_order_of_appearance_and_a_passage_has_one(gold: m.Record) -> None:
    page = brief(gold)
    seen: list[int] = []
    for block in (*page.opening, *(b for s in page.sections for b in s.blocks)):
        for passage in walk_passages([block]):
            [number] = page.numbers(Cite((passage,)))
            if number not in seen:
                assert number == len(seen) + 1
                seen.append(number)
    places = {(c.path, c.start, c.end) for c in page.citations}
    assert len(places) == len(page.citations) == len(seen)


def test_all_shows_all(gold: m.Record) -> None:
    page = brief(gold, full=True)
    cited = {(e.report, e.start, e.end) for e in m.passages_of(replace(gold, statements=()))}
    shown = {(p.report, p.start, p.end) for s in page.sections for p in walk_passages(s.blocks)}
    left = cited - shown  # a next step that a planned event tells already
    steps = {(e.report, e.start, e.end) for n in gold.next_steps for e in n.evidence}
    assert left <= steps
    assert "--all" not in str(page)


def test_a_long_list_is_cut_and_says_how_much_is_left(gold: m.Record) -> None:
    assert "… 12 more issues: --all" in lines(brief(gold), "What each says")
    assert any(line.startswith("… ") and line.endswith("--all") for line in lines(brief(gold), "Dates"))


def test_the_latest_version_tells_where_it_comes_from(small: m.Record) -> None:
    [line] = lines(brief(small), "The latest version")
    assert line == (
        "Second offer (C), 1 Jun 2026, by Port authority; current (1,)one source. It derives from First offer, "
        "7 points (B, known from 26 May 2026) (2,). Against B, the reports tell of 2 terms: 1 changed and 1 deferred."
    )


def test_drafts_are_lettered_as_they_came_about(small: m.Record) -> None:
    rows = table(brief(small), "Drafts")
    assert {k: v[0] for k, v in rows.items()} == {
        "": "draft",
        "A": "Pact of 2019",
        "B": "First offer, 7 points",
        "C": "Second offer",
    }
    assert rows["B"][3] == "superseded by C (2,)"
    assert rows["C"][3] == "current; from B (1,)"


def test_the_matrix_shows_figures_marks_speakers_and_support(small: m.Record) -> None:
    rows = table(brief(small), "What each says")
    assert rows["issue"] == ["B First offer", "C Second offer"]
    assert rows["raise"][0] == "4 percent (2,)"
    assert (
        rows["raise"][1] == "≤ 5 percent (an official, via Quay Post, hedged “could”) (1, 4)2 sources, unnamed changed"
    )
    assert rows["night work"][0] == ""
    assert rows["night work"][1].endswith("from a machine-altered text deferred")


def test_an_empty_cell_is_explained(small: m.Record) -> None:
    assert any("that is not “removed”" in line for line in lines(brief(small), "What each says"))


def test_a_removed_term_is_told_as_dropped(gold: m.Record) -> None:
    rows = table(brief(gold), "What each says")
    assert rows["subsidies"][2].startswith("dropped ")
    assert rows["closed area"][2].startswith("dropped ")


def test_changes_tell_who_says_so_and_how_surely(small: m.Record) -> None:
    found = one(lines(brief(small), "What changed"), "raise changed")
    assert found == (
        "raise changed: 4 becomes 5 percent (an official, via Quay Post, citing Tide Radio, hedged “could”) "
        "(1,)one source, unnamed"
    )


def test_positions_stand_under_their_party(small: m.Record) -> None:
    [block] = section(brief(small), "Who stands where").blocks
    assert isinstance(block, Listing)
    [party] = block.items
    page = brief(small)
    assert plain(page, party.line) == "Ferry union"
    assert [plain(page, item.line) for item in party.items] == [
        "conditional on C: Accepts if night work is paid double (Dora Moss, 2 Jun 2026) (7,)one source",
        "rejects B: “The union wants 9 percent” (8,)one source",
    ]


def test_statements_stand_by_side_with_relay_and_certainty_in_words(small: m.Record) -> None:
    assert lines(brief(small), "Who said what") == [
        "Ferry union",
        "Dora Moss: would accept (in the report’s words, 1 Jun 2026) (7,)one source",
        "Documents, and sources without a name",
        "an official: the offer could rise (in the report’s words, via Quay Post, at second hand through Tide Radio, "
        "hedged “could”) (4,)one source, unnamed",
    ]


def test_a_statement_is_told_with_occasion_denial_and_the_sources_own_description(small: m.Record) -> None:
    first, second = small.statements
    told = (
        replace(first, source="an official close to the talks", denied=True),
        replace(second, mode="direct", occasion="at a news conference in Elvers"),
    )
    found = lines(brief(replace(small, statements=told)), "Who said what")
    assert found[1].startswith(
        "Dora Moss: would accept (in their own words, at a news conference in Elvers, 1 Jun 2026)"
    )
    assert found[3].startswith("an official close to the talks: denies: the offer could rise (")


def test_statements_in_altered_wording_are_nobodys(small: m.Record) -> None:
    spun = tuple(replace(s, evidence=tuple(replace(e, altered=True) for e in s.evidence)) for s in small.statements)
    assert lines(brief(replace(small, statements=spun)), "Who said what") == ["The reports give nobody’s words."]


def test_a_position_of_several_holders_is_told_once(small: m.Record) -> None:
    first = small.positions[0]
    other = replace(first, id="s-2", actor="a-union")
    [line] = lines(brief(replace(small, positions=(first, other))), "Who stands where")
    assert line.count("Accepts") == 1


def test_dates_keep_what_happened_apart_from_what_is_due(small: m.Record) -> None:
    found = lines(brief(small), "Dates")
    assert one(found, "2019").startswith("2019: The pact lapsed")
    assert one(found, "12 Jun").startswith("12 Jun 2026, Elvers: Talks resume (Ferry union, Port authority)")
    assert len([line for line in found if "alks resume" in line]) == 1, "the next step is the planned event"
    assert one(found, "1 Jun").startswith("1 Jun 2026, called off: Strike called off")


def test_a_moved_deadline_tells_its_steps(small: m.Record) -> None:
    assert one(lines(brief(small), "Dates"), "3 Jun") == (
        "3 Jun 2026 moved to 10 Jun 2026: Answer to the offer. Set 20 May 2026 (12,), moved (12,) (one source)"
    )


def test_a_plan_whose_day_has_passed_is_not_told_as_kept(gold: m.Record) -> None:
    found = lines(brief(gold, full=True), "Dates")
    assert "the day has passed" in one(found, "24 Mar 2026")
    blocks = section(brief(gold), "Dates").blocks
    headings = [b.text for b in blocks if hasattr(b, "text")]
    assert headings == ["Happened", "Due", "Was due; the reports do not say what came of it", "Not held", "Deadlines"]


def test_contradicting_claims_stand_side_by_side_with_who_carries_them(small: m.Record) -> None:
    assert lines(brief(small), "Where the reports contradict each other") == [
        "The first offer",
        "4 percent (Harbour Wire, 26 May 2026) (2,)one source",
        "3 percent (Quay Post, 2 Jun 2026) (14,)one source",
    ]


def test_copies_stand_under_their_origin(gold: m.Record) -> None:
    [block] = section(brief(gold), "Sources").blocks
    assert isinstance(block, Listing)
    page = brief(gold)
    under = {plain(page, i.line).partition(",")[0]: i.items for i in block.items if isinstance(i, Item) and i.items}
    [spun] = under["Rydholm Standard"]
    assert plain(page, spun.line).startswith("machine-spun copy (71 % aligned), nothing is taken from it: seaharvest24")
    [excerpt] = under["Catch & Coldstore"]
    assert plain(page, excerpt.line).startswith("excerpt (24 % aligned), only what it borrowed counts here: Kaldmark")


def test_what_was_skipped_comes_last(small: m.Record) -> None:
    page = brief(small)
    assert page.sections[-1].title == "Skipped"
    assert lines(page, "Skipped") == ["d-photo.jpg: not a text"]


def test_a_single_source_is_said_once_at_the_top(small: m.Record) -> None:
    [wire] = [r for r in small.reports if r.path == "a-wire.txt"]
    [family] = [f for f in small.families if f.origin == wire.id]
    alone = m.Record("", None, small.made_by, (wire,), (family,), drafts=(small.drafts[1],), latest_draft="d-first")
    page = brief(alone)
    assert plain(page, next(walk_lines(page.opening))) == (
        "1 report, 1 independent source. Everything below rests on this one source."
    )
    assert "one source" not in "".join(lines(page, "The latest version"))
    assert page.title == "The state of the text"


def test_an_empty_record_says_so_in_every_section() -> None:
    page = brief(m.Record("", None, m.MadeBy("", "", "")))
    assert [lines(page, title) for title in TITLES] == [
        ["The reports name no draft."],
        ["The reports name no draft."],
        ["The reports tell no terms of any draft."],
        ["The reports tell of no change from one draft to another."],
        ["The reports tell nobody’s position."],
        ["The reports give nobody’s words."],
        ["The reports call nothing open."],
        ["The reports tell of no event and no deadline."],
        ["No contradiction between the reports was found."],
        ["There is no report."],
        ["Nothing was skipped."],
    ]


def test_drafts_without_a_latest_one(small: m.Record) -> None:
    [line] = lines(brief(replace(small, latest_draft=None)), "The latest version")
    assert line == "The reports do not tell which draft is the latest."


def test_unknown_ids_are_told_as_unknown(small: m.Record) -> None:
    page = brief(replace(small, actors=(), statements=(), reports=()))
    assert "unknown" in lines(page, "Who stands where")[0]


def many_drafts(record: m.Record, count: int) -> m.Record:
    """Return ``record`` with so many offers, each superseding the one before."""
    model = record.drafts[0]
    drafts = tuple(
        replace(
            model, id=f"d-{n}", label=f"Offer {n}", date=f"2026-01-{n + 1:02}", derived_from=(f"d-{n - 1}",) * (n > 0)
        )
        for n in range(count)
    )
    held = tuple(replace(record.positions[0], id=f"s-{n}", draft=f"d-{n}") for n in range(count))
    return replace(record, drafts=drafts, latest_draft=f"d-{count - 1}", provisions=(), changes=(), positions=held)


def test_a_draft_that_is_not_in_the_table_is_called_by_its_label(small: m.Record) -> None:
    page = brief(replace(many_drafts(small, 20), latest_draft=None))
    letters = set(table(page, "Drafts"))
    assert "… 10 more drafts: --all" in lines(page, "Drafts")
    called = [line.partition(":")[0].removeprefix("conditional on ") for line in lines(page, "Who stands where")[1:]]
    assert all(name in letters or name.startswith(("Offer", "…")) for name in called)


def test_letters_go_on_after_z() -> None:
    assert [letter(n) for n in (0, 25, 26, 27, 51, 52, 701, 702)] == ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]


def test_a_draft_comes_after_what_it_derives_from_even_if_its_date_is_vaguer(small: m.Record) -> None:
    early = replace(small.drafts[0], id="d-1", date="2026-04-13", derived_from=())
    vague = replace(small.drafts[0], id="d-2", date="2026-04", derived_from=("d-1",))
    assert [d.id for d in in_order((vague, early))] == ["d-1", "d-2"]


def test_a_circle_in_the_lineage_ends(small: m.Record) -> None:
    one_way = replace(small.drafts[0], id="d-1", derived_from=("d-2", "d-1"))
    back = replace(small.drafts[0], id="d-2", derived_from=("d-1",))
    assert in_order((one_way, back)) == in_order((back, one_way))
    assert brief(replace(small, drafts=(one_way, back), latest_draft="d-1")).sections


def test_the_same_record_gives_the_same_bytes(gold: m.Record) -> None:
    assert str(brief(gold)) == str(brief(gold))
    assert str(brief(gold, full=True)) == str(brief(replace(gold, reports=gold.reports[::-1]), full=True))


def test_hosts_of_excerpts_that_are_cited_count_as_sources(small: m.Record) -> None:
    fewer = replace(small, families=small.families[1:])
    assert Desk.of(fewer).sources == 3


def test_the_words_of_an_altered_text_are_not_quoted(small: m.Record) -> None:
    altered = tuple(replace(e, altered=True) for e in small.positions[1].evidence)
    page = brief(replace(small, positions=(replace(small.positions[1], evidence=altered),)))
    [line] = lines(page, "Who stands where")
    assert "9 percent" not in line
    assert line.endswith("from a machine-altered text")


def test_wording_starts_with_a_capital_but_a_quotation_stays_as_it_is(small: m.Record) -> None:
    open_point = replace(small.open_issues[0], issue="whether night work is paid")
    quoting = replace(
        small.positions[1], evidence=tuple(replace(e, text=f"so {e.text}") for e in small.positions[1].evidence)
    )
    page = brief(replace(small, open_issues=(open_point,), positions=(quoting,)))
    assert lines(page, "Open")[0].startswith("Whether night work")
    assert "“so The union" in lines(page, "Who stands where")[0]


def test_the_documentation_names_every_section() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "brief.md").read_text(encoding="utf-8")
    places = [text.find(f"**{title}**") for title in TITLES]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("label", "day", "tells"),
    [
        ("Text of 27 April 2026", "2026-04-27", True),
        ("Offer, 3 May 2026", "2026-05-03", True),
        ("Text of 27 April 2026", "2026-04-28", False),
        ("Text of 127 April 2026", "2026-04-27", False),
        ("Ferry plan", "2026-04-27", False),
        ("Ferry plan", None, False),
    ],
)
def test_a_label_that_tells_its_day_is_not_told_it_again(label: str, day: str | None, tells: bool) -> None:
    draft = m.Draft(id="d-1", label=label, status="current", evidence=(), date=day)
    assert _bears_its_day(draft) == tells
