"""What is said: the types of everything in `materials/`. The type is the format.

`reading` fills them, `handbill schema` prints them as JSON Schema for editors.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

import msgspec

from handbill.words.markup import Words
from handbill.words.types import MANY, Struct, Table, Text, Texts

Minutes = Annotated[int, msgspec.Meta(ge=1, le=240, description="Minutes of a lesson, 1 to 240.")]
Accent = Literal["sun", "mint", "coral", "lilac"]


class Topic(Struct, frozen=True):
    """What a topic is beyond its words: its colour, what its posters stand on, and the usual design of each audience's."""

    accent: Accent
    ground: Literal["accent", "ink"] = "accent"
    designs: Table[Text] = msgspec.field(default_factory=dict)


class Pair(Struct, frozen=True):
    """A short lead and the sentence that follows it."""

    lead: Words
    text: Words


class Group(Struct, frozen=True):
    """A heading and short points under it."""

    heading: Words
    points: Annotated[tuple[Words, ...], msgspec.Meta(min_length=2, max_length=6)]


class Verbs(Struct, frozen=True):
    """Three things to do, each as large as the sheet is wide, and the one that comes last."""

    stripes: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=3, max_length=3)]
    last: Words


class Truths(Struct, frozen=True):
    """What they may say (the lead of each row), and beside it what is true."""

    headline: Words
    said: Words
    true: Words
    rows: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=3, max_length=4)]


class Loud(Struct, frozen=True):
    """A question of which two words, or two lines, fill the sheet."""

    before: Words
    words: Annotated[tuple[Words, ...], msgspec.Meta(min_length=2, max_length=2)]


class Checks(Struct, frozen=True):
    """A list that is ticked off in the head, and what follows from one tick."""

    headline: Words
    points: Annotated[tuple[Words, ...], msgspec.Meta(min_length=4, max_length=6)]
    answer: Pair


class Joined(Struct, frozen=True):
    """One sheet of a set, over which one bubble runs: who is meant, what the bubble says there, what to do."""

    kicker: Words
    sentence: Words
    steps: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=3, max_length=4)]


class Reach(Struct, frozen=True):
    """Who helps, the number that reaches them, and what for."""

    name: Words
    way: Words
    text: Words


class Sign(Struct, frozen=True):
    """What a sign for a wall says beside promise and steps: who is meant, what it is, whom to call, what each code is for."""

    question: Words
    what: Words
    police: Pair
    routes: Annotated[tuple[Reach, ...], msgspec.Meta(min_length=2, max_length=4)]
    report: Words
    learn: Words


class Poster(Struct, frozen=True):
    """A poster: one question, the promise that takes the blame off, the steps, who helps.

    With `say` the words to say are the picture: bubbles. With `signs` it is for those who look
    after a child. `never` is what must not be done. `kicker` is the question in fewer words. The other
    groups are what single designs say: `verbs`, `truths`, `loud`, `checks`, `together`, `sign`.
    """

    title: Text
    grades: Text
    headline: Words
    promise: Pair
    steps: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=3, max_length=5)]
    report: Words
    routes: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=2, max_length=4)]
    kicker: Words | None = None
    say: Group | None = None
    signs: Group | None = None
    never: Group | None = None
    verbs: Verbs | None = None
    truths: Truths | None = None
    loud: Loud | None = None
    checks: Checks | None = None
    together: Annotated[tuple[Joined, ...], msgspec.Meta(min_length=3, max_length=3)] | None = None
    sign: Sign | None = None


class CardFront(Struct, frozen=True):
    """The face that is seen first.

    With a `spine`, which tells it apart at a glance, it is the staff's: the promise is what to say to a student, the steps
    what to do, and `never` what must not be done.
    """

    headline: Words
    promise: Pair
    steps: Annotated[tuple[Words, ...], msgspec.Meta(min_length=3, max_length=5)]
    spine: Words | None = None
    never: Words | None = None


class CardBack(Struct, frozen=True):
    """The face with the code."""

    report: Words
    routes: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=2, max_length=4)]


class Card(Struct, frozen=True):
    """A wallet card of two faces."""

    title: Text
    grades: Text
    front: CardFront
    back: CardBack


class Cover(Struct, frozen=True):
    """The guide's first page."""

    kicker: Words
    title: Words
    ask: Words
    answer: Words
    report: Words


class Timing(Struct, frozen=True):
    """One row of the plan: minutes and what happens in them."""

    minutes: Minutes
    text: Words


class Use(Struct, frozen=True):
    """How to use the guide, with the plan of the lesson."""

    heading: Words
    text: Texts
    plan_heading: Words
    plan: Annotated[tuple[Timing, ...], msgspec.Meta(min_length=2, max_length=MANY)]


class Checklist(Struct, frozen=True):
    """A heading, an introduction and points."""

    heading: Words
    text: Words
    points: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=2, max_length=MANY)]


class Question(Struct, frozen=True):
    """A question to ask aloud, what to listen for, what to say, and something to do that takes no longer."""

    heading: Words
    minutes: Minutes
    ask: Words
    listen: Texts
    say: Texts
    activity: Pair | None = None


class Questions(Struct, frozen=True):
    """The talk itself."""

    heading: Words
    text: Words
    questions: Annotated[tuple[Question, ...], msgspec.Meta(min_length=2, max_length=MANY)]


class Scenario(Struct, frozen=True):
    """A plain story to talk about."""

    heading: Words
    minutes: Minutes
    text: Words
    story: Texts
    ask: Texts
    points: Texts


class Told(Struct, frozen=True):
    """If a student tells you something: what to do, what to say, what never to do."""

    heading: Words
    tab: Words
    text: Words
    do_heading: Words
    do: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=2, max_length=MANY)]
    say_heading: Words
    say: Texts
    never_heading: Words
    never: Texts


class Handout(Struct, frozen=True):
    """A page to copy for students."""

    heading: Words
    note: Words
    promise: Pair
    steps: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=3, max_length=5)]
    report: Words
    routes: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=2, max_length=4)]


class Resources(Struct, frozen=True):
    """The table of services: ids of contacts, in order."""

    heading: Words
    text: Words
    contacts: Annotated[tuple[Text, ...], msgspec.Meta(min_length=2, max_length=MANY)]


class Sources(Struct, frozen=True):
    """The list of what the guide leans on: ids of sources; those of its figures are added."""

    heading: Words
    text: Words
    sources: Annotated[tuple[Text, ...], msgspec.Meta(min_length=1, max_length=MANY)]


class Guide(Struct, frozen=True):
    """A discussion guide for one audience."""

    title: Text
    grades: Text
    cover: Cover
    use: Use
    before: Checklist
    facts: Checklist
    rules: Checklist
    questions: Questions
    scenario: Scenario
    told: Told
    handout: Handout
    resources: Resources
    sources: Sources


class Review(Struct, frozen=True):
    """Who wrote a file of words, and who of those who speak the language and know the subject has reviewed it."""

    written_by: Text
    original: bool = False
    reviewed_by: Text | None = None
    reviewed_on: datetime.date | None = None

    @property
    def done(self) -> bool:
        """Whether it may be printed without a word: an original, or a reviewed translation."""
        return self.original or (self.reviewed_by is not None and self.reviewed_on is not None)

    @property
    def told(self) -> str:
        """The same in words."""
        if self.original:
            return "original"
        return f"reviewed by {self.reviewed_by}, {self.reviewed_on}" if self.done else "not yet reviewed by a native speaker"


class Posters(Struct, frozen=True):
    """A topic's posters in one language."""

    review: Review
    audiences: Table[Poster]


class Guides(Struct, frozen=True):
    """A topic's guides in one language."""

    review: Review
    audiences: Table[Guide]


class Cards(Struct, frozen=True):
    """A topic's cards in one language."""

    review: Review
    audiences: Table[Card]


Piece = Poster | Guide | Card
Pieces = Posters | Guides | Cards
FILES: dict[str, type[Pieces]] = {"poster": Posters, "guide": Guides, "card": Cards}
"""The type of what a topic says in one language, by the kind of piece and so by the name of the file."""
