"""Files are replaced whole or not at all."""

import shutil
from pathlib import Path

from portal.project import UsageError


def replace_file(file: Path, data: bytes) -> None:
    """Put new bytes in the place of a file; whoever reads it meanwhile sees the old ones or the new ones.

    Raises `UsageError` when the file cannot be written.
    """
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_bytes(data)
        if file.exists():
            shutil.copymode(file, beside)
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(f"{file.name} cannot be written: {error.strerror or error}") from error
