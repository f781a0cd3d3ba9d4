"""What is said where an export cannot be made as it was asked for."""

from __future__ import annotations

from ssm_studio.domain.study import Study
from ssm_studio.errors import UsageError
from ssm_studio.formats.exports import Export, Style
from ssm_studio.i18n import _


def no_cells(export: Export, format_: str) -> UsageError:
    """A separator was asked for where nothing stands in cells."""
    return UsageError(
        _("“{what}” as {format} has no columns to separate.").format(
            what=export.what, format=format_
        ),
        "",
        _("--separator is for csv: leave it out, or add --format csv."),
    )


def no_template(format_: str) -> UsageError:
    """A template was given for what is no Word file."""
    return UsageError(
        _("A file in the format “{format}” takes no template.").format(format=format_),
        "",
        _("--template is for docx: leave it out, or add --format docx."),
    )


def never_in_part(export: Export, only: str) -> UsageError:
    """A part was asked for of what has none."""
    return UsageError(
        _("“{what}” cannot be exported in part.").format(what=export.what),
        "",
        _("Leave “{name}” out.").format(name=only),
    )


def nothing_there(study: Study, export: Export, only: str) -> UsageError:
    """There is nothing to export, or not what was named."""
    there = ", ".join(each.ref for each in study.table(export.each).values() if each.ref)
    if only and there:
        return UsageError(
            _("There is no {what} called “{name}” in this session.").format(
                what=export.what, name=only
            ),
            "",
            _("There is: {names}.").format(names=there),
        )
    return UsageError(
        _("This session has no {what} to export yet.").format(what=export.what),
        _("Nothing was written."),
        _("What is for the facilitator only is left out of what is exported."),
    )


def fitting(export: Export, style: Style, format_: str) -> Style:
    """The style, which is written in this format.

    Raises:
        UsageError: it is not.
    """
    if format_ in style.formats:
        return style
    raise UsageError(
        _("The style “{style}” is not written as “{format}”.").format(
            style=style.name, format=format_
        ),
        "",
        _("Choose one of: {names}.").format(
            names=", ".join(each.name for each in export.styles if format_ in each.formats)
        ),
    )
