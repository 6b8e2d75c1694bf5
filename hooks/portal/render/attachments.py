"""The files beside records, as they are published: once, beside the page of the original."""

import os
from collections.abc import Iterator
from pathlib import Path

from portal.catalogue import Catalogue
from portal.content.tree import ENDINGS


def attachments(catalogue: Catalogue) -> Iterator[tuple[Path, str]]:
    """Yield the files beside records, each with its address on the site."""
    for record in catalogue.records:
        if record.folder is None:
            continue
        with os.scandir(catalogue.project.root / record.folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                ending = entry.name.rpartition(".")[2].lower()
                if ending in ENDINGS and entry.is_file(follow_symlinks=False):
                    yield Path(entry.path), f"{record.address}{entry.name}"
