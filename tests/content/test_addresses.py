"""Paths on disk and addresses on the site: one mapping, in both directions."""

import pytest

from portal.content.addresses import Target, prose_address, resolve, split_language

LANGUAGES = ("de", "en", "ar")


@pytest.mark.parametrize(
    ("name", "stem", "language"),
    [
        ("index.md", "index", None),
        ("index.en.md", "index", "en"),
        ("kurs.ar.md", "kurs", "ar"),
        ("index.de.md", "index.de", None),
        ("kurs.fr.md", "kurs.fr", None),
        ("www.energie.en.md", "www.energie", "en"),
    ],
)
def test_only_a_languages_suffix_is_one(name: str, stem: str, language: str | None) -> None:
    assert split_language(name, LANGUAGES) == (stem, language)


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.md", ""),
        ("index.en.md", ""),
        ("familien.md", "familien/"),
        ("familien.ar.md", "familien/"),
        ("redaktion/index.md", "redaktion/"),
        ("redaktion/README.md", "redaktion/"),
        ("redaktion/eintrag.en.md", "redaktion/eintrag/"),
    ],
)
def test_a_prose_page_has_one_address_in_every_language(path: str, address: str) -> None:
    assert prose_address(path, LANGUAGES) == address


RECORD = "materials/programmes/griffbereit/index.md"


@pytest.mark.parametrize(
    ("source", "href", "target"),
    [
        (RECORD, "../rucksack/index.md", ("materials/programmes/rucksack/index.md", "programmes/rucksack/", "")),
        (RECORD, "../rucksack/index.en.md", ("materials/programmes/rucksack/index.en.md", "programmes/rucksack/", "")),
        (RECORD, "../rucksack.md#weg", ("materials/programmes/rucksack.md", "programmes/rucksack/", "weg")),
        (RECORD, "../rucksack.en.md", ("materials/programmes/rucksack.en.md", "programmes/rucksack/", "")),
        (RECORD, "../rucksack/", ("materials/programmes/rucksack", "programmes/rucksack/", "")),
        (RECORD, "../../offers/", ("materials/offers", "offers/", "")),
        (RECORD, "../../../docs/familien.md", ("docs/familien.md", "familien/", "")),
        (RECORD, "../../../docs/index.en.md", ("docs/index.en.md", "", "")),
        ("docs/index.md", "../materials/offers/kurs.md", ("materials/offers/kurs.md", "offers/kurs/", "")),
        ("docs/a/b.md", "../c.md", ("docs/c.md", "c/", "")),
        (RECORD, "../../_vocabularies/topic.yml#daz", ("materials/_vocabularies/topic.yml", "topics/daz/", "")),
        (RECORD, "../../_vocabularies/stage.yml", ("materials/_vocabularies/stage.yml", "stages/", "")),
        (RECORD, "../../_vocabularies/license.yml", ("materials/_vocabularies/license.yml", None, "")),
        (RECORD, "../../kurse/", ("materials/kurse", None, "")),
        (RECORD, "../../../README.md", ("README.md", None, "")),
        (RECORD, "../../../../../etc/", ("../../etc", None, "")),
        (RECORD, "index%20neu.md", ("materials/programmes/griffbereit/index neu.md", "programmes/griffbereit/", "")),
    ],
)
def test_a_link_on_disk_leads_to_an_address(source: str, href: str, target: tuple[str, str | None, str]) -> None:
    assert resolve(source, href, LANGUAGES) == Target(*target)


@pytest.mark.parametrize(
    ("source", "href", "path", "address"),
    [
        (RECORD, "f-ar.pdf", "materials/programmes/griffbereit/f-ar.pdf", "programmes/griffbereit/f-ar.pdf"),
        ("materials/programmes/griffbereit/index.en.md", "flyer.pdf", "materials/programmes/griffbereit/flyer.pdf",
         "programmes/griffbereit/flyer.pdf"),
        ("docs/a/b.md", "../bild.png", "docs/bild.png", "bild.png"),
        (RECORD, "../../../mkdocs.toml", "mkdocs.toml", None),
    ],
)  # fmt: skip
def test_an_attachment_stands_once_beside_the_german_page(
    source: str, href: str, path: str, address: str | None
) -> None:
    assert resolve(source, href, LANGUAGES) == Target(path, address, "", is_attachment=True)


@pytest.mark.parametrize(
    "href", ["https://example.org/", "mailto:a@b.de", "/offers/", "#hier", "", "\\\\host", "javascript:x"]
)
def test_what_is_no_path_is_not_resolved(href: str) -> None:
    assert resolve(RECORD, href, LANGUAGES) is None
