"""The commands as a person meets them: names, help, what goes where, and what is left when something fails."""

import errno
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from handbill import __version__
from handbill import files as saving
from handbill.api.schemas import FORMATS
from handbill.cli.batch import Progress
from handbill.cli.main import main
from handbill.orders.order import KINDS
from handbill.words.library import OURS, Library
from handbill.words.loading import load, texts_at
from handbill.words.pieces import Posters

ROOT = Path(__file__).parents[2]
POSTER = "sextortion-poster-student-en-letter.pdf"
PIECE = {"--audience", "--language", "--ink", "--preview", "--out", "--materials"}
LINES = {"--imprint", "--school", "--district", "--counselor", "--sro", "--phone", "--hotline", "--police", "--logo", "--blank"}
PRINTER = {"--printer", "--shift-front", "--shift-back", "--scale"}
PRESS = {"--press", "--profile", "--uncoated", "--marks"}
CARDS = {"--stock", "--flip", "--start-at", "--count"}
OPTIONS = {
    "poster": PIECE | LINES | PRINTER | PRESS | {"--paper", "--design", "--tabs", "--tiles", "--form"},
    "guide": PIECE | LINES | PRINTER | PRESS | {"--paper", "--form", "--booklet"},
    "card": PIECE | LINES | PRINTER | PRESS | CARDS | {"--form"},
    "kit": PIECE | LINES | PRINTER | PRESS | CARDS | {"--paper", "--design", "--tiles", "--booklet", "--topic", "--piece"},
}
LISTS = ("topics", "audiences", "designs", "languages", "papers", "stocks", "figures", "contacts")


def run(*arguments: object) -> Result:
    done = CliRunner().invoke(main, [*map(str, arguments)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def python(*arguments: object, **options: object) -> subprocess.CompletedProcess:
    """generate.py in a process of its own."""
    return subprocess.run([sys.executable, ROOT / "generate.py", *map(str, arguments)], capture_output=True, text=True, **options)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def refused(done: Result | subprocess.CompletedProcess, gist: str, code: int = 1) -> None:
    """Holds that the command said one thing that is wrong, and no more."""
    assert (done.returncode if isinstance(done, subprocess.CompletedProcess) else done.exit_code) == code
    assert done.stdout == ""
    assert gist in done.stderr
    assert done.stderr.count("Error: ") == 1
    assert "Traceback" not in done.stderr


def every_command(group: click.Group = main, name: str = "") -> dict[str, click.Command]:
    found, asked = {name or "handbill": group}, click.Context(group)
    for part in group.list_commands(asked):
        inner, command = f"{name} {part}".strip(), group.get_command(asked, part)
        found |= every_command(command, inner) if isinstance(command, click.Group) else {inner: command}
    return found


def test_the_commands_have_the_names_that_were_agreed():
    agreed = {"poster", "guide", "card", "kit", "schema", "list", *(f"list {name}" for name in LISTS)}
    assert agreed <= every_command().keys()


@pytest.mark.parametrize("command", OPTIONS)
def test_the_options_have_the_names_that_were_agreed(command):
    assert {name for param in every_command()[command].params for name in param.opts if name.startswith("-")} == OPTIONS[command]


@pytest.mark.parametrize("name", every_command())
def test_help_says_something_about_every_option(name):
    command = every_command()[name]
    told = run(*name.split(), "--help") if name != "handbill" else run("--help")
    assert told.exit_code == 0
    assert command.help
    for option in (param for param in command.params if isinstance(param, click.Option)):
        assert option.help, option.opts
        assert re.search(rf"{option.opts[0]}\b.*?\w", told.stdout), option.opts


def test_the_front_door_opens_without_what_a_command_may_not_need():
    heavy = {"reportlab", "msgspec", "yaml", "PIL", "uharfbuzz", "fontTools", "qrcode", "pypdfium2", "press", "layouts"}
    told = "import sys; from handbill.cli.main import main; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not heavy & set(done.stdout.split())


def test_a_poster_from_a_kept_edition_opens_nothing_that_would_lay_it_out(tmp_path):
    asked = ["poster", "sextortion", "--school", "Cedar Hollow High", "--phone", "206-555-0100", "--out", str(tmp_path)]
    assert run(*asked).exit_code == 0
    told = f"import sys; from handbill.cli.main import main; main({asked}, standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    heavy = {
        "reportlab",
        "yaml",
        "PIL",
        "uharfbuzz",
        "fontTools",
        "qrcode",
        "handbill.page.text",
        "handbill.words.library",
        "layouts",
    }
    assert not heavy & set(done.stdout.split())


@pytest.mark.parametrize("program", [("generate.py",), ("-m", "handbill")], ids=" ".join)
def test_the_version_is_that_of_the_code_that_runs(program):
    done = subprocess.run([sys.executable, *program, "--version"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == f"handbill {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("print",),
        ("poster",),
        ("poster", "sextortion", "--ink", "blue"),
        ("poster", "sextortion", "--stock", "avery-5371"),
        ("card", "sextortion", "--flip", "up"),
        ("kit", "--piece", "leaflet"),
        ("kit", "--materials", "nowhere"),
        ("kit", "--materials", ROOT / "generate.py"),
    ],
)
def test_wrong_usage_is_exit_2(arguments, tmp_path):
    done = run(*arguments, *(["--out", tmp_path / "out"] if arguments else []))
    assert done.exit_code == 2
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "gist"),
    [
        (("poster", "sextorsion"), "there is no topic “sextorsion”. Did you mean “sextortion”?"),
        (("poster", "weather"), "there is no topic “weather”. Known: "),
        (("poster", "../sextortion"), "there is no topic “../sextortion”."),
        (("poster", "..\\sextortion"), "there is no topic “..\\sextortion”."),
        (("poster", "/etc"), "there is no topic “/etc”."),
        (("poster", ""), "there is no topic “”."),
        (("poster", "phrases"), "there is no topic “phrases”."),
        (("poster", "sextortion", "--language", "xx"), "sextortion has no poster in “xx”. There is one in: en, es."),
        (("poster", "sextortion", "--language", "../../x"), "sextortion has no poster in “../../x”. There is one in: en, es."),
        (("poster", "sextortion", "--language", "topic"), "sextortion has no poster in “topic”. There is one in: en, es."),
        (("poster", "sextortion", "--audience", "pets"), "sextortion has no poster for “pets” in en. There is one for: student"),
        (("poster", "sextortion", "--audience", "../x"), "sextortion has no poster for “../x” in en."),
        (("poster", "sextortion", "--paper", "a9"), "a poster is not printed on “a9”. Papers for it: letter, "),
        (("poster", "sextortion", "--paper", "18x42"), "“18x42”. Did you mean “18x24”? Papers for it: letter, "),
        (("guide", "sextortion", "--paper", "tabloid"), "a guide is not printed on “tabloid”. Papers for it: letter, a4."),
        (("card", "sextortion", "--stock", "x"), "there is no card stock “x”. See `handbill list stocks`."),
        (("kit", "weather"), "there is no topic “weather”. Known: "),
        (("kit", "--audience", "pets"), "there is nothing to print for “pets”. See `handbill list audiences`."),
        (("kit", "sextortion", "--piece", "guide", "--audience", "staff"), "there is nothing to print for "),
    ],
)
def test_what_is_not_there_names_what_is(arguments, gist, tmp_path):
    refused(run(*arguments, "--out", tmp_path / "out"), gist)
    assert not (tmp_path / "out").exists()


def test_every_topic_that_is_not_there_is_named(tmp_path):
    told = run("kit", "weather", "--topic", "news", "--out", tmp_path).stderr.splitlines()
    assert [re.search("“(.+?)”", line)[1] for line in told] == ["weather", "news"]


def test_a_kit_takes_topics_pieces_audiences_and_languages_more_than_once(tmp_path):
    done = run("kit", "--topic", "sextortion", "sextortion", "--piece", "card", "--piece", "poster", "--audience", "student",
               "--audience", "student", "--language", "en", "--language", "en", "--out", tmp_path)  # fmt: skip
    made = [Path(line).name for line in done.stdout.splitlines()]
    assert sorted(made) == sorted(files(tmp_path))
    assert sorted(made) == ["sextortion-card-student-en-avery-5371.pdf", POSTER]


def test_paths_go_to_stdout_one_a_line_and_nothing_to_stderr(tmp_path):
    wanted = ("--piece", "card", "--ink", "light", "--preview")
    done = python("kit", "sextortion", *wanted, "--out", tmp_path / "out", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(map(Path, done.stdout.splitlines())) == sorted((tmp_path / "out").iterdir())
    assert {path.suffix for path in (tmp_path / "out").iterdir()} == {".pdf", ".png"}


def on_a_terminal(*arguments: object) -> str:
    """What a person sees who runs generate.py."""
    pytest.importorskip("pty", reason="there are no terminals of this kind here")
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, ROOT / "generate.py", *map(str, arguments)], stdout=theirs, stderr=theirs, stdin=theirs
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # Linux says so when the other end is closed
            part = b""
        if not part:
            break
        seen += part
    os.close(ours)
    assert process.wait() == 0
    return seen.decode()


def test_a_kit_shows_a_bar_on_a_terminal_and_each_path_on_a_line_of_its_own(tmp_path):
    seen = on_a_terminal("kit", "sextortion", "--piece", "poster", "--piece", "card", "--out", tmp_path)
    assert "Printing" in seen
    assert "100%" in seen
    last = [re.split("\x1b\\[K", line)[-1] for line in seen.replace("\r\n", "\n").split("\n")]
    assert set(map(str, tmp_path.iterdir())) <= set(last)


def test_one_piece_needs_no_bar(tmp_path):
    said = on_a_terminal("poster", "sextortion", "--ink", "light", "--out", tmp_path / "wall.pdf")
    assert said == f"{tmp_path / 'wall.pdf'}\r\n"


def many_schools(folder: Path) -> Path:
    path = folder / "schools.csv"
    path.write_text("\n".join(["School Name,Grades", *(f"Cedar Hollow {nth} High,9-12" for nth in range(60))]), encoding="utf-8")
    return path


def test_a_district_shows_rate_and_time_left_on_a_terminal_and_names_as_many_folders_as_one_reads(tmp_path):
    chosen = ("--topic", "sextortion", "--piece", "poster", "--jobs", "1")
    seen = on_a_terminal("batch", many_schools(tmp_path), "--out", tmp_path / "out", *chosen)
    assert re.search(r"Printing .*100%.*schools a second", seen)
    assert len(re.findall(r"/out/cedar-hollow-\d+-high\r\n", seen)) == 50
    assert "10 more folders stand in manifest.csv." in seen


def test_in_a_pipe_a_district_tells_each_folder_and_how_far_it_is_every_minute(tmp_path, monkeypatch):
    monkeypatch.setattr(Progress, "MINUTE", 0.0)
    chosen = ("--topic", "sextortion", "--piece", "poster", "--jobs", "1")
    done = run("batch", many_schools(tmp_path), "--out", tmp_path / "out", *chosen)
    assert len(re.findall(r"(?m)/out/cedar-hollow-\d+-high$", done.stdout)) == 60
    assert re.search(r"(?m)^60 of 60 rows, [\d,]+ schools a second, 0 minutes left\.$", done.stderr)


def test_a_field_that_a_piece_has_no_room_for_is_named(tmp_path):
    Image.new("RGB", (400, 300), "teal").save(tmp_path / "logo.png")
    done = run("kit", "sextortion", "--logo", tmp_path / "logo.png", "--ink", "light", "--out", tmp_path / "out")
    assert done.exit_code == 0
    assert done.stderr == "Note: a card has no room for --logo.\n"


def test_a_preview_without_pdfium_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    refused(run("poster", "sextortion", "--preview", "--out", tmp_path / "out"), "pip install 'handbill[proof]'")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_what_there_is(name):
    done = run("list", name)
    told = "Note: [0-9]+ stocks, found by [0-9]+ part numbers of [0-9]+ makers[.]\n" if name == "stocks" else ""
    assert done.exit_code == 0
    assert re.fullmatch(told, done.stderr)
    assert done.stdout.strip()


def test_lists_know_the_materials(tmp_path):
    library = Library()
    first = {name: [line.split("  ")[0] for line in run("list", name).stdout.splitlines()] for name in LISTS}
    assert first["topics"] == library.topics()
    assert first["contacts"] == [*library.contacts]
    assert first["figures"] == [*library.figures]
    assert "avery-5371" in first["stocks"]
    assert {"letter", "a4", "tabloid"} <= set(first["papers"])
    assert re.search("^sextortion  +poster  +student  +grades", run("list", "audiences", "sextortion").stdout, re.M)


@pytest.mark.parametrize("arguments", [("weather",), ("--language", "xx")])
def test_a_list_of_audiences_names_what_is_not_there(arguments):
    done = run("list", "audiences", *arguments)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")


def test_schema_prints_a_format():
    done = run("schema")
    assert (done.exit_code, done.stderr) == (0, "")
    assert f'"{Posters.__name__}"' in done.stdout


def test_schema_of_an_unknown_format_names_the_known(tmp_path):
    refused(run("schema", "--for", "novel"), "there is no format “novel”. There are: poster, guide, card, ")


def test_schema_writes_every_format_into_a_folder(tmp_path):
    done = run("schema", "--out", tmp_path / "new")
    assert done.stdout.splitlines() == [str(tmp_path / "new" / f"{name}.json") for name in FORMATS]
    assert set(files(tmp_path / "new")) == {f"{name}.json" for name in FORMATS}


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder of one's own, with a topic that says what ours says of sextortion."""
    for language in ("en", "es"):
        shutil.copytree(OURS / language / "sextortion", tmp_path / "mine" / language / "kindness")
    (tmp_path / "mine" / "topics.yaml").write_text("kindness: {accent: lilac}\n", encoding="utf-8")
    return tmp_path / "mine"


def test_a_topic_of_ones_own_is_printed_and_listed(mine, tmp_path):
    done = run("kit", "kindness", "--piece", "card", "--audience", "student", "--materials", mine, "--out", tmp_path / "out")
    assert (done.exit_code, [*files(tmp_path / "out")]) == (0, ["kindness-card-student-en-avery-5371.pdf"])
    assert [line.split()[0] for line in run("list", "topics", "--materials", mine).stdout.splitlines()] == sorted(
        [*Library().topics(), "kindness"]
    )


def test_contacts_of_ones_own_are_added_to_ours_and_override_them(mine):
    entry = "  name: {}\n  source: lifeline\n  checked: 2026-11-22\n"
    (mine / "contacts.yaml").write_text(
        f"lifeline:\n{entry.format('Ours now')}new:\n{entry.format('Brand new')}", encoding="utf-8"
    )
    told = run("list", "contacts", "--materials", mine).stdout
    assert re.search("^lifeline  +Ours now", told, re.M)
    assert re.search("^new  +Brand new", told, re.M)
    assert re.search("^ncmec  +NCMEC call center", told, re.M)


def test_a_number_to_call_and_to_text_is_listed_once():
    [row] = [line for line in run("list", "contacts").stdout.splitlines() if line.startswith("lifeline ")]
    assert re.search(r"  988, 988lifeline\.org(  |$)", row)


def test_words_of_ones_own_override_ours_a_file_at_a_time(mine, tmp_path):
    for language in ("en", "es"):
        (mine / language / "kindness").rename(mine / language / "sextortion")
    (mine / "en" / "sextortion" / "guide.yaml").unlink()
    path = mine / "en" / "sextortion" / "poster.yaml"
    at = next(texts_at(load(path), "audiences", "student", "grades")).where
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[at.line - 1] = lines[at.line - 1][: at.column - 1] + "K-12"
    path.write_text("\n".join(lines), encoding="utf-8")
    told = run("list", "audiences", "sextortion", "--materials", mine).stdout
    assert re.search("poster  +student  +grades K-12", told)
    assert re.search("guide  +family", told)
    assert run("poster", "sextortion", "--materials", mine, "--out", tmp_path / "out").exit_code == 0


def test_a_language_that_a_contact_lacks_is_named(mine, tmp_path):
    shutil.copytree(mine / "en", mine / "qaa")
    shutil.copy(OURS / "en" / "phrases.yaml", mine / "qaa")
    shutil.copy(OURS / "en" / "figures.yaml", mine / "qaa")
    done = run("guide", "kindness", "--language", "qaa", "--materials", mine, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "the contact “emergency” has no purpose or hours in qaa. Add them to qaa/contacts.yaml." in done.stderr
    assert not (tmp_path / "out").exists()


STRAYS = {
    "an upper case topic": ("en/Kindness/card.yaml", "Kindness: a topic cannot be called “Kindness”. Rename it: lower case"),
    "a topic with a dot": ("en/con./card.yaml", "a topic cannot be called “con.”."),
    "a topic with a space": ("en/be kind/card.yaml", "a topic cannot be called “be kind”."),
    "a topic with a colon": ("en/a:b/card.yaml", "a topic cannot be called “a:b”."),
    "a topic that has no colour": (
        "en/calm/card.yaml",
        "en/calm: the topic “calm” is not in topics.yaml. Write there: calm, and",
    ),
    "a language with a space": (
        "en copy/phrases.yaml",
        "en copy: no language is called “en copy”. Rename the folder, as in en, es-US or zh-Hans.",
    ),
    "a language that is none": (
        "kindness/phrases.yaml",
        "kindness: no language is called “kindness”. Rename the folder, as in en, es-US or zh-Hans.",
    ),
    "a topic outside of any language": (
        "kindness/card.yaml",
        "kindness: no language is called “kindness”. Put it into a language’s: en/kindness.",
    ),
    "a topic as it was laid out before": (
        "calm/topic.yaml",
        "calm: this folder is laid out as it was before, with a file for each language. A language is a folder now: ",
    ),
    "words as they were laid out before": (
        "calm/en.yaml",
        "put what en.yaml says into en/calm/poster.yaml, guide.yaml and card.yaml, and the accent into topics.yaml; ",
    ),
    "words of a topic that is called as a language is": ("oak/en.yaml", "oak: this folder is laid out as it was before, "),
    "phrases as they were laid out before": ("phrases/fr.yaml", "put what en.yaml says into en/phrases.yaml; our own"),
    "rules as they were laid out before": (
        "style.yaml",
        "style.yaml: this file is not read. Put it into a language’s folder: en/style.yaml.",
    ),
    "a short ending": ("es/kindness/card.yml", "card.yml: this file is not read. Rename it to end in .yaml."),
    "a file that nothing reads": (
        "kontacts.yaml",
        "kontacts.yaml: this file is not read. Known here: topics.yaml, contacts.yaml, ",
    ),
    "a file of a language that nothing reads": (
        "es/posters.yaml",
        "this file is not read. Known here: phrases.yaml, style.yaml, ",
    ),
    "a piece that there is not": (
        "es/kindness/leaflet.yaml",
        "this file is not read. Known here: poster.yaml, guide.yaml, card.yaml.",
    ),
    "a folder too deep": ("es/kindness/old/card.yaml", "this file is not read. Known here: poster.yaml, guide.yaml, card.yaml."),
}


@pytest.mark.parametrize(("name", "gist"), STRAYS.values(), ids=STRAYS)
def test_a_file_of_ones_own_that_would_not_be_read_is_named(name, gist, mine, tmp_path):
    (mine / name).parent.mkdir(exist_ok=True)
    (mine / name).write_text("accent: sun\n", encoding="utf-8")
    refused(run("poster", "kindness", "--materials", mine, "--out", tmp_path / "out"), gist)
    assert not (tmp_path / "out").exists()


def test_a_topic_may_have_the_name_of_a_device(mine, tmp_path):
    """Windows keeps CON for itself, but not what only begins with it."""
    (mine / "en" / "kindness").rename(mine / "en" / "con")
    shutil.rmtree(mine / "es")
    (mine / "topics.yaml").write_text("con: {accent: sun}\n", encoding="utf-8")
    assert run("poster", "con", "--materials", mine, "--out", tmp_path / "out").exit_code == 0
    assert [*files(tmp_path / "out")] == ["con-poster-student-en-letter.pdf"]


def test_a_folder_without_materials_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    refused(run("kit", "--materials", tmp_path / "empty", "--out", tmp_path / "out"), "there are no materials in this folder.")


def test_an_out_that_is_a_file_is_left_alone(tmp_path):
    (tmp_path / "out").write_bytes(b"mine")
    for out in (tmp_path / "out", tmp_path / "out" / "deeper"):
        refused(run("poster", "sextortion", "--out", out), "cannot be written: a file stands where a folder is wanted. Choose")
    assert files(tmp_path) == {"out": b"mine"}


def test_a_folder_under_the_files_name_is_left_alone(tmp_path):
    (tmp_path / POSTER).mkdir()
    refused(run("poster", "sextortion", "--out", tmp_path), f"--out: “{tmp_path / POSTER}” cannot be written: ")
    assert [path.name for path in tmp_path.iterdir()] == [POSTER]


def test_a_disk_that_is_full_when_a_file_takes_its_name_leaves_the_older_one(tmp_path, monkeypatch):
    (tmp_path / POSTER).write_bytes(b"older")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", fail)
    refused(run("poster", "sextortion", "--out", tmp_path), "cannot be written: No space left on device. Close it if it is open")
    assert files(tmp_path) == {POSTER: b"older"}


def test_a_disk_that_is_full_while_a_file_is_written_leaves_the_older_one(tmp_path):
    (tmp_path / POSTER).write_bytes(b"older")
    resource = pytest.importorskip("resource")
    limit = {
        "preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000)),
        "env": {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    }
    refused(
        python("poster", "sextortion", "--out", tmp_path, **limit), "cannot be written: File too large. Close it if it is open"
    )
    assert files(tmp_path) == {POSTER: b"older"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_list_onto_a_full_disk_says_so():
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([sys.executable, ROOT / "generate.py", "schema"], stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("Error: standard output: No space left on device.")


def test_a_reader_that_stops_reading_is_no_error():
    process = subprocess.Popen([sys.executable, ROOT / "generate.py", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()


def test_a_terminal_that_lacks_a_letter_is_shown_its_number():
    done = python("list", "contacts", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert done.stdout


def test_an_interrupted_kit_leaves_whole_files(tmp_path, monkeypatch):
    saved = []

    def interrupted(data: bytes, path: Path, save=saving.save) -> None:
        if tmp_path not in path.parents:  # an edition, for the cache
            save(data, path)
            return
        if saved:
            monkeypatch.setattr(os, "replace", lambda *_: signal.raise_signal(signal.SIGINT))
        saved.append(path)
        save(data, path)

    monkeypatch.setattr(saving, "save", interrupted)
    done = run("kit", "sextortion", "--out", tmp_path)
    assert done.exit_code == 1
    assert "Aborted!" in done.stderr
    [(name, data)] = files(tmp_path).items()
    assert (name, data[:5], data.rstrip()[-5:]) == (saved[0].name, b"%PDF-", b"%%EOF")


def test_a_file_is_replaced_and_may_be_read_as_any_other(tmp_path):
    (tmp_path / POSTER).write_bytes(b"older")
    run("poster", "sextortion", "--out", tmp_path)
    (tmp_path / "another").touch()
    assert (tmp_path / POSTER).read_bytes().startswith(b"%PDF-")
    assert (tmp_path / POSTER).stat().st_mode == (tmp_path / "another").stat().st_mode


def test_a_folder_that_is_not_there_is_made(tmp_path):
    assert run("poster", "sextortion", "--out", tmp_path / "a" / "b").exit_code == 0
    assert [*files(tmp_path / "a" / "b")] == [POSTER]


def test_each_kind_is_made_by_the_command_of_its_name(tmp_path):
    for kind in KINDS:
        [path] = run(kind, "sextortion", "--out", tmp_path).stdout.splitlines()
        assert Path(path).name.startswith(f"sextortion-{kind}-")
