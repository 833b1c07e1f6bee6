"""Modules whose conditions can be switched off one at a time: what ``mutants.py`` makes of the grammar on import.

A change is one of two kinds:

- *off*: a condition gives a false value where it is true. A condition is the test of ``if``, ``elif``, ``while``, of a
  conditional expression, a comprehension or a ``case``, each operand of an ``or``, and each ``and`` wherever it stands.
  An ``or`` is dissolved into its operands. An ``and`` is one condition: with any operand off it is the same program.
- *without*: an operand of an ``and`` is left out, that is, taken for true where it is false.

Every condition carries a number. ``x`` as a test becomes ``x and __on__[7]``; where its value is used it becomes
``__value__(7, x)``, which gives an empty value of the same type when it is off. Operands of an ``and`` likewise become
``x or __out__[8]`` and ``__given__(8, x)``. The four names are globals of the module that a state provides.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

EMPTY = (bool, int, float, str, bytes, tuple, list, dict, set, frozenset)
OFF, WITHOUT = "off", "without"


class Condition(NamedTuple):
    """One change that can be made: where, and the text of the condition."""

    number: int
    kind: str
    file: str
    line: int
    function: str
    text: str

    @property
    def key(self) -> str:
        """What names it as long as its function and its text stay."""
        return f"{self.file}::{self.function}::{self.text}"


class State:
    """All conditions as written, or one of them changed."""

    def __init__(self, changed: Condition | None = None, *, count: int = 0) -> None:
        off = changed.number if changed and changed.kind == OFF else -1
        out = changed.number if changed and changed.kind == WITHOUT else -1

        def value(number: int, given: object) -> object:
            return empty(given) if number == off and given else given

        def given(number: int, value: object) -> object:
            return True if number == out and not value else value

        self.names: Mapping[str, object] = {
            "__on__": [number != off for number in range(count)],
            "__out__": [number == out for number in range(count)],
            "__value__": value,
            "__given__": given,
        }


class Recorder:
    """All conditions as written; ``seen`` gathers those at which a change would have made a difference."""

    def __init__(self) -> None:
        self.seen: set[int] = set()

        def value(number: int, given: object) -> object:
            if given:
                self.seen.add(number)
            return given

        def given(number: int, value: object) -> object:
            if not value:
                self.seen.add(number)
            return value

        self.names: Mapping[str, object] = {
            "__on__": _Noted(self, True),
            "__out__": _Noted(self, False),
            "__value__": value,
            "__given__": given,
        }


class _Noted:
    """A list of one answer that notes which number is asked for."""

    def __init__(self, recorder: Recorder, answer: bool) -> None:
        self._recorder = recorder
        self._answer = answer

    def __getitem__(self, number: int) -> bool:
        self._recorder.seen.add(number)
        return self._answer


def empty(value: object) -> object:
    """Return what is false and as near to a value as may be: of the same built-in type, else ``None``."""
    return type(value)() if type(value) in EMPTY else None


class Board:
    """All conditions of the modules that were imported through it, and the state they are in.

    Args:
        chosen: the dotted names of the packages whose modules are instrumented.
        root: the folder that the files are named from.
    """

    def __init__(self, chosen: Sequence[str], root: Path) -> None:
        self.conditions: list[Condition] = []
        self.recorder = Recorder()
        self._chosen = tuple(chosen)
        self._root = root
        self._modules: list[dict[str, object]] = []

    def holds(self, module: str) -> bool:
        return any(module == name or module.startswith(f"{name}.") for name in self._chosen)

    def code(self, source: bytes | str, path: Path) -> CodeType:
        """Compile a module with a switch at each condition."""
        file = path.relative_to(self._root).as_posix()
        tree = ast.parse(source)
        _Switches(self.conditions, file, source.decode() if isinstance(source, bytes) else source).visit(tree)
        return compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)

    def provide(self, names: dict[str, object]) -> None:
        """Give a module's globals the state that records."""
        names.update(self.recorder.names)
        self._modules.append(names)

    def change(self, condition: Condition | None) -> None:
        """Put all modules into the state in which one condition is changed, or none."""
        state = State(condition, count=len(self.conditions))
        for names in self._modules:
            names.update(state.names)


class Finder(MetaPathFinder):
    """Finds the modules of a board's packages, to be imported with their switches."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if not self._board.holds(fullname):
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(self._board, spec.loader)
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, board: Board, plain: SourceFileLoader) -> None:
        super().__init__(plain.name, plain.path)
        self._board = board

    def get_code(self, fullname: str) -> CodeType:
        return self._board.code(self.get_data(self.path), Path(self.path))

    def exec_module(self, module: ModuleType) -> None:
        self._board.provide(module.__dict__)
        super().exec_module(module)


class _Switches(ast.NodeTransformer):
    """Puts a switch at each condition of a module and lists them."""

    def __init__(self, conditions: list[Condition], file: str, source: str) -> None:
        self._conditions = conditions
        self._file = file
        self._source = source
        self._function: list[str] = []
        self._repeats: Counter[tuple[str, str]] = Counter()

    def _named(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> ast.AST:
        self._function.append(node.name)
        self.generic_visit(node)
        self._function.pop()
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = _named

    def visit_If(self, node: ast.If) -> ast.AST:
        if ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING", "__name__ == '__main__'"):
            return node
        return self._tested(node)

    def _tested(self, node: ast.If | ast.While | ast.IfExp) -> ast.AST:
        node.test = self._test(node.test)
        for field, value in ast.iter_fields(node):
            if isinstance(value, list):
                setattr(node, field, [self.visit(each) for each in value])
            elif field != "test" and isinstance(value, ast.AST):
                setattr(node, field, self.visit(value))
        return node

    visit_While = visit_IfExp = _tested

    def visit_comprehension(self, node: ast.comprehension) -> ast.AST:
        ifs = [self._test(each) for each in node.ifs]
        node.ifs = []
        self.generic_visit(node)
        node.ifs = ifs
        return node

    def visit_match_case(self, node: ast.match_case) -> ast.AST:
        if node.guard is not None:
            node.guard = self._test(node.guard)
        node.body = [self.visit(each) for each in node.body]
        return node

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        return self._value(node, truth=False)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        node.operand = self._value(node.operand, truth=isinstance(node.op, ast.Not))
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        node.test = self._value(node.test, truth=True)
        return node

    def _test(self, node: ast.expr) -> ast.expr:
        """A test: a condition, if it isn't made of operands that are."""
        if isinstance(node, ast.BoolOp):
            return self._value(node, truth=True)
        if _fixed(node):
            return node
        return self._switched(node, truth=True)

    def _value(self, node: ast.expr, *, truth: bool) -> ast.expr:
        """An expression that is no condition by itself; ``truth`` if nothing but its truth is used."""
        if not isinstance(node, ast.BoolOp):
            return self.visit(node)  # type: ignore[no-any-return]
        if isinstance(node.op, ast.And):
            return self._chain(node, truth=truth)
        values = [self._operand(each, truth=truth) for each in node.values]
        return ast.copy_location(ast.BoolOp(ast.Or(), values), node)

    def _operand(self, node: ast.expr, *, truth: bool) -> ast.expr:
        """An operand of an ``or``."""
        if isinstance(node, ast.BoolOp):
            return self._value(node, truth=truth)
        return node if _fixed(node) and not _true(node) else self._switched(node, truth=truth)

    def _chain(self, node: ast.BoolOp, *, truth: bool) -> ast.expr:
        """An ``and``: one condition, and operands that can be left out."""
        number = self._number(OFF, node)
        operands = list(_flat(node))
        *ahead, last = [self._conjunct(each, truth=truth, last=each is operands[-1]) for each in operands]
        return ast.copy_location(ast.BoolOp(ast.And(), [*ahead, *_off(number, last, truth=truth)]), node)

    def _conjunct(self, node: ast.expr, *, truth: bool, last: bool) -> ast.expr:
        """An operand of an ``and``; the last can be left out only if it is no more than true or false."""
        number = self._number(WITHOUT, node) if truth or not last or _boolean(node) else None
        made = self._value(node, truth=truth)
        if number is None:
            return made
        if truth:
            return ast.BoolOp(ast.Or(), [made, _asked("__out__", number)])
        return _called("__given__", number, made)

    def _switched(self, node: ast.expr, *, truth: bool) -> ast.expr:
        number = self._number(OFF, node)
        made = _off(number, self.visit(node), truth=truth)
        return made[0] if len(made) == 1 else ast.copy_location(ast.BoolOp(ast.And(), made), node)

    def _number(self, kind: str, node: ast.expr) -> int:
        text = " ".join((ast.get_source_segment(self._source, node) or "").split())
        text = text if kind == OFF else f"{kind}: {text}"
        function = ".".join(self._function) or "<module>"
        self._repeats[function, text] += 1
        repeat = self._repeats[function, text]
        text += f" #{repeat}" if repeat > 1 else ""
        number = len(self._conditions)
        self._conditions.append(Condition(number, kind, self._file, node.lineno, function, text))
        return number


def _flat(node: ast.expr) -> Iterator[ast.expr]:
    """The operands of an ``and``, those of an ``and`` in it among them."""
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        for each in node.values:
            yield from _flat(each)
    else:
        yield node


def _off(number: int, node: ast.expr, *, truth: bool) -> list[ast.expr]:
    return [node, _asked("__on__", number)] if truth else [_called("__value__", number, node)]


def _asked(name: str, number: int) -> ast.expr:
    return ast.Subscript(ast.Name(name, ast.Load()), ast.Constant(number), ast.Load())


def _called(name: str, number: int, node: ast.expr) -> ast.expr:
    return ast.Call(ast.Name(name, ast.Load()), [ast.Constant(number), node], [])


def _fixed(node: ast.expr) -> bool:
    """Tell whether an expression is always true or always false: ``while True``, ``or ()``."""
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Tuple | ast.List) and not node.elts)


def _true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and bool(node.value)


def _boolean(node: ast.expr) -> bool:
    return isinstance(node, ast.Compare) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))
