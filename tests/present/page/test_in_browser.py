"""The page of the packaged example in Chromium: it is read, checked, filtered and printed as an editor would."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.present.page.browser import DESK, PHONE, Opened
from travaux.model import Record
from travaux.present.facets import Facets
from travaux.present.filters import Wanted, kept

Open = Callable[..., Opened]
SMALLEST = (320, 640)  # to which a page has to fold without a second scroll bar (WCAG 2.2, 1.4.10)


@pytest.mark.parametrize("size", [DESK, (1000, 700), PHONE, SMALLEST])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_without_complaint_and_without_sideways_scroll(
    opened: Open, cod_page: Path, size: tuple[int, int], scheme: str
) -> None:
    page = opened(cod_page, size, color_scheme=scheme)
    assert page.run("document.querySelector('h1').textContent").strip()
    assert page.run("document.documentElement.scrollWidth") <= size[0]
    page.run("for (const box of document.querySelectorAll('details')) box.open = true")
    assert page.run("document.documentElement.scrollWidth") <= size[0]


EACH_CITATION = """() => {
  const plain = (node) => node.textContent.replace(/\\s+/g, ' ').trim();
  const wrong = [];
  for (const link of document.querySelectorAll('main a.c')) {
    link.click();
    const entry = document.querySelector(link.getAttribute('href'));
    const wanted = plain(entry.querySelector('blockquote'));
    const found = [...document.querySelectorAll('#reader blockquote mark.here')].map((m) => m.textContent).join('');
    if (found.replace(/\\s+/g, ' ').trim() !== wanted) wrong.push([link.textContent, wanted, found]);
    if (!link.classList.contains('here')) wrong.push([link.textContent, 'not marked']);
  }
  return wrong;
}"""


def test_each_citation_opens_its_sentence_in_its_paragraph(opened: Open, cod_page: Path, cod: Record) -> None:
    page = opened(cod_page)
    assert page.run("document.querySelectorAll('main a.c').length") > len(cod.provisions)
    assert page.run(EACH_CITATION) == []


def test_a_citation_is_opened_and_left_by_keyboard(opened: Open, cod_page: Path) -> None:
    page = opened(cod_page)
    page.page.focus("main a.c")
    page.page.keyboard.press("Enter")
    assert page.run("document.activeElement.id") == "reader"
    assert page.run("document.querySelector('#reader blockquote mark.here') !== null")
    page.page.keyboard.press("Escape")
    assert page.run("document.activeElement.matches('main a.c')")
    assert page.run("document.querySelector('#reader').classList.contains('empty')")


def test_the_first_stop_of_the_keyboard_leads_past_the_head(opened: Open, cod_page: Path) -> None:
    page = opened(cod_page)
    page.page.keyboard.press("Tab")
    assert page.run("document.activeElement.getAttribute('href')") == "#latest"


def test_from_a_sentence_one_sees_what_was_taken_from_it(opened: Open, cod_page: Path) -> None:
    page = opened(cod_page)
    links = page.run(
        """() => [...document.querySelectorAll('.para .taken a')].map((a) => {
          a.click();
          const line = document.querySelector(a.getAttribute('href'));
          return [a.textContent, line !== null && line.checkVisibility()];
        })"""
    )
    assert len(links) > 50
    assert [label for label, visible in links if not visible] == []


def test_a_link_to_a_citation_opens_it(opened: Open, cod_page: Path, browser: Any) -> None:
    page = opened(cod_page)
    page.page.goto(page.address + "#c3")
    page.page.reload()
    assert page.run("document.querySelector('#reader .title .c').textContent") == "3"


# ------------------------------------------------------------------------------------------------ without scripts
def test_without_scripts_a_citation_opens_beside_its_line(opened: Open, cod_page: Path) -> None:
    page = opened(cod_page, java_script_enabled=False)
    page.page.click("#latest a.c >> nth=2")
    entry = page.page.locator(".citations > li:target")
    box, line = entry.bounding_box(), page.page.locator("#latest a.c").nth(2).bounding_box()
    assert box is not None
    assert line is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= DESK[1]
    assert 0 <= line["y"] <= DESK[1], "the line stays in sight"
    assert page.page.locator("#filters").is_hidden()
    assert page.page.locator(".tools").is_hidden()


def test_without_scripts_the_reports_can_be_opened(opened: Open, cod_page: Path) -> None:
    page = opened(cod_page, java_script_enabled=False)
    page.page.click("#reports .report >> nth=0 >> summary")
    assert page.page.locator("#reports .report .para").first.is_visible()


# ------------------------------------------------------------------------------------------------ filters
SHOWN = """() => [...new Set([...document.querySelectorAll('.f[id]:not(.out)')].map((line) => line.id))]"""
CHOOSE = """(choice) => {
  for (const [name, value] of Object.entries(choice)) {
    const field = document.getElementById('f-' + name);
    if (field.type === 'checkbox') field.checked = value; else field.value = value;
  }
  document.getElementById('filters').dispatchEvent(new Event('input'));
  return new Promise((done) => setTimeout(done, 150));
}"""
KINDS = ("provisions", "changes", "positions", "events", "conflicts", "open_issues", "next_steps")


def ids(record: Record) -> set[str]:
    return {item.id for kind in KINDS for item in getattr(record, kind)}


def questions(record: Record) -> Iterator[tuple[dict[str, object], Wanted]]:
    facets = Facets(record)
    for n, party in enumerate(facets.parties[:10]):
        yield {"p": str(n)}, Wanted(parties=(party,))
    for n, issue in enumerate(facets.issues[:10]):
        yield {"i": str(n)}, Wanted(issues=(issue,))
    for n, draft in enumerate(facets.desk.drafts):
        yield {"d": str(n)}, Wanted(drafts=(draft.id,))
    yield {"n": True}, Wanted(sources=2)
    yield {"t": "2026-04-01"}, Wanted(first="2026-04-01")
    yield {"u": "2026-03-20"}, Wanted(last="2026-03-20")
    yield (
        {"t": "2026-04-01", "u": "2026-04-14", "i": "0"},
        Wanted(issues=(facets.issues[0],), first="2026-04-01", last="2026-04-14"),
    )


def test_filters_leave_what_the_export_leaves(opened: Open, cod_page: Path, cod: Record) -> None:
    page = opened(cod_page)
    everything = set(page.run(SHOWN))
    assert len(everything) > 100
    asked = list(questions(cod))
    assert len(asked) > 20
    for choice, wanted in asked:
        page.run("document.getElementById('filters').reset()")
        page.run(CHOOSE, choice)
        assert set(page.run(SHOWN)) == ids(kept(cod, wanted)) & everything, wanted


def test_words_find_lines_and_their_sentences(opened: Open, cod_page: Path, cod: Record) -> None:
    page = opened(cod_page)
    everything = set(page.run(SHOWN))
    page.run(CHOOSE, {"words": "Bycatch PERCENT"})
    found = set(page.run(SHOWN))
    assert found >= ids(kept(cod, Wanted(words="bycatch percent"))) & everything
    assert 0 < len(found) < 40
    assert "lines shown" in page.run("document.getElementById('filtered').textContent")
    page.run("document.getElementById('filters').reset()")
    page.run("new Promise((done) => setTimeout(done, 150))")
    assert page.page.locator("#filtered").is_hidden()
    assert page.run("document.querySelectorAll('.out').length") == 0


def test_what_a_filter_leaves_is_seen_and_its_sources_with_it(opened: Open, cod_page: Path) -> None:
    page = opened(cod_page)
    page.run(CHOOSE, {"n": True})
    unseen = """() => [...document.querySelectorAll('.f[id]:not(.out)')]
      .filter((line) => !line.checkVisibility() && !line.closest('details.kept') && !line.closest('td'))
      .map((line) => line.id)"""
    assert page.run(unseen) == []
    cited = """() => [...document.querySelectorAll('.citations > li:not(.out)')].filter((entry) =>
      ![...document.querySelectorAll('.f:not(.out) a.c')].some((c) => c.hash === '#' + entry.id)).length"""
    assert page.run(cited) == 0
    assert page.run("document.querySelectorAll('.citations > li.out').length") > 0


# ------------------------------------------------------------------------------------------------ print
def letters(text: str) -> str:
    return re.sub(r"[^\w]", "", text.replace("\u02bc", ""))  # how an apostrophe comes out of a PDF


PRINTED = """() => [...document.querySelectorAll('.lines > li, .citations > li blockquote, .claims > li, h2, h3')]
  .filter((line) => !line.closest('#reports') && !line.closest('.beside') && !line.closest('.out'))
  .map((line) => { const copy = line.cloneNode(true);
    for (const part of copy.querySelectorAll('.cites')) part.remove(); return copy.textContent; })"""


def test_print_holds_every_line_and_cuts_none(opened: Open, cod_page: Path, tmp_path: Path) -> None:
    page = opened(cod_page)
    lines = page.run(PRINTED)
    page.page.pdf(path=tmp_path / "brief.pdf", prefer_css_page_size=True)
    reader = PdfReader(tmp_path / "brief.pdf")
    printed = letters("".join(sheet.extract_text() for sheet in reader.pages))
    words = [[letters(word) for word in line.split()] for line in lines]
    missing = [word for line in words for word in line if word not in printed]
    assert len(lines) > 300
    assert missing == []
    page.page.emulate_media(media="print")
    clipped = """() => [...document.querySelectorAll('main *')].filter((e) => e.checkVisibility() && !e.closest('.vh')
      && getComputedStyle(e).overflow !== 'visible' && !(e instanceof SVGElement)
      && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)).map((e) => e.className)"""
    assert page.run(clipped) == []


def test_print_keeps_to_the_filter_and_says_so(opened: Open, cod_page: Path, tmp_path: Path) -> None:
    page = opened(cod_page)
    before = tmp_path / "all.pdf"
    page.page.pdf(path=before, prefer_css_page_size=True)
    page.run(CHOOSE, {"i": "0", "n": True})
    told = page.run("document.getElementById('filtered').textContent")
    page.page.pdf(path=tmp_path / "some.pdf", prefer_css_page_size=True)
    some = PdfReader(tmp_path / "some.pdf")
    assert letters(told) in letters("".join(sheet.extract_text() for sheet in some.pages))
    assert len(some.pages) < len(PdfReader(before).pages) / 2


# ------------------------------------------------------------------------------------------------ access
def serious(page: Opened) -> list[object]:
    """Return what axe-core holds to keep people out, with some of the places."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page.page).response["violations"]
    told = [(v["id"], v["impact"], [n["html"][:160] for n in v["nodes"]][:4]) for v in found]
    return [t for t in told if t[1] in ("serious", "critical")]


@pytest.mark.parametrize("size", [DESK, PHONE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_with_everything_open(
    opened: Open, small_page: Path, size: tuple[int, int], scheme: str
) -> None:
    page = opened(small_page, size, color_scheme=scheme, reduced_motion="reduce")
    page.run("for (const box of document.querySelectorAll('details')) box.open = true")
    page.page.click("#filter-open")
    page.run("document.querySelector('main a.c').click()")
    assert serious(page) == []


@pytest.mark.slow
@pytest.mark.parametrize(("size", "scheme"), [(DESK, "dark"), (PHONE, "light")])
def test_axe_finds_nothing_serious(opened: Open, cod_page: Path, size: tuple[int, int], scheme: str) -> None:
    assert serious(opened(cod_page, size, color_scheme=scheme, reduced_motion="reduce")) == []


def test_motion_stops_for_those_who_ask(opened: Open, cod_page: Path) -> None:
    page = opened(cod_page, reduced_motion="reduce")
    assert page.run("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.run("getComputedStyle(document.querySelector('a.c')).transitionDuration") == "0s"
