"""The questions that a facilitator puts to the room, stage by stage, as tables to be translated when shown."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_
from ssm_studio.values import dataclass

DRAWING: Final = (
    N_("Draw yourself first."),
    N_("Draw who and what matters."),
    N_("What do people think, what do they say?"),
    N_("Who watches, who presses, who fights?"),
    N_("What is missing?"),
    N_(
        "Look away for one minute, look again: what stands out, what is tiny, what is empty?",
    ),
)
"""While a rich picture is drawn (method reference 1.4)."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question about one thing.

    Attributes:
        key: the letter, field or kind that it asks for.
        name: what people call that; to be translated.
        asks: the question; to be translated.
        beware: a mistake that is often made there; to be translated, may be empty.
    """

    key: str
    name: str
    asks: str
    beware: str = ""


CATWOE: Final = (
    Prompt(
        "T",
        N_("Transformation"),
        N_("What comes in? What has the same thing become when it leaves?"),
        N_("Resources are not the input; an activity is not a transformation; one T only."),
    ),
    Prompt(
        "W",
        N_("Worldview"),
        N_("What must one believe for this to be worth doing?"),
        N_("A belief, neither an aim nor T said once more."),
    ),
    Prompt(
        "C",
        N_("Customers"),
        N_("Who gains? Who loses? Who receives the output directly?"),
        N_("Not people many removes away, and not only those who gain."),
    ),
    Prompt("A", N_("Actors"), N_("Who would do it?"), N_("Not everyone concerned.")),
    Prompt(
        "O",
        N_("Owners"),
        N_("Who could stop it or change how it is judged?"),
        N_("Not a boss who could not stop it."),
    ),
    Prompt(
        "E",
        N_("Environmental constraints"),
        N_("What must it accept as given?"),
        N_("Not problems, and nothing that the system itself could change."),
    ),
)
"""In the order of work (method reference 2.3)."""

PQR: Final = (
    Prompt("P", N_("What"), N_("What does it do?"), N_("One transformation, no means.")),
    Prompt("Q", N_("How"), N_("By what does it do that?"), N_("One way among several.")),
    Prompt("R", N_("Why"), N_("What does that help to achieve?"), N_("Not P said once more.")),
)

SYSTEM_GENERATORS: Final = (
    N_("Who has a stake here that we have not heard: what system would they want?"),
    N_("What moves people here: what system would serve that?"),
    N_("What does somebody here believe: what system would follow from it?"),
    N_("What would be the opposite of a system that we have?"),
    N_("What would the newest employee want a system to do?"),
    N_("What would a citizen who stands at the counter want a system to do?"),
    N_("What would the auditor want a system to do?"),
    N_("Which system would provoke: one to protect people from blame, say?"),
)
""""Think of another" relevant system (method reference 2.1)."""

MODEL_STEPS: Final = (
    Prompt(
        "prepare",
        N_("Prepare"),
        N_("What must be done to get or define what is to be transformed?"),
    ),
    Prompt("transform", N_("Transform"), N_("What must be done to transform it?")),
    Prompt("output", N_("Output"), N_("What must be done to deal with the result?")),
    Prompt("depends_on", N_("Needs"), N_("Can this be done without that having been done?")),
)
"""Questions that bring a model's activities to paper (method reference 3.2)."""

MEASURES: Final = (
    Prompt("efficacy", N_("Efficacy"), N_("Does it work: is the output produced?")),
    Prompt("efficiency", N_("Efficiency"), N_("With the least resources?")),
    Prompt("effectiveness", N_("Effectiveness"), N_("Does it help R, the wider aim?")),
    Prompt("ethicality", N_("Ethicality"), N_("Is it right?")),
    Prompt("elegance", N_("Elegance"), N_("Is it fitting, simple, beautiful?")),
)
"""By field of `ConceptualModel` (method reference 3.6)."""

COMPARISON: Final = (
    Prompt("exists", N_("Exists?"), N_("Does it happen in the real situation?")),
    Prompt("how", N_("How"), N_("How is it done now?")),
    Prompt("who", N_("Who"), N_("Who does it?")),
    Prompt("when", N_("When, where"), N_("When, where?")),
    Prompt("how_judged", N_("How judged"), N_("By what is it judged good?")),
    Prompt("quality", N_("Quality as felt"), N_("How well, in your view?")),
    Prompt("alternatives", N_("Alternatives"), N_("Who else, how else?")),
    Prompt("comment", N_("Comment, idea"), N_("What strikes us?")),
    Prompt("evidence", N_("Evidence"), N_("How do we know?")),
    Prompt("changes", N_("Changes"), N_("Does a change suggest itself?")),
    Prompt("decision", N_("Decision"), N_("What follows?")),
)
"""The columns of the chart by field of `ComparisonRow` (method reference 4.2)."""

DEBATE: Final = (
    N_("What must one believe to say that?"),
    N_("Who would see it otherwise?"),
    N_("Here, should real life move towards the model or away from it?"),
)
"""A facilitator's moves (method reference 4.3)."""

CHANGES: Final = (
    Prompt(
        "desirable",
        N_("Systemically desirable"),
        N_("Which models argue for it? Would it serve P and R?"),
    ),
    Prompt(
        "feasible",
        N_("Culturally feasible"),
        N_("Would these people, with these norms and this history, do it?"),
    ),
)

BY_KEY: Final = {
    prompt.key: prompt
    for table in (CATWOE, PQR, MODEL_STEPS, MEASURES, COMPARISON, CHANGES)
    for prompt in table
}
