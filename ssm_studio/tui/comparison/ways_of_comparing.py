"""The ways of comparing other than the chart: an event gone through as a scenario, and charts side by side by theme."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from textual.app import App
from textual.content import Content

from ssm_studio.domain import edit
from ssm_studio.domain.comparison import ComparisonRow, Scenario, ScenarioStep
from ssm_studio.domain.comparison_rows import rows_of, target_line
from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study, activities_of, children, conceptual_models
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _, language
from ssm_studio.method.lenses import lenses
from ssm_studio.tui import on_wall
from ssm_studio.tui.comparison.chart_lines import ordered
from ssm_studio.tui.comparison.labels import EXISTS, label_of
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Reading
from ssm_studio.tui.hanging_indent import broken
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import day, one_line, plain


async def choose_way(app: App[None], studio: Studio) -> None:
    """Say in which of the four ways this session compares; a scenario is gone through at once."""
    study = studio.study
    ways = lenses()["ssm.compare_ways"].elements
    now = study.session.comparison_way or ""
    choices = [
        Choice(
            each.id,
            each.name.read(language()),
            each.description.read(language()),
            "✓" if each.id == now else "·",
        )
        for each in ways
    ]
    picked = await app.push_screen_wait(Choose(_("How do we compare?"), choices, chosen=now))
    if picked is None:
        return
    if picked != now:
        step = edit.set_fields(study, "session", study.session.id, comparison_way=picked)
        studio.execute(step)
    if "scenario" in picked:
        await _go_through(app, studio)
    elif (hint := _NEXT.get(picked.rpartition(".")[2])) is not None:
        studio.say_so(_(hint).format(key="}"))


_NEW: Final = "+"
_NEXT: Final = {
    "discussion": N_("The next tab holds the debate: {key} goes there, + adds what was said."),
    "questioning": N_("m makes the rows of the chart, w asks them one by one."),
    "overlay": N_(
        "In stage 3 w draws what is done today beside the model, = says what is the same."
    ),
}
"""Where each way of comparing goes on; a scenario is gone through at once."""


async def _go_through(app: App[None], studio: Studio) -> None:
    """An event of the past, activity by activity: what happened, and what the model would have done."""
    models = conceptual_models(studio.study)
    if not models:
        studio.say_so(_("There is no model with activities yet: 3 goes to the models."))
        return
    model = models[0]
    if len(models) > 1:
        choices = [
            Choice(each.id, f"{each.ref} {model_title(studio.study, each)}") for each in models
        ]
        id_ = await app.push_screen_wait(Choose(_("With which model?"), choices))
        if id_ is None:
            return
        model = studio.study.models[id_]
    earlier = [each for each in studio.study.scenarios.values() if each.model == model.id]
    if earlier:
        choices = [Choice(_NEW, _("another event…"), glyph="+")]
        choices += [Choice(e.id, _event(studio.study, e)) for e in earlier]
        id_ = await app.push_screen_wait(Choose(_("Which event of the past?"), choices))
        if id_ is None:
            return
        if id_ != _NEW:
            await _read(app, studio, id_)
            return
    await _new_event(app, studio, model)


async def _new_event(app: App[None], studio: Studio, model: ConceptualModel) -> None:
    """Name an event, and go through it activity by activity."""
    event = await app.push_screen_wait(AskLine(_("Which event of the past?")))
    if not event or not event.strip():
        return
    when = await app.push_screen_wait(AskLine(_("When was it?")))
    said = Text.said(event.strip(), studio.study.language)
    new = Scenario(id=new_id(), model=model.id, event=said, date=(when or "").strip() or None)
    studio.execute(edit.add(studio.study, new))
    for activity in activities_of(studio.study, model.id):
        name = one_line(f"{activity.ref} {name_in(studio.study, activity)}"[:300], 90)
        happened = await app.push_screen_wait(AskLine(_("What happened?"), hint=name))
        if happened is None:
            return
        would = await app.push_screen_wait(AskLine(_("What would the model have done?"), hint=name))
        if would is None:
            return
        if happened.strip() or would.strip():
            tongue = studio.study.language
            step = ScenarioStep(
                id=new_id(),
                scenario=new.id,
                activity=activity.id,
                happened=Text.said(happened.strip(), tongue) if happened.strip() else None,
                would_have=Text.said(would.strip(), tongue) if would.strip() else None,
            )
            studio.execute(edit.add(studio.study, step))
    await _read(app, studio, new.id)


async def _read(app: App[None], studio: Studio, scenario: str) -> None:
    study = on_wall.seen(studio)
    if scenario in study.scenarios:
        title = _event(study, study.scenarios[scenario])
        words = _scenario_words(study, scenario)
        await app.push_screen_wait(Reading(title, words, wide=True))


def _event(study: Study, scenario: Scenario) -> str:
    words = read(scenario.event, study.language)
    return one_line(" · ".join(filter(None, (words, day(scenario.date or ""))))[:300], 80)


def _scenario_words(study: Study, scenario: str) -> Content:
    """Activity by activity: what happened, and what the model would have done."""
    lines: list[Content] = []
    for step in children(study.scenario_steps, "scenario", scenario):
        activity = study.activities.get(step.activity or "")
        name = f"{activity.ref} {name_in(study, activity)}" if activity else "?"
        lines.append(plain(one_line(name[:300], 90), "bold"))
        for label, words in (
            (_("What happened"), step.happened),
            (_("What the model would have done"), step.would_have),
        ):
            if said := read(words, study.language):
                told = plain(one_line(said[:600], 300))
                lines.append(Content.assemble((f"  {label}: ", "$muted"), told))
    return Content("\n").join(lines) if lines else plain(_("Nothing was said about it."), "$muted")


def side_by_side(study: Study, width: int = 0) -> Content:
    """Theme by theme, what the chart of each of its models says: activity, whether it happens, how and who.

    Where `width` cells have room for it, two charts stand beside one another.
    """
    beside = width // 2 if width >= ROOMY else 0
    alone = max(width, NARROWEST) if width else _ALONE
    parts: list[Content] = []
    for theme in study.themes.values():
        models = list(_models_of(study, theme.id))
        if models:
            name = one_line(read(theme.name, study.language)[:200], 80)
            parts.append(plain(f"{theme.ref} {name}", "bold $system"))
            parts += _charts(study, models, beside, alone)
    rest = [m for m in conceptual_models(study) if not _theme_of(study, m)]
    if rest:
        parts.append(plain(_("From no theme"), "bold $muted"))
        parts += _charts(study, rest, beside, alone)
    return Content("\n").join(parts) if parts else plain(_("Nothing to compare yet."), "$muted")


def _theme_of(study: Study, model: ConceptualModel) -> tuple[str, ...]:
    definition = study.root_definitions.get(model.root_definition or "")
    system = study.relevant_systems.get((definition.system if definition else None) or "")
    return tuple(t for t in system.from_themes if t in study.themes) if system else ()


def _models_of(study: Study, theme: str) -> Iterator[ConceptualModel]:
    return (m for m in conceptual_models(study) if theme in _theme_of(study, m))


_ALONE: Final = 80
NARROWEST: Final = 40
"""Cells of a chart where nobody says how many there are, and of one on the smallest screen."""
HEAD: Final = 6
"""Cells before the words of a row."""
ROOMY: Final = 98
"""Cells in which two charts stand beside one another."""


def _charts(
    study: Study, models: list[ConceptualModel], beside: int, alone: int
) -> Iterator[Content]:
    """The charts in `alone` cells below one another, or two and two in columns of `beside` cells."""
    if not beside or len(models) == 1:
        for model in models:
            yield from _chart(study, model, alone)
            yield Content("")
        return
    for at in range(0, len(models), 2):
        pair = [list(_chart(study, each, beside - 2)) for each in models[at : at + 2]]
        for left, right in zip_longest(*pair, *([[]] if len(pair) == 1 else []), fillvalue=None):
            yield _fitted(left, beside) + (right or Content(""))
        yield Content("")


def _fitted(line: Content | None, width: int) -> Content:
    cells = line or Content("")
    return cells + " " * max(width - cells.cell_length, 0)


def _chart(study: Study, model: ConceptualModel, width: int) -> Iterator[Content]:
    title = one_line(model_title(study, model)[:200], width - 8)
    yield plain(f"  {model.ref} {title}", "bold")
    for row in ordered(study, list(rows_of(study, model.id))):
        yield from _row(study, row, width)


def _row(study: Study, row: ComparisonRow, width: int) -> Iterator[Content]:
    """What is asked about and what was answered, each in a column of its own in which words go on."""
    label, asks = label_of(EXISTS, row.exists), (width - HEAD) // 2
    told = " · ".join(
        each for each in (read(row.how, study.language), read(row.who, study.language)) if each
    )
    asked = plain(one_line(target_line(study, row, 300)))
    columns = (
        broken(asked, asks - 2, len(asked.plain.split(" ", 1)[0]) + 1),
        plain(one_line(told[:300]), "$muted").wrap(max(width - HEAD - asks, 1)),
    )
    sign = Content.styled(f"    {label.sign if label else '·'} ", "$real")
    for one, other in zip_longest(*columns):
        yield Content.assemble(sign, _fitted(one, asks), other or "")
        sign = Content(" " * HEAD)
