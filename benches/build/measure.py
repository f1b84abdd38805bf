"""Runs a command to its end and prints what it took: seconds, CPU seconds of it and of all that it started, memory.

measure.py FOLDER COMMAND...      The memory is the most that one of its processes had, in bytes.
"""

import json
import os
import sys
import tempfile
import time

folder, command = sys.argv[1], sys.argv[2:]
os.chdir(folder)
with tempfile.TemporaryFile() as said:
    begun = time.monotonic()
    child = os.posix_spawnp(
        command[0],
        command,
        os.environ,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, "/dev/null", os.O_RDONLY, 0),
            (os.POSIX_SPAWN_DUP2, said.fileno(), 1),
            (os.POSIX_SPAWN_DUP2, said.fileno(), 2),
        ],
    )
    _, status, used = os.wait4(child, 0)
    wall = time.monotonic() - begun
    said.seek(0)
    text = said.read()[-2000:].decode(errors="replace")
print(
    json.dumps(
        {
            "wall": wall,
            "cpu": used.ru_utime + used.ru_stime,
            # Linux counts in KiB, macOS in bytes.
            "memory": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
            "code": os.waitstatus_to_exitcode(status),
            "said": text,
        }
    )
)
