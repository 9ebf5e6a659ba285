"""`taizhang verify`: a whole download passes, and each kind of damage is named."""

import random
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from etl.cli import main
from etl.edition.bundle import SUMS, verify_bundle
from etl.edition.shelf import Shelf
from etl.errors import Complaint


def repack(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def change_number(files: dict[str, bytes]) -> None:
    files["data/targets.csv"] = files["data/targets.csv"].replace(b"60", b"65")


def drop_file(files: dict[str, bytes]) -> None:
    del files["data/tasks.csv"]


def add_file(files: dict[str, bytes]) -> None:
    files["data/extra.csv"] = b"a\n"


def drop_sums(files: dict[str, bytes]) -> None:
    del files[SUMS]


def break_sums(files: dict[str, bytes]) -> None:
    files[SUMS] = files[SUMS][:100]


def verify(path: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["verify", str(path)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


@pytest.mark.parametrize("name", ["0.1.0.zip", "0.2.0.zip", "0.1.0..0.2.0.zip"])
def test_a_whole_download_passes(shelf: Shelf, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(shelf.find_file(name).content)
    code, told = verify(path)
    assert code == 0
    assert "files as published" in told


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (change_number, "data/targets.csv: sha256"),
        (drop_file, "data/tasks.csv: sha256 missing"),
        (add_file, "data/extra.csv: sha256"),
        (drop_sums, f"the bundle has no {SUMS}"),
        (break_sums, "sha256"),
    ],
)
def test_damage_inside_is_named(
    shelf: Shelf, tmp_path: Path, change: Callable[[dict[str, bytes]], None], named: str
) -> None:
    path = tmp_path / "b.zip"
    path.write_bytes(repack(shelf.find_file("0.1.0.zip").content, change))
    code, told = verify(path)
    assert code == 1
    assert named in told
    assert "Traceback" not in told


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_download_that_was_cut_is_named(shelf: Shelf, tmp_path: Path, share: float) -> None:
    content, path = shelf.find_file("0.1.0.zip").content, tmp_path / "b.zip"
    path.write_bytes(content[: int(len(content) * share)])
    code, told = verify(path)
    assert code == 1
    assert "Download it again" in told


def test_any_flipped_byte_of_the_data_is_found(shelf: Shelf, tmp_path: Path) -> None:
    content, path = shelf.find_file("0.1.0.zip").content, tmp_path / "b.zip"
    with zipfile.ZipFile(BytesIO(content)) as archive:
        infos = archive.infolist()
    for info in infos:
        # The first and the middle byte of the compressed content, which begins after the name.
        begin = info.header_offset + 30 + len(info.filename)
        for place in (begin, begin + info.compress_size // 2):
            path.write_bytes(flip(content, place, 0x55))
            code, _ = verify(path)
            assert code == 1, (info.filename, place)


def flip(content: bytes, place: int, bits: int) -> bytes:
    damaged = bytearray(content)
    damaged[place] ^= bits
    return bytes(damaged)


def test_a_flipped_byte_anywhere_is_harmless_or_named(shelf: Shelf, tmp_path: Path) -> None:
    """In the zip's own lists a byte may be a date or a flag that nobody reads; the files are then whole."""
    content, path, chance = shelf.find_file("0.1.0.zip").content, tmp_path / "b.zip", random.Random(5)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        whole = sorted(set(archive.namelist()) - {SUMS})
        begin = archive.start_dir
    places = [*chance.sample(range(begin), 150), *chance.sample(range(begin, len(content)), 350)]
    for place in places:
        path.write_bytes(flip(content, place, chance.randrange(1, 256)))
        try:
            assert verify_bundle(path) == whole, place
        except Complaint as complaint:
            assert complaint.exit_code == 1


def test_what_is_no_bundle_is_named(tmp_path: Path) -> None:
    assert verify(tmp_path / "none.zip")[0] == 1
    (tmp_path / "page.zip").write_text("<html>not found</html>", encoding="utf-8")
    assert verify(tmp_path / "page.zip")[0] == 1
