"""Runs a command; prints its CPU seconds, wall seconds and peak memory, children included, as the last line of stderr."""
import json
import resource
import subprocess
import sys
import time

started = time.monotonic()
code = subprocess.call(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
figures = {
    "cpu": used.ru_utime + used.ru_stime,
    "seconds": time.monotonic() - started,
    "megabytes": used.ru_maxrss / 1024,
    "code": code,
}
print("\n" + json.dumps(figures), file=sys.stderr)
