"""What came of the attacks: counted, each failure with the case that brings it back, and told as a table."""

from collections import Counter
from collections.abc import Iterable

FAILURES = ("tracebacks", "hangs", "escapes", "lost rows", "half files", "over 50 lines")
MOST = 700  # characters of what is told of a failure
COLUMNS = ("cases", "accepted", "refused", *FAILURES)


class Tally:
    """The counts of one kind of attack. `case` is what is typed to bring the present case back."""

    def __init__(self, kind: str) -> None:
        self.kind, self.case = kind, ""
        self.counts: Counter[str] = Counter()
        self.failures: list[str] = []

    def count(self, what: str) -> None:
        """One more of a column."""
        assert what in COLUMNS, what
        self.counts[what] += 1

    def fail(self, what: str, told: object) -> None:
        """One more failure, and what of."""
        self.count(what)
        self.failures.append(f"{what}: {str(told)[-MOST:]!r} [python tests/fuzz {self.case}]")

    def hold(self, fact: object, what: str, told: object) -> None:
        """A failure unless the fact holds."""
        if not fact:
            self.fail(what, told)


def table(tallies: Iterable[Tally]) -> str:
    """The counts in Markdown, a row a kind of attack."""
    rows = [("attack", *COLUMNS), ("---", *("---:" for _ in COLUMNS))]
    rows += [(tally.kind, *(f"{tally.counts[name]:,}" for name in COLUMNS)) for tally in tallies]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
