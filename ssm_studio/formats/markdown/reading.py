"""Root definitions that people edited in Markdown, read back: what differs, and the step that takes it in.

    read = read_markdown(data)
    found = difference(study, read)
    workshop.do(to_changeset(study, found))

Only the `full` style of the export comes back. Nothing here changes anything.
"""

from ssm_studio.formats.markdown.diff import difference
from ssm_studio.formats.markdown.read_blocks import UnreadableMarkdown
from ssm_studio.formats.markdown.read_changes import (
    ADDED,
    CHANGED,
    CLASH,
    MISSING,
    Difference,
    to_changeset,
)
from ssm_studio.formats.markdown.read_page import (
    ReadDefinition,
    ReadDefinitions,
    ReadSystem,
    read_markdown,
)
from ssm_studio.formats.markdown.read_section import ReadRow

__all__ = [
    "ADDED",
    "CHANGED",
    "CLASH",
    "MISSING",
    "Difference",
    "ReadDefinition",
    "ReadDefinitions",
    "ReadRow",
    "ReadSystem",
    "UnreadableMarkdown",
    "difference",
    "read_markdown",
    "to_changeset",
]
