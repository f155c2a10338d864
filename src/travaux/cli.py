"""The command line: verbs only. Everything but click is imported where it is used, so that help comes at once."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from travaux import cli_export
from travaux.cli_options import (
    STANDARD_OUTPUT,
    about_option,
    as_at_option,
    corrections_option,
    file_option,
    issues_option,
    keep_unrelated_option,
    negotiation_option,
    paths_argument,
    quiet_option,
    since_option,
    target,
)

if TYPE_CHECKING:
    from datetime import datetime

    from travaux.model import Pile, Record, Report, Skipped
    from travaux.present.document import Brief

NOTHING, WRONG_USAGE, INTERRUPTED = 1, 2, 130
SKIPPED_NAMED = 5
# Copies that a page shows beside their origin; more would make it slow to open.
COPIES_BESIDE = 60
REASON_LIMIT = 200
DEBUG = "TRAVAUX_DEBUG"

Command = TypeVar("Command", bound=Callable[..., Any])


class Failure(click.ClickException):
    """What keeps a command from its work, told in one line."""

    exit_code = NOTHING


# Commands that stand in modules of their own.
ELSEWHERE = {"compare": "travaux.cli_compare"}


class Cleanly(click.Group):
    """A group of commands that tells every error in one line on standard error, and never by a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, those in modules of their own too."""
        return sorted([*super().list_commands(ctx), *ELSEWHERE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loaded if need be."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(ELSEWHERE[cmd_name]), cmd_name)
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line. Exit with 0 when it did its work, 1 when it could not, 2 when it was called wrongly."""
        extra["standalone_mode"] = False
        try:
            status = super().main(*args, **extra)
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "travaux"
            _give_up(f"{error.format_message().rstrip('.')}. See '{command} --help'.", WRONG_USAGE)
        except click.ClickException as error:
            _give_up(error.format_message(), error.exit_code)
        except click.Abort:
            _give_up("stopped", INTERRUPTED)
        except Exception as error:
            if os.environ.get(DEBUG):
                raise
            _give_up(_told(error), NOTHING)
        sys.exit(status if isinstance(status, int) else 0)


def _told(error: Exception) -> str:
    """Return what an error says to somebody who did not write the program."""
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)
    if type(error) is LookupError:
        return str(error)
    return f"this should not have happened: {type(error).__name__}: {error} ({DEBUG}=1 shows where)"


def _give_up(message: str, status: int) -> NoReturn:
    _say(message)
    sys.exit(status)


def _say(message: str) -> None:
    """Print one line for people to standard error; nothing in it is obeyed by a terminal."""
    from travaux.present.wording import shown

    with contextlib.suppress(OSError, ValueError):
        click.echo(f"travaux: {shown(message)}", err=True)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user asks of a record, as the options tell it."""

    as_at: datetime | None
    since: datetime | None
    about: str | None
    keep_unrelated: bool
    issues: Path | None
    corrections: Path | None
    negotiation: str | None
    quiet: bool


def _examples(*lines: str) -> str:
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


@click.group(
    cls=Cleanly,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_examples("travaux brief reports/", "travaux export reports/ --out record.json"),
)
@click.version_option(None, "--version", "-V", package_name="travaux", message="travaux %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Build the cited record of a negotiation from the news reports about it.

    PATH is a report or a folder of reports. Results go to standard output, progress and warnings to standard error.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@main.command(
    short_help="Print the brief, every line cited.",
    epilog=_examples(
        "travaux brief reports/",
        "travaux brief reports/ --html brief.html",
        "travaux brief reports/ --as-at 2026-04-17 --md brief.md --json record.json",
        "travaux brief reports/ --since 2026-04-17",
        "travaux brief saved-pages/ --about 'cod treaty, fish quota'",
        "travaux brief reports/ --corrections corrections.toml",
        "travaux brief reports/ --md - | less",
    ),
)
@paths_argument
@file_option("--html", "html_to", "Write the brief as one page, reports and all,")
@click.option("--passages-only", is_flag=True, help="Leave the reports' full texts out of the page.")
@file_option("--md", "markdown_to", "Write the brief as Markdown")
@file_option("--json", "json_to", "Write the record as JSON")
@as_at_option
@since_option
@about_option
@keep_unrelated_option
@issues_option
@corrections_option
@negotiation_option
@click.option(
    "--texts",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Full texts of drafts: held against what the reports tell (docs/compare.md).",
)
@click.option("--all", "full", is_flag=True, help="Cut no list and no text.")
@quiet_option
def brief(
    paths: Sequence[Path],
    html_to: str | None,
    passages_only: bool,
    markdown_to: str | None,
    json_to: str | None,
    full: bool,
    texts: Path | None,
    **wish: Any,
) -> None:
    """Print the brief: drafts, what they say, what changed, who stands where, what is due. Every line is cited."""
    targets = {"--html": html_to, "--md": markdown_to, "--json": json_to}
    _check_targets(targets)
    if passages_only and not html_to:
        raise click.UsageError("--passages-only is about --html: name a file for the page.")
    record = _record(paths, Wish(**wish), texts)
    from travaux.present.brief import brief as brief_of

    page = brief_of(record, full=full)
    if markdown_to:
        _write(str(page), markdown_to)
    if json_to:
        _write(_json(record), json_to)
    if html_to:
        _write(_html(record, passages_only=passages_only), html_to)
    if STANDARD_OUTPUT not in targets.values():
        _print_page(page)


@main.command(
    short_help="Write the record as data.",
    epilog=_examples(
        "travaux export reports/ --out record.json",
        "travaux export reports/ --format json --no-texts | jq '.drafts[].label'",
        "travaux export reports/ --format xlsx --out record.xlsx --sources 2",
        "travaux export reports/ --format csv --table provisions --issue bycatch --draft E",
    ),
)
@paths_argument
@click.option(
    "--format", "form", type=click.Choice(cli_export.FORMS), default="json", show_default=True, help="The form."
)
@click.option(
    "--out",
    type=click.Path(allow_dash=True),
    metavar="FILE",
    callback=target,
    help="Write to FILE ('-': here); csv without --table to a folder, a file for each kind.",
)
@click.option("--table", metavar="KIND", help="csv of one kind alone: provisions, changes, positions, ...")
@cli_export.filter_options
@click.option("--texts/--no-texts", default=True, help="json with the texts of the reports (the default) or without.")
@as_at_option
@since_option
@about_option
@keep_unrelated_option
@issues_option
@corrections_option
@negotiation_option
@quiet_option
def export(
    paths: Sequence[Path],
    form: str,
    out: str | None,
    table: str | None,
    texts: bool,
    **wish: Any,
) -> None:
    """Write the record, or the part of it that is asked for, as data; docs/export.md tells what stands where."""
    part = cli_export.wanted(wish)
    cli_export.check_form(form, out, table)
    record = cli_export.part_of(_record(paths, Wish(**wish)), part)
    if form == "json":
        _write(_json(record, texts=texts), out or STANDARD_OUTPUT)
    elif table:
        _write(cli_export.one_table(record, table), out or STANDARD_OUTPUT)
    else:
        cli_export.write_tables(record, form, out or STANDARD_OUTPUT)


@main.command(
    short_help="Print who copied whom, and how.",
    epilog=_examples(
        "travaux copies reports/",
        "travaux copies monday/ tuesday/ --show",
        "travaux copies reports/ --csv - | cut -d, -f3,5,6",
    ),
)
@paths_argument
@click.option("--show", is_flag=True, help="The copied passages side by side, every replaced word marked.")
@file_option("--json", "json_to", "Write families and evidence as JSON")
@file_option("--csv", "csv_to", "Write a row for each copy")
@click.option(
    "--not-copies",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Pairs of reports to keep apart: two ids, paths or URLs a line, a tab between.",
)
@click.option("--all", "full", is_flag=True, help="Cut no list.")
@quiet_option
def copies(
    paths: Sequence[Path],
    show: bool,
    json_to: str | None,
    csv_to: str | None,
    not_copies: Path | None,
    full: bool,
    quiet: bool,
) -> None:
    """Print who copied whom: each origin with its copies, their kind, how much is copied, and why it was judged so.

    Exports of a million rows (JSON Lines, Parquet, packed by gzip too) are read as a stream.
    """
    _check_targets({"--json": json_to, "--csv": csv_to})
    from travaux import pipeline
    from travaux.present import side_by_side
    from travaux.present.progress import Progress

    with Progress(quiet=quiet) as tick:
        pile, families, aligned = pipeline.fold_stream(paths, apart=_pairs(not_copies), progress=tick)
        most = None if full or json_to or csv_to else side_by_side.COPIES_SHOWN
        evidence = pipeline.judge(pile.reports, families, tick, most=most, aligned=aligned)
    if not pile.reports:
        raise Failure(_nothing_read(pile))
    _warn(pile.skipped, quiet=quiet)
    if json_to:
        _write(side_by_side.copies_json(pile.reports, families, evidence, pile.skipped), json_to)
    if csv_to:
        _write(side_by_side.copies_csv(pile.reports, families, evidence), csv_to)
    if STANDARD_OUTPUT not in (json_to, csv_to):
        _print_page(side_by_side.judged_page(pile.reports, families, evidence, show=show, full=full))


@main.command(
    short_help="Make a spun text readable, or tell what betrays it.",
    epilog=_examples(
        "travaux restore scraped.txt article.txt",
        "travaux restore scraped.txt reports/ --out - | less",
        "travaux restore suspicious.html",
    ),
)
@click.argument("spun", metavar="SPUN", type=click.Path(path_type=Path))
@click.argument("origin", metavar="[ORIGIN]", required=False, type=click.Path(path_type=Path))
@file_option("--out", "out", "With ORIGIN: write only the readable text")
@file_option("--json", "json_to", "Write all that was found as JSON")
@click.option("--all", "full", is_flag=True, help="Cut no list and no text.")
@quiet_option
def restore(spun: Path, origin: Path | None, out: str | None, json_to: str | None, full: bool, quiet: bool) -> None:
    """Put the words of ORIGIN back into SPUN, and list what had been put for them; quotations are named apart.

    ORIGIN is a report, or a folder in which the origin is looked for. Without it nothing is rewritten: the words that
    betray a spinner are marked, with what they stand for where that is sure, and how likely the text was spun is told.
    """
    if out and origin is None:
        raise click.UsageError("--out needs ORIGIN: without it nothing is rewritten.")
    if out == json_to == STANDARD_OUTPUT:
        raise click.UsageError("--out and --json cannot both go to standard output.")
    from travaux.copies.suspicion import suspicion_of
    from travaux.present import restored

    copy = _one_report(spun, quiet=quiet)
    if origin is not None:
        _restore_from(copy, origin, Restoring(out, json_to, full, quiet))
        return
    found = suspicion_of(copy)
    if json_to:
        _write(restored.to_json(found, copy), json_to)
    if found.rate is None:
        raise Failure(f"cannot tell whether {copy.path} was spun: {'; '.join(found.reasons)}")
    if json_to != STANDARD_OUTPUT:
        _print_page(restored.suspicion_page(found, copy, full=full))


@dataclass(frozen=True, slots=True)
class Restoring:
    """What a user asks of a restored text, as the options tell it."""

    out: str | None
    json_to: str | None
    full: bool
    quiet: bool


def _restore_from(copy: Report, origin: Path, wish: Restoring) -> None:
    """Print and write a copy with the words of its origin put back. Raise Failure if there is no origin of it."""
    from travaux.copies.restoring import nearest, restore_from
    from travaux.present import restored

    source = nearest(copy, [r for r in _reports_at(origin, quiet=wish.quiet) if r.id != copy.id])
    if source is None:
        raise Failure(f"nothing at {origin} but {copy.path} itself")
    found = restore_from(copy, source)
    if wish.json_to:
        _write(restored.to_json(found, copy, source), wish.json_to)
    if found.kind is None:
        raise Failure(f"{copy.path} and {source.path} are no copies of each other: {'; '.join(found.reasons)}")
    if wish.out:
        _write(found.text, wish.out)
    if found.reversed and not wish.quiet:
        _say(f"{source.path} reads as if it were spun from {copy.path}: try them the other way round")
    if STANDARD_OUTPUT not in (wish.out, wish.json_to):
        _print_page(restored.restored_page(found, copy, source, full=wish.full))


def _one_report(path: Path, *, quiet: bool) -> Report:
    """Return the report at ``path``. Raise Failure if there is none, or more than one."""
    found = _reports_at(path, quiet=quiet)
    if len(found) > 1:
        raise Failure(f"{path} holds {len(found)} reports: name one of them")
    return found[0]


def _reports_at(path: Path, *, quiet: bool) -> Sequence[Report]:
    """Return the reports at ``path``, in any language. Raise Failure, with the reason, if there is none."""
    from travaux import reports

    pile = reports.read([path])
    if not pile.reports:
        raise Failure(f"nothing to restore: {_named(pile.skipped) or f'{path} holds no report'}")
    _warn(pile.skipped, quiet=quiet)
    return pile.reports


def _pairs(file: Path | None) -> list[tuple[str, str]]:
    """Return the pairs of names in a file, one a line, comments and empty lines left out. Raise Failure for others."""
    found: list[tuple[str, str]] = []
    lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines() if file else []
    for number, line in enumerate(lines, 1):
        names = [name.strip() for name in line.split("\t") if name.strip()]
        if not names or line.lstrip().startswith("#"):
            continue
        if len(names) != 2:
            raise Failure(f"{file}, line {number}: two names with a tab between are wanted, not {len(names)}")
        found.append((names[0], names[1]))
    return found


def _record(paths: Sequence[Path], wish: Wish, texts: Path | None = None) -> Record:
    """Return the record of what is at ``paths``. Raise Failure if there is nothing to make one of."""
    from travaux import pipeline
    from travaux.present.progress import Progress

    day, since = (d.date().isoformat() if d else None for d in (wish.as_at, wish.since))
    if day and since and since >= day:
        raise click.UsageError(f"--since {since} is not before --as-at {day}.")
    _check_files(wish)
    with Progress(quiet=wish.quiet) as tick:
        pile = _read(paths, tick)
        record = pipeline.record(
            pile,
            negotiation=wish.negotiation,
            as_at=day,
            since=since,
            about=wish.about,
            keep_unrelated=wish.keep_unrelated,
            issues=wish.issues,
            corrections=wish.corrections,
            progress=tick,
        )
    if not record.reports:
        why = f"was published by {day}" if day else f"is about {wish.about}"
        raise Failure(f"nothing to brief: none of {len(pile.reports)} reports {why}")
    if texts is not None:
        from travaux.pipeline_texts import with_texts

        record = with_texts(record, [texts])
    _warn(record.skipped, quiet=wish.quiet)
    return record


def _check_files(wish: Wish) -> None:
    """Refuse a file of issues or corrections that cannot be used before the work begins, not after it."""
    from travaux.records.corrections import CorrectionError, read_corrections
    from travaux.records.taxonomy import TaxonomyError, read_taxonomy

    try:
        if wish.issues is not None:
            read_taxonomy(wish.issues)
        if wish.corrections is not None:
            read_corrections(wish.corrections)
    except (TaxonomyError, CorrectionError) as error:
        option = "--issues" if isinstance(error, TaxonomyError) else "--corrections"
        raise Failure(f"{option}: {error}") from error


def _read(paths: Sequence[Path], tick: Callable[[str, int, int], None]) -> Pile:
    """Return the reports at ``paths``. Raise Failure, with the reasons, if there is none."""
    from travaux import pipeline

    tick("reading", 0, 0)
    pile = pipeline.read(paths)
    if not pile.reports:
        raise Failure(_nothing_read(pile))
    return pile


def _nothing_read(pile: Pile) -> str:
    why = f"all of it was skipped: {_named(pile.skipped)}" if pile.skipped else "no report was found"
    return f"nothing to brief: {why}"


def _named(skipped: Sequence[Skipped]) -> str:
    from travaux.present.wording import shorten

    named = [shorten(f"{s.path} ({s.reason})", REASON_LIMIT) for s in sorted(skipped)[:SKIPPED_NAMED]]
    more = len(skipped) - len(named)
    return ", ".join([*named, *([f"{more} more"] if more else [])])


def _warn(skipped: Sequence[Skipped], *, quiet: bool) -> None:
    if skipped and not quiet:
        _say(f"skipped or doubted: {_named(skipped)}")


def _check_targets(targets: Mapping[str, str | None]) -> None:
    """Refuse two results on standard output."""
    here = [option for option, target in targets.items() if target == STANDARD_OUTPUT]
    if len(here) > 1:
        raise click.UsageError(f"{' and '.join(here)} cannot both go to standard output.")


def _html(record: Record, *, passages_only: bool) -> str:
    from travaux import pipeline
    from travaux.present.page import to_page

    judged = {} if passages_only else pipeline.judge(record.reports, record.families, most=COPIES_BESIDE)
    return to_page(record, judged, passages_only=passages_only)


def _json(record: Record, *, texts: bool = True) -> str:
    from travaux.present.export import to_json

    return to_json(record, texts=texts)


def _print_page(page: Brief) -> None:
    """Print a document as the terminal can show it; plain and 100 wide when it goes elsewhere."""
    from travaux.present.terminal import PLAIN_WIDTH, to_terminal

    if sys.stdout is not None and sys.stdout.isatty():
        import shutil

        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        width = shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns
        _print(to_terminal(page, width=width, colour=colour))
    else:
        _print(to_terminal(page))


def _write(text: str, target: str) -> None:
    if target == STANDARD_OUTPUT:
        _print(text)
        return
    try:
        Path(target).write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise Failure(f"cannot write {target}: {error.strerror or error}") from error


def _print(text: str) -> None:
    """Print to standard output as UTF-8, whatever the locale is. A reader who has closed it is no error."""
    stream = sys.stdout
    if stream is None:
        return
    if not stream.isatty() or (stream.encoding or "").lower() in ("ascii", "us-ascii", "ansi_x3.4-1968"):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    with contextlib.suppress(AttributeError):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _close_quietly()
    except OSError as error:
        _close_quietly()
        raise Failure(f"cannot write to standard output: {error.strerror or error}") from error


def _close_quietly() -> None:
    """Let what is still buffered for standard output go nowhere when Python ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
