"""A release killed at any moment leaves the last edition whole."""

import os
import signal
import subprocess
import sys
import time

from releases import NOTICE, Workplace

from etl.contract import load_contract
from etl.edition.history import History

POINTS = 20


def start(workplace: Workplace) -> "subprocess.Popen[bytes]":
    code = "from etl.cli import main; main(prog_name='taizhang')"
    env = {"PYTHONPATH": str(workplace.root), "PATH": "/usr/bin:/bin", "TAIZHANG_SOURCES": str(workplace.store)}
    words = [sys.executable, "-c", code, "release", "patch", "-m", "t"]
    return subprocess.Popen(words, cwd=workplace.root, env=env, stderr=subprocess.DEVNULL, start_new_session=True)


def test_killed_at_twenty_points(workplace: Workplace) -> None:
    workplace.release("minor")
    data = workplace.root / "data"
    whole = {"0.1.0": {p.stem: p.read_bytes() for p in data.glob("*.csv")}}
    workplace.put("linshan.txt", NOTICE.replace("60%", "61%"))
    workplace.commit()
    began = time.monotonic()
    assert workplace.call("release", "patch", "-m", "t", "--date", "2031-05-01").returncode == 0
    length = time.monotonic() - began
    whole["0.1.1"] = {p.stem: p.read_bytes() for p in data.glob("*.csv")}
    for point in range(POINTS):
        workplace.put("linshan.txt", NOTICE.replace("60%", f"{62 + point}%"))
        workplace.commit()
        process = start(workplace)
        # More points towards the end, where files are written.
        time.sleep(length * (0.5 + 0.55 * point / POINTS))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        contract = load_contract(workplace.root / "datapackage.json")
        history = History(data, contract)
        assert history.last is not None
        whole.setdefault(history.last, {p.stem: p.read_bytes() for p in data.glob("*.csv")})
        for edition, files in whole.items():
            assert history.files_as_of(edition) == files, f"{edition} after a kill at point {point}"
    workplace.put("linshan.txt", NOTICE.replace("60%", "99%"))
    workplace.commit()
    done = workplace.call("release", "patch", "-m", "t")
    assert done.returncode == 0, done.stderr
