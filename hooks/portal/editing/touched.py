"""Which problems a difference touches: those in its files, and those that it causes in others.

Others are records that refer to a changed record, translations of a changed original, links to removed files, whatever
shares an id, address or number with a changed file, and what uses a changed vocabulary or attachment.
"""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from portal.content.addresses import resolve, split_language
from portal.content.front_matter import read_front_matter
from portal.content.source import read_text
from portal.editing.revisions import Difference
from portal.problems import Problem
from portal.project import CONFIGURATION, Project

_VOCABULARIES = "materials/_vocabularies/"
_REFERENCES = {"unknown-reference", "reference-kind", "self-reference", "reference-draft", "reference-archived"}
_TRANSLATIONS = {
    "translation-outdated",
    "translation-unconfirmed",
    "translation-equal",
    "orphan-translation",
    "criteria-number",
}
_LINKS = {"link-dead", "link-anchor"}
_USES = {
    "licence-not-open": "license",
    "licence-incompatible": "license",
    "school-form-stage": "school_form",
    "cefr-order": "cefr",
}
"""Problems that depend on a vocabulary which they do not name."""


@dataclass(frozen=True)
class Touched:
    """What a difference touches in a project."""

    project: Project
    difference: Difference

    def __contains__(self, problem: object) -> bool:
        """Return whether the difference touches a problem; one that changes mkdocs.yml touches everything."""
        if not isinstance(problem, Problem):
            return False
        paths = self.difference.paths
        return problem.path in paths or CONFIGURATION in paths or self._is_caused(problem)

    def _is_caused(self, problem: Problem) -> bool:
        code, values = problem.code, problem.values
        if code in _REFERENCES:
            return values.get("value") in self.ids
        if code == "reference-cycle":
            return not self.ids.isdisjoint(str(values.get("way")).split(" → "))
        if code in _TRANSLATIONS:
            return self.address(problem.path) in self.originals
        if code in _LINKS:
            return self._leads_to_change(problem.path, str(values.get("value")))
        if code.startswith("file-"):
            beside = posixpath.join(posixpath.dirname(problem.path), str(values.get("value")))
            return beside in self.difference.paths
        return values.get("other") in self.difference.paths or self._vocabulary(problem) in self.difference.paths

    def _vocabulary(self, problem: Problem) -> str:
        return f"{_VOCABULARIES}{_USES.get(problem.code) or problem.values.get('vocabulary')}.yml"

    def _leads_to_change(self, path: str, href: str) -> bool:
        target = resolve(path, href, self.project.languages)
        return target is not None and (target.path in self.difference.paths or target.address in self.originals)

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """Return the changed and removed Markdown files of the site, sorted."""
        folders = ("docs/", "materials/")
        return tuple(sorted(p for p in self.difference.paths if p.startswith(folders) and p.endswith(".md")))

    @cached_property
    def originals(self) -> frozenset[str]:
        """Return the addresses of the pages whose original has changed or is gone."""
        addresses = (self.address(path) for path in self.pages if self.language(path) is None)
        return frozenset(address for address in addresses if address is not None)

    @cached_property
    def before(self) -> dict[str, str]:
        """Return what the changed and removed pages said at the base, by path."""
        return dict(self.difference.texts_before(self.pages))

    @cached_property
    def now(self) -> dict[str, str]:
        """Return what the changed pages say now, by path."""
        return {path: self.text(path) for path in self.pages if path in self.difference.present}

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the ids that changed originals of records have or had."""
        return frozenset(self._ids(self.before)) | frozenset(self._ids(self.now))

    def _ids(self, texts: dict[str, str]) -> Iterable[str]:
        for path, text in texts.items():
            if path.startswith("materials/") and self.language(path) is None:
                id_ = read_front_matter(text, path).data.get("id")
                yield from [id_] if isinstance(id_, str) else []

    def text(self, path: str) -> str:
        """Return what a file says now."""
        return read_text(self.project.root / path, path)[0]

    def address(self, path: str) -> str | None:
        """Return the address of a page below a language's root."""
        target = resolve("", path, self.project.languages)
        return target.address if target else None

    def language(self, path: str) -> str | None:
        """Return the language of a page by its name, None for an original."""
        return split_language(posixpath.basename(path), self.project.languages)[1]
