"""What people call a record or a page on the command line."""

from pathlib import Path

from portal.project import Project


def named(project: Project, name: str) -> str:
    """Return the path below the root of a text that is named by its path from here; everything else as it is."""
    path = Path(name)
    if path.suffix == ".md" and path.exists() and path.resolve().is_relative_to(project.root):
        return path.resolve().relative_to(project.root).as_posix()
    return name
