"""What the tests of the presenting room share: the packaged example's gold as a record, and a small made one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.present.gold_record import gold_record
from tests.present.small_record import small_record
from travaux.model import Record


@pytest.fixture(scope="session")
def gold(cod_treaty: Path) -> Record:
    return gold_record(cod_treaty)


@pytest.fixture(scope="session")
def small() -> Record:
    return small_record()
