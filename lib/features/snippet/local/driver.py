"""Runs one snippet under the speaker's own Python and writes what it gives as JSON, a line each.

`python3 driver.py SNIPPET NAME ANSWERS`: the file, its name in tracebacks, and JSON answers to `input()`.
The lines are pieces as in lib/cage/protocol.ts, then `{"line": …, "ending": …, "packages": …}`.
"""
import ast
import base64
import builtins
import importlib.metadata
import json
import os
import sys
import traceback

out = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
path, name, answers = sys.argv[1], sys.argv[2], json.loads(sys.argv[3])


def emit(**piece):
    out.write(json.dumps(piece) + "\n")


class Stream:
    encoding = "utf-8"

    def __init__(self, kind):
        self.kind = kind

    def write(self, text):
        if text:
            emit(kind=self.kind, text=text)
        return len(text)

    def flush(self):
        pass

    def isatty(self):
        return False


def display(value):
    for method, mime in ("_repr_svg_", "image/svg+xml"), ("_repr_png_", "image/png"):
        picture = getattr(type(value), method, None)
        data = picture(value) if picture else None
        if data is not None:
            return show(mime, data)
    if isinstance(value, str) and value.lstrip().startswith("<svg") and value.rstrip().endswith("</svg>"):
        return show("image/svg+xml", value.strip())
    if isinstance(value, bytes) and value.startswith(b"\x89PNG"):
        return show("image/png", value)
    emit(kind="result", text=repr(value))


def show(mime, data):
    emit(kind="picture", mime=mime, data=data if isinstance(data, str) else base64.b64encode(data).decode())


def answer(prompt=""):
    if not answers:
        raise EOFError('input() has no answer on a slide: list the answers in the front matter, "input: [...]"')
    print(prompt, end="")
    print(answers[0])
    return answers.pop(0)


def packages(tree):
    """Versions of what the snippet itself imports, where it is no part of Python."""
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    owners = importlib.metadata.packages_distributions()
    found = sorted({owner for one in names for owner in owners.get(one.split(".")[0], [])})
    return [f"{owner} {importlib.metadata.version(owner)}" for owner in found]


def run(source):
    tree = ast.parse(source, name)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    scope = {"__name__": "__main__"}
    exec(compile(tree, name, "exec"), scope)
    if last:
        value = eval(compile(ast.Expression(last.value), name, "eval"), scope)
        if value is not None:
            display(value)


sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
builtins.display, builtins.input = display, answer
with open(path, encoding="utf-8") as file:
    source = file.read()
ending, line, used = "finished", 0, []
try:
    run(source)
except SystemExit as stop:
    if stop.code not in (None, 0):
        ending = "error"
        emit(kind="error", text=f"SystemExit: {stop.code}")
except BaseException as error:
    ending = "error"
    frame = error.__traceback__
    while frame and frame.tb_frame.f_code.co_filename != name:
        frame = frame.tb_next
    steps = traceback.extract_tb(frame)
    line = error.lineno or 0 if isinstance(error, SyntaxError) else next((step.lineno for step in reversed(steps) if step.filename == name), 0)
    emit(kind="error", text="".join(traceback.format_exception(type(error), error, frame)).rstrip())
try:
    used = packages(ast.parse(source))
except SyntaxError:
    pass
emit(ending=ending, line=line, packages=used, python=sys.version.split()[0])
