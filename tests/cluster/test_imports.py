"""Imported articles of an index on a server: a rebuild carries them over, or says that it can't."""

from __future__ import annotations

from pathlib import Path

import pytest

import hzsearch
from hzsearch.engines.location import Remote
from tests.cluster.shared import needs_cluster
from tests.index.test_imports import StopError, Writing

pytestmark = needs_cluster

PAGE = "第1版\n一家园区挂牌\n　　本报讯 信创产业园挂牌。\n"


def ids(index: hzsearch.Index) -> set[str]:
    return {article.id for article in index.articles()}


def test_a_rebuild_carries_them_over(
    remote: Remote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "01.txt").write_text(PAGE, encoding="utf-8")
    index = hzsearch.open(remote)
    index.build(tmp_path)
    told = list[str]()
    index.add([{"id": "n:1", "title": "导入"}, {"id": "n:2", "title": "导入"}], tell=told.append)
    index.add([{"id": "01.txt:1", "title": "代替"}], tell=told.append)
    assert len(told) == 1
    there = {"n:1", "n:2", "01.txt:1"}
    with monkeypatch.context() as patch:
        Writing(patch, 2)
        with pytest.raises(StopError):
            index.build(tmp_path, rebuild=True)
    for version in (None, -1, -2):
        if version:
            monkeypatch.setattr("hzsearch.analysis.VERSION", version)
            monkeypatch.setattr("hzsearch.analysis.cutter.VERSION", version)
        report = index.build(tmp_path, rebuild=True)
        assert (report.carried, report.lost, ids(index)) == (3, "", there)
        assert (report.stopped is None) == (version is not None)
    assert {article.headline for article in index.articles()} == {"导入", "代替"}


def test_what_can_not_be_read_is_told(remote: Remote, tmp_path: Path) -> None:
    from hzsearch.engines.opensearch.cluster import Cluster  # an extra

    (tmp_path / "01.txt").write_text(PAGE, encoding="utf-8")
    index = hzsearch.open(remote)
    index.add([{"id": "n:1", "title": "导入"}])
    body = {"doc": {"format": 99}}
    Cluster(remote).call("POST", f"{remote.name}-control/_update/state", body)
    assert "was made by another version" in index.build(tmp_path, rebuild=True).lost
    assert ids(index) == {"01.txt:1"}
    assert index.build(tmp_path, rebuild=True).lost == ""
