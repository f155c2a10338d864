"""Reports that try to be obeyed by a browser: nothing runs, nothing is asked for, all is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from tests.present import hostile
from tests.present.page.browser import Opened
from travaux import model as m
from travaux.present.page import to_page
from travaux.present.wording import harmless

PAYLOADS = {
    "script": "<script>window.pwned = 1</script>",
    "image": "<img src=x onerror='window.pwned = 2'>",
    "attribute": '" onmouseover="window.pwned = 3" x=\'',
    "end": "</mark></p></li></style></script></title></select><svg onload=window.pwned=4>",
    "link": "javascript:window.pwned=5 <a href=javascript:window.pwned=6>here</a>",
    "entities": "&#x3c;script&#62;window.pwned=7&lt/script&gt; &amp;lt; &nosuch; &#0; &#xD800;",
    "template": "{{ 7 * 7 }} {% raw %} ${7*7} <!-- --> ]]> <![CDATA[",
    "bidi": "\u202eevil\u2066\u2067\u2068\u200f\u061c",
    "escapes": hostile.ESCAPES,
    "marks": hostile.MARKS,
    "halves": "\ud800 \udfff",
}
ADDRESSES = (
    "javascript:window.pwned=8",
    "JaVaScRiPt:window.pwned=9",
    "data:text/html,<script>1</script>",
    " javascript:1",
    'https://a.example/"><script>window.pwned=10</script>',
    "https://[broken",
    "file:///etc/passwd",
    "//other.example/x",
)
ALLOWED = {"http-equiv", "name", "content", "charset", "lang", "class", "id", "href", "rel", "role", "hidden", "value"}


def test_nothing_runs_and_all_is_shown(opened: Callable[..., Opened], small: m.Record, tmp_path: Path) -> None:
    for name, payload in PAYLOADS.items():
        path = tmp_path / f"{name}.html"
        path.write_text(to_page(hostile.poisoned(small, payload)), encoding="utf-8")
        page = opened(path)
        page.run("for (const box of document.querySelectorAll('details')) box.open = true")
        page.run("for (const link of document.querySelectorAll('main a.c')) link.click()")
        assert page.run("window.pwned") is None, name
        shown = " ".join(page.run("document.body.textContent").split())
        assert " ".join(harmless(payload).split()) in shown, name


def skeleton(page: str) -> set[tuple[str, tuple[str, ...]]]:
    """Return which elements a page has, with which attributes."""
    tree = html.fromstring(page)
    return {(str(e.tag), tuple(sorted(e.attrib))) for e in tree.iter()}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("passages_only", [False, True])
def test_the_page_is_made_of_nothing_that_a_report_brings(small: m.Record, payload: str, passages_only: bool) -> None:
    # The same length of harmless words, so that the same texts are cut.
    harmless_page = to_page(hostile.poisoned(small, "w" * len(payload)), passages_only=passages_only)
    page = to_page(hostile.poisoned(small, payload), passages_only=passages_only)
    extra = skeleton(page) - skeleton(harmless_page)
    assert {tag for tag, _ in extra} <= {tag for tag, _ in skeleton(harmless_page)}
    assert not [name for _, names in skeleton(page) for name in names if name.startswith("on")]
    tree = html.fromstring(page)
    assert len(tree.findall(".//script")) == len(tree.findall(".//style")) == 1
    assert {e.get("href", "")[:1] for e in tree.iter("a")} <= {"#"}


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_link_leads_where_a_browser_should_not_go(small: m.Record, address: str) -> None:
    record = replace(small, reports=tuple(replace(r, url=address) for r in small.reports))
    links = [e.get("href", "") for e in html.fromstring(to_page(record)).iter("a")]
    assert links
    assert [link for link in links if not link.startswith("#")] == []


def test_a_sentence_is_linked_where_its_page_is_on_the_web(small: m.Record) -> None:
    record = replace(
        small, reports=tuple(replace(r, url=f"https://news.example/{r.id}?a=1&b=2") for r in small.reports)
    )
    links = [e.get("href", "") for e in html.fromstring(to_page(record)).iter("a")]
    there = [link for link in links if "#:~:text=" in link]
    assert len(there) > 10
    assert all(link.startswith("https://news.example/r-") for link in there)


def test_names_that_run_from_right_to_left_are_kept_apart(small: m.Record) -> None:
    actors = tuple(replace(a, name=f"{a.name} \u05d0\u05d1\u05d2") for a in small.actors)
    page = to_page(replace(small, actors=actors, negotiation="\u0627\u0644\u0627\u062a\u0641\u0627\u0642"))
    assert "<bdi>\u0627\u0644\u0627\u062a\u0641\u0627\u0642</bdi>" in page
    body = html.fromstring(page)
    loose = [
        e.tag
        for e in body.iter()
        if isinstance(e.tag, str) and e.tag not in ("bdi", "title", "option", "script")
        and e.get("dir") != "auto" and "\u05d0" in (e.text or "")
    ]  # fmt: skip
    assert set(loose) <= {"text", "summary", "span"}


def test_a_strict_policy_stands_before_anything_that_could_break_it(small: m.Record) -> None:
    page = to_page(small)
    policy = html.fromstring(page).find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert page.index("Content-Security-Policy") < page.index("<title>") < page.index("<style>")
    assert " style=" not in page.partition("</style>")[2]
