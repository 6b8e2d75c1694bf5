"""CPU time of a whole build by the number of records, beside plain mkdocs-material + static-i18n on the same texts.

    python -m benchmarks.build [--records 300 1000 3000] [--stock 300 1000]

Prints CPU milliseconds a page (user + system, all processes) for each N, how cost grows between the steps, and the
ratio to the stock stack, all measured in this one run; machines are noisy, so only ratios mean something.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.generate import generate

_STOCK = """site_name: Stock
site_url: https://portal.example.org/
theme: {name: material, language: de}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: de, name: Deutsch, default: true}
        - {locale: en, name: English}
markdown_extensions: [tables, footnotes, def_list, admonition, attr_list, toc, pymdownx.details]
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured build: who built, how many records, pages written, CPU seconds."""

    builder: str
    records: int
    pages: int
    cpu: float

    @property
    def per_page(self) -> float:
        """Return CPU milliseconds a page."""
        return 1000 * self.cpu / self.pages


def measure(builder: str, records: int, folder: Path) -> Figure:
    """Return the cost of one cold build of generated content."""
    source, output = folder / "source", folder / "site"
    generate(source, records)
    if builder == "stock":
        source = _stock(source, folder / "stock")
        command = ["mkdocs", "build", "--quiet", "--site-dir", str(output)]
    else:
        command = ["portal", "build", "--output", str(output)]
    before = os.times()
    result = subprocess.run(
        [str(Path(sys.executable).parent / command[0]), *command[1:]],
        cwd=source,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600"},
        capture_output=True,
        text=True,
        check=False,
    )
    after = os.times()
    if result.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{result.stderr[-2000:]}")
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    pages = sum(1 for _ in output.rglob("*.html"))
    shutil.rmtree(output)
    return Figure(builder, records, pages, cpu)


def _stock(source: Path, folder: Path) -> Path:
    """Return a plain MkDocs project with the same texts as ordinary pages."""
    shutil.rmtree(folder, ignore_errors=True)
    for kind in (source / "materials").iterdir():
        if not kind.name.startswith("_"):
            shutil.copytree(kind, folder / "docs" / kind.name)
    (folder / "docs/index.md").write_text("# Start\n", "utf-8")
    (folder / "mkdocs.yml").write_text(_STOCK, "utf-8")
    return folder


def report(figures: list[Figure]) -> str:
    """Return the table and the two ratios that matter: growth between steps, and stock against ours."""
    lines = [f"{'builder':8} {'records':>8} {'pages':>7} {'CPU s':>8} {'ms/page':>8}"]
    lines += [f"{f.builder:8} {f.records:8} {f.pages:7} {f.cpu:8.2f} {f.per_page:8.2f}" for f in figures]
    ours = sorted((f for f in figures if f.builder == "portal"), key=lambda figure: figure.records)
    for first, second, third in zip(ours, ours[1:], ours[2:], strict=False):
        early = (second.cpu - first.cpu) / (second.records - first.records)
        late = (third.cpu - second.cpu) / (third.records - second.records)
        lines.append(
            f"growth per record {second.records}→{third.records} / {first.records}→{second.records}: {late / early:.2f}"
        )
    for stock in (f for f in figures if f.builder == "stock"):
        same = next((f for f in ours if f.records == stock.records), None)
        if same is not None:
            lines.append(f"stock / portal at {stock.records} records: {stock.cpu / same.cpu:.1f}×")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, nargs="*", default=[300, 1000, 3000])
    parser.add_argument("--stock", type=int, nargs="*", default=[300, 1000])
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory() as name:
        for builder, numbers in (("portal", options.records), ("stock", options.stock)):
            figures += [measure(builder, number, Path(name)) for number in numbers]
    if options.format == "json":
        print(json.dumps([asdict(figure) for figure in figures], indent=1))
    else:
        print(report(figures))


if __name__ == "__main__":
    main()
