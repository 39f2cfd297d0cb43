"""The base of every value that goes into the JSON: frozen, closed, named as Akoma Ntoso names."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel


class Model(BaseModel):
    """A frozen value; Python spells its fields `wrap_up`, JSON `wrapUp`."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


def _empty(value: object) -> bool:
    return value is None or value == ()


def optional(description: str, default: Any = None) -> Any:
    """A field that is left out of the JSON where it has nothing to say."""
    return Field(default, description=description, exclude_if=_empty)
