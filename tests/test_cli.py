"""The command line on the packaged example: what goes where, with which status, and what is said when it cannot be."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from travaux.cli import main
from travaux.present.export import schema

COMMANDS = ("brief", "export", "copies")
ALL_COMMANDS = (*COMMANDS, "restore")
HEAVY = ("rich", "spacy", "numpy", "rapidfuzz", "importlib.metadata", "jinja2", "markupsafe")


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


def python(code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run ``code`` in a Python of its own."""
    env = {**os.environ, **environment}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, timeout=60, check=False)


def examples(help_text: str) -> list[str]:
    return re.findall(r"^ +(travaux .+)$", help_text.partition("Examples:")[2], re.MULTILINE)


def said(result: Result) -> str:
    """Return the one line that an error is told in."""
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("travaux: ")
    assert "Traceback" not in result.stderr
    return result.stderr


@pytest.fixture(scope="module")
def reports(cod_treaty: Path) -> Path:
    return cod_treaty / "reports"


@pytest.fixture(scope="module")
def few(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a report, a copy of it, and a file that is none."""
    folder = tmp_path_factory.mktemp("few")
    for name in ("06-skerra-star.txt", "10-oceanwirehub.txt"):
        (folder / name).write_bytes((reports / name).read_bytes())
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10")
    return folder


def test_help_names_the_commands_and_shows_examples() -> None:
    for args in ([], ["--help"], ["-h"]):
        result = run(*args)
        assert result.exit_code == 0
        assert all(re.search(rf"^  {command} ", result.stdout, re.MULTILINE) for command in ALL_COMMANDS)
        assert examples(result.stdout)


@pytest.mark.parametrize("command", ALL_COMMANDS)
def test_every_example_is_a_command_that_parses(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("reports", "monday", "tuesday"):
        (tmp_path / folder).mkdir()
    shown = examples(run(command, "--help").stdout)
    assert shown
    for example in shown:
        _, name, *args = shlex.split(example.partition("|")[0])
        assert name == command
        main.commands[name].make_context(name, args)


def test_help_imports_nothing_heavy() -> None:
    code = f"import sys, travaux.cli; print([m for m in {HEAVY!r} if m in sys.modules])"
    assert python(code).stdout.strip() == b"[]"


def test_version() -> None:
    result = run("--version")
    assert result.exit_code == 0
    assert re.fullmatch(r"travaux \d+\.\d+\.\d+\n", result.stdout)


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("brief",), "Missing argument"),
        (("breif", "x"), "No such command"),
        (("brief", ".", "--nope"), "No such option"),
        (("brief", ".", "--as-at", "yesterday"), "--as-at"),
        (("brief", ".", "--md", "nowhere/brief.md"), "there is no folder"),
        (("brief", ".", "--json", "."), "is a directory"),
        (("brief", ".", "--md", "-", "--json", "-"), "cannot both"),
        (("brief", ".", "--html", "-", "--md", "-"), "cannot both"),
        (("brief", ".", "--passages-only"), "--passages-only is about --html"),
        (("export", ".", "--format", "xml"), "xml"),
        (("export", ".", "--format", "csv"), "name a folder with --out"),
        (("export", ".", "--format", "csv", "--table", "things"), "provisions"),
        (("export", ".", "--table", "drafts"), "--table is about csv"),
        (("export", ".", "--format", "xlsx"), "name a file with --out"),
        (("export", ".", "--format", "xlsx", "--out", "."), "is a folder"),
        (("export", ".", "--sources", "0"), "--sources"),
        (("export", ".", "--from", "soon"), "--from"),
        (("export", ".", "--out", "nowhere/a.json"), "there is no folder"),
        (("copies",), "Missing argument"),
        (("copies", ".", "--json", "-", "--csv", "-"), "cannot both"),
        (("copies", ".", "--csv", "nowhere/a.csv"), "there is no folder"),
        (("restore",), "Missing argument"),
        (("restore", "a.txt", "--out", "-"), "--out needs ORIGIN"),
        (("restore", "a.txt", "b.txt", "--out", "-", "--json", "-"), "cannot both"),
        (("restore", "a.txt", "b.txt", "c.txt"), "unexpected extra argument"),
    ],
)
def test_wrong_usage_is_told_in_a_line(args: tuple[str, ...], told: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert told in said(result)
    assert "--help" in result.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_to_brief(command: str, tmp_path: Path) -> None:
    result = run(command, tmp_path)
    assert result.exit_code == 1
    assert "nothing to brief: all of it was skipped" in said(result)
    assert "an empty folder" in said(result)
    (tmp_path / "photo\x1b[31m.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10")
    result = run(command, tmp_path)
    assert result.exit_code == 1
    assert re.search(r"nothing to brief: .*photo�\[31m\.jpg \(.+\)", said(result)), "the reason is named, and shown"


def test_a_missing_path_is_named_and_the_rest_is_done(reports: Path, tmp_path: Path) -> None:
    result = run("copies", tmp_path / "nowhere", reports / "06-skerra-star.txt")
    assert result.exit_code == 0
    assert "nowhere" in result.stderr
    assert "1 report" in result.stdout
    assert run("brief", tmp_path / "nowhere").exit_code == 1


def test_brief_prints_and_writes_both_forms(reports: Path, tmp_path: Path) -> None:
    result = run("brief", reports, "--md", tmp_path / "brief.md", "--json", tmp_path / "record.json", "--quiet")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "THE LATEST VERSION\n" in result.stdout
    assert "18 reports, " in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert "## The latest version\n" in (tmp_path / "brief.md").read_text(encoding="utf-8")
    export = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema()).validate(export)
    assert len(export["reports"]) == 18


def test_a_dash_is_standard_output_and_nothing_else_goes_there(few: Path, tmp_path: Path) -> None:
    result = run("brief", few, "--md", "-", "--json", tmp_path / "r.json", "--negotiation", "Cod", "-q")
    assert result.exit_code == 0
    assert result.stdout.startswith("# Cod: the state of the text, as at ")
    assert result.stdout.rstrip().splitlines()[-1][0].isdigit()
    export = run("export", few, "--out", "-", "--negotiation", "Cod", "-q")
    assert json.loads(export.stdout) == json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert run("brief", few, "--json", "-", "--negotiation", "Cod", "-q").stdout == export.stdout


def test_export_without_texts(few: Path, tmp_path: Path) -> None:
    result = run("export", few, "--no-texts", "--out", tmp_path / "r.json")
    assert (result.exit_code, result.stdout) == (0, "")
    export = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert all("text" not in report for report in export["reports"])
    Draft202012Validator(schema()).validate(export)


def test_what_was_skipped_is_a_warning(few: Path) -> None:
    result = run("copies", few)
    assert result.exit_code == 0
    assert "skipped or doubted: " in result.stderr
    assert "photo.jpg" in result.stderr
    assert "photo.jpg" not in result.stdout
    assert run("copies", few, "--quiet").stderr == ""


def test_copies_names_origin_and_copy(few: Path) -> None:
    result = run("copies", few, "-q")
    assert result.stdout.startswith("Who copied whom: 2 reports, 1 independent source\n")
    assert re.search(r"Skerra Star.* verbatim +\d+ %", result.stdout)


def test_copies_shows_and_writes_the_evidence(few: Path, tmp_path: Path) -> None:
    shown = run("copies", few, "--show", "-q")
    assert "BESIDE" in shown.stdout
    assert "copied: " in shown.stdout
    told = run("copies", few, "--json", "-", "--csv", tmp_path / "c.csv", "-q")
    (family,) = json.loads(told.stdout)["families"]
    assert family["copies"][0]["kind"] == "verbatim"
    assert run("copies", few, "--csv", "-", "-q").stdout == (tmp_path / "c.csv").read_text(encoding="utf-8")


def test_restore_with_and_without_the_origin(reports: Path, tmp_path: Path) -> None:
    spun, origin = reports / "11-newsnetfish.txt", reports / "07-hallam-courier.txt"
    result = run("restore", spun, origin, "-q")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Machine-spun copy" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 100
    text = run("restore", spun, reports, "--out", "-", "--json", tmp_path / "r.json", "-q")
    told = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert text.stdout == told["text"]
    assert told["reports"][1]["path"].endswith(origin.name), "the origin is found in the folder"
    alone = run("restore", spun, "--json", "-", "-q")
    assert json.loads(alone.stdout)["rate"] > 0.9
    assert "Most likely spun" in run("restore", spun, "-q").stdout
    true = run("restore", origin, "-q")
    assert (true.exit_code, "Nothing betrays a spinner" in true.stdout) == (0, True)
    turned = run("restore", origin, spun)
    assert "other way round" in turned.stderr


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 20, "not a text file"),
        (b"Hello", "tell too little"),
        (("联合国安理会星期一开会。" * 60).encode(), "does not read like English"),
        (b"word " * 2_200_000, "more than a report has"),
    ],
)
def test_what_cannot_be_restored_is_told_in_a_line(reports: Path, tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    result = run("restore", path, "-q")
    assert result.exit_code == 1
    assert told in said(result)
    result = run("restore", path, reports / "07-hallam-courier.txt", "-q")
    assert result.exit_code == 1
    said(result)


def test_no_copies_are_told_in_a_line(reports: Path, tmp_path: Path) -> None:
    result = run("restore", reports / "06-skerra-star.txt", reports / "13-brannoch-mail.txt")
    assert result.exit_code == 1
    assert "are no copies of each other" in said(result)
    assert run("restore", tmp_path / "none.txt").exit_code == 1
    assert run("restore", reports).exit_code == 1
    assert "name one of them" in said(run("restore", reports, "-q"))


def test_the_users_issues_come_first_and_a_bad_file_is_told_in_a_line(few: Path, tmp_path: Path) -> None:
    own, out, plain = tmp_path / "own.toml", tmp_path / "own.json", tmp_path / "plain.json"
    own.write_text('[[issue]]\nlabel = "eyes on board"\nstrong = ["camera", "transponder"]\n', encoding="utf-8")
    assert run("export", few, "--issues", own, "--out", out, "-q").exit_code == 0
    assert run("export", few, "--out", plain, "-q").exit_code == 0
    told, before = (json.loads(f.read_text(encoding="utf-8")) for f in (out, plain))
    ours = [p for p in told["provisions"] if p["issue"] == "eyes on board"]
    assert ours
    assert not any(p["issue"] == "eyes on board" for p in before["provisions"])
    assert {i["label"] for i in told["issues"]} & {i["label"] for i in before["issues"]}
    own.write_text("[[issue]]\nlabel = 'x'\n", encoding="utf-8")
    for command in ("brief", "export"):
        result = run(command, few, "--issues", own)
        assert result.exit_code == 1
        assert f"--issues: {own}: issue 1 ('x'): write strong" in said(result)


def test_as_at_leaves_later_reports_out(few: Path) -> None:
    result = run("brief", few, "--as-at", "2026-03-30", "-q")
    before = run("brief", few, "--as-at", "2001-01-01", "-q", "--md", "-")
    assert "as at 30 Mar 2026" in result.stdout or result.exit_code == 1
    assert "06-skerra-star.txt" not in before.stdout.partition("## Skipped")[0]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told_in_a_line(few: Path) -> None:
    result = run("export", few, "--out", "/dev/full", "-q")
    assert result.exit_code == 1
    assert "cannot write /dev/full: No space left on device" in said(result)


TEXT = "≤ 5 tonnes “so” \ud800\n"
PRINT = f"from travaux.cli import _print; _print({TEXT!a} * {{times}})"


def test_output_is_utf8_in_any_locale() -> None:
    for environment in (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
    ):
        done = python(PRINT.format(times=1), **environment)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode("utf-8") == "≤ 5 tonnes “so” ?\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_a_reader_who_has_had_enough_is_no_error() -> None:
    code = PRINT.format(times=100_000)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline().startswith("≤".encode())
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_an_unexpected_error_is_no_traceback(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("boom\x1b[31m")

    monkeypatch.setattr("travaux.pipeline.fold_stream", fails)
    result = run("copies", few)
    assert result.exit_code == 1
    assert "RuntimeError: boom�[31m (TRAVAUX_DEBUG=1 shows where)" in said(result)
    monkeypatch.setenv("TRAVAUX_DEBUG", "1")
    assert isinstance(run("copies", few).exception, RuntimeError)


def test_stopping_is_told_in_a_line(few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("travaux.pipeline.fold_stream", stops)
    result = run("copies", few)
    assert result.exit_code == 130
    assert "travaux: stopped" in result.stderr


def test_copies_are_kept_apart_by_a_file(few: Path, tmp_path: Path) -> None:
    names = sorted(path.name for path in few.iterdir())
    apart = tmp_path / "apart.tsv"
    apart.write_text("# by hand\n" + "\n".join(f"{a}\t{b}" for a in names for b in names if a < b), encoding="utf-8")
    assert "No report copies another." in run("copies", few, "-q", "--not-copies", apart).stdout
    apart.write_text(f"{names[0]}\tnobody.txt\n", encoding="utf-8")
    assert "nobody.txt" in run("copies", few, "--not-copies", apart).stderr
    apart.write_text("one name\n", encoding="utf-8")
    wrong = run("copies", few, "--not-copies", apart)
    assert (wrong.exit_code, "line 1: two names" in wrong.stderr) == (1, True)


def test_copies_reads_packed_rows(few: Path, tmp_path: Path) -> None:
    import gzip
    import json

    files = sorted(few.glob("*.txt"))
    rows = [json.dumps({"id": p.name, "text": p.read_text(encoding="utf-8")}) for p in files]
    with gzip.open(tmp_path / "pile.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(rows))
    whole = run("copies", tmp_path / "pile.jsonl.gz", "-q")
    assert whole.exit_code == 0
    assert "pile.jsonl.gz#1" in whole.stdout
    packed = (tmp_path / "pile.jsonl.gz").read_bytes()
    (tmp_path / "cut.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    assert "breaks off" in run("copies", tmp_path / "cut.jsonl.gz").stderr


def test_the_brief_as_a_page(reports: Path, tmp_path: Path) -> None:
    page, small = tmp_path / "brief.html", tmp_path / "small.html"
    result = run("brief", reports, "--html", page, "--quiet")
    assert result.exit_code == 0
    assert "THE LATEST VERSION" in result.stdout
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert run("brief", reports, "--html", small, "--passages-only", "-q").exit_code == 0
    assert len(small.read_bytes()) < len(page.read_bytes())
    here = run("brief", reports, "--html", "-", "-q")
    assert here.stdout == page.read_text(encoding="utf-8"), "'-' puts the page on standard output, and nothing else"


def test_the_record_as_tables(reports: Path, tmp_path: Path) -> None:
    result = run("export", reports, "--format", "csv", "--out", tmp_path / "tables", "-q")
    assert (result.exit_code, result.stdout) == (0, "")
    assert {p.name for p in (tmp_path / "tables").iterdir()} >= {"drafts.csv", "provisions.csv", "evidence.csv"}
    one = run("export", reports, "--format", "csv", "--table", "provisions", "-q")
    assert one.stdout == (tmp_path / "tables" / "provisions.csv").read_text(encoding="utf-8")
    some = run(
        "export", reports, "--format", "csv", "--table", "provisions", "-q", "--issue", "bycatch", "--draft", "e"
    )
    assert 1 < len(some.stdout.splitlines()) < len(one.stdout.splitlines())
    book = tmp_path / "record.xlsx"
    assert run("export", reports, "--format", "xlsx", "--out", book, "-q").exit_code == 0
    assert book.read_bytes()[:2] == b"PK"
    assert run("export", reports, "--format", "xlsx", "--out", "-", "-q").stdout_bytes == book.read_bytes()


def test_a_filter_holds_for_json_too(reports: Path) -> None:
    told = json.loads(run("export", reports, "--sources", "2", "-q").stdout)
    assert told["provisions"]
    assert all(len({e["family"] for e in p["evidence"]}) > 1 for p in told["provisions"])
    result = run("export", reports, "--party", "Atlantis", "-q")
    assert result.exit_code == 1
    assert "the record has no party 'Atlantis'; it has" in said(result)


def test_tables_do_not_go_where_a_file_is(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("a file")
    result = run("export", reports, "--format", "csv", "--out", tmp_path / "tables")
    assert result.exit_code == 2
    assert "is a file" in said(result)
