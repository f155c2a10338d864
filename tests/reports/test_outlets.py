"""Names of outlets from lines, addresses, file names, datelines and bylines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reports.datelines import dateline
from travaux.reports.lexicon import table
from travaux.reports.marks import byline_of, of_byline, staff_of
from travaux.reports.outlets import FileName, known, of_host, of_url, shorter


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("reuters", "Reuters"),
        ("USA TODAY", "USA Today"),
        ("usatoday", "USA Today"),
        ("csmonitor", "The Christian Science Monitor"),
        ("The New York Times", "The New York Times"),
        ("new york times", "The New York Times"),
        ("Associated Press", "AP"),
        ("Agence France-Presse", "AFP"),
        ("aljazeera", "Al Jazeera"),
        ("thehill", "The Hill"),
        ("apnews", "AP"),
        ("Harbour Post", None),
        ("news", None),
        ("", None),
    ],
)
def test_known(name: str, outlet: str | None) -> None:
    assert known(name) == outlet


def test_no_domain_is_listed_twice() -> None:
    domains = [d for others in table("outlets")["names"].values() for d in others if "." in d and " " not in d]
    assert len(domains) == len(set(domains))


@pytest.mark.parametrize(
    ("host", "outlet"),
    [
        ("www.bbc.co.uk", "BBC"),
        ("money.cnn.com", "CNN"),
        ("www1.cbn.com", "CBN News"),
        ("www.harbour-post.com", "harbour-post.com"),
        ("abcnews.go.com", "ABC News"),
        ("", None),
    ],
)
def test_host(host: str, outlet: str | None) -> None:
    assert of_host(host) == outlet


def test_url() -> None:
    assert of_url("https://www.theguardian.com/world/2026/apr/03/x") == "The Guardian"
    assert of_url("https://[broken/") is None
    assert of_url("no address") is None


@pytest.mark.parametrize(
    ("name", "outlet", "sure"),
    [
        ("01-harbour-post.txt", "Harbour Post", True),
        ("harbour-post-live.txt", "Harbour Post", True),
        ("2026-04-03-harbour-post.txt", "Harbour Post", True),
        ("HarbourPost_2.txt", "Harbour Post", True),
        ("03-vpr.txt", "VPR", False),
        ("12-cnn.txt", "CNN", True),
        ("014-csmonitor-com.txt", "The Christian Science Monitor", True),
        ("033-dailymail-co-uk.txt", "Daily Mail", True),
        ("006-money-cnn-com.txt", "CNN", True),
        ("009-northerly-org.txt", "northerly.org", True),
        ("009-north-wind-org.txt", "north-wind.org", True),
        ("france-24.txt", "France 24", True),
        ("sea-of-islands.txt", "Sea of Islands", False),
        ("015.txt", None, False),
        ("article-7.txt", None, False),
        ("report.txt", None, False),
        ("x.txt", None, False),
        (".txt", None, False),
    ],
)
def test_file_name(name: str, outlet: str | None, sure: bool) -> None:
    assert FileName(name).outlet("", None) == (outlet, sure)


def test_a_squeezed_file_name_takes_the_spelling_of_the_text() -> None:
    text = "Text.\n\nSalt Wire Hub collects news. All rights belong to their owners."
    assert FileName("10-saltwirehub.txt").outlet(text, None)[0] == "Salt Wire Hub"
    assert FileName("rope-sail.txt").outlet("Rope & Sail had a copy.", None)[0] == "Rope & Sail"
    assert FileName("08-ena.txt").outlet("PORT, April 3 (ENA) - Text.", None)[0] == "ENA"


def test_a_file_named_after_its_story_names_no_outlet() -> None:
    assert FileName("ferry-pact.txt").outlet("", "Ferry pact stalls again on Friday") == (None, False)
    assert FileName("ferry.txt").outlet("", "Ferry pact stalls again on Friday") == (None, False)
    assert FileName("guardian.txt").outlet("", "The Guardian on the ferry pact") == ("The Guardian", True)
    assert FileName("03-ferry.txt").outlet("", "Ferry pact stalls again on Friday")[0] == "Ferry"
    assert FileName("ferry-pact-stalls-again.txt").outlet("", "Ferry pact stalls again on Friday") == (None, False)


def test_a_line_that_adds_news_is_shortened_to_the_file() -> None:
    assert shorter("VPR News", FileName("03-vpr.txt")) == "VPR"
    assert shorter("VPR News", FileName("03-other.txt")) == "VPR News"


@pytest.mark.parametrize(
    ("text", "line", "agency", "day"),
    [
        ("PORT ANNA, Westland, April 3 (XNA) - Talks", "PORT ANNA, Westland, April 3 (XNA) - ", "XNA", (4, 3)),
        ("WASHINGTON (Reuters) - Talks", "WASHINGTON (Reuters) - ", "Reuters", None),
        ("WASHINGTON/BEIJING (Reuters) - Talks", "WASHINGTON/BEIJING (Reuters) - ", "Reuters", None),
        ("Washington (CNN) Talks", "Washington (CNN) ", "CNN", None),
        ("(CNN) Talks", "(CNN) ", "CNN", None),
        ("GENEVA, 3 April (AFP) — Talks", "GENEVA, 3 April (AFP) — ", "AFP", (4, 3)),
        ("PORT NORTH – The trouble", "PORT NORTH – ", None, None),
        ("WEST BAY BEACH, Fla. – President", "WEST BAY BEACH, Fla. – ", None, None),
    ],
)
def test_dateline(text: str, line: str, agency: str | None, day: tuple[int, int] | None) -> None:
    found = dateline(text)
    assert found is not None
    assert (text[: found.end], found.agency, found.day) == (line, agency, day)


def test_dateline_with_its_year() -> None:
    found = dateline("GENEVA, April 3, 2026 (Reuters) - Talks")
    assert found is not None
    assert found.date == "2026-04-03"


@pytest.mark.parametrize(
    "text",
    [
        "Ministers of the Union (EU) - all of them - met.",
        "The International Atomic Energy Agency (IAEA) said on Monday that it would not.",
        "Talks in Port Anna (pop. 900) go on.",
        "ADOPTED. At dawn, by the hall clock.",
        "A BBC reporter – who asked not to be named – was there.",
        "He said (Reuters) had it wrong.",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("By Ann Mora, harbour correspondent", "Ann Mora, harbour correspondent"),
        ("By ANN MORA and BO LIND", "ANN MORA and BO LIND"),
        ("By Ann de la Mora for the Harbour Post", "Ann de la Mora for the Harbour Post"),
        ("From our correspondent in Port Anna", "From our correspondent in Port Anna"),
        ("By the close of business there were three sets", None),
        ("By Monday, nothing had changed", None),
        ("By contrast, the Union has no plan", None),
        ("By Westland, the offer was refused.", None),
        ("By any measure a failure", None),
        ("Bystanders watched", None),
    ],
)
def test_byline(line: str, who: str | None) -> None:
    assert byline_of(line) == who


def test_outlet_of_a_byline() -> None:
    assert of_byline("Ann Mora, Reuters") == "Reuters"
    assert of_byline("Ann Mora for CNN") == "CNN"
    assert of_byline("Ann Mora, harbour correspondent") is None
    assert staff_of("Reuters Staff") == "Reuters"


@given(st.text(max_size=60))
def test_any_name(text: str) -> None:
    known(text)
    dateline(text)
    byline_of(text)
    FileName(text).outlet(text, text)
    of_url(text)
