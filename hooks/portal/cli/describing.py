"""`portal schema`: what records may hold, for programs and editors."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from portal.content.vocabularies import read_vocabularies
from portal.editing.editors import write
from portal.editing.schema import schemas
from portal.project import Project, UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_commands(commands: "_SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("schema", parents=[common], help="write the JSON Schemas of the records")
    targets = parser.add_mutually_exclusive_group()
    targets.add_argument("--output", type=Path, metavar="DIR", help="one file each in this folder (default: print all)")
    targets.add_argument(
        "--editors", action="store_true", help="write the settings for editors and the lists of fields and codes anew"
    )
    parser.set_defaults(command=schema)


def schema(project: Project, options: argparse.Namespace) -> int:
    """Print the schemas, or write them and print the paths."""
    if options.editors:
        print("\n".join(write(project)))
        return 0
    found = schemas(read_vocabularies(project)[0])
    if options.output is None:
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    try:
        options.output.mkdir(parents=True, exist_ok=True)
        for name, document in found.items():
            file = options.output / f"{name}.schema.json"
            file.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
            print(file)
    except OSError as error:
        raise UsageError(f"{options.output}: {error.strerror}") from error
    return 0
