"""Opens static-i18n for all languages before MkDocs checks its options, for whoever calls MkDocs itself.

MkDocs reads the options of plugins before it loads hooks, but after it has loaded the extensions of Markdown. So
mkdocs.yml names this module among its `markdown_extensions`, although it adds nothing to Markdown.
"""

from typing import Any

import markdown
from markdown.extensions import Extension

from portal.bridge.upstream import accept_all_languages


def makeExtension(**options: Any) -> Extension:  # noqa: N802 - the name that Python-Markdown looks for
    """Return an extension that leaves Markdown as it is."""
    accept_all_languages()
    return _Nothing(**options)


class _Nothing(Extension):
    """Adds nothing."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802
        """Leave everything as it is."""
