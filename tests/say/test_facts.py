"""Facts about what is there: who said it, how private it is, what each kind of record can say of itself."""

from __future__ import annotations

from typing import Any

import pytest

from ssm_studio.domain.changes import apply, invert
from ssm_studio.domain.kinds import BY_NAME, fields_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.say import NotUnderstood, Place, Understood, complete, understand
from ssm_studio.say.answers import told
from ssm_studio.say.facts.tables import EVERY, OWN
from ssm_studio.say.facts.words import CHANGE_TYPES, INTERESTS, PROVENANCES, STATUSES
from tests.say.test_interpreter import after, refused, typed

PEOPLE = ("participant Bunga; farmer; Lower fields", "participant Andan; gate keeper; Upper fields")


@pytest.fixture
def room() -> Study:
    study = typed(*PEOPLE, "actor Gate keeper", "! the gate opens at night @ Gate keeper")
    study = typed("system to share water", "choose RS1", stage=2, study=study)
    study = typed("1 Find out how much comes", "2 Agree on turns < 1", stage=3, study=study)
    return typed(
        "1 = no",
        "2 = partly",
        "change Write the turns on the wall",
        "action Paint the wall, Head of water, by 2027-03-01; changes CH1",
        "accommodation One list, two readings",
        stage=4,
        study=study,
    )


def answered(study: Study, line: str, stage: int = 1, language: str = "en") -> str:
    """What a line is answered by."""
    del language
    found = understand(line, study, Place(stage))
    assert isinstance(found, Understood), found
    return told(apply(study, found.changeset), found, Place(stage), line)


def test_each_row_of_the_tables_is_a_field_of_its_kind() -> None:
    for kind, facts in OWN.items():
        names = {each.name for each in fields_of(BY_NAME[kind].type)}
        assert {each.field for each in facts} <= names
        words = [word for each in (*facts, *EVERY) for word in each.words]
        assert [w for w in set(words) if words.count(w) > 1 and not same(facts, w)] == []


def same(facts: Any, word: str) -> bool:
    """Whether a word that stands twice is told apart: both languages share it, or one row wants a value after it."""
    rows = [each for each in (*facts, *EVERY) if word in each.words]
    return len(rows) == len({each.bare for each in rows})


@pytest.mark.parametrize(
    ("line", "ref", "field", "value"),
    [
        ("E02 by P01", "E02", "voiced_by", "P1"),
        ("e02 oleh Andan", "E02", "voiced_by", "P2"),
        ("E02 verbatim", "E02", "verbatim", True),
        ("E02 private", "E02", "visibility", "facilitator"),
        ("E02 pribadi", "E02", "visibility", "facilitator"),
        ("Gate keeper private", "E01", "visibility", "facilitator"),
        ("P1 consent", "P1", "consent", True),
        ("P1 setuju", "P1", "consent", True),
        ("P1 no consent", "P1", "consent", False),
        ("RP1 by P1, P02", "RP1", "drawn_by", ("P1", "P2")),
        ("RP1 drawn 2026-03-10", "RP1", "drawn_at", "2026-03-10"),
        ("RP1 digambar 10 Maret 2026", "RP1", "drawn_at", "2026-03-10"),
        ("E02 provenance participant", "E02", "provenance", "participant"),
        ("X01 asal peserta", "X01", "provenance", "participant"),
        (
            'X01 provenance source "Permenpan 53/2014", p. 4',
            "X01",
            "provenance",
            "source:Permenpan 53/2014, p. 4",
        ),
        ("interest research E02", "E02", "interest", "r"),
        ("kepentingan pemecahan masalah E02, CH1", "CH1", "interest", "ps"),
        ("CH1 = kinds procedural, attitudinal", "CH1", "types", ("procedural", "attitudinal")),
        ("CH1 = jenis sikap", "CH1", "types", ("attitudinal",)),
        ("CH1 = rows X01, X02; models CM1", "CH1", "from_rows", ("X01", "X02")),
        ("desirable CH1 : P1 3, P2 1; it is seen", "CH1", "desirable_by", (("P1", 3), ("P2", 1))),
        ("layak CH1 : 2", "CH1", "feasible", 2),
        ("ACT1 = accepted; by 1 March 2027", "ACT1", "by_when", "2027-03-01"),
        ("ACT1 = hooks musrenbang, village meeting", "ACT1", "planning_hooks", None),
        ("status ACT1 in progress : begun", "ACT1", "status", "in_progress"),
        ("status ACT1 berjalan", "ACT1", "status", "in_progress"),
        ("follow-up ACT1 done : painted; evidence photo", "ACT1", "status", "done"),
        ("ACT1 source of the wording participant", "ACT1", "text_provenance", "participant"),
        (
            "ACT1 recommendation something of our own",
            "ACT1",
            "recommendation",
            "something of our own",
        ),
        ("CH1 sumber penilaian peneliti", "CH1", "ratings_provenance", "researcher"),
        ("X01 source of the comment inferred", "X01", "comment_provenance", "inferred"),
        ("AC1 agreed on 10 March 2026", "AC1", "agreed_at", "2026-03-10"),
        ("CH1 by P2", "CH1", "provenance", "participant:P2"),
        ("ACT1 said by Bunga", "ACT1", "provenance", "participant:P1"),
        ("round AC1 : P1 2, P2 7", "AC1", "gradients", (("P1", 2), ("P2", 7))),
    ],
)
def test_a_line_sets_a_field_in_one_step_and_names_it(
    room: Study, line: str, ref: str, field: str, value: object
) -> None:
    found = understand(line, room, Place(4))
    assert isinstance(found, Understood), found
    study = apply(room, found.changeset)
    record = next(each for _k, each in study.everything() if each.ref == ref)
    held = getattr(record, field)
    if value is not None:
        assert refs(study, held) == value
    else:
        assert held == ("hook.musrenbang", "village meeting")
    assert ref in told(study, found, Place(4), line)
    assert apply(study, invert(found.changeset)) == room
    # Said once more it changes nothing, but for what is a new entry each time.
    again = understand(line, study, Place(4))
    assert isinstance(again, Understood)
    assert not again.changeset or ":" in line


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("session mode 2", "mode", 2),
        ("sesi modus 1", "mode", 1),
        ("session source of the place facilitator", "place_provenance", "facilitator"),
        ("session operations kept, narrowed", "operations", ("kept", "narrowed")),
        ("declaration source of the framework literature", "framework_provenance", "literature"),
    ],
)
def test_a_line_speaks_of_the_session_and_the_declaration(
    room: Study, line: str, field: str, value: object
) -> None:
    study, _ = after(room, "framework Systems thinking", 4)
    found = understand(line, study, Place(4))
    assert isinstance(found, Understood), found
    study = apply(study, found.changeset)
    holder = study.declaration if line.startswith("decl") else study.session
    assert getattr(holder, field) == value


def test_a_fact_of_a_locked_declaration_leaves_the_version_before(room: Study) -> None:
    study, _ = after(room, "framework Systems thinking", 4)
    study, _ = after(study, "lock declaration", 4)
    study, _ = after(study, "declaration framework Another one", 4)
    (kept,) = study.declared.values()
    assert read(kept.framework, "en") == "Systems thinking"


def refs(study: Study, value: object) -> object:
    """Ids as short names."""
    if isinstance(value, tuple):
        return tuple(refs(study, each) for each in value)
    record = study.find(value) if isinstance(value, str) else None
    return record.ref if record is not None else value


def test_several_facts_are_one_step_and_one_answer(room: Study) -> None:
    words = answered(room, "E02 by P1; verbatim; private; provenance inferred")
    assert words.startswith("Changed: E02 concern")
    for part in ("P1 “Bunga”", "verbatim", "private", "provenance inferred"):
        assert part in words


def test_rows_name_the_change_that_comes_from_them(room: Study) -> None:
    study, change = after(room, "CH1 = rows X01", 4)
    study, change = after(study, "CH1 = rows X02", 4)
    rows = {each.ref: each for each in study.comparison_rows.values()}
    assert change.id not in rows["X01"].changes
    assert change.id in rows["X02"].changes


def test_reasons_reservations_conditions_and_what_was_found(room: Study) -> None:
    study, change = after(room, "desirable CH1 : P1 3; everyone sees it", 4)
    assert read(change.desirable_reason, "en") == "everyone sees it"
    study, _ = after(study, "reservation AC1 P2 : if nobody is named", 4)
    (held,) = study.reservations.values()
    assert study.participants[held.participant or ""].pseudonym == "Andan"
    study, agreed = after(study, "condition AC1 : looked at in May", 4)
    study, agreed = after(study, "syarat AC1 : terbuka", 4)
    assert read(agreed.conditions, "en").splitlines() == ["looked at in May", "terbuka"]
    study, action = after(
        study, "tindak lanjut ACT1 selesai : dicat; bukti foto; pada 2027-03-02", 4
    )
    (entry,) = study.follow_ups.values()
    assert (entry.date, entry.status, read(entry.evidence, "en")) == ("2027-03-02", "done", "foto")
    assert action.status == "done"


def test_analyses_are_made_once_and_gather_facts(room: Study) -> None:
    study, owner = after(room, "one issue owner = Farmers; aspiration water; outside")
    assert (owner.role, owner.inside, owner.ref) == ("issue_owner", False, "A1-1")
    study, again = after(study, "satu pemilik isu = farmers; sumber daya canals")
    assert (again.id, read(again.resources, "en")) == (owner.id, "canals")
    study, role = after(study, "two Head (informal) = norm keep quiet; value loyal")
    study, role = after(study, "two Head = norm never say no")
    assert [read(each, "en") for each in role.norms] == ["keep quiet", "never say no"]
    assert role.formality == "informal"
    study, power = after(study, "three information = Clerk; obtained by the archive")
    assert (power.commodity, read(power.holder, "en")) == ("ssm.power.information", "Clerk")
    study, other = after(study, "tiga informasi = Kepala; dilepas saat pensiun")
    assert other.id != power.id


@pytest.mark.parametrize(
    ("line", "part", "words"),
    [
        ("E02 by P9", "P9", "Nothing is called “P9”"),
        ("E99 by P1", "E99", "Nothing is called “E99”"),
        ("E02 drawn 2026-03-10", "drawn 2026-03-10", "one of by"),
        ("RP1 drawn yesterday", "yesterday", "A date such as"),
        ("RP1 drawn 2026-02-31", "2026-02-31", "no day"),
        ("CH1 = kinds good", "good", "structural"),
        ("round AC1 : P1 9", "9", "from 1 to 8"),
        ("round AC1 : P1", "P1", "A person and a number"),
        ("desirable CH1 : P1 4", "4", "from 0 to 3"),
        ("round CH1 : P1 2", "CH1", "of another kind"),
        ("status ACT1 nearly : x", "nearly", "in progress"),
        ("E02 provenance rumour", "rumour", "participant"),
        ("E02 #no.such.thing", "#no.such.thing", "No framework list has"),
        ("E02 #bsc.p", "#bsc.p", "#bsc.p.customer"),
        ("#motive.service", "", "A code or a new line"),
    ],
)
def test_what_is_no_fact_is_refused_with_its_part(
    room: Study, line: str, part: str, words: str
) -> None:
    found, message = refused(room, line, 4)
    assert found == part
    assert words in message


def test_chips_go_to_the_new_thing_or_to_what_is_named(room: Study) -> None:
    study, concern = after(room, "! nobody asks @ Gate keeper #motive.service #bsc.p.cus")
    assert concern.lens_tags == ("motive.service", "bsc.p.customer")
    assert read(concern.label, "en") == "nobody asks"
    words = answered(room, "! nobody asks #bsc.p.cus")
    assert "#bsc.p.cus is bsc.p.customer" in words
    study, concern = after(study, "E02 #motive.family")
    assert concern.lens_tags == ("motive.family",)
    # A number after the sign is people's own words.
    _study, own = after(room, "! report #3")
    assert read(own.label, "en") == "report #3"


def test_completion_offers_facts_people_and_chips(room: Study) -> None:
    def offered(line: str, stage: int = 1) -> list[str]:
        return [each.text for each in complete(line, len(line), room, Place(stage))]

    assert "E02 by " in offered("E02 b")
    assert "E02 by Bunga" in offered("E02 by B")
    assert "! nobody #bsc.p.customer" in offered("! nobody #bsc.p.c")
    assert "ACT1 = measure " in offered("ACT1 = mea", 4)
    assert "CH1 = kinds procedural" in offered("CH1 = kinds pro", 4)
    assert "ACT1 = accepted; resources " in offered("ACT1 = accepted; reso", 4)


def test_a_name_that_begins_like_a_command_stays_a_name(room: Study) -> None:
    for line in ("Two brothers", "Status office", "Round table", "One voice"):
        found = understand(line, room, Place(1))
        assert isinstance(found, NotUnderstood)
        if line != "Status office":
            assert found.name == line
    assert isinstance(understand("E01 -> E02", room, Place(1)), Understood)


@pytest.mark.parametrize("words", [INTERESTS, PROVENANCES, STATUSES, CHANGE_TYPES])
def test_the_document_lists_what_facts_can_be(words: Any) -> None:
    from tests.say.test_grammar_document import DOCUMENT

    for key, (english, indonesian) in words.items():
        assert f"| {key} | {english} | {indonesian} |" in DOCUMENT


# Votes, and the research interest


def test_each_round_is_kept_and_a_secret_one_says_nothing_until_it_is_revealed(room: Study) -> None:
    study, first = after(room, "round AC1 : P1 2, P2 3", 4)
    study, second = after(study, "putaran AC1 : P1 5", 4)
    assert (first.round, second.round) == (1, 2)
    (agreed,) = study.accommodations.values()
    assert sorted(mark for _who, mark in agreed.gradients) == [3, 5]
    words = answered(study, "vote AC1 secret : P1 8, P2 1", 4)
    assert "8" not in words.replace("gradients8", "")
    assert "secret" in words
    study, hidden = after(study, "vote AC1 secret : P1 8, P2 1", 4)
    assert hidden.hidden
    assert study.accommodations[agreed.id].gradients == agreed.gradients
    study, shown = after(study, "reveal AC1", 4)
    assert not shown.hidden
    assert shown.spread == (("1", 1), ("8", 1))
    assert study.accommodations[agreed.id].gradients == agreed.gradients
    assert refused(study, "buka AC1", 4)[1].startswith("Nothing was voted in secret")


def test_dots_go_to_a_theme(room: Study) -> None:
    study, _theme = after(room, "theme Fair turns : E02")
    study, ballot = after(study, "vote TH1 : P1 2, P2 1")
    assert (ballot.asked, ballot.scale) == ("dots", "dots")
    (theme,) = study.themes.values()
    assert theme.votes == 3
    study, _ballot = after(study, "suara TH1 rahasia : P1 7")
    assert study.themes[theme.id].votes == 3


def test_a_declaration_is_written_locked_and_kept_when_it_goes_on(room: Study) -> None:
    study, declared = after(room, "framework learning in groups")
    assert read(declared.framework, "en") == "learning in groups"
    study, locked = after(study, "lock declaration")
    assert locked.locked_at
    assert "locked since" in refused(study, "kunci deklarasi")[1]
    line = "kerangka pikir learning from one another"
    assert "version 1 stays" in answered(study, line)
    study, declared = after(study, line)
    assert read(declared.framework, "en") == "learning from one another"
    (kept,) = study.declared.values()
    assert (kept.version, read(kept.framework, "en")) == (1, "learning in groups")


def test_what_a_source_said_and_what_became_of_it(room: Study) -> None:
    line = "reconstruct Review performance (Marr, p. 112) -> Talk once : narrowed, evidence E01 E02"
    _study, row = after(room, line)
    assert (row.original_source, row.original_page, row.operation) == ("Marr", "112", "narrowed")
    assert len(row.evidence) == 2
    assert "one of kept" in refused(room, "reconstruct a -> b : squeezed")[1].casefold()


@pytest.mark.parametrize("stage", [1, 2, 3, 4, 5])
def test_an_original_that_nobody_has_seen_stays_empty_whatever_stage_is_in_view(
    room: Study, stage: int
) -> None:
    _study, row = after(room, "rekonstruksi -> Talk once : ditambah, bukti E01", stage=stage)
    assert (row.original, row.operation, len(row.evidence)) == (None, "added", 1)


def test_the_two_interests_end_apart(room: Study) -> None:
    study, session = after(room, "research on")
    assert session.research_on
    study, session = after(study, "exit problem solving : the rest is theirs")
    assert (session.exit_problem_solving, session.exit_research) == ("exit", None)
    assert read(session.exit_problem_solving_reason, "en") == "the rest is theirs"


def test_dissent_names_who_and_keeps_the_words(room: Study) -> None:
    study, action = after(room, "ACT1 = dissent P2 too early; target twelve; horizon 1 tahun", 4)
    assert refs(study, action.dissent_by) == ("P2",)
    assert read(action.dissent, "en") == "too early"
    assert action.horizon == "one_year"
    _study, action = after(study, "ACT1 = dissent nobody asked the upper fields", 4)
    assert read(action.dissent, "en") == "nobody asked the upper fields"


def test_show_four_lists_what_differs(room: Study) -> None:
    from ssm_studio.say.showing import stage_lines

    study = typed("debate Bunga as Clerk, for: fair ~water is shared~", stage=4, study=room)
    study = typed("debate Andan, against: no ~who is awake has it~", stage=4, study=study)
    (said, other) = study.debate.values()
    assert read(said.in_role_of, "en") == "Clerk"
    assert read(other.worldview, "en") == "who is awake has it"
    lines = stage_lines(study, 4, Place(4))
    assert any("water is shared" in each and "awake has it" in each for each in lines)


@pytest.mark.parametrize("chip", ["bsc.p.customer", "bsc.customer", "customer", "pelanggan"])
def test_a_chip_is_named_by_its_id_by_part_of_it_or_by_its_name(room: Study, chip: str) -> None:
    study, record = after(room, f"E02 #{chip}")
    del study
    assert record.lens_tags == ("bsc.p.customer",)
