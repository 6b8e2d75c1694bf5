"""JSON Schemas (2020-12) of the seven kinds and their translations, for editors, forms and importers.

pydantic says what the models hold; here the codes of the vocabularies come in, and what people are told about a field
(`interface/fields.*.yml`). A schema knows single values only: what fields demand of each other, and whether files and
other records exist, is for `portal check` to say. All values are text to the portal's own reader; where a YAML editor
would read a number, the schema allows both.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from portal.content.front_matter import read_yaml
from portal.editing.fields import MKDOCS, Help, helps, kind_helps, models, translations
from portal.model.kinds import CommonText
from portal.model.markers import required_fields
from portal.model.vocabulary import Vocabularies, Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]


def schemas(vocabularies: Vocabularies) -> dict[str, Schema]:
    """Return the schemas by name: `offer` for the front matter of an original, `offer.translation` for the others."""
    found: dict[str, Schema] = {}
    for kind, model in models().items():
        found[kind] = _schema(kind, kind, model, vocabularies)
    for kind, translation in translations().items():
        found[f"{kind}.translation"] = _schema(f"{kind}.translation", kind, translation, vocabularies)
    return found


def _schema(name: str, kind: str, model: type[CommonText], vocabularies: Vocabularies) -> Schema:
    raw = model.model_json_schema()
    writer = _Writer(raw.get("$defs", {}), vocabularies)
    properties = {key: writer.field(key, value) for key, value in raw["properties"].items()}
    german, english = (kind_helps(language)[kind] for language in ("de", "en"))
    return {
        "$schema": DIALECT,
        "$id": f"{name}.schema.json",
        "title": f"{german.label} / {english.label}",
        "description": _both(german.help, english.help),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **_requirement(model),
        "$defs": {name: _codes(vocabularies[name]) for name in sorted(writer.used)},
    }


def _requirement(model: type[CommonText]) -> Schema:
    """Return what must be there; a draft may lack everything."""
    required = list(required_fields(model))
    if "state" not in required:
        return {"required": required}
    is_draft = {"properties": {"state": {"const": "draft"}}, "required": ["state"]}
    return {"if": is_draft, "else": {"required": required}}


class _Writer:
    """Turns pydantic's schema of one model into ours, noting which vocabularies it uses."""

    def __init__(self, parts: Mapping[str, Schema], vocabularies: Vocabularies) -> None:
        self.parts = parts
        self.vocabularies = vocabularies
        self.used: set[str] = set()

    def field(self, name: str, raw: Schema) -> Schema:
        """Return the schema of a top-level field, with its label, its help in German and English, and an example."""
        if name in MKDOCS:
            return {}
        german, english = helps("de")[name], helps("en")[name]
        schema: Schema = {"title": f"{german.label} / {english.label}", "description": _both(german.help, english.help)}
        schema |= self._value(raw, (german, english))
        if "const" not in raw:
            schema["examples"] = [read_yaml(f"example: {german.example}", name).data["example"]]
        return schema

    def _value(self, raw: Schema, texts: tuple[Help, Help]) -> Schema:
        plain = _plain(raw)
        schema = {key: value for key, value in plain.items() if key not in _OURS}
        if reference := plain.get("$ref"):
            schema |= self._part(self.parts[reference.rsplit("/", 1)[1]], texts)
        if vocabulary := schema.get("x-vocabulary"):
            self.used.add(vocabulary)
            schema["$ref"] = f"#/$defs/{vocabulary}"
        if "items" in schema:
            schema["items"] = self._value(schema["items"], texts)
        for key in ("anyOf", "oneOf"):
            if key in schema:
                schema[key] = [self._value(choice, texts) for choice in schema[key]]
        return schema

    def _part(self, raw: Schema, texts: tuple[Help, Help]) -> Schema:
        schema = {key: value for key, value in raw.items() if key not in {"title", "description"}}
        schema["properties"] = {key: self._key(key, value, texts) for key, value in raw["properties"].items()}
        return schema

    def _key(self, key: str, raw: Schema, texts: tuple[Help, Help]) -> Schema:
        """Return the schema of a key inside a field; a list of authors means the same wherever it stands."""
        inner = (helps("de")[key], helps("en")[key]) if key == "authors" else texts
        description = _both(texts[0].parts[key], texts[1].parts[key])
        return {"description": description, **self._value(raw, inner)}


_OURS = {"title", "description", "default", "$ref"}
"""Keywords of pydantic that say nothing to an author, or that are replaced."""


def _plain(raw: Schema) -> Schema:
    """Return a schema without the choice of null: an empty value counts as absent."""
    choices = [choice for choice in raw.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) != 1:
        return raw
    return {**{key: value for key, value in raw.items() if key != "anyOf"}, **choices[0]}


def _codes(vocabulary: Vocabulary) -> Schema:
    """Return the codes of a vocabulary; `enumDescriptions`, which editors show, has their words in both languages."""
    labels = [" / ".join(_once(term.label("de"), term.label("en"))) for term in vocabulary]
    return {"type": "string", "enum": [term.code for term in vocabulary], "enumDescriptions": labels}


def _both(german: str, english: str) -> str:
    return "\n\n".join(_once(german, english))


def _once(*texts: str) -> Iterator[str]:
    yield from dict.fromkeys(texts)
