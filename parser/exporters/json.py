"""The model as JSON, indented, with the names that Akoma Ntoso has."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema_rs
from pydantic import ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from parser import resources
from parser.checks import check
from parser.diagnostics import Code, Diagnostic, report, table
from parser.model import SCHEMA_ID, Treaty

SUFFIX = ".json"
READS = (".json",)  # endings of files that `validate` takes
SCHEMA = "treaty.schema.json"

CODES = table(
    Code("TP605", "error", "the JSON is not valid", "The file does not follow schemas/treaty.schema.json.", True),
    Code("TP606", "error", "the file is no JSON", "The bytes are not JSON in UTF-8.", True),
)  # fmt: skip


def export(treaty: Treaty) -> str:
    """The JSON text. The model reads it back unchanged."""
    return treaty.model_dump_json(indent=2) + "\n"


def validate(data: bytes) -> Iterator[Diagnostic]:
    """The findings on the bytes of a JSON file: the schema's, then those of the checks."""
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=_once)
        conforms = _validator().is_valid(value)
    except json.JSONDecodeError as error:
        yield report(CODES["TP606"], error.msg, line=error.lineno, column=error.colno)
        return
    except (ValueError, RecursionError) as error:
        yield report(CODES["TP606"], str(error))
        return
    if not conforms:
        yield from _explained(value)
        return
    try:
        treaty = Treaty.model_validate_json(data)
    except ValidationError as error:
        yield report(CODES["TP605"], error.errors()[0]["msg"])
        return
    lines = _lines(data)
    for finding in check(treaty):
        yield finding.model_copy(update={"line": lines.get(finding.e_id)})


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object, in which no key may stand twice. Raises ValueError."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {twice!r} stands twice in an object")
    return found


def gate(text: str) -> Iterator[Diagnostic]:
    """The findings that forbid writing what `export` gave: those of the schema."""
    value = json.loads(text)
    if not _validator().is_valid(value):
        yield from _explained(value)


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads(resources.text(resources.SCHEMAS, SCHEMA)))


def _explained(value: Any) -> Iterator[Diagnostic]:
    """The errors as jsonschema explains them, the deepest of each alternative."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    validator = Draft202012Validator(json.loads(resources.text(resources.SCHEMAS, SCHEMA)))
    for error in sorted(validator.iter_errors(value), key=lambda error: error.json_path):
        deepest = best_match([error])
        yield report(
            CODES["TP605"], _shortened(deepest.message), notes=(f"at {deepest.json_path}",)
        )


def _shortened(message: str, most: int = 200) -> str:
    return message if len(message) <= most else f"{message[: most // 2]} … {message[-most // 2 :]}"


def _lines(data: bytes) -> dict[str | None, int]:
    """The line on which each eId stands."""
    found: dict[str | None, int] = {}
    for number, line in enumerate(data.decode("utf-8").split("\n"), 1):
        key, _, value = line.strip().partition(": ")
        if key == '"eId"':
            found.setdefault(value.strip('",'), number)
    return found


class _Generator(GenerateJsonSchema):
    """Draft 2020-12, with the dialect named; fields have descriptions and need no titles."""

    def generate(self, schema: Any, mode: JsonSchemaMode = "validation") -> dict[str, Any]:
        made = super().generate(schema, mode)
        return {"$schema": self.schema_dialect, "$id": SCHEMA_ID} | made

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def schema_text() -> str:
    """schemas/treaty.schema.json, generated from the model."""
    schema = Treaty.model_json_schema(schema_generator=_Generator, mode="validation")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
