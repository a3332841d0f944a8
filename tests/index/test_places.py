"""Files of articles are found in the text of the ledger as in the ledger itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

from hypothesis import given, settings
from hypothesis import strategies as st

from hzsearch.building.ledger import FileRecord, Ledger
from hzsearch.engines.base import Reader
from hzsearch.index.places import places

#: Names with what is special in JSON, and with what a record of a ledger begins with.
_NAMES = st.text(st.sampled_from('a版😀"\\{}],: /\n'), min_size=1) | st.sampled_from(
    ['{"name": "a"', 'a", "path": "b', "2024/01.txt"]
)


class _Told:
    """Stands for a reader, of which only the ledger is read."""

    def __init__(self, ledger: bytes) -> None:
        self.ledger_json = lambda: ledger


@settings(max_examples=50)
@given(st.sets(_NAMES, max_size=8), st.sets(_NAMES, max_size=4))
def test_records_are_found_by_their_names(known: set[str], others: set[str]) -> None:
    record = FileRecord("", __file__, "/", "f", 1, ("x:1",), 1, 1)
    facts = Ledger(FileRecord(name, *_rest(record)) for name in known).to_dict()
    reader = cast(Reader, _Told(json.dumps(facts, ensure_ascii=False).encode()))
    assert places(reader, known | others) == dict.fromkeys(known, Path(__file__))


def _rest(record: FileRecord) -> tuple[str, str, str, int, tuple[str, ...], int, int]:
    kept = record.path, record.root, record.fingerprint, record.pages
    return *kept, record.articles, record.lines, record.furniture


def test_what_is_no_ledger_has_no_places() -> None:
    for nonsense in (b"", b"[]", b'{"files": [{"name": "a", "path": 5}]}', b'{"name": "a", '):
        assert places(cast(Reader, _Told(nonsense)), ["a"]) == {}
