"""Where things lie and what mkdocs.yml says: floor 0, no Markdown and no records here."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

CONFIGURATION = "mkdocs.yml"
DEFAULT_LANGUAGES = ("de", "en")
TIME_ZONE = ZoneInfo("Europe/Berlin")


class UsageError(Exception):
    """The command was called in a way that cannot work (exit code 2)."""


@dataclass(frozen=True, slots=True)
class Project:
    """One portal on disk: its folders, its languages (the original first), its settings and the day it is seen on.

    `enabled` are the languages that its own mkdocs.yml names, whatever `languages` says: they must be complete.
    """

    root: Path
    languages: tuple[str, ...]
    today: date
    site_name: str = "Migration und Bildung"
    site_url: str = "https://portal.example.org/"
    settings: Mapping[str, Any] = field(default_factory=dict)
    is_configured: bool = True
    enabled: tuple[str, ...] = ()

    @property
    def original(self) -> str:
        """Return the language that records are written in first."""
        return self.languages[0]

    @property
    def docs(self) -> Path:
        """Return the folder of the prose pages."""
        return self.root / "docs"

    @property
    def materials(self) -> Path:
        """Return the folder of the catalogue."""
        return self.root / "materials"

    @property
    def overrides(self) -> Path:
        """Return the folder of the templates and of what a browser loads."""
        return self.root / "overrides"

    @property
    def vocabularies(self) -> Path:
        """Return the nearest folder of vocabularies: the project's own, the installed project's, the packaged ones."""
        package = Path(__file__).parent
        places = (
            self.materials / "_vocabularies",
            package.parent.parent / "materials" / "_vocabularies",
            package / "_vocabularies",
        )
        return next((place for place in places if place.is_dir()), places[-1])


class _TolerantLoader(yaml.SafeLoader):
    """Reads mkdocs.yml as data; tags such as `!ENV` or `!!python/name:` become nothing."""


_TolerantLoader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def open_project(
    root: Path | None = None, *, languages: Sequence[str] | None = None, today: date | None = None
) -> Project:
    """Return the project in `root`, or in the nearest folder with mkdocs.yml above the current one.

    Raises `UsageError` when there is none, when it has no materials/, or when mkdocs.yml cannot be read.
    """
    root = (root or _root_above(Path.cwd())).resolve()
    if not (root / "materials").is_dir():
        raise UsageError(f"no folder materials/ in {root}")
    configuration = _read_configuration(root / CONFIGURATION)
    extra = configuration.get("extra")
    settings = extra.get("portal") if isinstance(extra, dict) else None
    enabled = tuple(_configured_languages(configuration))
    return Project(
        root=root,
        languages=tuple(languages or enabled or DEFAULT_LANGUAGES),
        today=today or default_today(),
        site_name=str(configuration.get("site_name") or "Migration und Bildung"),
        site_url=str(configuration.get("site_url") or "https://portal.example.org/"),
        settings=settings if isinstance(settings, dict) else {},
        is_configured=bool(configuration),
        enabled=enabled,
    )


def default_today() -> date:
    """Return the day of SOURCE_DATE_EPOCH, else the date in Europe/Berlin."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(TIME_ZONE).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch}") from error


def _root_above(folder: Path) -> Path:
    for candidate in (folder, *folder.parents):
        if (candidate / CONFIGURATION).is_file():
            return candidate
    raise UsageError(f"no {CONFIGURATION} in {folder} or above")


def _read_configuration(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        configuration = yaml.load(path.read_text("utf-8"), _TolerantLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} cannot be read: {error}") from error
    if not isinstance(configuration, dict):
        raise UsageError(f"{path.name} is not a list of settings")
    return configuration


def _configured_languages(configuration: Mapping[str, Any]) -> list[str]:
    plugins = configuration.get("plugins")
    entries = plugins.items() if isinstance(plugins, dict) else _plugin_entries(plugins)
    options = next((options for name, options in entries if name == "i18n" and isinstance(options, dict)), {})
    languages = [entry for entry in options.get("languages") or [] if isinstance(entry, dict) and "locale" in entry]
    languages.sort(key=lambda entry: not entry.get("default"))
    return [str(entry["locale"]) for entry in languages if entry.get("build", True)]


def _plugin_entries(plugins: object) -> list[tuple[str, Any]]:
    if not isinstance(plugins, list):
        return []
    return [item for plugin in plugins if isinstance(plugin, dict) for item in plugin.items()]
