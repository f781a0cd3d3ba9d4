"""What can be done on stage one: on the sheet, and with pictures and themes in the list beside it."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.tui.commands import Command

# fmt: off
HERE: Final = (
    Command("picture.add", "a", "sheet('add')", N_("add"), N_("Add an element: choose its kind, then name it"), True),
    Command("picture.connect", "c", "sheet('connect')", N_("connect"),
            N_("Draw a line from the chosen element: walk to the other one, Enter"), True),
    Command("picture.move", "m", "sheet('move')", N_("move"),
            N_("Pick up the chosen element: arrows move it, Enter puts it down, Esc puts it back"), True),
    Command("picture.edit", "enter", "sheet('edit')", N_("reword"), N_("Change the words of what is chosen"), True),
    Command("picture.outline", "o", "sheet('outline')", N_("outline"), N_("The same picture as text"), True),
    Command("picture.delete", "delete,backspace", "sheet('delete')", N_("delete"), N_("Delete what is chosen")),
    Command("picture.kind", "k", "sheet('kind')", N_("kind"), N_("Turn what is chosen into another kind")),
    Command("picture.owner", "w", "sheet('owner')", N_("whose"), N_("Say whose bubble, feeling or concern it is")),
    Command("picture.issue", "i", "sheet('issue')", N_("issue"),
            N_("Mark the chosen element as an issue, or no longer")),
    Command("picture.theme", "h", "sheet('theme')", N_("theme"),
            N_("Take the chosen issue into a theme, or out of it")),
    Command("picture.vote", "v", "lists('vote(1)')", N_("vote"), N_("One more dot for the theme that is marked")),
    Command("picture.unvote", "V", "lists('vote(-1)')", N_("unvote"), N_("One dot less for the theme that is marked")),
    Command("picture.analyses", "y", "analyses", N_("analyses"),
            N_("Analyses One, Two and Three: who intervenes, which norms and values hold, who has power")),
    Command("picture.reverse", "x", "sheet('reverse')", N_("turn round"),
            N_("Turn the chosen line round; mark the chosen element, or no longer")),
    Command("picture.align", "L", "sheet('align')", N_("align"), N_("Align the marked elements")),
    Command("picture.gather", "B", "sheet('gather')", N_("boundary"), N_("Draw a boundary round the marked elements")),
    Command("picture.copy", "Y", "sheet('copy')", N_("copy"), N_("Copy the marked elements with their lines")),
    Command("picture.paste", "P", "sheet('paste')", N_("put in"),
            N_("Put what was copied into the picture in view")),
    Command("picture.overview", "z", "sheet('overview')", N_("overview"),
            N_("See the whole picture small, or as it is again")),
    Command("picture.out", "minus", "sheet('overview(True)')", N_("smaller"), N_("See the whole picture small")),
    Command("picture.in", "plus,equals_sign", "sheet('overview(False)')", N_("larger"), N_("See the picture as it is")),
    Command("picture.next", "full_stop,pagedown", "lists('picture(1)')", N_("next picture"),
            N_("Go to the next picture")),
    Command("picture.previous", "comma,pageup", "lists('picture(-1)')", N_("picture before"),
            N_("Go to the picture before")),
    Command("picture.new", "n", "lists('new_picture')", N_("new picture"),
            N_("Begin another picture: another group, another view")),
    Command("picture.redraw", "R", "lists('redraw')", N_("redraw"),
            N_("Draw this picture anew as its next version; the old one stays")),
    Command("picture.retitle", "", "lists('retitle')", N_("title"), N_("Give the picture another title")),
    Command("picture.introduction", "", "lists('introduction')", N_("introduction"),
            N_("Say how the drawing was introduced: freely, with the key to the signs, or with examples")),
    Command("picture.arrange", "A", "sheet('arrange')", N_("arrange"),
            N_("Arrange the picture anew; what a hand put somewhere stays")),
    Command("picture.arrange-all", "", "sheet('arrange(True)')", N_("arrange everything"),
            N_("Arrange the picture anew, also what a hand put somewhere")),
    Command("picture.drop", "", "lists('drop_picture')", N_("delete picture"),
            N_("Delete this picture with all that is in it")),
    Command("picture.drop-theme", "", "lists('drop_theme')", N_("delete theme"), N_("Delete the theme that is marked")),
    Command("picture.name-theme", "", "lists('name_theme')", N_("theme name"),
            N_("Give the theme that is marked another name")),
)
"""Each is an action of the screen, which hands it to the part that does it: the sheet or the lists."""
# fmt: on
