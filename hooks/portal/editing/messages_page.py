"""The page of the editors' guide that explains every message of the check, written from the explanations."""

from collections.abc import Iterator, Mapping

from portal.problems import Explanation, chapters, guide, read_interface


def messages_pages(notice: str) -> dict[str, str]:
    """Return the pages by path, in German and English; the English one is yet to be confirmed.

    `notice` says how they are written.
    """
    return {guide(language): "\n".join(_page(language, notice)) for language in ("de", "en")}


def _page(language: str, notice: str) -> Iterator[str]:
    words = read_interface(f"explanations.{language}")["_page"]
    yield from ("---", notice, f"title: {words['title']}", f"description: {words['description']}")
    if language != "de":
        yield "translation: {method: machine}"
    yield from ("---", f"# {words['title']}", "", words["lead"], "")
    for name, chapter in chapters(language).items():
        yield from (f"## {chapter.title} {{#{name}}}", "")
        for code, explanation in chapter.explanations.items():
            yield from _section(code, explanation, words)


def _section(code: str, explanation: Explanation, words: Mapping[str, str]) -> Iterator[str]:
    yield from (f"### {explanation.title} {{#{code}}}", "", f"`{code}`: {explanation.why}", "")
    for name, example in (("bad", explanation.bad), ("good", explanation.good)):
        yield from (words[name], "", "~~~~", *example.rstrip("\n").split("\n"), "~~~~", "")
