"""Zip and tar files: their members by name and content, and what is refused."""

from __future__ import annotations

import io
import stat
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hzsearch.archive.containers import Member, limits, walk
from hzsearch.archive.containers.names import member_name
from hzsearch.archive.sources import find_files, find_sources, open_source
from hzsearch.errors import ArchiveError
from tests.archive.packing import packed, tarred, zipped

MEMBERS = {"2024-04-01/03.txt": b"one", "2024-04-01/第4版.txt": b"two"}
TARS = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".tar.zst"]


def members(data: bytes, name: str = "a.zip") -> list[Member]:
    return list(walk(io.BytesIO(data), name, len(data)))


def contents(data: bytes, name: str = "a.zip") -> dict[str, bytes]:
    return {m.name: m.read() for m in walk(io.BytesIO(data), name, len(data)) if not m.fault}


def faults(data: bytes, name: str = "a.zip") -> list[str]:
    return [member.fault for member in members(data, name) if member.fault]


def test_the_members_of_a_zip_file() -> None:
    assert contents(zipped(MEMBERS)) == MEMBERS


@pytest.mark.parametrize("ending", TARS)
def test_the_members_of_a_tar_file(ending: str) -> None:
    assert contents(packed(tarred(MEMBERS), ending), f"a{ending}") == MEMBERS


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_names_whose_encoding_is_not_stated(encoding: str) -> None:
    names = {"联通.txt": b"x", "2024年4月1日/第03版.txt": b"y"}
    assert contents(zipped(names, raw_names=encoding)) == names
    assert contents(tarred(names, encoding)).keys() == names.keys()


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_only_pages_are_members(pack: object) -> None:
    junk = ("__MACOSX/._03.txt", "._04.txt", ".DS_Store", ".git/a.txt", "photo.jpg", "a/.b.txt")
    data = {**dict.fromkeys(junk, b"x"), "03.TXT": b"y", "p.pdf": b"z"}
    assert list(contents(pack(data))) == ["03.TXT", "p.pdf"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("/etc/03.txt", "etc/03.txt"),
        (r"C:\报纸\03.txt", "报纸/03.txt"),
        ("./a//b/./03.txt", "a/b/03.txt"),
        ("re\u0301sume\u0301.txt", "résumé.txt"),
    ],
)
def test_names_are_made_the_same_everywhere(raw: str, name: str) -> None:
    assert member_name(raw, "a.zip") == name


@pytest.mark.parametrize(
    "raw",
    ["../03.txt", "a/../../03.txt", r"..\03.txt", r"C:\..\03.txt", "a\x1b[2J.txt", "x" * 2000],
)
def test_names_that_lead_elsewhere_are_refused_in_a_sentence(raw: str) -> None:
    name = raw if raw.endswith(".txt") else f"{raw}.txt"
    for told in (faults(zipped({name: b"x"})), faults(tarred({name: b"x"}))):
        assert len(told) == 1
        assert told[0].startswith("a.zip has a member ")
        assert told[0].endswith(".")
        assert told[0].isprintable()


@given(st.text(max_size=30))
def test_no_name_leads_out_of_its_container(raw: str) -> None:
    try:
        name = member_name(raw, "a.zip")
    except ArchiveError:
        return
    parts = name.split("/")
    assert not {"", ".", ".."} & set(parts)
    assert "\\" not in name
    assert name == member_name(name, "a.zip") or ":" in raw


def test_links_and_devices_are_not_followed() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo(f"{kind.decode()}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
    told = faults(stream.getvalue(), "a.tar")
    assert [fault.split(" is ", 1)[1] for fault in told] == [
        *["a link, which is not followed."] * 2,
        *["no plain file; left out."] * 2,
    ]


def test_a_link_in_a_zip_file_is_not_followed() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo("03.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert faults(stream.getvalue()) == ["a.zip/03.txt is a link, which is not followed."]


def encrypted(data: bytes, name: bytes) -> bytes:
    """Set the flag of encryption on a member, in both of its headers."""
    found = bytearray(data)
    for mark, flags, start in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        at = data.find(mark)
        while at >= 0:
            if data[at + start :].startswith(name):
                found[at + flags] |= 1
            at = data.find(mark, at + 1)
    return bytes(found)


def test_an_encrypted_zip_file_is_told_once() -> None:
    data = encrypted(encrypted(zipped({"1.txt": b"x", "2.txt": b"y"}), b"1.txt"), b"2.txt")
    with pytest.raises(ArchiveError, match=r"^a\.zip is encrypted; unpack it with its password\.$"):
        members(data)


def test_an_encrypted_member_does_not_hide_the_others() -> None:
    data = encrypted(zipped({"1.txt": b"x", "2.txt": b"y"}), b"1.txt")
    assert faults(data) == ["a.zip/1.txt is encrypted; unpack it with its password."]
    assert contents(data) == {"2.txt": b"y"}


def test_containers_in_containers_are_read_but_no_deeper() -> None:
    day = zipped(MEMBERS)
    year = zipped({"b.zip": day, "c.tar.gz": packed(tarred({"05.txt": b"x"}), ".tar.gz")})
    wanted = {f"b.zip/{name}": data for name, data in MEMBERS.items()}
    assert contents(year) == {**wanted, "c.tar.gz/05.txt": b"x"}
    (told,) = faults(zipped({"year.zip": year}), "x.zip")[:1]
    assert told.startswith("x.zip/year.zip/b.zip lies too deep")


def test_a_container_in_a_container_that_is_damaged_stops_nothing() -> None:
    data = zipped({"a.zip": b"PK\x03\x04 no", "b.txt": b"x"})
    assert len(faults(data, "o.zip")) == 1
    assert contents(data, "o.zip") == {"b.txt": b"x"}


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = zipped({"03.txt": bytes(limits.RATIO_FROM * 2)})
    (member,) = members(bomb)
    with pytest.raises(ArchiveError, match=r"a\.zip/03\.txt unpacks into more than 250 times"):
        member.read()


@pytest.mark.parametrize("ending", [".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst"])
def test_a_packed_stream_that_is_a_bomb_is_stopped(ending: str) -> None:
    plain = tarred({"03.txt": bytes(limits.RATIO_FROM * 4), "04.txt": b"x"})
    with pytest.raises(ArchiveError, match="unpacks into more than 250 times"):
        members(packed(plain, ending), f"a{ending}")


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("limit", ["MOST_BYTES", "MOST_MEMBERS"])
def test_limits_are_kept(monkeypatch: pytest.MonkeyPatch, pack: object, limit: str) -> None:
    for module in ("limits", "zipped", "tarred"):
        monkeypatch.setattr(f"hzsearch.archive.containers.{module}.{limit}", 1, raising=False)
    with pytest.raises(ArchiveError, match=r"the most is 1\.|more than 1 member"):
        contents(pack({"1.txt": b"ab", "2.txt": b"cd"}))  # type: ignore[operator]


@pytest.mark.parametrize("ending", [".zip", *TARS])
def test_a_container_that_breaks_off_is_told(ending: str) -> None:
    pages = {f"{n}.txt": f"{n}".encode() * 5000 for n in range(40)}
    whole = zipped(pages) if ending == ".zip" else packed(tarred(pages), ending)
    for size in (0, 3, len(whole) // 3, len(whole) // 2):
        with pytest.raises(ArchiveError, match=rf"^a{ending}.*\.$"):
            contents(whole[:size], f"a{ending}")


def test_a_broken_header_is_not_the_end() -> None:
    data = bytearray(tarred({f"{n}.txt": b"x" for n in range(3)}))
    data[1024 + 100] ^= 0xFF
    with pytest.raises(ArchiveError, match="is damaged"):
        contents(bytes(data), "a.tar")


@pytest.mark.parametrize("ending", [".zip", ".tar.gz", ".tar.xz"])
def test_a_flipped_byte_is_noticed(ending: str) -> None:
    text = "".join(chr(0x4E00 + n * 37 % 20000) for n in range(3000)).encode()
    whole = zipped({"1.txt": text}) if ending == ".zip" else packed(tarred({"1.txt": text}), ending)
    data = bytearray(whole)
    data[len(data) // 2] ^= 0x10
    with pytest.raises(ArchiveError, match="damaged"):
        contents(bytes(data), f"a{ending}")


def told(data: bytes) -> str:
    """Return what is said of bytes that are no container, and the name where they are one."""
    try:
        return "a.zip" if contents(data) is not None else ""
    except ArchiveError as error:
        return str(error)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08\x00", b"BZh9", b"\xfd7zXZ\x00"):
        assert told(start + data).startswith("a.zip")


def test_a_container_is_a_folder_to_its_archive(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.zip").write_bytes(zipped(MEMBERS))
    (tmp_path / "b.txt").write_bytes(b"three")
    sources = find_sources([tmp_path])
    names = ["b.txt", *(f"in/a.zip/{name}" for name in MEMBERS)]
    assert [source.name for source in sources] == names
    assert [source.read() for source in sources] == [b"three", *MEMBERS.values()]


def test_what_is_wrong_with_a_container_is_a_fault_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(MEMBERS)[:100])
    (file,) = find_files([tmp_path])
    (opened,) = open_source(file)
    assert opened.source == file
    assert opened.fault.startswith("a.zip is damaged")
    with pytest.raises(ArchiveError, match=r"a\.zip"):
        find_sources([tmp_path])


def test_what_nothing_reads_is_found_all_the_same(tmp_path: Path) -> None:
    for name in ("a.rar", "b.7z", "c.doc", "d.jpg"):
        (tmp_path / name).write_bytes(b"x")
    assert [file.name for file in find_files([tmp_path])] == ["a.rar", "b.7z", "c.doc"]
