"""Repairs of MkDocs and mkdocs-static-i18n, and settings of theirs that cannot work here. Each names its cause."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import mkdocs.utils
import mkdocs_static_i18n.config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError

from portal.bridge.prose import ProsePage
from portal.model.language_codes import LANGUAGE
from portal.project import Project

_clean_directory = mkdocs.utils.clean_directory


def restore_clean_directory() -> None:
    """Put MkDocs' own `clean_directory` back.

    mkdocs_static_i18n.plugin.I18n.on_post_build replaces it while it builds the other languages, without `finally`:
    when one of them fails, the next build of the process would leave deleted pages in the site.
    """
    mkdocs.utils.clean_directory = _clean_directory


def accept_all_languages() -> None:
    """Let static-i18n take every language that the portal takes.

    mkdocs_static_i18n.config.RE_LOCALE refuses codes of three letters (kmr, ckb) and variants (de-simple).
    """
    mkdocs_static_i18n.config.RE_LOCALE = re.compile(rf"(?:{LANGUAGE})\Z")


@contextmanager
def stand_in(pages: Iterable[ProsePage]) -> Iterator[Path]:
    """Yield a folder with an empty file for each text of the prose pages, to be MkDocs' docs_dir.

    mkdocs.structure.files.get_files follows every link, in circles and out of the repository. MkDocs needs the names
    only: what stands in the files comes from the catalogue.
    """
    with tempfile.TemporaryDirectory(prefix="portal-docs-") as name:
        for path in {page.text.file.path for page in pages}:
            file = Path(name, path.removeprefix("docs/"))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
        yield Path(name)


def is_inner_build(config: MkDocsConfig) -> bool:
    """Return whether static-i18n is building a language inside the build of the original."""
    return bool(_i18n(config).building)


def current_language(config: MkDocsConfig) -> str:
    """Return the language that MkDocs is building; valid after static-i18n's own `on_config`."""
    return str(_i18n(config).current_language)


def turn_off_theme_pages(config: MkDocsConfig) -> None:
    """Keep the theme from writing 404.html and sitemap.xml.

    mkdocs.commands.build writes them once a language, each time over the last one.
    """
    config.theme.static_templates = set()


_MIXING = frozenset({"search", "tags"})


def refuse_unsupported(config: MkDocsConfig, project: Project, *, has_stand_in: bool) -> None:
    """Raise `BuildError` for settings under which MkDocs would build something else than this portal, silently."""
    for setting, is_right in _expectations(config, project, has_stand_in).items():
        if not is_right:
            raise BuildError(f"mkdocs.yml: this portal needs {setting}")


def _expectations(config: MkDocsConfig, project: Project, has_stand_in: bool) -> dict[str, bool]:
    if "i18n" not in config.plugins:
        return {"the plugin i18n": False}
    options = _i18n(config).config
    built = _i18n(config).build_languages
    return {
        "docs_dir: docs": has_stand_in or Path(config.docs_dir).resolve() == project.docs,
        "theme.custom_dir: overrides": project.overrides in {Path(folder).resolve() for folder in config.theme.dirs},
        "use_directory_urls: true": config.use_directory_urls,
        "i18n.docs_structure: suffix": options.docs_structure == "suffix",
        # Without it, links lead nowhere and files are lost.
        "i18n.fallback_to_default: true": options.fallback_to_default,
        # With it, the German file wins over the translation.
        "i18n without build_only_locale": not options.build_only_locale,
        # Their indexes mix the languages or hold only the last one; the portal has its own search and terms.
        "no plugin search or tags": not any(name.removeprefix("material/") in _MIXING for name in config.plugins),
        # It would keep the frame of one language around the text of another.
        "theme.features without navigation.instant": "navigation.instant" not in config.theme.get("features", ()),
        f"i18n.languages {', '.join(project.languages)}, the first as default": set(built) == set(project.languages)
        and _i18n(config).default_language == project.original,
    }


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]
