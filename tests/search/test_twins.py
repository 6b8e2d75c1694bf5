"""The browser's search and the one in Python are twins: the same terms, the same documents, the same scores.

lunr.js, which MkDocs ships, is the judge of the scores: chunks with eight-bit weights must find what it finds.
"""

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import mkdocs
import pytest
from lunr.builder import Builder
from playwright.sync_api import Browser, Page

from portal.catalogue import Catalogue, load
from portal.project import open_project
from portal.render.naming import Naming
from portal.search.answer import answer
from portal.search.facets import Facets
from portal.search.index import Index
from portal.search.normalise import normaliser, rules_for
from portal.search.pack import pack
from portal.search.ranking import Clause, scores_of
from portal.search.site import index_of
from portal.search.weigh import weigh
from tests.search.engine import ask, engine, index_files, lay_out, small_index
from tests.search.library import CONCEPTS, ENTRIES, entry
from tests.sites import DAY
from tests.support import ROOT, SHARED

pytestmark = pytest.mark.browser

LANGUAGES = ("de", "en", "tr", "ar", "uk", "ru", "fr", "fa")
WORDS = 100_000
LUNR = Path(mkdocs.__file__).parent / "contrib" / "search" / "templates" / "search" / "lunr.js"
QUERIES = (
    "Sprachförderung Kita", "sprachfoerderung", "Lehrer:innen", "LehrerInnen Rassismus", "Kinder garten",
    "Beratung Stolberg", "Rucksack", "Griffbereit", "Grifbereit", "Sprachförderng", "Deutschkurs Alsdorf kostenlos",
    "die", "für Eltern", "a", "KI", "Arabisch", "العربية", "Türkçe", "українська", "курсы немецкого",
    "l’école des enfants", "دوره‌های زبان", "خانواده ها", "Familien mit kleinen Kindern",
    "Courage", "1001", "C1", "", "  ", "*:^", "language mediators", "nursery", "parents’ evening", "organization",
    "teaching materials in Turkish", "newcomers", "Aix", "Impressum",
    "Mehrsprachigkeit Übergang Schule Beruf Elternarbeit Kita Sprache Lesen Schreiben Deutsch Hilfe Stadt Land",
)  # fmt: skip


def repository() -> Catalogue:
    return load(open_project(ROOT, today=date.fromisoformat(DAY)))


@pytest.fixture(scope="module")
def indexes() -> dict[str, tuple[Index, Facets]]:
    """Return the indexes of this repository, also in languages to come, and of the small library in some others."""
    catalogue = repository()
    languages = (*catalogue.project.languages, "ru", "fr")
    built = {language: index_of(catalogue, language, Naming(catalogue)) for language in languages}
    many = [entry(f"n{n}", f"Kita {n}", f"topic:t{n}") for n in range(300)]
    small = {"tr": small_index("tr", ENTRIES, CONCEPTS), "uk": small_index("uk", [], []), "fa": small_index("fa", many)}
    return {**built, **small}


@pytest.fixture(scope="module")
def page(
    chromium: Browser,
    indexes: dict[str, tuple[Index, Facets]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("search")
    lay_out(folder, {language: index_files(*built) for language, built in indexes.items()})
    with engine(chromium, folder) as page:
        yield page


def words() -> list[str]:
    """Return words of real texts, and variations of them with the signs that people use."""
    texts = [
        file.read_text("utf-8") for folder in ("docs", "materials") for file in (ROOT / folder).rglob("*.[my][dm]*")
    ]
    if (corpus := SHARED / "search" / "documents.jsonl").is_file():
        texts.append(corpus.read_text("utf-8"))
    found = sorted(set(re.split(r'[\s"]+', "\n".join(texts))))
    dice = random.Random(20261125)
    alphabet = "aäeioöuüßsnrtlAEINÄ*:_/·-'’ʼ´İıIğşçÇ'аіїєґёйЙыэщъовиьнاأإآةىيوالبتنكیکًِّـ٠۵پچگهۀٔ\u200céèêçùïñøłœæﬁ²½Ⅷ"
    while len(found) < WORDS:
        word = dice.choice(found[: len(texts) * 20])[:24]
        place = dice.randrange(len(word) + 1)
        found.append(word[:place] + "".join(dice.choices(alphabet, k=dice.randint(1, 4))) + word[place:])
    return found


def test_terms_are_the_same(page: Page) -> None:
    sample = words()
    assert len(sample) >= WORDS
    for place, language in enumerate(LANGUAGES):
        part = sample if language == "de" else sample[place :: len(LANGUAGES) - 1]
        mine = [normaliser(language).terms(word) for word in part]
        script = """([rules, language, words]) => {
            const normaliser = portalSearch.normaliser(rules, language);
            return words.map((word) => normaliser.terms(word));
        }"""
        other = page.evaluate(script, [rules_for(language), language, part])
        assert [found for found in zip(part, mine, other, strict=True) if found[1] != found[2]] == []


def short(found: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """Return what must be equal of an answer: it holds no more than the browser's, and that in another order."""
    return {
        "total": found["total"],
        "hits": [(hit["id"], hit["score"]) for hit in found["hits"]],
        "counts": [[option["count"] for option in found["facets"][name]] for name in names],
        "terms": found["terms"],
        "didYouMean": found["didYouMean"],
    }


@pytest.mark.parametrize("texts", [False, True], ids=["titles", "texts"])
@pytest.mark.parametrize("language", ["de", "en", "tr", "uk", "ru", "fr", "fa"])
def test_results_are_the_same(page: Page, indexes: dict[str, tuple[Index, Facets]], language: str, texts: bool) -> None:
    index, facets = indexes[language]
    titles = random.Random(1).sample([entry.title for entry in index.entries], min(15, len(index.entries)))
    asked = [query for query in QUERIES if normaliser(language).words(query)]
    for query in (*asked, *titles, *(title[: len(title) // 2] for title in titles)):
        for filters in ({}, {"kind": ["offer", "material"]}):
            found = ask(page, language, "query", query, {"filters": filters, "texts": texts})
            mine = answer(index, facets, query, filters=filters, texts=texts)
            names = [facet.name for facet in facets.facets]
            assert short(found, names) == short(mine, names), query


@pytest.mark.parametrize("sort", ["newest", "title", "date"])
def test_orders_are_the_same(page: Page, indexes: dict[str, tuple[Index, Facets]], sort: str) -> None:
    index, facets = indexes["de"]
    found = ask(page, "de", "query", "", {"sort": sort, "size": 1000})
    assert found["total"] == len(index.entries)
    mine = facets.sorted(range(len(index.entries)), sort)
    assert [hit["id"] for hit in found["hits"]] == [index.entries[number].id for number in mine]


def test_a_hit_says_what_a_card_shows(page: Page) -> None:
    hit = ask(page, "en", "query", "Griffbereit", {"size": 1})["hits"][0]
    assert (hit["id"], hit["kind"], hit["address"]) == ("griffbereit", "programme", "programmes/griffbereit/")
    assert (hit["language"], hit["isFallback"], hit["facts"]["stage"]) == ("en", False, ["elementar"])


def test_pages_of_results_follow_each_other(page: Page) -> None:
    whole = [hit["id"] for hit in ask(page, "de", "query", "Beratung", {"size": 12})["hits"]]
    parts = [
        hit["id"] for n in (1, 2, 3) for hit in ask(page, "de", "query", "Beratung", {"size": 4, "page": n})["hits"]
    ]
    assert parts == whole


def test_suggestions_are_terms_and_records(page: Page) -> None:
    found = ask(page, "de", "suggest", "Mehrsprach", 6)
    assert found[0] == {
        "type": "term",
        "title": "Mehrsprachigkeit",
        "address": "topics/mehrsprachigkeit/",
        "kind": "topic",
    }
    assert {item["type"] for item in found} == {"term", "record"}
    assert len(found) <= 6
    assert ask(page, "de", "suggest", "", 6) == []


def test_entries_are_found_by_id_in_the_order_asked_for(page: Page) -> None:
    found = ask(page, "de", "items", ["griffbereit", "nirgends", "rucksack-kita"])
    assert [hit["id"] for hit in found] == ["griffbereit", "rucksack-kita"]


def test_words_for_highlighting(page: Page) -> None:
    ask(page, "de", "query", "Kita")
    assert ask(page, "de", "normalise", "Lehrer:innen") == normaliser("de").terms("Lehrer:innen")


def test_nothing_is_loaded_before_it_is_needed(
    chromium: Browser,
    indexes: dict[str, tuple[Index, Facets]],
    tmp_path: Path,
) -> None:
    lay_out(tmp_path, {"de": index_files(*indexes["de"])})
    with engine(chromium, tmp_path) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
        page.evaluate("window.one = portalSearch.open({language: 'de', base: '.'}), 0")
        assert asked == []
        page.evaluate("one.query('Kita', {counts: []}).then(() => 0)")
        assert {"texts", "spelling", "ids", "orders", "columns"}.isdisjoint(name.split("-")[0] for name in asked)
        assert sum(name.startswith("names") for name in asked) == 1
        page.evaluate("one.query('Kita', {counts: ['kind'], filters: {topic: ['daz'], stage: []}}).then(() => 0)")
        assert sum(name.startswith("columns") for name in asked) == 2
        page.evaluate("one.query('حضانة').then(() => 0)")
        assert sum(name.startswith("names") for name in asked) == 2
        assert len(asked) == len(set(asked))


def test_only_what_is_asked_for_is_counted(page: Page) -> None:
    whole = ask(page, "de", "query", "Kita")
    found = ask(page, "de", "query", "Kita", {"counts": ["topic"]})
    assert found["hits"] == whole["hits"]
    assert found["facets"]["topic"] == whole["facets"]["topic"]
    assert {option["count"] for option in found["facets"]["kind"]} == {None}
    assert [option["label"] for option in found["facets"]["kind"]] == [o["label"] for o in whole["facets"]["kind"]]


def test_a_failure_is_an_error_and_can_be_tried_again(
    chromium: Browser,
    indexes: dict[str, tuple[Index, Facets]],
    tmp_path: Path,
) -> None:
    lay_out(tmp_path, {"de": index_files(*indexes["de"])})
    manifest = tmp_path / "search" / "de" / "manifest.json"
    manifest.rename(tmp_path / "kept")
    with engine(chromium, tmp_path) as page:
        script = (
            "(window.one ??= portalSearch.open({language: 'de', base: '.'})).query('Kita').then(r => r.total, () => -1)"
        )
        assert page.evaluate(script) == -1
        (tmp_path / "kept").rename(manifest)
        assert page.evaluate(script) > 0


def test_scores_are_those_of_lunr(page: Page) -> None:
    dice = random.Random(7)
    fields = {"title": 4.0, "text": 1.0}
    terms = [f"w{n}" for n in range(60)]
    documents = [{name: dice.choices(terms, k=dice.randint(1, 12)) for name in fields} for _ in range(120)]
    builder = Builder()
    builder.ref("id")
    for name, boost in fields.items():
        builder.field(name, boost=boost)
    for number, document in enumerate(documents):
        builder.add({"id": str(number), **document})
    serialised = json.dumps(builder.build().serialize())
    store = pack(weigh(documents, fields, [1] * len(documents)), fields)
    queries = [[Clause(term, dice.choice((3, 8, 10))) for term in dice.sample(terms, 4)] for _ in range(40)]
    page.add_script_tag(content=LUNR.read_text("utf-8"))
    script = """([serialised, queries]) => {
        const index = lunr.Index.load(JSON.parse(serialised));
        return queries.map((clauses) => index.query((query) => {
            for (const [term, boost] of clauses) query.term(term, {boost, usePipeline: false});
        }).map((result) => [Number(result.ref), result.score]));
    }"""
    judged = page.evaluate(script, [serialised, [[(c.term, c.boost) for c in clauses] for clauses in queries]])
    for clauses, results in zip(queries, judged, strict=True):
        mine = scores_of(store, clauses)
        assert mine.keys() == {number for number, _ in results}
        assert all(abs(mine[number] - value) <= 0.05 * value for number, value in results)


def test_every_label_in_any_language_is_known_in_the_browser(page: Page) -> None:
    for query in ("Sprachförderung", "dil desteği", "دعم اللغة", "мовна підтримка"):
        assert {hit["id"] for hit in ask(page, "tr", "query", query)["hits"][:2]} == {"a", "c"}
