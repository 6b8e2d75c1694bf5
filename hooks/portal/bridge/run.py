"""One building of the site: what is to be built from what, and what has been made of it so far."""

from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, replace

from portal.bridge.frame import Frames
from portal.bridge.prose import ProsePage, prose_pages
from portal.bridge.site import Site
from portal.catalogue import Catalogue
from portal.checks.time import ONLY_TIME
from portal.content.addresses import prose_address
from portal.content.prose import Prose
from portal.content.tree import ProseFile
from portal.model.prose import ProseFields
from portal.problems import Level, Problem
from portal.project import Project
from portal.render.words import missing_words


@dataclass(slots=True)
class Run:
    """What MkDocs' events need to know.

    A preview (`is_preview`) has no security policy, as that would forbid the reload script; where `is_lazy`, the pages
    of records and lists are made only when somebody asks for them.
    """

    project: Project
    catalogue: Catalogue
    site: Site
    is_preview: bool = False
    keep_going: bool = False
    is_lazy: bool = False
    prose: Mapping[tuple[str, str], ProsePage] = field(default_factory=dict)
    frames: Frames | None = None
    pages: int = 0

    def __post_init__(self) -> None:
        self.prose = prose_pages(self._texts(), self.project)

    @property
    def left_out(self) -> frozenset[str]:
        """Return the addresses of the prose pages that are left out because of an error."""
        pages = (path.removeprefix("docs/") for path in self.catalogue.left_out if path.startswith("docs/"))
        return frozenset(prose_address(path, self.project.languages) for path in pages if path.endswith(".md"))

    def _texts(self) -> list[Prose]:
        """Return the texts of the prose pages; a start page that is left out is replaced by an empty one.

        A site without start page could not be looked at.
        """
        texts = list(self.catalogue.prose)
        if "" in self.left_out and not any(text.file.address == "" and text.file.is_original for text in texts):
            file = ProseFile("docs/index.md", "", self.project.original, is_original=True)
            texts.append(Prose(file, ProseFields(title=self.project.site_name), ""))
        return texts


requested: ContextVar[Run | None] = ContextVar("requested", default=None)
"""The run that `portal build` or `portal serve` has prepared; None when MkDocs was called directly."""


def findings(catalogue: Catalogue) -> tuple[Problem, ...]:
    """Return the problems as a build sees them: what only the passing of time has made wrong is a warning."""
    return tuple(
        replace(problem, level=Level.WARNING) if problem.code in ONLY_TIME else problem
        for problem in catalogue.problems
    )


def faults(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop a build."""
    return [problem for problem in problems if problem.level is Level.ERROR]


def missing_interface_words(project: Project) -> list[str]:
    """Return one line for each language of the site whose interface words are incomplete."""
    missing = ((language, missing_words(language)) for language in project.languages)
    return [f"hooks/portal/interface/{language}.yml: {', '.join(names)}" for language, names in missing if names]
