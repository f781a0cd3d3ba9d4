"""The command `attach`: photographs of what was drawn by hand, into a session."""

from __future__ import annotations

from pathlib import Path

import click

from ssm_studio.cli.given_file import bytes_of
from ssm_studio.cli.options import Asked, argument, command, option, session_argument
from ssm_studio.cli.output import give_table, harmless, notices, say
from ssm_studio.errors import UsageError
from ssm_studio.i18n import _


def attaching_commands() -> list[click.Command]:
    """The command that takes photographs in."""
    return [
        command(
            "attach",
            _attach,
            _(
                "Take photos of a picture drawn by hand into a session.\n\n"
                "FILE is JPEG, PNG, WebP or HEIC. Each is turned upright, scaled, and kept without position, comments "
                "and whatever else a camera writes into it; of the file itself only its digest is kept. They come in "
                "as one step. Needs pip install 'ssm-studio[photos]'."
            ),
            session_argument(),
            argument("files", metavar="FILE…", nargs=-1, required=True),
            option(
                ["--picture"], metavar="REF", help=_("The picture that they show, such as RP1.")
            ),
            option(["--caption"], metavar="WORDS", help=_("What is to be seen.")),
            option(["--by", "taken_by"], metavar="WHO", help=_("Who took them.")),
            option(
                ["--on", "taken_at"],
                metavar="DATE",
                help=_("When; else what the camera says."),
            ),
            option(
                ["--consent/--no-consent", "consent"],
                default=None,
                help=_("Whether those who drew agree that reports show them."),
            ),
        )
    ]


def _attach(
    asked: Asked,
    session: str,
    files: tuple[str, ...],
    *,
    picture: str | None,
    caption: str | None,
    taken_by: str | None,
    taken_at: str | None,
    consent: bool | None,
) -> int:
    from ssm_studio.formats.photos.prepare import LARGEST
    from ssm_studio.workshop.find_session import resolve
    from ssm_studio.workshop.photos import Said, attach, prepared
    from ssm_studio.workshop.workshop import open_session

    path = resolve(asked.find_home(), session)
    said = Said(caption or "", taken_by or "", taken_at or "", consent)
    with open_session(path) as workshop:
        notices(workshop.notices)
        pictures = workshop.study.pictures.values()
        wanted = (picture or "").casefold()
        found = next((each.id for each in pictures if each.ref.casefold() == wanted), None)
        if picture and found is None:
            raise UsageError(
                _("No picture is called “{ref}”.").format(ref=harmless(picture, 40)),
                _("Nothing was attached."),
                _("The pictures are: {names}.").format(
                    names=", ".join(each.ref for each in pictures) or "-"
                ),
            )
        if found is None and len(workshop.study.pictures) > 1:
            raise UsageError(
                _("There are several pictures."),
                _("Nothing was attached."),
                _("Say which with --picture: {names}.").format(
                    names=", ".join(each.ref for each in pictures)
                ),
            )
        found = found or next(iter(workshop.study.pictures), None)
        given = [(each, bytes_of(each, LARGEST, _("Nothing was attached."))) for each in files]
        before = set(workshop.study.photos)
        workshop.do(attach(workshop, prepared(given), found, said))
        new = [each for each in workshop.study.photos.values() if each.id not in before]
        give_table(
            (each.ref, Path(each.file or "").name, f"{each.width}×{each.height}") for each in new
        )
    if consent is None:
        say(_("Nobody said whether they agree; reports leave these photos out until then."))
    return 0
