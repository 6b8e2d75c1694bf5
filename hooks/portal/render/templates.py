"""The templates of records and lists in overrides/records/: autoescaped, and a name that is not given is an error."""

import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from portal.render.formats import direction, figures, language_name
from portal.render.hyphens import soft_hyphens

FOLDER = "records"


def make_environment(overrides: Path) -> Environment:
    """Return the environment of the templates below `overrides`."""
    environment = Environment(
        loader=FileSystemLoader(overrides),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["soft"] = soft_hyphens
    environment.filters["breakable"] = breakable
    environment.filters["figures"] = figures
    environment.globals |= {"direction": direction, "language_name": language_name}
    return environment


def breakable(text: str) -> Markup:
    """Return a mail or web address that may break behind its `@`."""
    return Markup("@<wbr>").join(text.split("@"))


def templates_version(overrides: Path) -> bytes:
    """Return a digest that changes with any template of records, and with the parts that pages share."""
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted(file for folder in (FOLDER, "partials") for file in (overrides / folder).glob("**/*.html")):
        digest.update(file.relative_to(overrides).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.digest()


@cache
def code_version() -> bytes:
    """Return a digest that changes with the code of this package and with the interface words."""
    package = Path(__file__).parent.parent
    digest = hashlib.blake2b(digest_size=8)
    for file in sorted([*package.glob("render/*.py"), *package.glob("interface/*.yml")]):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.digest()
