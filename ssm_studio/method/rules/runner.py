"""The coach at work beside a session: what its rules notice, kept up to date edit by edit.

After an edit only those rules are run again that read a kind of record which changed. Tables are compared by
identity, because successive studies share the ones that no edit touched.
"""

from __future__ import annotations

from collections.abc import Iterable

from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.study import Study
from ssm_studio.method.rules.registry import (
    HEADER,
    USUAL,
    Finding,
    Settings,
    affected,
    noticed,
    rules,
    waivers,
)

_TABLES = tuple((kind.name, kind.table) for kind in KINDS)


class Coach:
    """The findings of one session.

    Args:
        study: the session as it is now.
        settings: rules switched off, more words, other thresholds, today.
    """

    def __init__(self, study: Study, settings: Settings = USUAL) -> None:
        self.settings = settings
        self._study = study
        self._found: dict[str, tuple[Finding, ...]] = {}
        self._run(rules())
        self._findings, self._waived = self._parted()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is open: at most one finding for each rule, record and field, in the order of rules."""
        return self._findings

    @property
    def waived(self) -> tuple[Finding, ...]:
        """What the room left as it is, as far as the rules would still notice it."""
        return self._waived

    def update(self, study: Study) -> tuple[Finding, ...]:
        """What is open in `study`, which comes after the one seen last; the same tuple where nothing changed."""
        before, self._study = self._study, study
        changed = {
            kind for kind, table in _TABLES if getattr(before, table) is not getattr(study, table)
        }
        if _header(before) != _header(study):
            changed.add(HEADER)
        if changed:
            differs = self._run(affected(changed))
            if differs or not changed.isdisjoint(("waiver", "session")):
                findings, self._waived = self._parted()
                if findings != self._findings:
                    self._findings = findings
        return self._findings

    def adjust(self, settings: Settings) -> tuple[Finding, ...]:
        """What is open under other settings."""
        if settings != self.settings:
            self.settings = settings
            self._found.clear()
            self._run(rules())
            self._findings, self._waived = self._parted()
        return self._findings

    def _run(self, ids: Iterable[str]) -> bool:
        """Run these rules; whether any of them notices something else than before."""
        differs = False
        for id_ in ids:
            if id_ not in self.settings.off:
                found = noticed(rules()[id_], self._study, self.settings)
                if found != self._found.get(id_, ()):
                    differs = True
                    self._found[id_] = found
        return differs

    def _parted(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """What is open and what was waived."""
        given_up = waivers(self._study)
        found = [each for id_ in rules() for each in self._found.get(id_, ())]
        if not given_up:
            return tuple(found), ()
        left = tuple(each for each in found if each.key in given_up)
        return tuple(each for each in found if each.key not in given_up), left


def _header(study: Study) -> tuple[str, str]:
    return study.session.id, study.language
