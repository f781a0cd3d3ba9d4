"""The small faults that a module can be given: each one edit of its source."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

COMPARISONS: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
ARITHMETIC: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One edit of one module's source.

    `start` and `end` are offsets in its UTF-8 bytes; `line` and `last_line` what the edit covers, counted from 1.
    `id` stays the same while the function around it, the edit and the number of equal edits before it do.
    """

    id: str
    module: str
    function: str
    kind: str
    line: int
    last_line: int
    start: int
    end: int
    before: str
    after: str

    def applied(self, source: bytes) -> bytes:
        """The module's source with the fault in it."""
        return source[: self.start] + self.after.encode() + source[self.end :]


def faults_of(path: Path, root: Path) -> list[Fault]:
    """All faults of a module, in the order of its lines."""
    source = path.read_bytes()
    return _Finder(path.relative_to(root).as_posix(), source).find()


class _Finder(ast.NodeVisitor):
    """Walks over a module and gathers what could be wrong in it."""

    def __init__(self, module: str, source: bytes) -> None:
        self.module, self.source = module, source
        self.found: list[Fault] = []
        self.within: list[str] = []
        self.seen: dict[tuple[str, str, str, str], int] = {}
        self.lines = [0]
        for line in source.splitlines(keepends=True):
            self.lines.append(self.lines[-1] + len(line))

    def find(self) -> list[Fault]:
        self.visit(ast.parse(self.source))
        return self.found

    # Decorators and annotations are declarations, not work; positions inside f-strings are not true in 3.11.
    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Left as it is."""

    def visit_Assert(self, node: ast.Assert) -> None:
        """Left as it is: it says something to the reader and the type checker."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._inside(node.name, node.body)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        defaults = [each for each in (*node.args.defaults, *node.args.kw_defaults) if each]
        self._inside(node.name, [*defaults, *node.body])

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._inside(node.name, node.body)

    def _inside(self, name: str, parts: Sequence[ast.AST]) -> None:
        self.within.append(name)
        for part in parts:
            self.visit(part)
        self.within.pop()

    def visit_If(self, node: ast.If) -> None:
        if "TYPE_CHECKING" in ast.dump(node.test):
            return
        if not isinstance(node.test, ast.Compare | ast.UnaryOp):
            self._add("branch", node.test, f"(not {self._text(node.test)})")
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        text = f"{self._text(node.orelse)} if {self._text(node.test)} else {self._text(node.body)}"
        self._add("swapped choice", node, text)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        for number, operator in enumerate(node.ops):
            other = COMPARISONS[type(operator)]
            ops = [*node.ops[:number], other(), *node.ops[number + 1 :]]
            changed = ast.Compare(left=node.left, ops=ops, comparators=node.comparators)
            self._add("comparison", node, f"({ast.unparse(changed)})")
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self._add("and, or", node, f"({ast.unparse(ast.BoolOp(op=other, values=node.values))})")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self._add("not dropped", node, f"({self._text(node.operand)})")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        other = ARITHMETIC.get(type(node.op))
        words = any(isinstance(each, ast.JoinedStr) or _is_text(each) for each in ast.walk(node))
        if other is not None and not words:
            changed = ast.BinOp(left=node.left, op=other(), right=node.right)
            self._add("arithmetic", node, f"({ast.unparse(changed)})")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        match node.value:
            case bool():
                self._add("constant", node, str(not node.value))
            case int() | float():
                self._add("constant", node, repr(node.value + 1))

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call):
            self._add("call dropped", node, "pass")
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for condition in node.ifs:
            self._add("filter dropped", condition, "True")
        self.generic_visit(node)

    def _text(self, node: ast.expr) -> str:
        start, end = self._span(node)
        return f"({self.source[start:end].decode()})"

    def _span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self.lines[node.lineno - 1] + node.col_offset
        return start, self.lines[node.end_lineno - 1] + node.end_col_offset

    def _add(self, kind: str, node: ast.expr | ast.stmt, after: str) -> None:
        start, end = self._span(node)
        before = self.source[start:end].decode()
        function = ".".join(self.within)
        same = (function, kind, before, after)
        number = self.seen[same] = self.seen.get(same, 0) + 1
        words = "\0".join((self.module, *same, str(number)))
        name = hashlib.sha256(words.encode()).hexdigest()[:10]
        assert node.end_lineno is not None
        place = (node.lineno, node.end_lineno, start, end)
        self.found.append(Fault(name, self.module, function, kind, *place, before, after))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def sample(root: Path, modules: list[Path], seed: str, wanted: int) -> list[Fault]:
    """So many of the faults of these modules, always the same ones while their functions stay as they are."""
    every = list(_every(root, modules))
    every.sort(key=lambda each: hashlib.sha256(f"{seed} {each.id}".encode()).digest())
    return every[:wanted]


def _every(root: Path, modules: list[Path]) -> Iterator[Fault]:
    for path in sorted(modules):
        yield from faults_of(path, root)
