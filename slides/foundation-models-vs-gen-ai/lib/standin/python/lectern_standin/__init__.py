"""What the stand-ins for `transformers` and `openai` share.

The model behind both is Lectern's own tiny transformer (lib/model), reached through
the JavaScript module `_lectern`. Everything said here goes to stderr and starts with
"[Lectern stand-in]", so that nobody takes it for the library that is named.
"""
import json
import sys
from functools import cache

import _lectern


def ask(task, **values):
    """One task for the bridge (lib/standin/bridge.ts): plain values in, plain values out."""
    return json.loads(_lectern.call(json.dumps({"task": task, **values})))


@cache
def facts():
    """Size of the tiny model: weights, width, layers, words, longest."""
    return ask("facts")


@cache
def note(text):
    """Says something once for each run."""
    print(f"[Lectern stand-in] {text}", file=sys.stderr, flush=True)


def sentence(names):
    names = sorted(names)
    return ", ".join(names) if names else "nothing"


def missing(module, name, supported):
    """For a module's `__getattr__`: what a misspelt or unsupported name is answered with.

    An ImportError, because `from module import name` would swallow an AttributeError's text.
    """
    if name.startswith("__"):
        raise AttributeError(name)
    raise ImportError(f"Lectern's stand-in for {module} has no {name!r}. It has: {sentence(supported)}.")


def refuse(call, others, supported):
    """Refuses keyword arguments that the stand-in would have to ignore."""
    if others:
        raise TypeError(f"Lectern's stand-in for {call} takes no {sentence(map(repr, others))}. "
                        f"It takes: {', '.join(supported)}.")


class Listed(type):
    """A class that answers a missing attribute with a list of those it has."""

    def __getattr__(cls, name):
        raise _unknown(cls.__name__, name, dir(cls))


class Known(metaclass=Listed):
    """An object that does the same."""

    def __getattr__(self, name):
        raise _unknown(type(self).__name__, name, (*vars(self), *dir(type(self))))


def _unknown(owner, name, have):
    if name.startswith("_"):
        return AttributeError(name)
    public = {key for key in have if not key.startswith("_")}
    return AttributeError(f"Lectern's stand-in for {owner} has no {name!r}. It has: {sentence(public)}.")
