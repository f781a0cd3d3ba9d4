"""Writes `docs/cli.md` from the commands' own help: `python -m ssm_studio.cli.reference > docs/cli.md`."""

from __future__ import annotations

from typing import Final

import click

from ssm_studio.cli.program import NAME, program

WIDTH: Final = 88

_OPENING: Final = """\
# The command line

This page is made from the commands' own help (`python -m ssm_studio.cli.reference > docs/cli.md`).

Results go to stdout and everything else to stderr: `new`, `demo --no-open`, `import` and `export` print the path of
what they made and nothing more, one path on each line, so that they can be used in scripts:

```sh
session=$(ssm-studio import workshop.json)
ssm-studio export "$session" root-definitions -o - | less
```

SESSION is the path of a session file, its name in the library ("slug"), or a beginning of one that no other
session has. A first word that is no command is taken as a session to open; a session that is called like a
command opens with its path (`./new.ssm`).

| Exit code | Means |
| --- | --- |
| 0 | done |
| 1 | `check --strict` found something unusable |
| 2 | the command or a file cannot be used; nothing was lost |
| 3 | another program failed, such as the layout engine |
| 4 | the file was changed by someone else meanwhile |

| Variable | Means |
| --- | --- |
| `SSM_STUDIO_HOME` | the folder that holds `sessions/` and `exports/`, as `--home` |
| `SSM_STUDIO_LANG` | `en` or `id`, as `--lang` |
| `SSM_STUDIO_AUTHOR` | the name beside each change, as `--author` |
| `SSM_STUDIO_LIBRARY` | the library of an institute (`postgresql://…`), as `--library` |
| `SSM_STUDIO_ASCII` | not empty: screens, prints and text drawings keep to the characters of a keyboard |
| `SSM_STUDIO_CURSOR` | not empty: the terminal's own cursor is seen; it stands on what is chosen |
| `SSM_STUDIO_TODAY` | a day (`2027-04-01`) that counts as today, to rehearse a follow-up; the log keeps the real time |
| `SSM_STUDIO_DOT` | another layout engine than the one that comes along |
| `NO_COLOR` | not empty: not one colour is sent, and what is chosen is reversed |

## Completion

The shell completes commands, options, sessions and what can be exported, once it is told so.

| Shell | Put into | This line |
| --- | --- | --- |
| Bash (4.4 or newer) | `~/.bashrc` | `eval "$(_SSM_STUDIO_COMPLETE=bash_source ssm-studio)"` |
| Zsh | `~/.zshrc` | `eval "$(_SSM_STUDIO_COMPLETE=zsh_source ssm-studio)"` |
| Fish | `~/.config/fish/completions/ssm-studio.fish` | `_SSM_STUDIO_COMPLETE=fish_source ssm-studio \\| source` |
"""


def reference_page() -> str:
    """The page as Markdown, in the language of the interface as it is now."""
    group = program()
    context = click.Context(group, info_name=NAME, terminal_width=WIDTH, max_content_width=WIDTH)
    parts = [_OPENING, _section(NAME, context)]
    for name in group.list_commands(context):
        each = group.get_command(context, name)
        if each is not None and not each.hidden:
            inner = click.Context(
                each,
                info_name=name,
                parent=context,
                terminal_width=WIDTH,
                max_content_width=WIDTH,
            )
            parts.append(_section(f"{NAME} {name}", inner))
            parts += _inner(f"{NAME} {name}", each, inner)
    return "\n".join(parts)


def _inner(title: str, group: click.Command, context: click.Context) -> list[str]:
    """The commands of a command that has some."""
    found: list[str] = []
    if not isinstance(group, click.Group):
        return found
    for name in group.list_commands(context):
        each = group.get_command(context, name)
        if each is not None:
            more = click.Context(
                each, info_name=name, parent=context, terminal_width=WIDTH, max_content_width=WIDTH
            )
            found.append(_section(f"{title} {name}", more))
    return found


def _section(title: str, context: click.Context) -> str:
    return f"## {title}\n\n```text\n{context.get_help().rstrip()}\n```\n"


if __name__ == "__main__":
    click.echo(reference_page(), nl=False)
