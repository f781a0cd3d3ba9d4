"""The palette (Ctrl+P): every command of the screen in view, and everything that the session holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.tui import on_wall
from ssm_studio.tui.commands import APP, Command, key_words
from ssm_studio.tui.stage_of_kind import STAGE_OF_KIND
from ssm_studio.tui.studio import Studio, studio_of
from ssm_studio.tui.text import one_line

MOST = 200
"""Records looked through for each key; a session with more is still searched, the rest by typing on."""


class StudioCommands(Provider):
    """Commands by what they do, and records by their words."""

    @property
    def _studio(self) -> Studio:
        return studio_of(self.screen)

    def _commands(self) -> tuple[Command, ...]:
        found = getattr(self.screen, "commands_now", None)
        commands: tuple[Command, ...] = found() if found else APP
        return tuple(
            c for c in commands if c.help and c.action not in ("app.command_palette", "step_out")
        )

    async def discover(self) -> Hits:
        """With nothing typed: every command."""
        for command in self._commands():
            yield DiscoveryHit(
                self._title(command), partial(self._run, command.action), help=_(command.help)
            )

    async def search(self, query: str) -> Hits:
        """Commands and records that the words fit; one line that says so where nothing does."""
        found = False
        async for hit in self._fitting(query):
            found = True
            yield hit
        if not found:
            yield Hit(
                1e-6, Content(_("Nothing here has these words.")), partial(self._run, "app.bell")
            )

    async def _fitting(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for command in self._commands():
            title = f"{_(command.help)}  {key_words(command)}".rstrip()
            # The label too: the language's own name is found by who cannot read the interface.
            if (score := max(matcher.match(title), matcher.match(_(command.label)) * 0.9)) > 0:
                yield Hit(
                    score,
                    matcher.highlight(title),
                    partial(self._run, command.action),
                    help=_(command.label),
                )
        if self._studio.workshop is not None:
            for kind, id_, title in records(on_wall.seen(self._studio)):
                if (score := matcher.match(title)) > 0:
                    yield Hit(
                        score * 0.9,
                        matcher.highlight(title),
                        partial(self._studio.go_to, kind, id_),
                        help=_("go there"),
                    )

    def _title(self, command: Command) -> str:
        key = key_words(command)
        return f"{_(command.label)}  ({key})" if key else _(command.label)

    async def _run(self, action: str) -> None:
        await self.screen.run_action(action)


class Palette(CommandPalette):
    """The palette in the language of the interface, with the studio's own commands and no others."""

    def __init__(self) -> None:
        super().__init__(
            [StudioCommands],
            placeholder=_("any command, or any words of the session"),
            id="--command-palette",
        )


def records(study: Study) -> Iterator[tuple[str, str, str]]:
    """Every record that some stage can show: kind, id, and what the palette calls it."""
    for kind, record in study.everything():
        if kind in STAGE_OF_KIND:
            name = one_line(name_in(study, record), 60)
            yield kind, record.id, f"{record.ref} {name}".strip()
