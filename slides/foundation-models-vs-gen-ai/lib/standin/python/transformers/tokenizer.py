"""Words to numbers: one word is one token, and a full stop ends every text."""
from lectern_standin import Known, ask, facts, note, refuse

from .checkpoint import load
from .rows import Rows


class Tokens(dict):
    """`input_ids` and `attention_mask`, also as attributes, as lists of whole numbers."""

    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(f"Lectern's stand-in for a tokenizer's answer has no {name!r}. It has: {', '.join(self)}.")


class Tokenizer(Known):
    def __init__(self):
        self.vocab_size = facts()["words"]
        self.model_max_length = facts()["longest"]
        self.pad_token_id = 0

    def __call__(self, text, *, padding=False, truncation=False, return_tensors=None, **others):
        refuse("a tokenizer", others, ["text", "padding", "truncation", "return_tensors"])
        single = isinstance(text, str) and return_tensors is None
        rows = ask("tokens", texts=[text] if isinstance(text, str) else list(text))
        unknown = sorted({word for row in rows for word in row["unknown"]})
        if unknown:
            note(f"it has never read {', '.join(unknown)}: these words all look the same to it")
        ids = [row["tokens"] for row in rows]
        width = max(map(len, ids), default=0) if padding else 0
        tokens = Tokens(
            input_ids=Rows(row + [self.pad_token_id] * (width - len(row)) for row in ids),
            attention_mask=Rows([1] * len(row) + [0] * (width - len(row)) for row in ids))
        return Tokens({name: rows[0] for name, rows in tokens.items()}) if single else tokens

    def decode(self, ids):
        return ask("text", tokens=list(ids))


class AutoTokenizer(Known):
    @staticmethod
    def from_pretrained(checkpoint):
        load(checkpoint)
        return Tokenizer()


def unpad(input_ids, attention_mask=None):
    """Rows of token numbers without their padding."""
    if attention_mask is None:
        return input_ids
    return [[one for one, kept in zip(ids, mask) if kept] for ids, mask in zip(input_ids, attention_mask)]
