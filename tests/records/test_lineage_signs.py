"""The signs by which a chain of mentions is told to be of a version, and the model that weighs them."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.findings.reading import report
from tests.records.test_lineage import OFFERS, ONE_DEAL, TWO_DEALS, Pile
from travaux.findings.find import find
from travaux.language.reading import read_pages
from travaux.records import lineage_join
from travaux.records.lineage_join import Joiner
from travaux.records.lineage_judge import Model, elect, judge, load_model
from travaux.records.lineage_signs import likeness, rarity_of, words_of
from travaux.records.lineage_version import Version
from travaux.records.roster import build_roster

WORDS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 9), max_size=6).map(Counter)


def joiner_of(pile: Pile) -> Joiner:
    found = [find(page) for page in read_pages(report(text, day) for day, text in pile)]
    found.sort(key=lambda f: (f.view.page.report.published or "9999", f.view.page.report.id))
    return Joiner(build_roster([(f.view.page.report, f.view.cast) for f in found]), found)


@pytest.mark.parametrize("pile", [ONE_DEAL, TWO_DEALS, OFFERS])
def test_each_sign_has_a_weight_and_each_weight_a_sign(pile: Pile) -> None:
    joiner = joiner_of(pile)
    joiner.put(joiner.chains[0], joiner.begin(joiner.chains[0]))
    signs = joiner.ballot(joiner.chains[1]).signs(0)
    assert signs.keys() == load_model().weights.keys()
    assert all(math.isfinite(value) for value in signs.values())


def test_a_chain_that_has_no_version_to_join_stands_for_a_new_one() -> None:
    joiner = joiner_of(ONE_DEAL)
    assert elect(joiner.ballot(joiner.chains[0]), load_model()) is None


def test_a_bare_chain_joins_on_less_than_a_marked_one() -> None:
    joiner = joiner_of(ONE_DEAL)
    joiner.put(joiner.chains[0], joiner.begin(joiner.chains[0]))
    ballot = joiner.ballot(joiner.chains[1])
    model = Model(dict.fromkeys(ballot.signs(0), 0.0), 0.0, least=0.6, least_bare=0.4)  # all shares are a half
    ballot.told.strong = True
    assert elect(ballot, model) is None
    ballot.told.strong = False
    assert elect(ballot, model) is joiner.versions[0]


def test_the_surer_version_is_elected_and_of_two_alike_the_one_of_the_day() -> None:
    joiner = joiner_of(TWO_DEALS)
    joiner.join()
    may, september = joiner.chains[0].told, next(c.told for c in joiner.chains if c.day == "2031-09-24")
    assert joiner.of_chain[september.mentions[0].chain] is not joiner.of_chain[may.mentions[0].chain]


def test_only_some_versions_are_asked_in_a_pile_of_many_subjects(monkeypatch: pytest.MonkeyPatch) -> None:
    joiner = joiner_of(OFFERS)
    for chain in joiner.chains:
        joiner.put(chain, joiner.begin(chain))
    every = len(joiner.versions)
    last = joiner.chains[-1]
    assert len(joiner.ballot(last).versions) == every
    monkeypatch.setattr(lineage_join, "MOST_ASKED", 1)
    asked = joiner.ballot(last).versions
    newest = max(joiner.versions, key=lambda v: (v.last_heard or "", v.number))
    assert len(asked) < every
    assert newest in asked
    assert all(v is newest or v.sides & last.told.sides or v.names & last.told.names for v in asked)


def test_signs_of_one_draft_outweigh_those_of_another() -> None:
    joiner = joiner_of(OFFERS)
    joiner.join()
    model = load_model()
    later = [c for c in joiner.chains if c.day == "2031-05-17"]
    for chain in later:
        ballot = joiner.ballot(chain)
        own = joiner.of_chain[chain.key]
        shares = {v.number: judge(ballot.signs(n), model) for n, v in enumerate(ballot.versions)}
        assert max(shares, key=lambda n: shares[n]) == own.number


def test_words_are_counted_once_for_each_text_and_small_ones_not_at_all() -> None:
    assert Counter(words_of(["The ferry of the ferry", "a ferry deal"])) == {"ferry": 2, "deal": 1}


def test_a_word_that_few_chains_have_tells_more() -> None:
    chains = [Version(n, called=Counter(words)) for n, words in enumerate((["deal"], ["deal", "ferry"], ["deal"]))]
    called = rarity_of(chains).called
    assert called["ferry"] > called["deal"]


def slow_likeness(a: Counter[str], b: Counter[str], weights: dict[str, float]) -> float:
    vectors = [{w: (1 + math.log(n)) * weights.get(w, 0.0) for w, n in bag.items()} for bag in (a, b)]
    dot = sum(vectors[0].get(w, 0.0) * vectors[1].get(w, 0.0) for w in weights)
    sizes = [math.sqrt(sum(x * x for x in v.values())) for v in vectors]
    return dot / (sizes[0] * sizes[1]) if dot else 0.0


@given(WORDS, WORDS, st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 5), max_size=8))
def test_likeness_is_a_cosine(a: Counter[str], b: Counter[str], weights: dict[str, float]) -> None:
    found = likeness(a, b, weights)
    assert found == pytest.approx(slow_likeness(a, b, weights))
    assert found == pytest.approx(likeness(b, a, weights))
    assert -1e-9 <= found <= 1 + 1e-9
