from __future__ import annotations

import pytest

from travaux.model import Passage, Report
from travaux.present.links import page_of, sentence_on_page, source_of

TEXT = "One - two, three & four. " * 20 + "And so it all came to an end."


def report(url: str | None) -> Report:
    return Report("r-1", "folder/a b.txt", TEXT, url=url)


@pytest.mark.parametrize("url", ["https://news.example/a", "http://news.example/a?b=1&c=2"])
def test_a_web_page_is_one(url: str) -> None:
    assert page_of(report(url)) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "ftp://a.example", "//a.example", "https://", "https://[x",
     "https://a.example/ b", 'https://a.example/"x', "https://a.example/\u202ex", "https://a.example/\ud800"],
)  # fmt: skip
def test_what_a_browser_should_not_be_sent_to_is_none(url: str | None) -> None:
    assert page_of(report(url)) is None
    assert sentence_on_page(report(url), Passage("r-1", 0, 3, "One")) is None


def test_what_a_text_fragment_would_take_for_syntax_is_encoded() -> None:
    passage = Passage("r-1", 0, 24, TEXT[:24])
    found = sentence_on_page(report("https://news.example/a"), passage)
    assert found == "https://news.example/a#:~:text=One%20%2D%20two%2C%20three%20%26%20four."


def test_a_long_passage_is_found_by_its_ends() -> None:
    found = sentence_on_page(report("https://news.example/a#top"), Passage("r-1", 0, len(TEXT), TEXT))
    assert found is not None
    assert found.startswith("https://news.example/a#top:~:text=One%20%2D%20two")
    first, last = found.partition("text=")[2].split(",")
    assert first != last


def test_a_report_without_a_page_is_linked_in_its_file() -> None:
    assert source_of(report(None), Passage("r-1", 2, 9, TEXT[2:9])) == "folder/a%20b.txt#char=2,9"
    assert source_of(None, Passage("r-1", 2, 9, TEXT[2:9])) == "r-1#char=2,9"
