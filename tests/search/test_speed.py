"""The measurements of speed: what they count and say; the figures themselves are no matter for tests."""

import gzip
from pathlib import Path
from urllib.request import urlopen

from benchmarks.browser import served
from benchmarks.search_speed import Figure, Target, report


def test_a_host_counts_what_it_sends(tmp_path: Path) -> None:
    text = b"<!doctype html>" * 100
    (tmp_path / "index.html").write_bytes(text)
    (tmp_path / "part.bin").write_bytes(b"12345")
    with served(tmp_path) as host:
        for path in ("/", "/part.bin?x=1"):
            urlopen(host.address + path).close()
        assert host.take() == [("/", len(gzip.compress(text, 9))), ("/part.bin", 5)]
        assert host.take() == []


def test_a_report_says_which_targets_are_missed() -> None:
    figure = Figure("portal", 1000, "slow", 33.3, 44.4, 1.2, 1.4, 9.9, 0.5, 8.8, 0.2, 2.2, 3.3)
    targets = [Target("first query, kB", 1000, 33.3, 45), Target("warm query, ms, p95", 1000, 31, 30)]
    lines = report([figure], targets, {1000: {"portal": 9.87}}).splitlines()
    assert "33.3 (44.4)" in lines[1]
    assert lines[-2:] == [
        "reached   1000 records: first query, kB: 33.3 (most: 45)",
        "MISSED    1000 records: warm query, ms, p95: 31 (most: 30)",
    ]
