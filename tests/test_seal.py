from __future__ import annotations

import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile

import docx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kehoach import seal as sealing
from kehoach.seal import CUSTOM, State, pack, seal, seal_pdf, state_of_docx, state_of_pdf

names = st.text("abcXYZ09[]_-. đ", min_size=1, max_size=12).map(lambda name: f"word/{name}.xml")
packages = st.dictionaries(names, st.binary(max_size=60), max_size=6)
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"
TYPES, RELS = "[Content_Types].xml", "_rels/.rels"


def unzip(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rezip(parts: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def flip(data: bytes, where: int) -> bytes:
    changed = bytearray(data)
    changed[where] ^= 1
    return bytes(changed)


def real_parts() -> dict[str, bytes]:
    target = BytesIO()
    document = docx.Document()
    document.add_paragraph("Kế hoạch")
    document.save(target)
    parts = unzip(target.getvalue())
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    declared = f'<Override PartName="/{CUSTOM}" ContentType="{kind}"/></Types>'
    parts[TYPES] = parts[TYPES].replace(b"</Types>", declared.encode())
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId99" Type="{relation}/custom-properties" Target="{CUSTOM}"/>'
    parts[RELS] = parts[RELS].replace(b"</Relationships>", f"{link}</Relationships>".encode())
    return parts


@given(packages)
def test_what_is_packed_is_untouched(parts: dict[str, bytes]) -> None:
    assert state_of_docx(pack(parts)) is State.UNTOUCHED


@given(packages)
def test_the_same_parts_in_any_order_give_the_same_bytes(parts: dict[str, bytes]) -> None:
    assert pack(parts) == pack(dict(reversed(parts.items())))


@given(packages, st.data())
def test_any_byte_of_any_part_matters(parts: dict[str, bytes], data: st.DataObject) -> None:
    parts = unzip(pack(parts))
    name = data.draw(st.sampled_from([name for name, content in parts.items() if content]))
    where = data.draw(st.integers(0, len(parts[name]) - 1))
    parts[name] = flip(parts[name], where)
    assert state_of_docx(rezip(parts)) in (State.EDITED, State.FOREIGN)


@given(packages, names, st.binary(max_size=20))
def test_a_part_added_or_renamed_is_an_edit(
    parts: dict[str, bytes], name: str, content: bytes
) -> None:
    assume(name not in parts)
    packed = unzip(pack(parts))
    assert state_of_docx(rezip({**packed, name: content})) is State.EDITED
    if parts:
        packed[name] = packed.pop(next(iter(parts)))
        assert state_of_docx(rezip(packed)) is State.EDITED


@given(packages, packages)
def test_only_equal_parts_have_equal_seals(one: dict[str, bytes], two: dict[str, bytes]) -> None:
    assert (seal(one) == seal(two)) is (one == two)


def test_names_and_contents_do_not_run_into_each_other() -> None:
    assert seal({"a": b"bc"}) != seal({"ab": b"c"})
    assert seal({"a": b"", "b": b""}) != seal({"a": b"b"})
    length = bytes(7)
    assert seal({"a": length + b"\1x"}) != seal({f"a{length.decode()}\t": b"x"})


def test_the_seal_passes_over_the_part_that_carries_it() -> None:
    assert seal({"a": b"1", CUSTOM: b"anything"}) == seal({"a": b"1"})


def test_zipping_anew_without_a_change_is_no_edit() -> None:
    parts = unzip(pack(real_parts()))
    assert state_of_docx(rezip(dict(reversed(parts.items())))) is State.UNTOUCHED


def test_the_package_starts_as_word_expects_and_carries_no_clock_nor_system() -> None:
    with ZipFile(BytesIO(pack({"word/b.xml": b"", RELS: b"", "A.xml": b"", TYPES: b""}))) as made:
        members = made.infolist()
    assert [member.filename for member in members] == [TYPES, RELS, "A.xml", "word/b.xml", CUSTOM]
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.create_system for member in members} == {0}
    packed = {member.filename: member.compress_type for member in members}
    assert packed.pop(CUSTOM) == ZIP_STORED
    assert set(packed.values()) == {ZIP_DEFLATED}


def test_word_libraries_open_what_is_packed() -> None:
    opened = docx.Document(BytesIO(pack(real_parts())))
    assert [paragraph.text for paragraph in opened.paragraphs] == ["Kế hoạch"]


def test_saving_in_an_editor_that_keeps_the_property_is_an_edit() -> None:
    saved = BytesIO()
    opened = docx.Document(BytesIO(pack(real_parts())))
    opened.paragraphs[0].add_run(" mới")
    opened.save(saved)
    assert state_of_docx(saved.getvalue()) is State.EDITED


@given(st.binary(max_size=300))
def test_garbage_is_foreign(data: bytes) -> None:
    assert state_of_docx(data) is State.FOREIGN
    assert state_of_pdf(data) is State.FOREIGN


@given(st.data())
def test_a_damaged_package_is_judged_and_never_raises(data: st.DataObject) -> None:
    packed = pack({TYPES: b"<Types/>", "word/document.xml": b"<document/>" * 20})
    for _ in range(data.draw(st.integers(1, 5))):
        packed = flip(packed, data.draw(st.integers(0, len(packed) - 1)))
    cut = data.draw(st.integers(0, len(packed)))
    assert state_of_docx(packed) in State
    assert state_of_docx(packed[:cut]) in State


@pytest.mark.parametrize(
    "custom",
    [
        b"",
        b"<no xml",
        b"<Properties/>",
        unzip(pack({}))[CUSTOM].replace(b'name="kehoach"', b'name="other"'),
        b'<Properties><property name="kehoach"><lpwstr>seal</lpwstr></property></Properties>',
    ],
)
def test_without_our_property_a_package_is_foreign(custom: bytes) -> None:
    assert state_of_docx(rezip({"word/document.xml": b"", CUSTOM: custom})) is State.FOREIGN
    assert state_of_docx(rezip({"word/document.xml": b""})) is State.FOREIGN


def test_a_part_there_twice_is_never_untouched() -> None:
    parts = unzip(pack({"word/document.xml": b"ours"}))
    target = BytesIO(rezip(parts))
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(target, "a") as package:
        package.writestr("word/document.xml", b"ours")
    assert state_of_docx(target.getvalue()) is State.FOREIGN


def test_a_package_that_unpacks_to_too_much_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = pack({"word/document.xml": b"0" * 5000})
    monkeypatch.setattr(sealing, "LIMIT", 5000)
    assert state_of_docx(packed) is State.FOREIGN


def test_a_method_word_does_not_write_is_not_read() -> None:
    assert state_of_docx(rezip(unzip(pack({"a": b"1"})), ZIP_LZMA)) is State.FOREIGN


def test_a_bomb_that_lies_about_its_size_is_not_unpacked() -> None:
    size = 50_000_000
    bomb = rezip({CUSTOM: b"0" * size}).replace(size.to_bytes(4, "little"), b"\x0a\0\0\0")
    tracemalloc.start()
    try:
        assert state_of_docx(bomb) is State.FOREIGN
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@given(st.binary(max_size=200))
def test_a_sealed_pdf_is_untouched_and_begins_as_it_was(data: bytes) -> None:
    sealed = seal_pdf(data)
    assert sealed.startswith(data)
    assert state_of_pdf(sealed) is State.UNTOUCHED


@given(st.integers(0, len(seal_pdf(PDF)) - 1))
def test_any_byte_of_a_pdf_matters(where: int) -> None:
    assert state_of_pdf(flip(seal_pdf(PDF), where)) in (State.EDITED, State.FOREIGN)


def test_the_mark_is_the_last_line_of_the_pdf() -> None:
    assert seal_pdf(PDF).splitlines()[-2] == b"%%EOF"
    assert seal_pdf(PDF).splitlines()[-1].startswith(b"%kehoach ")


def test_a_pdf_signed_or_saved_on_top_is_an_edit() -> None:
    assert state_of_pdf(seal_pdf(PDF) + b"2 0 obj\n%%EOF\n") is State.EDITED
    assert state_of_pdf(seal_pdf(PDF).replace(b"<<>>", b"<</A 1>>")) is State.EDITED
    assert state_of_pdf(seal_pdf(PDF).rstrip()) is State.EDITED


def test_a_pdf_without_the_mark_is_foreign() -> None:
    assert state_of_pdf(PDF) is State.FOREIGN
    assert state_of_pdf(b"") is State.FOREIGN
    assert state_of_pdf(PDF + b"%kehoach\n") is State.FOREIGN
