"""What the first view of a family page costs: requests and kilobytes, beside plain Material with the same texts.

Both sites hold the pages for families of this repository in all its languages; Material is used as it comes, with
mkdocs-static-i18n. A view begins in an empty cache and ends when nothing more is asked for; bytes are bodies as hosts
send them with gzip, without pictures. Requests to other hosts are counted and refused: Material asks there for fonts.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Route

from benchmarks.browser import chromium, served
from portal.project import open_project

PROJECT = Path(__file__).parent.parent
PAGES = ("familien", "schulplatz")
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".svg", ".ico")
_STOCK = """\
site_name: Migration und Bildung
site_url: https://portal.example.org/
theme: {name: material}
validation: {links: {not_found: ignore, unrecognized_links: ignore, anchors: ignore}}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      reconfigure_material: true
      languages:
"""


@dataclass(frozen=True, slots=True)
class View:
    """The first view of a page: what was asked of its own host, how much came, what was asked of others."""

    site: str
    language: str
    page: str
    requests: int
    kilobytes: float
    foreign: int


def main() -> int:
    """Print the views of both sites."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args()
    languages = open_project(PROJECT).languages
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run("portal", "build", "--root", str(PROJECT), "--output", str(folder / "portal"))
        _run("mkdocs", "build", "--quiet", "--config-file", str(_stock(folder / "stock", languages)))
        sites = {"portal": folder / "portal", "Material": folder / "stock/site"}
        with chromium() as browser:
            views = [view for title, site in sites.items() for view in _views(browser, title, site, languages)]
    print(json.dumps([asdict(view) for view in views], indent=1) if options.format == "json" else _table(views))
    return 0


def _run(module: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], check=True, capture_output=True)


def _stock(folder: Path, languages: tuple[str, ...]) -> Path:
    """Return the settings of a plain site with the pages that families read."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/index.md").write_text("# Migration und Bildung\n", "utf-8")
    for name in PAGES:
        for file in (PROJECT / "docs").glob(f"{name}*.md"):
            if file.name.split(".")[0] == name:
                shutil.copy(file, folder / "docs")
    items = [
        f"        - {{locale: {code}, name: {code}{', default: true' if not n else ''}}}"
        for n, code in enumerate(languages)
    ]
    (folder / "mkdocs.yml").write_text(_STOCK + "\n".join(items) + "\n", "utf-8")
    return folder / "mkdocs.yml"


def _views(browser: Browser, title: str, site: Path, languages: tuple[str, ...]) -> list[View]:
    return [_view(browser, title, site, language, page) for language in languages for page in PAGES]


def _view(browser: Browser, title: str, site: Path, language: str, name: str) -> View:
    foreign: list[str] = []

    def refuse(route: Route) -> None:
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    with served(site) as host:
        context = browser.new_context(locale=language)
        page = context.new_page()
        page.route("**/*", refuse)
        start = "" if language == open_project(PROJECT).original else f"{language}/"
        page.goto(f"{host.address}/{start}{name}/", wait_until="networkidle")
        context.close()
        sent = host.take()
    size = sum(length for path, length in sent if not path.endswith(_PICTURES))
    return View(title, language, name, len(sent), round(size / 1000, 1), len(foreign))


def _table(views: list[View]) -> str:
    lines = [f"{'site':10}{'language':10}{'page':12}{'requests':>9}{'kB':>8}{'other hosts':>13}"]
    lines += [f"{v.site:10}{v.language:10}{v.page:12}{v.requests:9}{v.kilobytes:8}{v.foreign:13}" for v in views]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
