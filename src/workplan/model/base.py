"""The base of the model's classes: frozen, compared by value, shown in one line; built without checks where safe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, ClassVar, Final, NoReturn, ParamSpec, TypeVar, cast

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler

from workplan.visible import in_one_line

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

_WIDEST: Final = 100
"""Characters that a value takes where it is shown in one line."""

_INSTEAD: Final = {
    "construct": "model_construct",
    "copy": "model_copy, or copy.copy",
    "dict": "model_dump, or workplan.to_tables",
    "from_orm": "model_validate",
    "json": "workplan.to_json",
    "parse_file": "workplan.parse_file",
    "parse_obj": "model_validate",
    "parse_raw": "workplan.from_json",
    "schema": "workplan.json_schema",
    "schema_json": "workplan.json_schema",
    "update_forward_refs": "model_rebuild",
    "validate": "workplan.validate",
}
"""Old names of pydantic's that mean something else here, and what to use."""


class _NotHere:
    """Stands where a class inherits a name that would mislead: there it is none."""

    def __get__(self, value: object, owner: type) -> NoReturn:
        raise AttributeError


class Frozen(BaseModel):
    """Base of the model: immutable, no unknown fields, compared and hashed by value."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True, extra="forbid", ser_json_inf_nan="constants", serialize_by_alias=True
    )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[BaseModel], handler: GetCoreSchemaHandler) -> CoreSchema:
        """Keep values in the order of their fields' names, as canonical JSON wants them: nothing is sorted there."""
        fields = cls.model_fields
        ordered = sorted(fields.items(), key=lambda field: field[1].alias or field[0])
        fields.clear()
        fields.update(ordered)
        return handler(source)

    def __str__(self) -> str:
        """Return the plain values in one line; of lists their lengths."""
        told = ((name, getattr(self, name)) for name in type(self).model_fields)
        return " ".join(f"{name}={_brief(value)}" for name, value in told if value is not None and value != ())

    def _shown(self) -> str:
        """Return what ``repr`` shows: more than ``str`` where that is a bare value."""
        return str(self)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {in_one_line(brief(self._shown()))}>"

    def __rich_repr__(self) -> Iterator[str]:
        yield brief(self._shown())

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Tell what to use in the place of a name that would mislead."""
            if name in _INSTEAD:
                raise AttributeError(f"{type(self).__name__} has no {name!r}; use {_INSTEAD[name]}")
            return super().__getattr__(name)

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if name not in _INSTEAD]


for _name in _INSTEAD:
    setattr(Frozen, _name, _NotHere())


def brief(text: str, width: int = _WIDEST) -> str:
    """Return ``text``, cut where it is longer than a line should be.

    >>> brief("推进数字政府建设", 4)
    '推进数…'
    """
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _brief(value: object) -> str:
    """Return a value of a field in a few words."""
    if isinstance(value, tuple) and any(isinstance(each, BaseModel) for each in value):
        return f"({len(value)})"
    return brief(str(value), _WIDEST // 2)


# What pydantic's model_construct sets beside the values, through the slots themselves: half as long as by their names.
SET_VALUES, SET_GIVEN, SET_EXTRA, SET_PRIVATE = (
    vars(BaseModel)[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)

P = ParamSpec("P")
M = TypeVar("M", bound=Frozen)


def unchecked(model: Callable[P, M]) -> Callable[P, M]:
    """Return a constructor of a class of the model that takes its values as they are, in half the time.

    For values that the parser has made itself; fastest where every field is given, in the order of their names.

    >>> from workplan.model import Block, BlockKind
    >>> made = unchecked(Block)(end=5, kind=BlockKind.TITLE, path="", rule="", start=2)
    >>> made == Block(kind=BlockKind.TITLE, start=2, end=5)
    True
    """
    made = cast("type[M]", model)
    fields = {field.alias or name: field for name, field in made.model_fields.items()}
    names, own = list(fields), list(made.model_fields)
    renamed = names != own
    defaults = {name: field.default for name, field in fields.items() if not field.is_required()}
    linked = made.model_post_init is not BaseModel.model_post_init
    new, given = object.__new__, set(own)

    def make(*args: P.args, **values: P.kwargs) -> M:
        held: dict[str, object] = values
        if list(held) != names:
            held = {name: held[name] if name in held else defaults[name] for name in names}
        if renamed:
            held = dict(zip(own, held.values(), strict=True))
        value = new(made)
        SET_VALUES(value, held)
        SET_GIVEN(value, given)
        SET_EXTRA(value, None)
        SET_PRIVATE(value, None)
        if linked:
            value.model_post_init(None)
        return value

    return make
