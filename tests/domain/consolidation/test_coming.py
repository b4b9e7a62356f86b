"""What comes from above: versions decide, the commune's own words stay, nothing is doubled."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.consolidation.coming import (
    LEGAL_FIELDS,
    TASK_FIELDS,
    field_changes,
    is_newer,
    joined,
    record_changes,
)
from desktop.domain.consolidation.criteria import CriteriaSet, Criterion
from desktop.domain.consolidation.down import SentDown, record_digest, sent_down
from desktop.domain.consolidation.down_records import (
    CRITERIA,
    TEMPLATE,
    Recipient,
    TemplateText,
    criteria_record,
    template_record,
)
from desktop.domain.exchange.model import FieldChange
from desktop.domain.legal_basis import LegalDocument
from desktop.domain.tracking.model import Origin, PlanItem, SourceDocument

TASK = PlanItem("t", "", Origin.OWN, 0, "Rà soát", 2026, 2026, time="Quý II", lead=("UBND xã",))


def test_own_words_stay_where_the_level_above_changed_nothing() -> None:
    mine = replace(TASK, lead=("Phòng Kinh tế",), order=7)
    theirs = replace(TASK, time="Trước ngày 30/6/2026")
    then = joined(TASK_FIELDS, TASK, mine, theirs)
    assert then == replace(mine, time="Trước ngày 30/6/2026")
    assert field_changes(TASK_FIELDS, mine, then) == (
        FieldChange("time", "Quý II", "Trước ngày 30/6/2026"),
    )


def test_where_both_changed_the_level_above_stands() -> None:
    mine, theirs = replace(TASK, time="Quý III"), replace(TASK, time="Quý IV")
    assert joined(TASK_FIELDS, TASK, mine, theirs).time == "Quý IV"


def test_without_a_base_only_gaps_are_filled() -> None:
    mine = LegalDocument("m", "Nghị định", "30/2020/NĐ-CP", "về công tác văn thư")
    theirs = replace(mine, subject="khác", issuer="Chính phủ", replaced_by="99/2027/NĐ-CP")
    then = joined(LEGAL_FIELDS, None, mine, theirs)
    assert (then.subject, then.issuer, then.replaced_by) == (
        "về công tác văn thư",
        "Chính phủ",
        "99/2027/NĐ-CP",
    )


def test_the_document_that_gives_a_task_is_shown_in_parts() -> None:
    then = replace(TASK, source=SourceDocument("12/KH-UBND", issuer="Sở Nội vụ"))
    (change,) = field_changes(TASK_FIELDS, TASK, then)
    assert change.after == {"number": "12/KH-UBND", "issuer": "Sở Nội vụ"}


def test_the_lines_of_a_template_that_differ_are_shown() -> None:
    old = template_record(TemplateText("M", "một\nhai\nba", "m"))
    new = template_record(TemplateText("N", "một\nhai bốn\nba\nnăm", "m"))
    assert record_changes(TEMPLATE, old, new) == (
        FieldChange("title", "M", "N"),
        FieldChange("text", "hai", "hai bốn"),
        FieldChange("text", "", "năm"),
    )


def test_the_criteria_that_differ_are_shown_by_their_codes() -> None:
    old = CriteriaSet("c", "CCHC", 2026, "", (Criterion("1", "A", 1.5), Criterion("2", "B")))
    new = replace(old, document="15/QĐ-UBND", items=(Criterion("1", "A", 2.0),))
    assert record_changes(CRITERIA, criteria_record(old), criteria_record(new)) == (
        FieldChange("document", "", "15/QĐ-UBND"),
        FieldChange("1", "A – 1,5", "A – 2"),
        FieldChange("2", "B", ""),
    )


VERSIONS = st.lists(
    st.tuples(st.integers(1, 3), st.text("ab", max_size=2)), min_size=1, max_size=4, unique=True
)


@given(VERSIONS)
def test_versions_converge_in_any_order_and_any_number_of_times(
    sent: list[tuple[int, str]],
) -> None:
    ends = set()
    for order in permutations(sent):
        version, record = order[0][0], {"id": "x", "text": order[0][1]}
        for coming, text in (*order, *order):
            theirs = {"id": "x", "text": text}
            if is_newer(coming, theirs, version, record):
                version, record = coming, theirs
        ends.add((version, record["text"]))
    assert len(ends) == 1
    ((version, _text),) = ends
    assert version == max(number for number, _words in sent)


def test_a_digest_is_that_of_the_words_not_of_the_version() -> None:
    record = {"id": "x", "text": "a"}
    assert record_digest(record) == record_digest({**record, "version": 4})
    assert record_digest(record) != record_digest({**record, "text": "b"})


def test_a_package_is_read_as_it_was_written() -> None:
    sent = SentDown(
        tasks=(TASK,),
        criteria=(CriteriaSet("c", "CCHC", 2026, "", (Criterion("1", "A", 1.5),)),),
        to=(Recipient("w", "xã Minh Tiến"), Recipient("", "xã An Bình")),
        versions={("task", "t"): 3, ("criteria", "c"): 2},
    )
    found = sent_down(sent.records())
    assert (found.criteria, found.to, found.versions) == (sent.criteria, sent.to, sent.versions)
    assert found.tasks == (replace(TASK, source=SourceDocument()),)


@pytest.mark.parametrize(
    "records",
    [
        {"task": [{**SentDown(tasks=(TASK,)).records()["task"][0], "version": 0}]},
        {"task": SentDown(tasks=(TASK, TASK)).records()["task"]},
        {"to": [{"workspace_id": "w", "name": ""}]},
        {
            "criteria": [
                {
                    "id": "c",
                    "title": "t",
                    "year": 2026,
                    "document": "",
                    "items": [["1"]],
                    "version": 1,
                }
            ]
        },
        {
            "criteria": [
                {
                    "id": "c",
                    "title": "t",
                    "year": 2026,
                    "document": "",
                    "items": [{"code": "1"}],
                    "version": 1,
                }
            ]
        },
        {"template": [{"id": "m", "title": "M", "text": '"' * 300_000, "version": 1}]},
        {"template": [{"id": "m", "title": "M", "text": "a\u202eb", "version": 1}]},
    ],
)
def test_what_no_program_sends_is_refused(records: dict[str, list[dict[str, object]]]) -> None:
    with pytest.raises(ValueError, match=r"line 1|twice"):
        sent_down(records)
