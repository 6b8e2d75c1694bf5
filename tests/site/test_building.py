"""Building: the check comes first, a failure leaves the old site, faulty records can be left out."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import html, sites
from tests.support import ROOT

pytestmark = pytest.mark.site

BROKEN = "materials/offers/kaputt/index.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of this repository that a test may change."""
    return sites.copy_project(tmp_path / "project")


def breaks(project: Path) -> None:
    file = project / BROKEN
    file.parent.mkdir()
    file.write_text("---\nid: kaputt\nkind: offer\ntitle: Ein Kurs: kaputt\n---\n", "utf-8")


def test_a_fault_stops_the_build_with_file_and_line_and_the_old_site_stays(project: Path, tmp_path: Path) -> None:
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("alt", "utf-8")
    breaks(project)
    said = sites.build(project, old, code=1).stderr
    assert f"{BROKEN}:4" in said
    assert [file.name for file in old.iterdir()] == ["index.html"]
    assert (old / "index.html").read_text("utf-8") == "alt"
    assert [path.name for path in tmp_path.iterdir()] in (["project", "site"], ["site", "project"])


def test_keep_going_leaves_faulty_records_out_and_names_them(project: Path, tmp_path: Path) -> None:
    breaks(project)
    said = sites.build(project, tmp_path / "site", "--keep-going").stderr
    assert BROKEN in said
    assert not (tmp_path / "site/offers/kaputt").exists()
    assert (tmp_path / "site/offers/seiteneinsteigerberatung/index.html").is_file()


def mkdocs(project: Path, output: Path, module: str = "mkdocs") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, "build", "--strict", "-f", str(project / "mkdocs.yml"), "-d", str(output)],
        capture_output=True,
        text=True,
        check=False,
        env={
            "PATH": "",
            "SOURCE_DATE_EPOCH": "1795606200",
            "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true",
        },
    )


def test_plain_mkdocs_build_strict_is_quiet_and_makes_the_same_site(site: Path, tmp_path: Path) -> None:
    result = mkdocs(ROOT, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr and "ERROR" not in result.stderr, result.stderr
    assert {html.address_of(page, site): page.read_bytes() for page in html.pages(site)} == {
        html.address_of(page, tmp_path / "site"): page.read_bytes() for page in html.pages(tmp_path / "site")
    }


def test_plain_mkdocs_build_checks_before_anything_is_cleaned(project: Path, tmp_path: Path) -> None:
    breaks(project)
    old = tmp_path / "site"
    old.mkdir()
    (old / "index.html").write_text("alt", "utf-8")
    result = mkdocs(project, old)
    assert result.returncode == 1
    assert f"{BROKEN}:4" in result.stderr
    assert (old / "index.html").read_text("utf-8") == "alt"


def test_the_site_works_in_a_sub_directory(tmp_path: Path) -> None:
    sites.build(ROOT, tmp_path / "site", "--site-url", "https://example.org/bildung/")
    assert 'href="/bildung/' in (tmp_path / "site/404.html").read_text("utf-8")
    assert 'rel="canonical" href="https://example.org/bildung/familien/"' in (
        tmp_path / "site/familien/index.html"
    ).read_text("utf-8")
