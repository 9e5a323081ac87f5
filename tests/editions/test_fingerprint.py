"""What editions are made from, as a digest of what the files say and as a stamp of when they were changed."""

import os

from handbill.editions.fingerprint import fingerprint, stamp


def test_another_wording_or_library_is_another_edition(tmp_path, monkeypatch):
    first = fingerprint(None), stamp(None)
    own = tmp_path / "materials"
    own.mkdir()
    (own / "contacts.yaml").write_text("x: 1")
    assert not {fingerprint(own), stamp(own)} & {*first}
    monkeypatch.setattr("handbill.editions.fingerprint._versions", lambda: ["reportlab-9.9.9.dist-info"])
    fingerprint.cache_clear()
    stamp.cache_clear()
    assert not {fingerprint(None), stamp(None)} & {*first}
    monkeypatch.undo()
    fingerprint.cache_clear()
    stamp.cache_clear()
    assert (fingerprint(None), stamp(None)) == first


def test_a_changed_file_is_noticed_even_if_its_size_and_time_are_as_before(tmp_path):
    words = tmp_path / "figures.yaml"
    words.write_text("value: 90%", encoding="utf-8")
    before, first = words.stat(), stamp(tmp_path)
    words.write_text("value: 91%", encoding="utf-8")
    os.utime(words, ns=(before.st_atime_ns, before.st_mtime_ns))
    stamp.cache_clear()
    assert stamp(tmp_path) != first
