"""Lectern's bundled stand-in for the part of `transformers` that its slides use.

The calls are those of the library; the model is Lectern's own tiny transformer, whatever
checkpoint is named. Under your own Python the real library answers instead.
"""
from lectern_standin import missing

from .models import AutoModel, AutoModelForSequenceClassification
from .pipelines import pipeline
from .seeds import set_seed
from .tokenizer import AutoTokenizer
from .trainer import Trainer, TrainingArguments

__version__ = "0+lectern.standin"
__all__ = ["AutoModel", "AutoModelForSequenceClassification", "AutoTokenizer", "Trainer",
           "TrainingArguments", "pipeline", "set_seed"]


def __getattr__(name):
    missing("transformers", name, __all__)
