"""The pages for people say what is there: links lead somewhere, commands exist, generated pages are current."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Context
from markdown_it import MarkdownIt
from markdown_it.token import Token

from ssm_studio.cli.program import program
from ssm_studio.formats.exports import EXPORTS
from ssm_studio.i18n import language, set_language
from ssm_studio.tui.reference import keys_page

ROOT = Path(__file__).parents[1]
PAGES = [
    *(ROOT / name for name in ("README.md", "README.id.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    spoken = language()
    set_language("en")
    yield
    set_language(spoken)


def tokens(page: Path) -> Iterator[Token]:
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text("utf-8")):
        yield token
        yield from token.children or ()


def anchors(page: Path) -> set[str]:
    """The link targets that a viewer gives to the headings of a page."""
    found = re.findall(r"^#+ +(.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).strip().replace(" ", "-") for each in found}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_leads_somewhere(page: Path) -> None:
    for token in tokens(page):
        target = str(token.attrGet("href") or token.attrGet("src") or "")
        if not target or target.startswith(("http:", "https:")):
            continue
        path, _hash, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), f"{page.name}: {target}"
        assert not anchor or anchor in anchors(there), f"{page.name}: {target}"


def test_every_picture_says_what_it_shows() -> None:
    pictures = [each for each in tokens(ROOT / "README.md") if each.type == "image"]
    assert len(pictures) >= 5
    assert all(each.content for each in pictures)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_on_the_pages_is_one(page: Path) -> None:
    """The first word behind the program's name is a command, a placeholder, an option or a session."""
    commands = program().list_commands(Context(program()))
    said = re.findall(r"`(?:[^`\n]*[ (])?ssm-studio ([a-z][\w-]*)", page.read_text("utf-8"))
    assert set(said) <= set(commands), page.name


def test_the_readme_names_every_command() -> None:
    group = program()
    context = Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        assert command.hidden or f"`ssm-studio {name}" in README, name


def rows_of(page: str, table: str) -> dict[str, list[str]]:
    """The rows of a table by the code in their first cell; `table` begins its head."""
    rows = page.partition(table)[2].partition("\n\n")[0]
    return {
        found[1]: re.findall(r"`?([\w.]+)`?", found[2])
        for found in re.finditer(r"^\| `([\w-]+)` \| ([^|]*) \|", rows, re.MULTILINE)
    }


def test_every_export_has_its_row_with_its_formats() -> None:
    page = (ROOT / "docs" / "exports.md").read_text("utf-8")
    said = rows_of(page, "| WHAT | Formats |")
    assert said == {each.what: list(each.formats) for each in EXPORTS}


@pytest.mark.parametrize("name", ["README.md", "README.id.md"])
def test_the_table_of_commands_names_every_export(name: str) -> None:
    page = (ROOT / name).read_text("utf-8")
    rows = [row for row in page.splitlines() if row.startswith("| `ssm-studio export ")]
    assert {each.what for each in EXPORTS} - set(
        re.findall(r"`([\w-]+)`", "\n".join(rows))
    ) == set()


def test_the_help_names_every_export_with_its_formats() -> None:
    command = program().get_command(Context(program()), "export")
    assert command is not None
    said = re.split(r"[.]\s", str(command.help).partition("WHAT is ")[2])[0]
    words = set(re.findall(r"[\w.-]+", said))
    for each in EXPORTS:
        assert {each.what, *each.formats} <= words, each.what


def frame(page: str) -> dict[str, list[str]]:
    """What both languages of a page share: heading levels, links, commands, keys and other code, rows of tables."""
    prose = re.sub(r"^```.*?^```", "", page, flags=re.DOTALL | re.MULTILINE)
    return {
        "headings": [each[0] for each in re.findall(r"^(#+) (.+)$", prose, re.MULTILINE)],
        "links": sorted(set(re.findall(r"\]\(([^)]+)\)", prose)) - {"README.md", "README.id.md"}),
        "code": sorted(set(re.findall(r"`([^`\n]+)`", prose))),
        "rows": [each.count("|") * "|" for each in prose.splitlines() if each.startswith("|")],
        "items": [each[0] for each in re.findall(r"^(\d\.|-) ", prose, re.MULTILINE)],
    }


def test_the_readme_says_the_same_in_indonesian() -> None:
    """What is added to one of the two belongs into the other as well."""
    indonesian = (ROOT / "README.id.md").read_text("utf-8")
    ours, theirs = frame(README), frame(indonesian)
    own_words = {
        'ssm-studio new "Library hours"', "ssm-studio say library-hours",
        'ssm-studio new "Jam buka perpustakaan"', "ssm-studio say jam-buka-perpustakaan",
        "stage 4", "tahap 4", "trace ACT1", "jejak ACT1", "undo", "urungkan",
    }  # fmt: skip
    for each in (ours, theirs):
        each["code"] = [code for code in each["code"] if code not in own_words]
    assert ours == theirs


def test_every_target_of_make_that_is_spoken_of_exists() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    for page in PAGES:
        said = re.findall(r"(?:`|^)make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
        assert set(said) <= targets, page.name


def test_the_keys_are_those_of_the_program() -> None:
    page = (ROOT / "docs" / "keys.md").read_text("utf-8")
    assert page == keys_page(), "python -m ssm_studio.tui.reference > docs/keys.md"


def test_every_room_is_in_the_architecture() -> None:
    rooms = {
        each.parent.relative_to(ROOT).as_posix() for each in (ROOT / "ssm_studio").rglob("*.py")
    } - {"ssm_studio"}
    missing = [each for each in sorted(rooms) if f"`{each}/`" not in ARCHITECTURE]
    assert missing == []


def test_every_module_that_the_architecture_names_exists() -> None:
    for row in re.findall(
        r"^\| `(ssm_studio/[\w/]*/)` \|.*\| (.*) \|$", ARCHITECTURE, re.MULTILINE
    ):
        for name in re.findall(r"`(\w+\.py)`", row[1]):
            assert (ROOT / row[0] / name).is_file(), row[0] + name
    for name in re.findall(r"`((?:\w+/)+\w+\.py)`", ARCHITECTURE):
        below = name.removeprefix("ssm_studio/")
        assert (ROOT / "ssm_studio" / below).is_file(), name


def test_every_runtime_dependency_has_its_row_in_the_readme() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {re.match(r"[\w-]+", each)[0] for each in project["dependencies"]}  # type: ignore[index] # all match
    table = README.partition("## What it is built on")[2]
    rows = set(re.findall(r"^\| ([a-z][\w-]*) \|", table, re.MULTILINE)) - {"package"}
    assert rows == asked


def test_pages_call_the_entry_line_by_its_name() -> None:
    pages = [*(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    assert not [page.name for page in pages if "say line" in page.read_text("utf-8").lower()]


def test_no_page_holds_a_path_of_some_machine() -> None:
    for page in PAGES:
        assert not re.search(r"/(?:home|Users|work|tmp)/\w", page.read_text("utf-8")), page.name
