"""What a column is: told by its header and its values together, and how sure that is."""

import pytest

from handbill.problems import Where
from handbill.roster.columns import columns

NAMES = ("Cedar Hollow High", "Maple Bend Elementary", "Oak Ridge Middle", "Pine Creek Academy")


def found(header: str, *values: str) -> dict[str, tuple[str, str]]:
    """How sure each field is, and why, of a list of four schools with one more column."""
    rows = [[name, value] for name, value in zip(NAMES, values, strict=True)]
    listed = columns(["School Name", header], rows, {}, Where("list"))
    return {column.field: (column.sure, column.why) for column in listed.taken}


@pytest.mark.parametrize(
    ("header", "values", "field", "told"),
    [
        ("School ID", ("1", "2", "3", "4"), "id", ("certain", "100% of its values are distinct")),
        ("School ID", ("1", "1", "2", "2"), "id", ("guess", "50% of its values are distinct")),
        (
            "Phone",
            ("206-555-0100", "206-555-0101", "206-555-0102", "none"),
            "phone",
            ("certain", "100% of its values are phone numbers"),
        ),
        (
            "Phone",
            ("206-555-0100", "206-555-0101", "206-555-0102", "ask"),
            "phone",
            ("likely", "75% of its values are phone numbers"),
        ),
        ("Grades", ("K-5", "6-8", "9-12", "all"), "grades", ("likely", "75% of its values are grades")),
        ("Logo", ("a.png", "b.png", "c.png", "d.png"), "logo", ("certain", "its header says so")),
    ],
)
def test_a_column_says_how_sure_it_is_and_why(header, values, field, told):
    assert found(header, *values)[field] == told
