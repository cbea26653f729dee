"""What the parts of a spec are made of: light classes that say which keys they have.

The names are pydantic's (``Field``, ``model_validate``…) and mean what they mean there; but a
class costs nothing to make, and pydantic's validator is only loaded for a spec with something
wrong or unusual in it. A value is read as its annotation says (:mod:`shapes`): at once by
:mod:`quick`, and where that is unsure by :mod:`strict`, which finds everything that is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, TypeVar

from kehoach.wording.folding import fold

if TYPE_CHECKING:
    from kehoach.model.shapes import Shape

_Known = TypeVar("_Known")
MISSING: Any = object()
"""Stands where a required value is not there."""


class Unsure(Exception):
    """The quick way does not tell whether a value is right."""


class Unfit(Unsure):
    """A value that cannot be read: the code of its problem and the problem's arguments."""

    def __init__(self, code: str, **args: str) -> None:
        super().__init__(code)
        self.code, self.named = code, args


class Invalid(ValueError):
    """Raw data that is no part of a spec.

    ``details``: everything wrong with it, as pydantic tells it: type, loc, ctx, input.
    """

    def __init__(self, details: list[dict[str, Any]]) -> None:
        super().__init__(f"{len(details)} faults, the first: {details[0]}")
        self.details = details


class Reads(NamedTuple):
    """Reads a raw value before its type is looked at; annotates a type."""

    read: Callable[[Any], Any]


class Shown:
    """What the JSON Schema says of a type; annotates it."""

    def __init__(self, json: Mapping[str, Any]) -> None:
        self.json = json


class Tag(NamedTuple):
    """The name of one of several types; annotates it."""

    name: str


class Discriminator(NamedTuple):
    """Tells from a raw value the :class:`Tag` of the type it is of; annotates their union."""

    tell: Callable[[Any], str | None]


class FieldInfo:
    """A key of a part: its Vietnamese name, its meaning, what it is when it is not given."""

    def __init__(self, default: Any, factory: Callable[[], Any] | None, *words: str) -> None:
        self.default, self.default_factory = default, factory
        self.alias, self.description = words
        self.name = ""
        self.model: type[SpecModel] = SpecModel

    def is_required(self) -> bool:
        """Whether a part must have this key."""
        return self.default is MISSING and self.default_factory is None

    @property
    def shape(self) -> Shape:
        """What its values are."""
        from kehoach.model.shapes import shapes_of

        return shapes_of(self.model)[self.name]


def Field(
    default: Any = MISSING,
    *,
    alias: str,
    description: str,
    default_factory: Callable[[], Any] | None = None,
) -> Any:
    """Return a key of a part, required without a default."""
    return FieldInfo(default, default_factory, alias, description)


class _Hook(NamedTuple):
    """A method of a part that has a say in reading it: on some fields, or on the whole."""

    method: Any
    mode: str
    names: tuple[str, ...] = ()


def field_validator(*names: str, mode: str = "after") -> Callable[[Any], Any]:
    """Let a class method read the values of fields, ``before`` or ``after`` their type does."""
    return lambda method: _Hook(method, mode, names)


def model_validator(*, mode: str) -> Callable[[Any], Any]:
    """Let a method see a part: a class method its raw data ``before``, or the part ``after``."""
    return lambda method: _Hook(method, mode)


class SpecModel(metaclass=type):  # noqa: UP050 (mypy: a class may be the key of a cache)
    """Base of all parts of a spec: keys match after folding, unknown keys are refused.

    A part never changes; two are equal when their values are.
    """

    __slots__ = ("__dict__", "__weakref__", "_known")

    shorthand: ClassVar[str] = ""
    """Key that a bare text stands for, where a part may be given as text alone."""

    model_fields: ClassVar[dict[str, FieldInfo]] = {}
    hooks: ClassVar[tuple[_Hook, ...]] = ()
    """What has a say in reading the part, in the order of the class."""

    def __init_subclass__(cls) -> None:
        own = dict(cls.__dict__)
        fields = {name: info for name, info in own.items() if isinstance(info, FieldInfo)}
        hooks = {name: hook for name, hook in own.items() if isinstance(hook, _Hook)}
        for name, info in fields.items():
            info.name, info.model = name, cls
            delattr(cls, name)
        for name, hook in hooks.items():
            setattr(cls, name, hook.method)
        cls.model_fields = {**cls.model_fields, **fields}
        bound = (hook._replace(method=getattr(cls, name)) for name, hook in hooks.items())
        cls.hooks = (*cls.hooks, *bound)

    @classmethod
    def model_validate(cls, data: Any) -> Self:
        """Return the part that raw data is. Raises :class:`Invalid` with all that is wrong."""
        from kehoach.model.quick import reader_of

        try:
            found: Self = reader_of(cls)(data)
        except Unsure:
            from kehoach.model.strict import validated

            found = validated(cls, data)
        return found

    def model_copy(self, *, update: Mapping[str, Any]) -> Self:
        """Return the part with other values, which are not looked at."""
        copied: Self = made(type(self), {**self.__dict__, **update})
        return copied

    def model_dump(self) -> dict[str, Any]:
        """Return the values that are there, by Vietnamese key."""
        fields = self.model_fields.items()
        return {
            info.alias: _dumped(value)
            for name, info in fields
            if (value := self.__dict__[name]) is not None
        }

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__

    def __setstate__(self, values: dict[str, Any]) -> None:
        object.__setattr__(self, "__dict__", values)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} never changes: {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} never changes: {name}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({values})"


def made(model: type[Any], values: dict[str, Any]) -> Any:
    """Return a part with these values, one for each of its fields in their order."""
    part = object.__new__(model)
    object.__setattr__(part, "__dict__", values)
    return part


def once(part: SpecModel, what: Hashable, make: Callable[[], _Known]) -> _Known:
    """Return what is worked out of a part: a part never changes, so that once is enough.

    ``what`` names it; it is kept as long as the part, and is no value of it.
    """
    known: dict[Hashable, Any] | None = getattr(part, "_known", None)
    if known is None:
        known = {}
        object.__setattr__(part, "_known", known)
    if what not in known:
        known[what] = make()
    found: _Known = known[what]
    return found


def _dumped(value: Any) -> Any:
    if isinstance(value, SpecModel):
        return value.model_dump()
    if isinstance(value, tuple | list):
        return type(value)(map(_dumped, value))
    if isinstance(value, dict):
        return {key: _dumped(inner) for key, inner in value.items()}
    return value


def subclasses(above: type[SpecModel] = SpecModel) -> Iterator[type[SpecModel]]:
    """Yield every part below a class."""
    for model in above.__subclasses__():
        yield model
        yield from subclasses(model)


@cache
def spec_keys(model: type[SpecModel]) -> dict[str, str]:
    """Return folded key → canonical key of a part."""
    return {fold(info.alias): info.alias for info in model.model_fields.values()}


def canonical_keys(model: type[SpecModel], data: Any) -> Any:
    """Return the raw data of a part under its canonical keys, optional ones left empty left out.

    Raises :class:`Unfit` for a key that is there twice (KH907).
    """
    if isinstance(data, str) and model.shorthand:
        return {model.shorthand: data}
    if not isinstance(data, dict):
        return data
    keys, named = spec_keys(model), {}
    for key, value in data.items():
        name = keys.get(fold(str(key)), key)
        if name in named:
            raise Unfit("KH907", key=str(key))
        named[name] = value
    optional = {info.alias for info in model.model_fields.values() if not info.is_required()}
    blank = {key for key, value in named.items() if value is None and key in optional}
    return {key: value for key, value in named.items() if key not in blank}
