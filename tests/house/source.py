"""The source as the house rules see it: modules, classes with what they inherit, and who says which name."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One file.

    `imported` has for each name in it the dotted name that it stands for; `classes` its classes at the top level;
    `private` the names with one underscore that are defined in it, at the top level or in a class.
    """

    path: str
    name: str
    text: str
    tree: ast.Module
    imported: dict[str, str]
    classes: dict[str, ast.ClassDef]
    private: frozenset[str]

    def dotted(self, node: ast.expr) -> str:
        """What a name or an attribute of a module stands for, or "" for anything else."""
        match node:
            case ast.Name(id=name):
                return (
                    f"{self.name}.{name}" if name in self.classes else self.imported.get(name, "")
                )
            case ast.Attribute(value=value, attr=attr):
                outer = self.dotted(value)
                return f"{outer}.{attr}" if outer else ""
            case ast.Subscript(value=value):
                return self.dotted(value)
            case ast.Constant(value=str() as words):
                return self.dotted(ast.parse(words, mode="eval").body)
        return ""


@cache
def modules(folder: str) -> tuple[Module, ...]:
    """Every module below a folder of the repository."""
    return tuple(_read(path) for path in sorted((ROOT / folder).rglob("*.py")))


def _read(path: Path) -> Module:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    relative = path.relative_to(ROOT)
    name = ".".join(relative.with_suffix("").parts).removesuffix(".__init__")
    classes = {each.name: each for each in tree.body if isinstance(each, ast.ClassDef)}
    private = frozenset(_private_names(tree))
    return Module(relative.as_posix(), name, text, tree, _imported(tree), classes, private)


def _imported(tree: ast.Module) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for each in node.names:
                found[each.asname or each.name] = f"{node.module}.{each.name}"
        elif isinstance(node, ast.Import):
            for each in node.names:
                found[each.asname or each.name.partition(".")[0]] = each.name
    return found


def is_private(name: str) -> bool:
    """Whether a name begins with one underscore and is more than that."""
    return name.startswith("_") and not name.startswith("__") and name.strip("_") != ""


def _private_names(tree: ast.Module) -> Iterator[str]:
    """Names that are defined here: functions, classes, variables, and attributes of `self` and `cls`."""
    for node in ast.walk(tree):
        match node:
            case (
                ast.FunctionDef(name=name)
                | ast.AsyncFunctionDef(name=name)
                | ast.ClassDef(name=name)
            ):
                yield name
            case ast.Name(id=name, ctx=ast.Store()):
                yield name
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name, ctx=ast.Store()):
                yield name


def names_in(module: Module) -> frozenset[str]:
    """Every word of a module that could be a name, in strings too: some are called by what stands there."""
    return frozenset(re.findall(r"[^\W\d]\w*", module.text))


def functions(module: Module) -> Iterator[tuple[str, Function]]:
    """Every function of a module with its name inside the module ("Class.method", "outer.inner")."""

    def within(node: ast.AST, outer: str) -> Iterator[tuple[str, Function]]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, Function | ast.ClassDef):
                name = f"{outer}.{child.name}" if outer else child.name
                if isinstance(child, Function):
                    yield name, child
                yield from within(child, name)
            else:
                yield from within(child, outer)

    yield from within(module.tree, "")


def length(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """How many lines it takes, decorators apart."""
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


@cache
def classes() -> dict[str, tuple[Module, ast.ClassDef]]:
    """Every class of the package and of the tests, by its dotted name."""
    return {
        f"{module.name}.{name}": (module, node)
        for folder in ("ssm_studio", "tests")
        for module in modules(folder)
        for name, node in module.classes.items()
    }


@cache
def ancestors(name: str) -> frozenset[str]:
    """The dotted names of all that a class inherits from, in the repository and at its edge."""
    found: set[str] = set()
    if name in classes():
        module, node = classes()[name]
        for base in filter(None, map(module.dotted, node.bases)):
            found |= {base} | ancestors(base)
    return frozenset(found)


def inherited_length(name: str) -> int:
    """The lines of a class and of every class in the repository that it inherits from."""
    return sum(length(classes()[each][1]) for each in {name, *ancestors(name)} if each in classes())
