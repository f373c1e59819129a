"""Where fresh heads get their random start: from chance, or from `set_seed`."""
from random import Random, SystemRandom

_source = SystemRandom()


def set_seed(seed):
    """From here on the same heads in the same order; two loads still give two different heads."""
    global _source
    _source = Random(seed)


def next_seed():
    return _source.randrange(2**31)
