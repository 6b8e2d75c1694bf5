"""What a search costs in Chromium: payload and time of a first and a second query, side by side with Pagefind.

    python -m benchmarks.search_speed [--records 1000 10000] [--queries 10] [--repeat 2] [--format json]

For each number of records a whole site in German and English is generated and built. Pagefind gets the pages of that
site which the portal's search has entries for (no lists), and of them what stands in `main`. Its search runs without
its worker, which would load a second script and which a throttled processor does not slow down.

A first query begins in an empty cache with the engine's script and ends when ten results are there with what is shown
of them; a second one follows in the same page. After that come the columns that filters are counted in, which readers
do not wait for (Pagefind has no filters here). Bytes are bodies as a host sends them, scripts with gzip. The slow link
has 150 ms and 1.6 Mbit/s, and the processor a quarter of its speed. Times are the best of `--repeat` runs of each
query, then the median and the 95th percentile over the queries; warm queries have all their files. Seconds of index
builds are CPU time of all processes, for both languages together. It takes some minutes for 1,000 records and half an
hour for 10,000, most of it for the site. Needs `requirements-benchmark.txt` and Chromium.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.browser import Host, chromium, served
from benchmarks.search_site import Site, make_site

_SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 1.6e6 / 8}
_SLOWDOWN = 4
_PORTAL = """async (text) => {
    const language = document.documentElement.lang;
    const manifest = window.engine || fetch(`search/${language}/manifest.json`, {cache: "no-cache"});
    if (!window.portalSearch) await new Promise((resolve, reject) => {
        const script = document.createElement("script");
        Object.assign(script, {src: "assets/search.js", onload: resolve, onerror: reject});
        document.head.append(script);
    });
    window.engine ??= portalSearch.open({language, base: ".", manifest});
    return (await window.engine.query(text, {texts: TEXTS, counts: []})).hits.length;
}"""
_PAGEFIND = """async (text) => {
    window.Worker = undefined;
    window.engine ??= await import(`${location.origin}/pagefind/pagefind.js`);
    const {results} = await window.engine.search(text);
    return (await Promise.all(results.slice(0, 10).map((result) => result.data()))).length;
}"""
ENGINES = {
    "portal": _PORTAL.replace("TEXTS", "false"),
    "portal, full texts": _PORTAL.replace("TEXTS", "true"),
    "pagefind": _PAGEFIND,
}
"""Name → function of a query that returns how many results it shows."""

RUNS = (
    ("portal", "plain"),
    ("portal", "slow"),
    ("portal, full texts", "plain"),
    ("pagefind", "plain"),
    ("pagefind", "slow"),
)
"""Engine and link."""

_TIMED = """async (text) => {
    const start = performance.now();
    await window.ask(text);
    return performance.now() - start;
}"""
_FILTERED = """async (text) => {
    const start = performance.now();
    await window.engine.query(text);
    return performance.now() - start;
}"""
_COUNTED = """async (rounds) => {
    const facets = await window.engine.facets(), all = Array.from({length: facets.count}, (_, n) => n), times = [];
    for (let n = 0; n < rounds; n++) {
        const start = performance.now();
        facets.counted(facets.apply(all, {}).counts);
        times.push(performance.now() - start);
    }
    return times;
}"""
_ROUNDS = 20
Cost = tuple[float, float]
"""Kilobytes and seconds."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What an engine costs at a number of records over a link: kilobytes, seconds, milliseconds of a warm query.

    Most are medians over the queries; `filters` is what the counts of all filters take after the results.
    """

    engine: str
    records: int
    link: str
    first_kb: float
    first_kb_p95: float
    first_s: float
    first_s_p95: float
    second_kb: float
    second_s: float
    filters_kb: float
    filters_s: float
    warm_ms: float
    warm_ms_p95: float


@dataclass(frozen=True, slots=True)
class Target:
    """A figure of the portal's search and the most that it may be."""

    name: str
    records: int
    measured: float
    most: float


def measure(site: Site, engine: str, link: str, repeat: int) -> Figure:
    """Return what an engine costs over a link."""
    costs: list[list[Cost]] = []
    warm: list[float] = []
    with served(site.folder) as host, chromium() as browser:
        for language, queries in site.queries.items():
            session = Session(browser, host, language, engine, link)
            for pair in pairwise([*queries, queries[0]]):
                runs = [session.first_queries(pair) for _ in range(repeat)]
                costs.append([min(step) for step in zip(*runs, strict=True)])
            warm += session.warm(queries, repeat)
    first_kb, first_s = ([steps[0][place] for steps in costs] for place in (0, 1))
    second, filters = ([median(steps[step][place] for steps in costs) for place in (0, 1)] for step in (1, 2))
    return Figure(
        engine, site.records, link,
        round(median(first_kb), 1), round(_p95(first_kb), 1), round(median(first_s), 2), round(_p95(first_s), 2),
        round(second[0], 1), round(second[1], 2), round(filters[0], 1), round(filters[1], 2),
        round(median(warm), 1), round(_p95(warm), 1),
    )  # fmt: skip


def _p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


@dataclass(frozen=True, slots=True)
class Session:
    """Asks one engine, in the index of one language, over one link."""

    browser: Browser
    host: Host
    language: str
    engine: str
    link: str

    def first_queries(self, queries: tuple[str, str]) -> list[Cost]:
        """Return the cost of a first query, of a second one, and of its filters."""
        page = self.opened()
        costs = []
        for query in queries:
            milliseconds = page.evaluate(_TIMED, query)
            costs.append((_kilobytes(self.host), milliseconds / 1000))
        milliseconds = 0 if self.engine == "pagefind" else page.evaluate(_FILTERED, queries[1])
        costs.append((_kilobytes(self.host), milliseconds / 1000))
        page.context.close()
        return costs

    def warm(self, queries: Sequence[str], repeat: int) -> list[float]:
        """Return the milliseconds of queries whose files are all there."""
        page = self.opened()
        for query in queries:
            page.evaluate(_TIMED, query)
        times = [min(page.evaluate(_TIMED, query) for _ in range(repeat)) for query in queries]
        page.context.close()
        return times

    def opened(self) -> Page:
        """Return a page with an empty cache that can ask the engine, but has loaded nothing of it."""
        page = self.browser.new_context().new_page()
        page.goto(f"{self.host.address}/{self.language}.html")
        page.evaluate(f"window.ask = {ENGINES[self.engine]}, 0")
        if self.link == "slow":
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", _SLOW)
            session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWDOWN})
        self.host.take()
        return page


def _kilobytes(host: Host) -> float:
    return sum(size for _, size in host.take()) / 1000


def facet_milliseconds(browser: Browser, site: Site) -> float:
    """Return how long it takes to count all filters over all documents: a median, of the slower language."""
    slowest = 0.0
    with served(site.folder) as host:
        for language, queries in site.queries.items():
            page = Session(browser, host, language, "portal", "plain").opened()
            page.evaluate(_TIMED, queries[0])
            slowest = max(slowest, median(page.evaluate(_COUNTED, _ROUNDS)))
            page.context.close()
    return slowest


def bytes_before_search(browser: Browser, site: Site) -> int:
    """Return the bytes of engine and index that the start page loads before anybody uses a search field."""
    with served(site.folder) as host:
        page = browser.new_context().new_page()
        page.goto(f"{host.address}/", wait_until="networkidle")
        page.context.close()
        engine = ("/assets/search.js", "/search/")
        return sum(size for path, size in host.take() if path.startswith(engine))


def targets(browser: Browser, site: Site, figures: Sequence[Figure]) -> Iterator[Target]:
    """Yield what the portal's search must keep to; some hold for 10,000 records and more, or for fewer than that."""
    plain, slow = (next(f for f in figures if (f.engine, f.link) == run) for run in RUNS[:2])
    is_large = site.records >= 10_000

    def target(name: str, measured: float, most: float) -> Target:
        return Target(name, site.records, round(measured, 2), most)

    yield target("bytes before search is used", bytes_before_search(browser, site), 0)
    yield target("first query, kB", plain.first_kb, 60 if is_large else 45)
    yield target("first query, kB, p95", plain.first_kb_p95, 80)
    yield target("first query on the slow link, s", slow.first_s, 1.6)
    yield target("warm query, ms, p95", plain.warm_ms_p95, 30)
    yield target("counts of all filters, ms", facet_milliseconds(browser, site), 5)
    yield target("index of both languages, CPU s", site.seconds["portal"], 60)


def report(figures: Sequence[Figure], reached: Sequence[Target], seconds: dict[int, dict[str, float]]) -> str:
    """Return the figures as a table, then the targets."""
    columns = ("first kB", "first s", "second kB", "second s", "filters kB", "filters s", "warm ms")
    lines = [f"{'records':>7} {'engine':18} {'link':5} " + " ".join(f"{name:>13}" for name in columns)]
    for f in figures:
        cells = (
            f"{f.first_kb} ({f.first_kb_p95})", f"{f.first_s} ({f.first_s_p95})", f.second_kb, f.second_s,
            f.filters_kb, f.filters_s, f"{f.warm_ms} ({f.warm_ms_p95})",
        )  # fmt: skip
        lines.append(f"{f.records:7} {f.engine:18} {f.link:5} " + " ".join(f"{cell:>13}" for cell in cells))
    lines.append("In brackets: 95th percentile.")
    for records, by_engine in seconds.items():
        took = ", ".join(f"{engine} {value:.1f} s" for engine, value in by_engine.items())
        lines.append(f"index of {records} records: {took} of CPU time")
    for t in reached:
        state = "reached" if t.measured <= t.most else "MISSED"
        lines.append(f"{state:7} {t.records:6} records: {t.name}: {t.measured:g} (most: {t.most:g})")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--queries", type=int, default=10, help="in each language")
    parser.add_argument("--repeat", type=int, default=2)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args()
    if find_spec("pagefind") is None:
        raise SystemExit("Pagefind is missing: pip install --require-hashes -r requirements-benchmark.txt")
    figures: list[Figure] = []
    reached: list[Target] = []
    seconds: dict[int, dict[str, float]] = {}
    for records in options.records:
        with tempfile.TemporaryDirectory() as name:
            site = make_site(Path(name), records, options.queries)
            own = [measure(site, engine, link, options.repeat) for engine, link in RUNS]
            with chromium() as browser:
                reached += targets(browser, site, own)
            figures += own
            seconds[records] = site.seconds
    if options.format == "json":
        found: dict[str, Any] = {
            "figures": [asdict(figure) for figure in figures],
            "targets": [asdict(target) for target in reached],
            "index_cpu_seconds": seconds,
        }
        print(json.dumps(found, indent=1))
    else:
        print(report(figures, reached, seconds))


if __name__ == "__main__":
    main()
