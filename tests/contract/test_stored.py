"""What an index stores can be read by a rebuild also where it was analysed by other rules."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from hzsearch.engines.registry import open_reader
from hzsearch.errors import ForeignIndexError
from hzsearch.model import Article
from tests.contract.engine import Engine
from tests.contract.engines import each_engine


@each_engine
def test_articles_and_ledger(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    there = {one: Article(one, headline="信创", paragraphs=("高新区",)) for one in ("a:1", "b:1")}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        place = engine.place(Path(folder))
        with engine.writer(Path(folder)) as writer:
            engine.adopt(writer, [*there.values()])
            writer.commit({"files": []})
        monkeypatch.setattr("hzsearch.analysis.VERSION", -1)
        with pytest.raises(ForeignIndexError, match="analysed by other rules"):
            open_reader(place)
        reader = open_reader(place, any_rules=True)
        reader.check()
        told = {one: Article.from_dict(reader.article(one) or {}) for one in reader.article_ids()}
        assert told == there
        assert (reader.ledger(), reader.ledger_json()) == ({"files": []}, b'{"files": []}')
