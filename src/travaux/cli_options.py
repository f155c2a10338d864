"""The options and arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

# For an option that takes a file: write here instead.
STANDARD_OUTPUT = "-"
Command = TypeVar("Command", bound=Callable[..., Any])


def target(_: click.Context, option: click.Parameter, value: str | None) -> str | None:
    """Refuse a file whose folder is not there before the work begins, not after it."""
    if value and value != STANDARD_OUTPUT and not Path(value).resolve().parent.is_dir():
        raise click.BadParameter(f"there is no folder {str(Path(value).parent)!r}", param=option)
    return value


def file_option(name: str, variable: str, what: str) -> Callable[[Command], Command]:
    """Return an option ``name`` that takes a file to write to, or "-" for standard output."""
    path = click.Path(dir_okay=False, allow_dash=True)
    return click.option(name, variable, type=path, metavar="FILE", callback=target, help=f"{what} to FILE ('-': here).")


# Whether a path can be read is for the reading room to say: one that cannot is skipped, and the others are read.
any_path = click.Path(readable=False, path_type=Path)
paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=any_path)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="No progress and no warnings.")
as_at_option = click.option(
    "--as-at",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The record as it stood on DATE (2026-04-17): later reports are left out.",
)
since_option = click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Tell what is new, changed or dropped since the end of DATE.",
)
corrections_option = click.option(
    "--corrections",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="What an editor puts right, a TOML or JSON file (docs/corrections.md).",
)
negotiation_option = click.option("--negotiation", metavar="NAME", help="What to call the negotiation.")


about_option = click.option(
    "--about",
    metavar="TERMS",
    help="Keep only reports that have one of these, commas between: 'cod treaty, fish quota'.",
)
keep_unrelated_option = click.option(
    "--keep-unrelated", is_flag=True, help="Leave no report out because it is on something else."
)

issues_option = click.option(
    "--issues",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Your own issues, a TOML file (docs/issues.md); they come first.",
)
