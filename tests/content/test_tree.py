"""Which files there are, what each is, and which names cannot be published."""

import unicodedata
from pathlib import Path

import pytest

from portal.content.tree import Tree, collect
from tests.conftest import MakePortal
from tests.support import EVENT, MATERIAL, PDF, PROGRAMME, PROGRAMME_EN, Portal


def tree_of(portal: Portal) -> Tree:
    return collect(portal.open())


def codes(tree: Tree) -> dict[str, str]:
    return {problem.path: problem.code for problem in tree.problems}


def test_a_record_lies_in_a_folder_of_its_own_or_in_a_file(make_portal: MakePortal) -> None:
    tree = tree_of(make_portal({"materials/offers/a/index.md": "", "materials/offers/b.md": ""}))
    assert [(file.slug, file.in_own_folder, file.is_original) for file in tree.files] == [
        ("a", True, True),
        ("b", False, True),
    ]
    assert tree.originals == 2


def test_a_translation_belongs_to_its_original(make_portal: MakePortal) -> None:
    tree = tree_of(make_portal({PROGRAMME: "", PROGRAMME_EN: "", "materials/offers/kurs.ar.md": ""}))
    assert [(file.slug, file.language, file.is_original) for file in tree.files] == [
        ("kurs", "ar", False),
        ("griffbereit", "en", False),
        ("griffbereit", "de", True),
    ]


def test_pages_attachments_and_assets_are_told_apart(make_portal: MakePortal) -> None:
    tree = tree_of(
        make_portal({MATERIAL: "", f"{MATERIAL[:-8]}bild.png": b"123", "docs/hilfe.md": "", "docs/bild/logo.svg": ""})
    )
    assert tree.attachments == {f"{MATERIAL[:-8]}bild.png": 3}
    assert tree.assets == {"docs/bild/logo.svg"}
    assert [(page.path, page.address) for page in tree.prose] == [("docs/hilfe.md", "hilfe/")]
    assert tree.problems == []


@pytest.mark.parametrize(
    ("path", "code", "suggestion"),
    [
        ("materials/offers/Väter Arbeit.md", "file-name", "vaeter-arbeit.md"),
        ("materials/offers/Kurs/index.md", "file-name", "index.md"),
        ("materials/offers/kurs--neu.md", "file-name", "kurs-neu.md"),
        ("materials/offers/kurs.EN.md", "suffix-language", "kurs-en.md"),
        ("materials/offers/kurs.de.md", "suffix-language", "kurs-de.md"),
        ("materials/offers/kurs.eng.md", "suffix-language", "kurs-eng.md"),
        ("materials/offers/www.energie.en.md", "file-name", "www-energie-en.md"),
        ("materials/offers/kurs/index.fr.md", "suffix-language", "index-fr.md"),
        ("materials/offers/kurs/text.md", "not-index", "index.md"),
        ("docs/kita.ev.md", "suffix-language", "kita-ev.md"),
        ("docs/gross.EN.md", "suffix-language", "gross-en.md"),
        ("docs/tipp.eng.md", "suffix-language", "tipp-eng.md"),
    ],
)
def test_a_name_that_cannot_be_published_gets_a_better_one(
    make_portal: MakePortal, path: str, code: str, suggestion: str
) -> None:
    (problem,) = tree_of(make_portal({path: ""})).problems
    assert (problem.path, problem.code, problem.values["suggestion"]) == (path, code, suggestion)


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("flyer.ar.pdf", "flyer-ar.pdf"), ("Flyer.pdf", "flyer.pdf"), ("ein flyer.PDF", "ein-flyer.pdf")],
)
def test_an_attachment_has_a_plain_name_with_one_dot(make_portal: MakePortal, name: str, suggestion: str) -> None:
    (problem,) = tree_of(make_portal({f"materials/offers/kurs/{name}": PDF})).problems
    assert (problem.code, problem.values["suggestion"]) == ("attachment-name", suggestion)


@pytest.mark.parametrize("name", ["jquery.ui.js", "lunr.ar.js", "flyer.ar.pdf"])
def test_an_asset_that_would_get_lost_is_reported(make_portal: MakePortal, name: str) -> None:
    assert codes(tree_of(make_portal({f"docs/assets/{name}": ""}))) == {f"docs/assets/{name}": "attachment-name"}


@pytest.mark.parametrize("path", ["docs/übergang-schule.md", "docs/a/b/c.md", "docs/offers-neu.md"])
def test_prose_may_have_other_names(make_portal: MakePortal, path: str) -> None:
    assert tree_of(make_portal({path: ""})).problems == []


@pytest.mark.parametrize("language", ["de", "en", "uk"])
def test_a_folder_of_prose_named_like_a_language_collides(make_portal: MakePortal, language: str) -> None:
    path = f"docs/{language}/seite.md"
    tree = tree_of(make_portal({path: ""}))
    assert codes(tree) == {path: "language-folder"}
    assert tree.prose == []


def test_a_page_named_like_a_language_does_not_collide(make_portal: MakePortal) -> None:
    assert tree_of(make_portal({"docs/fr/seite.md": "", "docs/uk.md": ""})).problems == []


@pytest.mark.parametrize("path", ["docs/offers.md", "docs/topics/daz.md", "docs/search/index.md", "docs/page/2.md"])
def test_prose_cannot_have_an_address_of_the_portal(make_portal: MakePortal, path: str) -> None:
    assert codes(tree_of(make_portal({path: ""}))) == {path: "reserved-address"}


def test_two_files_cannot_have_one_address(make_portal: MakePortal) -> None:
    tree = tree_of(
        make_portal(
            {
                EVENT: "",
                "materials/events/fachtag.md": "",
                "docs/index.md": "",
                "docs/README.md": "",
                "docs/hilfe/index.en.md": "",
                "docs/hilfe.en.md": "",
            }
        )
    )
    assert [(p.code, p.path, p.values["other"]) for p in tree.problems] == [
        ("two-files", "materials/events/fachtag.md", EVENT),
        ("two-files", "docs/hilfe.en.md", "docs/hilfe/index.en.md"),
        ("two-files", "docs/index.md", "docs/README.md"),
    ]


def test_one_name_in_two_folders_makes_two_addresses(make_portal: MakePortal) -> None:
    files = {"materials/events/fachtag.md": "", "materials/offers/fachtag.md": "", "materials/offers/fachtag.en.md": ""}
    assert tree_of(make_portal(files)).problems == []


def test_hidden_files_and_vocabularies_are_none_of_ours(make_portal: MakePortal) -> None:
    tree = tree_of(
        make_portal({"docs/.gitkeep": "", "materials/.DS_Store": "", "materials/_vocabularies/topic.yml": ""})
    )
    assert (tree.problems, tree.files, tree.assets) == ([], [], set())


def test_a_misnamed_record_is_remembered_so_that_references_to_it_hold(make_portal: MakePortal) -> None:
    assert tree_of(make_portal({"materials/offers/Kurs.md": ""})).refused == ["materials/offers/Kurs.md"]


@pytest.mark.parametrize(
    "path", ["docs/leck.md", "docs/leck.png", "materials/offers/leck.md", "materials/offers/leck/index.md"]
)
def test_a_symbolic_link_is_not_followed(make_portal: MakePortal, tmp_path: Path, path: str) -> None:
    portal = make_portal({"docs/index.md": ""})
    secret = tmp_path / "geheim.md"
    secret.write_text("geheim")
    (portal.root / path).parent.mkdir(parents=True, exist_ok=True)
    (portal.root / path).symlink_to(secret)
    tree = tree_of(portal)
    assert codes(tree) == {path: "file-symlink"}
    assert path not in {file.path for file in tree.files} | {page.path for page in tree.prose} | tree.assets


def test_a_folder_that_leads_back_to_itself_ends_the_walk(make_portal: MakePortal) -> None:
    portal = make_portal({"docs/a/seite.md": ""})
    (portal.root / "docs/a/kreis").symlink_to("..")
    tree = tree_of(portal)
    assert codes(tree) == {"docs/a/kreis": "file-symlink"}
    assert [page.path for page in tree.prose] == ["docs/a/seite.md"]


@pytest.mark.parametrize("name", ["a\nb.md", "bericht\u202efdp.md", "a\x1b[31m.md"])
def test_a_name_that_deceives_is_refused(make_portal: MakePortal, name: str) -> None:
    (problem,) = tree_of(make_portal({f"docs/{name}": ""})).problems
    assert problem.code == "file-name"
    assert problem.message("de").isprintable()


def test_paths_are_composed(make_portal: MakePortal) -> None:
    decomposed = unicodedata.normalize("NFD", "docs/übergang.md")
    tree = tree_of(make_portal({decomposed: ""}))
    paths = [problem.path for problem in tree.problems] + [page.path for page in tree.prose]
    assert paths == ["docs/übergang.md"]


def test_a_portal_without_docs_has_no_prose(make_portal: MakePortal) -> None:
    portal = make_portal({})
    (portal.root / "docs").rmdir()
    assert tree_of(portal).prose == []
