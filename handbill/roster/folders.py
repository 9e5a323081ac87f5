"""Where each school's files go: a folder of its id, or else of its name, that is no other school's on any system."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from handbill.roster.headers import Headers
from handbill.roster.names import RESERVED, short_hash, slug
from handbill.roster.rows import Line
from handbill.roster.spelling import spelled
from handbill.roster.twins import Twins
from handbill.roster.vocabulary import PEOPLE, named

TRIED = 6  # columns, at most, by which schools of one name are told apart
ADDED = 30  # characters, at most, of what is put behind a name
PLACES = (  # words in the headers of such columns, the best first; none may name a person, for folders are shown to all
    "town city ciudad municipio village pueblo localidad", "district distrito borough county condado departamento",
    "address direccion", "state estado region zone zona", "grade grado level nivel", "type tipo category",
)  # fmt: skip
TRIES = 20  # hashes, at most, until one is nobody's name
NEVER = 1_000  # the rank of columns by which no folder is named
ROWS = frozenset(("objectid", "fid", "oid", "row", "number"))  # words in the headers of columns that number the rows
AS_NAMED, BY_COLUMN, HASHED = range(3)  # how a folder is called; from HASHED on each with another hash

Counted = Iterable[tuple[int, str, Line]]  # rows counted from 0, with id or name


class Folders:
    """Takes down each row's id or name (`add`), then `close`; then `tell_apart` those of one name, if there are any."""

    def __init__(self) -> None:
        self._names, self._ways = Twins(), array("b")
        self.header = ""  # of the column by which most of them are told apart

    def add(self, name: str) -> None:
        """Takes down the next row's id or name; nothing for a row that is no school."""
        own = slug(name)
        self._names.add(own)
        self._ways.append(HASHED if name and not own else AS_NAMED)

    def close(self, leaving_out: Twins) -> None:
        """Ends the taking down; what repeats an earlier row by `leaving_out` needs no folder."""
        self._names.close(leaving_out, kept=True)

    def __bool__(self) -> bool:
        """Whether any row's name is not enough."""
        return bool(self._names) or HASHED in self._ways

    def tell_apart(self, rows: Callable[[], Counted], headers: Headers) -> list[int]:
        """Finds the column that tells most schools of one name apart, and a hash for the others.

        `rows` gives them again. Gives those for which there is no folder, because others are called just so.
        """
        tried = _telling(headers)
        at, hashed, told = array("q"), array("q"), [array("q") for _ in tried]
        for nth, name, line in self._short_of_a_name(rows()):
            own = slug(name)
            at.append(nth)
            hashed.append(hash(_hashed(own, line, HASHED)))
            for header, found in zip(tried, told, strict=True):
                found.append(hash(_behind(own, line, header)))
        taken = self._by_column(at, dict(zip(tried, told, strict=True)))
        left = {nth: said for nth, said in zip(at, hashed, strict=True) if self._ways[nth] != BY_COLUMN}
        return self._by_hash(left, taken, rows)

    def _by_column(self, at: Sequence[int], told: Mapping[str, Sequence[int]]) -> set[int]:
        """Takes the column that tells most of the rows apart; gives the hashes of their folders."""
        free = {header: self._free(found) for header, found in told.items()}
        self.header = max(free, key=lambda header: len(free[header]), default="")
        taken = free.get(self.header, set())
        if not taken:
            self.header = ""
            return taken
        for nth, said in zip(at, told[self.header], strict=True):
            if said in taken:
                self._ways[nth] = BY_COLUMN
        return taken

    def _by_hash(self, left: dict[int, int], taken: set[int], rows: Callable[[], Counted]) -> list[int]:
        """Takes for each of the rows that are `left`, by their hashes, one that nobody has; gives those that have none."""
        for way in range(HASHED, HASHED + TRIES):
            free = self._free(left.values()) - taken
            taken |= free
            for nth in left:
                self._ways[nth] = way
            again = {nth for nth, said in left.items() if said not in free}
            if not again:
                return []
            left = {nth: hash(_hashed(slug(name), line, way + 1)) for nth, name, line in rows() if nth in again}
        return sorted(left)

    def _short_of_a_name(self, rows: Counted) -> Counted:
        return ((nth, name, line) for nth, name, line in rows if self._ways[nth] or self._names.first(nth) != -1)

    def _free(self, hashes: Collection[int]) -> set[int]:
        """What only one row says there, and none as its own name."""
        once = {said for said, count in Counter(hashes).items() if count == 1} - {hash("")}
        return once - self._names.says(once)

    def folder(self, nth: int, name: str, line: Line) -> str:
        """The nth row's folder."""
        way, own = self._ways[nth], slug(name)
        if way == AS_NAMED:
            return own
        return _behind(own, line, self.header) if way == BY_COLUMN else _hashed(own, line, way)


def _behind(own: str, line: Line, header: str) -> str:
    """A name with what stands in a column behind it; nothing where that is no folder's name."""
    column = line.part.headers.numbered.get(spelled(header) or header, 0)
    told = slug(line.cells[column - 1])[:ADDED].strip("-") if 0 < column <= len(line.cells) else ""
    found = f"{own}-{told}"
    return found if own and told and found not in RESERVED else ""


def _hashed(own: str, line: Line, way: int) -> str:
    """A name with a hash of the whole row behind it; each way has another."""
    return f"{own or 'school'}-{short_hash(line.said, *[''] * (way - HASHED))}"


def _telling(headers: Headers) -> list[str]:
    """The headers of the columns that may tell schools of one name apart, the best first."""
    base = headers.at.get("id", headers.at["name"])
    places = [frozenset(words.split()) for words in PLACES]

    def rank(nth: int) -> int:
        header = headers.headers[nth - 1]
        words = frozenset(spelled(header).split())
        if not header or nth == base or words & PEOPLE or words & ROWS:
            return NEVER
        if nth == headers.at["name"] or "id" in named(header):
            return -1
        found = (place for place, known in enumerate(places) if words & known)
        return next(found, len(places) + headers.telling.index(nth) if nth in headers.telling else NEVER)

    ranks = {nth: rank(nth) for nth in headers.numbered.values()}
    telling = sorted((nth for nth, place in ranks.items() if place < NEVER), key=lambda nth: (ranks[nth], nth))
    return [headers.headers[nth - 1] for nth in telling[:TRIED]]
