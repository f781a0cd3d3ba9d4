"""Themes against actions: which of what the room gathered led to which of what it agreed."""

from __future__ import annotations

from dataclasses import dataclass

from ssm_studio.domain.action import AgreedAction
from ssm_studio.domain.picture import Theme
from ssm_studio.domain.study import Study
from ssm_studio.method.lookups import reached, ways_back


@dataclass(frozen=True, slots=True)
class ThemeMatrix:
    """Every theme and every action, and the pairs of ids between which a way leads."""

    themes: tuple[Theme, ...]
    actions: tuple[AgreedAction, ...]
    ways: frozenset[tuple[str, str]]

    def actions_of(self, theme: str) -> tuple[AgreedAction, ...]:
        """The actions that came of a theme."""
        return tuple(each for each in self.actions if (theme, each.id) in self.ways)

    def without_theme(self) -> tuple[AgreedAction, ...]:
        """The actions that come from no theme."""
        led = {action for theme, action in self.ways if theme}
        return tuple(each for each in self.actions if each.id not in led)


def theme_matrix(study: Study) -> ThemeMatrix:
    """All themes against all actions, in the order in which they were made."""
    back = ways_back(study)
    ways = frozenset(
        (theme, action)
        for action in study.actions
        for theme in reached(back, [action])
        if theme in study.themes
    )
    return ThemeMatrix(tuple(study.themes.values()), tuple(study.actions.values()), ways)
