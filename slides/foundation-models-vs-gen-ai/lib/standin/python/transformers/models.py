"""The body alone, and the body with a fresh random head."""
from math import log

from lectern_standin import Known, ask, facts, note

from .checkpoint import Config, load
from .rows import Rows
from .seeds import next_seed
from .tokenizer import unpad


class Features(Known):
    def __init__(self, rows):
        self.last_hidden_state = rows


class Scores(Known):
    def __init__(self, logits):
        self.logits = logits


class Model(Known):
    """Text in, features out: `last_hidden_state` is text x token x width."""

    def __init__(self, checkpoint):
        self.config = Config(checkpoint)

    def num_parameters(self):
        return facts()["weights"]

    def __call__(self, input_ids, attention_mask=None):
        return Features(Rows(ask("features", tokens=unpad(input_ids, attention_mask))))


class Classifier(Known):
    """Text in, one score per label out."""

    def __init__(self, checkpoint, num_labels, id2label, label2id):
        names = id2label or {number: f"LABEL_{number}" for number in range(num_labels)}
        self.config = Config(checkpoint, num_labels=num_labels, id2label=names,
                             label2id=label2id or {name: number for number, name in names.items()})
        self._head = ask("newHead", labels=num_labels, seed=next_seed())

    def num_parameters(self):
        return facts()["weights"] + (facts()["width"] + 1) * self.config.num_labels

    def chances(self, input_ids, attention_mask=None):
        return ask("classify", head=self._head, tokens=unpad(input_ids, attention_mask))

    def __call__(self, input_ids, attention_mask=None):
        chances = self.chances(input_ids, attention_mask)
        return Scores(Rows([log(max(chance, 1e-300)) for chance in row] for row in chances))


class AutoModel(Known):
    @staticmethod
    def from_pretrained(checkpoint):
        load(checkpoint)
        return Model(checkpoint)


class AutoModelForSequenceClassification(Known):
    @staticmethod
    def from_pretrained(checkpoint, *, num_labels=2, id2label=None, label2id=None):
        load(checkpoint)
        model = Classifier(checkpoint, num_labels, id2label, label2id)
        note(f"classifier.weight and classifier.bias ({(facts()['width'] + 1) * num_labels} weights) are new "
             "and random: train them before you believe them.")
        return model
