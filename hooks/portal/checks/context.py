"""What rules may look at: all records, what their files claim to be, the vocabularies, the files and the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from portal.content.addresses import record_address, split_language
from portal.content.documents import Document, claimed_id
from portal.content.prose import Prose
from portal.content.tree import Tree
from portal.model.kinds import FOLDERS, Kind, kind_name
from portal.model.prose import GLOSSARY_PAGE, RESPONSIBILITY_PAGE
from portal.model.record import Record
from portal.model.responsibility import anchor
from portal.model.vocabulary import GLOSSARY, Areas, Vocabularies
from portal.project import Project


class Claim(NamedTuple):
    """What a file says it is: kind by its folder (empty in a folder of no kind), state, path."""

    kind: str
    state: str
    path: str


@dataclass(frozen=True)
class Context:
    """The whole that a rule judges in."""

    project: Project
    tree: Tree
    vocabularies: Vocabularies
    records: Sequence[Record]
    documents: Sequence[Document]
    prose: Sequence[Prose]

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """Return every id that any original claims, sound or not, so that one fault does not cause others."""
        states = {record.path: record.meta.state for record in self.records if "state" in record.meta.model_fields_set}
        claims = {
            id_: Claim(_kind_by_folder(path), "published", path)
            for path in self.tree.refused
            if (id_ := claimed_id(self.tree.root / path))
        }
        return claims | {
            document.claimed_id: Claim(
                kind_name(FOLDERS[document.file.folder]),
                states.get(document.file.path, "published"),
                document.file.path,
            )
            for document in reversed(self.documents)
            if document.file.is_original and document.claimed_id
        }

    @cached_property
    def metas(self) -> Mapping[str, Kind]:
        """Return the neutral fields of every record that could be read, by id."""
        return {record.id: record.meta for record in self.records}

    @cached_property
    def drafts(self) -> frozenset[str]:
        """Return the paths of all texts of drafts."""
        return frozenset(text.path for record in self.records if record.is_draft for text in record.texts.values())

    def body_for(self, source: str, target: str) -> str | None:
        """Return the text that a link from one file leads to: a link to an original means the reader's language."""
        language = split_language(source.rsplit("/", 1)[1], self.project.languages)[1]
        translated = f"{target.removesuffix('.md')}.{language}.md"
        return self._bodies.get(translated, self._bodies.get(target))

    def made_anchors(self, path: str) -> frozenset[str]:
        """Return the ids on a prose page that its text does not hold: its template has them made from vocabularies."""
        template = self._templates.get(path)
        if template == RESPONSIBILITY_PAGE:
            terms = self.vocabularies["municipality"]
            return frozenset(anchor(terms[code], self.project.original) for code in Areas.of(terms).municipalities)
        return frozenset(
            (term.code for term in self.vocabularies.get(GLOSSARY, ())) if template == GLOSSARY_PAGE else ()
        )

    @cached_property
    def _templates(self) -> Mapping[str, str]:
        return {page.file.path: page.fields.template for page in self.prose if page.fields.template}

    @cached_property
    def _bodies(self) -> Mapping[str, str]:
        bodies = {text.path: text.body for record in self.records for text in record.texts.values()}
        return bodies | {page.file.path: page.body for page in self.prose}

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """Return the file behind every address below the original language's root."""
        found = {page.address: page.path for page in self.tree.prose if page.is_original}
        found |= {record_address(f.folder, f.slug): f.path for f in self.tree.files if f.is_original}
        return found

    @cached_property
    def by_last_name(self) -> Mapping[str, str]:
        """Return the original behind the last name of every address, e.g. `elterncafe` → its index.md."""
        return {address.rstrip("/").rsplit("/", 1)[-1]: path for address, path in self.addresses.items() if address}

    @cached_property
    def paths(self) -> frozenset[str]:
        """Return the paths of all files that a link may lead to."""
        pages = (*(file.path for file in self.tree.files), *(file.path for file in self.tree.prose))
        return frozenset((*pages, *self.tree.attachments, *self.tree.assets, *self.tree.refused))


def _kind_by_folder(path: str) -> str:
    folder = path.split("/")[1]
    return kind_name(FOLDERS[folder]) if folder in FOLDERS else ""
