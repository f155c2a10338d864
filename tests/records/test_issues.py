"""Issues: which label a clause has, over all domains; the users' own files; what forms its own group."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from travaux.language.lexicon import lexicon
from travaux.records.issues import OTHER, Around, Labels, head_of, own_label
from travaux.records.taxonomy import FAINT, Taxonomy, TaxonomyError, default_taxonomy, read_taxonomy

# (what the clause is about, the clause, the label)
KNOWN = [
    # peace processes
    ("the army", "The army would be capped at 80,000 soldiers", "military cap"),
    ("a referendum on independence", "Hold a referendum on independence within two years", "referendum"),
    ("all hostages", "All hostages would be freed in the first week", "prisoner exchange"),
    ("the two cantons", "The two cantons would have autonomy over schools and police", "autonomy"),
    ("foreign troops", "Foreign troops would leave within 90 days", "foreign troops"),
    ("rebel fighters", "Rebel fighters would lay down arms in three camps", "disarmament"),
    ("humanitarian convoys", "Humanitarian convoys would pass", "humanitarian aid"),
    ("landmines", "Both would clear landmines", "landmines"),
    # arms control
    ("the stockpile of enriched uranium", "Cut the stockpile of enriched uranium to 300 kg", "stockpile"),
    ("breakout time", "Stretch breakout time to a year", "breakout time"),
    ("new sanctions", "Impose no new sanctions", "new sanctions"),
    ("sanctions on oil", "Lift sanctions on oil", "sanctions relief"),
    ("harsh sanctions", "Would impose harsh sanctions on the ports", "new sanctions"),
    ("a review", "Would allow the assembly to review the agreement for 60 days", "congressional review"),
    # environment
    ("emissions", "Emissions would fall by 40 percent by 2035", "emissions"),
    ("coal plants", "Coal plants would shut by 2038", "coal and fossil fuels"),
    ("irrigation", "No more than 2 cubic kilometres a year for irrigation", "water sharing"),
    ("Bycatch", "Bycatch is put at 5 percent of any haul", "bycatch"),
    ("unused quota", "Unused quota could be carried into the next year", "carry-over"),
    ("plastic bags", "Ban plastic bags", "plastics"),
    # trade
    ("tariffs on steel", "Cut tariffs on steel to 5 percent", "tariffs"),
    ("new tariffs", "Impose new tariffs in May", "new tariffs"),
    ("soybeans", "Buy soybeans for $20 billion", "purchases: farm goods"),
    ("trade secrets", "Punish theft of trade secrets", "intellectual property"),
    ("forced labour", "Goods made with forced labour would be banned", "labour standards"),
    ("government contracts", "Open government contracts to bidders of the other side", "procurement"),
    # labour contracts
    ("wages", "Raise wages by 6 percent", "wages"),
    ("the night-shift premium", "Would scrap the night-shift premium", "shift premiums"),
    ("a cap of 48 hours a week", "A cap of 48 hours a week", "working time"),
    ("the pension plan", "Keep the pension plan unchanged", "pensions"),
    ("a signing bonus of $1,500", "Pay a signing bonus of $1,500", "bonus"),
    ("redundancies", "There would be no redundancies before 2030", "job security"),
    ("the grievance procedure", "Shorten the grievance procedure", "grievances and discipline"),
    # legislation
    ("taxes inherited estates", "Taxes on inherited estates would go up to 40 percent", "estate tax"),
    ("premiums", "Help people pay premiums", "insurance subsidies"),
    ("a path to citizenship", "Open a path to citizenship for farm hands", "path to citizenship"),
    ("the border fence", "Build 700 miles of the border fence", "border security"),
    ("the top rate", "The top rate would rise to 39 percent on families making over $500,000", "income tax rates"),
    ("the corporate rate", "Cut the corporate rate to 21 percent", "corporate tax"),
    ("the debt ceiling", "Raise the debt ceiling for two years", "debt ceiling"),
    ("prescription drugs", "Let Medicare bargain over prescription drugs", "drug prices"),
    ("another government shutdown", "Avoids another government shutdown", "government funding"),
    ("the government", "Would keep the government funded through May", "government funding"),
    ("the border", "The measure would secure the border", "border security"),
    ("permanent residency", "Let them apply for permanent residency", "path to citizenship"),
    ("the legal status of new hires", "Employers would check the legal status of new hires", "employment checks"),
    ("chokeholds", "Would restrict chokeholds", "policing"),
    ("the number of rounds in magazines", "Limit rounds of ammunition in magazines", "gun control"),
    # corporate deals
    ("an exchange ratio", "An exchange ratio of 0.8 shares for each", "price"),
    ("a break fee", "Pay a break fee of 200 million", "break fee"),
    ("the headquarters", "The headquarters would stay in Lund", "headquarters"),
    ("five board seats", "Get five board seats", "governance"),
    # closing clauses
    ("force", "Enter into force once four have ratified it", "entry into force"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("about", "says", "label"),
    [
        ("spending cuts", "Offset by spending cuts", "carbon markets"),
        ("the government", "End the shutdown of the government", "closed season"),
        ("qualified immunity", "Does not end qualified immunity", "amnesty"),
        ("airline fees", "Fees would raise 401 million crowns", "pensions"),
        ("the fund", "Set aside a tenth of the fund for lenders", "coastal communities"),
    ],
)
def test_words_of_many_meanings_name_no_issue(about: str, says: str, label: str) -> None:
    assert Labels().of(about, says) != label


@pytest.mark.parametrize(("about", "says", "label"), KNOWN)
def test_the_taxonomy_knows_the_issues_of_its_domains(about: str, says: str, label: str) -> None:
    assert Labels().of(about, says) == label


@pytest.mark.parametrize(
    ("about", "says", "label"),
    [
        ("the estate tax exemption", "Raise the estate tax exemption to cut taxes on families", "estate tax"),
        ("the cameras on board", "Check the cameras on board at each port inspection", "cameras"),
        ("pensions", "Freeze pensions so that wages can rise", "pensions"),
        ("subsidies for steel", "End subsidies for steel in return for lower tariffs", "subsidies"),
    ],
)
def test_the_noun_a_clause_is_about_counts_more_than_the_rest(about: str, says: str, label: str) -> None:
    assert Labels().of(about, says) == label


# ---------------------------------------------------------------- what the sentence around says
def test_a_clause_that_names_nothing_takes_the_issue_of_its_sentence() -> None:
    labels = Labels()
    around = Around("The bill would raise the estate tax and cut tax rates for families ", " from May.")
    assert labels.of("", "Making less than $90,000", around) == "income tax rates"
    assert labels.of("", "Making less than $90,000", Around("", " would pay no estate tax")) == "estate tax"


def test_the_nearest_issue_before_a_clause_wins() -> None:
    around = Around("It keeps tariffs and raises wages ", " while pensions stay", "It speaks of amnesty.")
    assert Labels().of("two years", "For two years", around) == "wages"


def test_the_sentence_before_helps_only_a_clause_without_a_name_of_its_own() -> None:
    around = Around(earlier="The closed season was the hardest point.")
    assert Labels().of("the dates", "The dates are left blank", around) == "closed season"
    assert Labels().of("the lighthouse", "Would repair the lighthouse", around) == "lighthouse"


def test_who_acts_names_no_issue_where_the_sentence_does() -> None:
    labels, around = Labels(), Around("Bycatch is counted over a trip, and ", "")
    assert labels.of("the skipper", "The skipper has to move on", around, hangs=True) == "bycatch"
    assert labels.of("the skipper", "The skipper has to move on", hangs=True) == "skipper"


def test_what_several_clauses_speak_of_is_not_filed_under_a_neighbour() -> None:
    around = Around("It would raise wages and ", "")
    labels = Labels()
    assert labels.of("the lighthouse", "Repair the lighthouse", around) == "wages"
    labels.heads.update(["lighthouse"] * 2)
    assert labels.of("the lighthouse", "Repair the lighthouse", around) == "lighthouse"


# ---------------------------------------------------------------- labels from the texts
@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("the old lighthouse at the harbour mouth", "old lighthouse"),
        ("expansion of the ferry service", "ferry service"),
        ("the question of street names", "street names"),
        ("a cap", "cap"),
        ("$1.2 trillion", ""),
        ("30 percent", ""),
        ("Oct. 11", ""),
        ("they", ""),
        ("it", ""),
        ("", ""),
    ],
)
def test_labels_come_from_the_texts(phrase: str, label: str) -> None:
    assert own_label(phrase) == label


def test_an_actor_is_no_issue() -> None:
    assert own_label("Ostrane", frozenset({"ostrane"})) == ""
    assert own_label("Ostrane's ferries", frozenset({"ostrane"})) == "ostrane's ferries"
    assert Labels(names=frozenset({"ostrane"})).of("Ostrane", "Ostrane stays at 22") == OTHER


def test_own_labels_with_one_head_are_one_group_and_known_ones_stay() -> None:
    groups = Labels().groups(["ferry service", "ferry service", "night services", "wages", "minimum wages"])
    assert groups["night services"] == groups["ferry service"] == "ferry service"
    assert groups["wages"] == "wages"
    assert head_of("ferry services") == "service"


# ---------------------------------------------------------------- the default file
def test_the_default_taxonomy_keeps_the_rules_for_users(tmp_path: Path) -> None:
    from importlib.resources import files

    source = files("travaux.language") / "data" / "issues.toml"
    path = tmp_path / "default.toml"
    path.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    assert [e.label for e in read_taxonomy(path).own] == [e.label for e in default_taxonomy().default]


def test_entries_passed_over_by_their_initials_would_not_have_fitted() -> None:
    """The slow twin: every entry tried on every clause."""
    words = sorted({w for _, says, _ in KNOWN for w in says.split()} | {"re-impose", "R&D", "401(k)", "Cease-fire"})
    draw = random.Random(6)
    slow = Taxonomy((), tuple(e.__class__(e.label, e.strong, e.weak, frozenset()) for e in default_taxonomy().default))
    for _ in range(400):
        about, says = (" ".join(draw.choices(words, k=k)) for k in (3, 12))
        assert default_taxonomy().label_of(about, says) == slow.label_of(about, says)
        assert default_taxonomy().label_of(about, says, faint=True) == slow.label_of(about, says, faint=True)
        assert default_taxonomy().nearest(says, about) == slow.nearest(says, about)


def test_every_strong_word_is_found_by_its_entry() -> None:
    for told, entry in zip(lexicon("issues")["issue"], default_taxonomy().default, strict=True):
        plain = [w.rstrip(".") for w in told["strong"] if all(c.isalnum() or c == " " for c in w.rstrip("."))]
        for word in plain:
            assert entry.score([(FAINT, f"the {word} of it")]) > 0, (entry.label, word)


# ---------------------------------------------------------------- a user's file
OWN = """
[[issue]]
label = "lighthouses"
strong = ["lighthouse", "light ship"]

[[issue]]
label = "night work"
strong = ["night shift"]
weak = ["night"]
"""


def _file(folder: Path, text: str) -> Path:
    path = folder / "issues.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_issues_of_the_user_come_first(tmp_path: Path) -> None:
    labels = Labels(read_taxonomy(_file(tmp_path, OWN)))
    assert labels.of("the night-shift premium", "Scrap the night-shift premium") == "night work"
    assert labels.of("wages", "Raise wages for the night shift") == "night work"
    assert labels.of("light-ships", "Keep the light-ships") == "lighthouses"
    assert labels.of("wages", "Raise wages") == "wages"
    assert labels.is_known("night work")
    assert not Labels().is_known("night work")


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "issues.toml"
    path.write_bytes(b"\xef\xbb\xbf" + OWN.encode())
    assert [e.label for e in read_taxonomy(path).own] == ["lighthouses", "night work"]


BAD = [
    ("", "no issue in it"),
    ("issue = 3", "no issue in it"),
    ("[issue]\nlabel = 'a'", "no issue in it"),
    ("[[issues]]\nlabel = 'a'", "'issues' is not known"),
    ("[[issue]\n", "not TOML"),
    ("[[issue]]\nstrong = ['pay']", "issue 1: write label"),
    ("[[issue]]\nlabel = 3\nstrong = ['pay']", "write label"),
    ("[[issue]]\nlabel = ' '\nstrong = ['pay']", "write label"),
    ('[[issue]]\nlabel = "a\\nb"\nstrong = ["pay"]', "in one line"),
    ("[[issue]]\nlabel = 'pay'", "write strong"),
    ("[[issue]]\nlabel = 'pay'\nstrong = []", "write strong"),
    ("[[issue]]\nlabel = 'pay'\nstrong = 'pay'", "strong is not a list"),
    ("[[issue]]\nlabel = 'pay'\nstrong = ['pay', 3]", "3 is not a word"),
    ("[[issue]]\nlabel = 'pay'\nstrong = ['pay', '']", "'' is not a word"),
    ("[[issue]]\nlabel = 'pay'\nstrong = ['.']", "'.' is not a word"),
    ("[[issue]]\nlabel = 'pay'\nstrong = ['pay(']", "not a pattern"),
    ("[[issue]]\nlabel = 'pay'\nstrong = ['\\w*']", "fits any word"),
    ("[[issue]]\nlabel = 'pay'\nstrong = ['a']", "fits any word"),
    ("[[issue]]\nlabel = 'pay'\nstrong = ['pay']\nweak = 'p'", "weak is not a list"),
    ("[[issue]]\nlabel = 'pay'\nstrog = ['pay']", "'strog' is not known"),
    ("[[issue]]\nlabel = 'pay'\nstrong = ['pay']\n" * 2, "issue 2 ('pay'): issue 1 has this label too"),
]


@pytest.mark.parametrize(("text", "told"), BAD)
def test_what_is_wrong_with_a_file_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(TaxonomyError) as caught:
        read_taxonomy(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert told in str(caught.value)


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match="No such file"):
        read_taxonomy(tmp_path / "none.toml")
    with pytest.raises(TaxonomyError, match="Is a directory"):
        read_taxonomy(tmp_path)
    bad = tmp_path / "latin.toml"
    bad.write_bytes(b"# caf\xe9")
    with pytest.raises(TaxonomyError, match="byte 5 is not UTF-8"):
        read_taxonomy(bad)
