"""Whatever a page holds: it is read, or named; what is read can be cited; no time is lost."""

from __future__ import annotations

import random
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reports.made_html import P1, P2, PROSE, story
from travaux.model import BLOCK_KINDS, Report
from travaux.reports.html import decode_page, read_page
from travaux.reports.html_leaves import leaves_of
from travaux.reports.html_tree import MOST_LEVELS, parse
from travaux.reports.readers import UnreadableError
from travaux.reports.units import is_blank

# Seconds for any one of the pages below; the slowest takes four on a shared core.
LONGEST = 30


def read_any(data: bytes) -> Report | None:
    try:
        text, _ = decode_page(data)
        report = read_page(text, "page.html")
    except UnreadableError as error:
        assert ":" in str(error)  # noqa: PT017 - what is said is what is tested
        return None
    at = 0
    for block in report.blocks:
        assert block.kind in BLOCK_KINDS
        assert at <= block.start < block.end <= len(report.text)
        assert is_blank(report.text[at : block.start])
        assert not is_blank(report.text[block.start : block.end])
        at = block.end
    assert is_blank(report.text[at:])
    report.text.encode()
    assert report.published is None or report.published_words
    assert report.url is None or report.url.startswith(("http://", "https://"))
    return report


NAMES = (
    "p div article main h1 h2 ul li table tr td br blockquote figure figcaption time a b pre aside nav form section "
    "noscript script style title x-y svg"
)
TAGS = st.sampled_from(NAMES.split())
PIECES = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.sampled_from(
        [
            P1,
            P2,
            f"<p>{P2}</p>",
            '<time datetime="2026-04-03">3 April</time>',
            '<time datetime="2026-99-99">',
            "Subscribe to continue reading",
            "Correction: the fare is 12.",
            "&nbsp;&shy;&#0;&#xD800;&bogus;",
            "<!--",
            "-->",
            "<![CDATA[",
            '<script type="application/ld+json">{"@type": ["NewsArticle"], "datePublished": [{}]}</script>',
            '<meta property="og:url" content="http://[">',
            '<link rel="canonical" href="//x.example/a">',
            "\x00\x0b\ufeff\u200b\ue000\U000f0000",
            "|",
        ]
    ),
    st.text(max_size=20),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40))
def test_any_soup(pieces: list[str]) -> None:
    read_any("".join(pieces).encode("utf-8", "surrogatepass"))


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    read_any(data)
    read_any(b"<html><body>" + data + PROSE.encode())


def test_mutated_pages() -> None:
    whole = story(body=PROSE + "<ul><li>one</li></ul><table><tr><td>a<td>b</table>").encode()
    dice = random.Random(3)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.choice([1, 5, 30])):
            at = dice.randrange(len(data))
            data[at : at + dice.randrange(3)] = bytes(
                dice.choice(b"<>/&\"'= \xe2\xffa0\n") for _ in range(dice.randrange(4))
            )
        read_any(bytes(data))


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + PROSE,
        "<b>" * 20_000 + PROSE + "</i>" * 20_000,
        "<ul><li>" * 3_000 + PROSE,
        "<table><tr><td>" * 3_000 + PROSE,
        "<p>x</p>" * 60_000 + PROSE,
        "<p>" + "<a href=x>link text</a> " * 15_000 + PROSE,
        "<div>" + "word word word.<br>" * 20_000,
        "<h1>" + "a - " * 50_000 + "</h1>" + PROSE,
        "<title>" + "a | b" * 100_000 + "</title>" + PROSE,
        f'<script type="application/ld+json">{"[" * 100_000}</script>' + PROSE,
        "<time datetime=2026-01-01>x" * 15_000 + PROSE,
        "<" * 1_000_000,
        "<script>" + "var a = 1;" * 1_000_000 + "</script>" + PROSE,
        f'<p class="{"a " * 4_000_000}">x</p>' + PROSE,
    ],
    ids=range(14),
)
def test_hostile_pages_end(page: str) -> None:
    begun = process_time()
    read_any(page.encode())
    assert process_time() - begun < LONGEST


def test_the_tree_is_bounded() -> None:
    page = parse("<div>" * 5_000 + P1 + "<p>" + P2)
    assert max(len(list(element.iterancestors())) for element in page.root.iter()) <= MOST_LEVELS + 1
    assert [leaf.text for leaf in leaves_of(page.root[0]).all] == [P1, P2]


def test_marks_stand_for_leaves() -> None:
    page = parse(f"<p>{P1}<p>|<p>{P2}<table><tr><td>a<td>b</table>")
    leaves = leaves_of(page.root[0])
    assert [leaf.text for leaf in leaves.all] == [P1, P2, "a | b"]
    assert sorted(leaves.marks.values()) == [0, 1, 2, 2]


def test_the_same_page_gives_the_same_report(tmp_path: Path) -> None:
    page = story()
    assert read_page(page, "a.html") == read_page(page, "a.html")
