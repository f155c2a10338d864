"""The examples of docs/language.md run as they stand."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from travaux.language import calendar, quantities

PAGE = Path(__file__).resolve().parents[2] / "docs" / "language.md"


def test_the_examples_give_what_the_page_says() -> None:
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert (failed, tried >= 10) == (0, True)


@pytest.mark.parametrize("module", [calendar, quantities])
def test_exported_names_are_there_and_on_the_page(module: object) -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in module.__all__:  # type: ignore[attr-defined]
        assert getattr(module, name).__doc__
        assert name in page or name in ("TimeExpression", "QuantityMention")


def test_every_field_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    fields = {*calendar.TimeExpression.__slots__, *quantities.QuantityMention.__slots__}
    assert {name for name in fields if f"`{name}`" not in page} == set()
