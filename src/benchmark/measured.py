"""Runs a command and writes what it took as JSON: for throughput.py.

    python measured.py FOLDER GIB SECONDS COMMAND...

In FOLDER; killed when it has more than GIB of resident memory or has run for more than SECONDS. It is a program of its own, and
small, because the system counts as a process's peak also what its parent had when it was forked.
"""
import json
import os
import signal
import subprocess
import sys
import time

LOOKS_PER_SECOND = 10


def measure(folder, memory, seconds, command):
    said = os.path.join(folder, "said.txt")
    with open(said, "wb") as out:
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=folder)
        stopped = None
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            wall = time.monotonic() - began
            if ended:
                break
            stopped = stopped or too_much(process.pid, wall, memory, seconds)
            if stopped:
                os.kill(process.pid, signal.SIGKILL)
            time.sleep(1 / LOOKS_PER_SECOND if wall > 2 else 0.005)
    process.returncode = os.waitstatus_to_exitcode(status)
    with open(said, errors="replace") as lines:
        last = (lines.read().strip().splitlines() or [""])[-1]
    return {
        "stopped": stopped,
        "status": process.returncode,
        "wall": round(wall, 3),
        "cpu": round(usage.ru_utime + usage.ru_stime, 3),
        "peakMiB": round(usage.ru_maxrss / 1024, 1),
        "said": last[:300].replace(folder, "WORK"),
    }


def too_much(pid, wall, memory, seconds):
    if wall > seconds:
        return "time"
    with open(f"/proc/{pid}/status") as status:
        resident = [int(line.split()[1]) for line in status if line.startswith("VmRSS")]
    return "memory" if resident and resident[0] > memory * 2**20 else None


if __name__ == "__main__":
    folder, memory, seconds, *command = sys.argv[1:]
    json.dump(measure(folder, float(memory), float(seconds), command), sys.stdout)
