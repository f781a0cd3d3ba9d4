"""The rules of the house, each a function that names who breaks it: `what: where`, one line each."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from tests.house.source import (
    Function,
    Module,
    ancestors,
    classes,
    functions,
    inherited_length,
    is_private,
    length,
    modules,
    names_in,
)

MOST_MODULE, MOST_FUNCTION, MOST_CLASS, MOST_INHERITED = 400, 50, 400, 700

OF_THE_TOOLKIT: Final = {
    "_close_messages_no_wait": "an app that ends while a frame is painted; there is no public way to leave the loop",
    "_compositor": "which rows of a widget are in view when a few cells change",
    "_dirty_regions": "which parts of the screen, or of a widget, are to be drawn anew",
    "_draw_cursor": "a text area that paints its cursor where it has no focus",
    "_exception": "what ended the app, to be told after the screen is given back",
    "_exit": "Python's own way to end a program whose threads wait for a terminal that is gone",
    "_index_to_line": "where a line of a list stands",
    "_line_cache": "a text area whose colours change while its words do not",
    "_message_queue": "whether a widget has handled all that came to it, so that the next key need not wait",
    "_offset_to_line_info": "from a wrapped row of a text area to the place in its text",
    "_parent": "whether a widget is still in the tree",
    "_refresh_scrollbars": "a part whose size is that of its place: whether a bar is needed, without a layout",
    "_redo_stack": "a field whose own history is empty, so that undo reaches the study",
    "_render_cache": "the rows of a text that stand on the screen, to see which of them change",
    "_render_content": "the rows of a text that takes their place",
    "_theme": "the colours of a text area",
    "_undo_stack": "a field whose own history is empty, so that undo reaches the study",
}
"""Names with an underscore that we take from Textual, each with what it has no public way for."""

CLOCKS: Final = {"monotonic", "perf_counter", "process_time", "time", "thread_time", "sleep"}
BENCHES: Final = (
    "tests/bench",
    "tests/endurance",
    "tests/compare_drawers",
    "tests/stillness",
    "tests/screenshots",
)
CLOCKS_ALLOWED: Final = {
    "tests/event_loop.py": "has a clock of its own, which goes on by what was really slept",
    "tests/terminal.py": "waits for what stands on the screen; the clock only ends waiting in vain",
    "tests/tui/driving.py": "waits for a state, and gives up after so many looks",
    "tests/workshop/killed_writer.py": "a program that is to be killed at any moment",
}


KEPT_TO_ITSELF: Final = (
    "cli",
    "diagram",
    "domain",
    "formats",
    "method",
    "say",
    "store",
    "tui",
    "workshop",
)
"""The rooms in which every function that only its own module calls is marked so."""


HEAR_OF_STEPS: Final = frozenset(
    f"ssm_studio/tui/{each}.py" for each in ("app", "dialogs", "stage")
)
KNOW_THE_APP: Final = frozenset(f"ssm_studio/tui/{each}.py" for each in ("app", "run"))

CONSTANTS_TOO: Final = frozenset(KEPT_TO_ITSELF) - {"say", "tui"}


def both() -> Iterator[Module]:
    """The modules of the package and of the tests."""
    yield from modules("ssm_studio")
    yield from modules("tests")


def too_long_modules() -> Iterator[str]:
    """Modules over 400 lines."""
    for module in both():
        if len(module.text.splitlines()) > MOST_MODULE:
            yield f"long module: {module.path}"


def too_long_functions() -> Iterator[str]:
    """Functions over 50 lines."""
    for module in both():
        for name, node in functions(module):
            if length(node) > MOST_FUNCTION:
                yield f"long function: {module.path} {name}"


def too_long_classes() -> Iterator[str]:
    """Classes over 400 lines of their own, or over 700 with all that they inherit from the package."""
    for name, (_module, node) in classes().items():
        if length(node) > MOST_CLASS:
            yield f"long class: {name}"
        if inherited_length(name) > MOST_INHERITED:
            yield f"tower: {name}"


def touched_privates() -> Iterator[str]:
    """Names with an underscore that a module of the package takes from somewhere else."""
    for module in modules("ssm_studio"):
        yield from dict.fromkeys(_touched_in(module))


def _touched_in(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        match node:
            case ast.ImportFrom(module=source, names=names):
                for each in names:
                    if is_private(each.name) and (source or "").startswith("ssm_studio"):
                        yield f"private: {module.path} {each.name}"
            case ast.Attribute(attr=name) if is_private(name) and name not in module.private:
                if name not in OF_THE_TOOLKIT or name in package_privates():
                    yield f"private: {module.path} {name}"


def needlessly_public() -> Iterator[str]:
    """Functions and constants without an underscore that only their own module uses, and no test.

    What a decorator takes in is reached through the table that it fills.
    """
    named = Counter(name for each in both() for name in names_in(each))
    for module in (each for room in KEPT_TO_ITSELF for each in modules(f"ssm_studio/{room}")):
        for node in module.tree.body:
            if isinstance(node, Function) and not node.decorator_list:
                name = node.name
                if named[name] == 1 and not is_private(name) and module.text.count(name) > 1:
                    yield f"needlessly public: {module.path} {name}"
            for name in _constants(node) if module.path.split("/")[1] in CONSTANTS_TOO else ():
                if named[name] == 1 and not is_private(name):
                    yield f"needlessly public: {module.path} {name}"


def _constants(node: ast.stmt) -> list[str]:
    """The names that a line at the top level of a module gives to values; not those of type variables."""
    match node:
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case ast.Assign(targets=targets) if "TypeVar" not in ast.unparse(node.value):
            return [
                each.id for part in targets for each in ast.walk(part) if isinstance(each, ast.Name)
            ]
    return []


@cache
def package_privates() -> frozenset[str]:
    """Every private name that is defined in the package."""
    return frozenset().union(*(each.private for each in modules("ssm_studio")))


@cache
def screens() -> frozenset[str]:
    """Every class of the package that is a screen."""
    return frozenset(
        name
        for name in classes()
        if name.startswith("ssm_studio.")
        and any(each.startswith("textual.") and each.endswith("Screen") for each in ancestors(name))
    )


def screens_as_arguments() -> Iterator[str]:
    """Functions outside of a screen's own module that take the screen."""
    for module in modules("ssm_studio"):
        for name, node in functions(module):
            arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
            for each in arguments:
                for screen in _named(module, each.annotation) & screens():
                    if classes()[screen][0] is not module:
                        yield f"takes a screen: {module.path} {name} {screen.rpartition('.')[2]}"


def _named(module: Module, annotation: ast.expr | None) -> set[str]:
    """The dotted names in an annotation, also in one that is written as a string."""
    if annotation is None:
        return set()
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    return {module.dotted(each) for each in ast.walk(annotation) if isinstance(each, ast.expr)}


def tests_of_time() -> Iterator[str]:
    """Functions of tests that ask a clock or wait for some time: what they find depends on how busy the machine is."""
    for module in modules("tests"):
        if module.path.startswith(BENCHES) or module.path in CLOCKS_ALLOWED:
            continue
        for name, node in functions(module):
            if any(
                isinstance(each, ast.Call) and _is_clock(module, each) for each in ast.walk(node)
            ):
                yield f"clock: {module.path} {name}"


def _is_clock(module: Module, call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr="pause"):
            return bool(call.args or call.keywords)
        case ast.Attribute(value=ast.Name(id="time" | "asyncio"), attr=name):
            return name in CLOCKS
        case ast.Name(id=name):
            return module.imported.get(name, "").startswith("time.")
    return False


def stubs() -> Iterator[str]:
    """Functions of the package that stand for one which others bring; what must be brought is marked abstract."""
    for module in modules("ssm_studio"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Raise) and "NotImplementedError" in ast.dump(node):
                yield f"stub: {module.path}:{node.lineno}"


def dialogs_called_back() -> Iterator[str]:
    """Dialogs whose answer comes to a function of its own; a conversation awaits it and reads from top to bottom."""
    for module in modules("ssm_studio"):
        for node in ast.walk(module.tree):
            match node:
                case ast.Call(func=ast.Attribute(attr="push_screen"), args=args, keywords=more):
                    if len(args) > 1 or any(each.arg == "callback" for each in more):
                        yield f"called back: {module.path}:{node.lineno}"


def other_roads_for_news() -> Iterator[str]:
    """Who hears of a new study but the stage in view, a dialog and the coach; their parts are shown it by them."""
    for module in modules("ssm_studio"):
        if "study_signal.subscribe" in module.text and str(module.path) not in HEAR_OF_STEPS:
            yield f"news: {module.path}"


def parts_that_know_the_app() -> Iterator[str]:
    """Modules that name the app itself; a part knows no more of it than the protocol `Studio`."""
    for module in modules("ssm_studio"):
        if "StudioApp" in names_in(module) and str(module.path) not in KNOW_THE_APP:
            yield f"knows the app: {module.path}"


def raises_untold() -> Iterator[str]:
    """Public functions that raise an error and do not say so.

    In `say` whatever reads a part of a line raises `Puzzled`, and `SkipAction` is Textual's way to pass a key on.
    """
    for module in modules("ssm_studio"):
        if module.path.startswith("ssm_studio/say/"):
            continue
        for name, node in functions(module):
            owner, _dot, own = name.rpartition(".")
            public = not name.startswith("_") and not own.startswith("_")
            public = public and (not owner or owner in module.classes)
            if public and "Raises:" not in (ast.get_docstring(node) or "") and any(_thrown(node)):
                yield f"raises untold: {module.path} {name}"


def _thrown(node: ast.AST) -> Iterator[ast.Raise]:
    """What leaves a function; what it raises again, or catches itself, is another's."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Raise(exc=ast.expr() as exc) if "SkipAction" not in ast.unparse(exc):
                yield child
            case ast.Try(handlers=[_, *_]):
                for part in (*child.handlers, *child.orelse, *child.finalbody):
                    yield from _thrown(part)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                pass
            case _:
                yield from _thrown(child)


RULES: Final = (
    too_long_modules,
    too_long_functions,
    too_long_classes,
    touched_privates,
    needlessly_public,
    screens_as_arguments,
    tests_of_time,
    stubs,
    dialogs_called_back,
    other_roads_for_news,
    parts_that_know_the_app,
    raises_untold,
)


@cache
def breaches(rule: Callable[[], Iterator[str]]) -> frozenset[str]:
    """What breaks a rule; looked for once, however many tests ask."""
    return frozenset(rule())
