"""Fine-tuning: all weights of a classifier, on labelled examples."""
from dataclasses import dataclass

from lectern_standin import Known, ask, note, refuse

from .tokenizer import unpad

# The library's 5e-5 is made for models a thousand times wider; with it, this one would stand still.
LEARNING_RATE = 0.005
# Arguments about logs and files, of which the stand-in writes none.
NEEDLESS = {"report_to", "save_strategy", "logging_strategy", "disable_tqdm"}


class TrainingArguments(Known):
    def __init__(self, output_dir=None, *, num_train_epochs=3, per_device_train_batch_size=8,
                 learning_rate=LEARNING_RATE, seed=42, **others):
        supported = ["output_dir", "num_train_epochs", "per_device_train_batch_size", "learning_rate", "seed"]
        refuse("TrainingArguments", set(others) - NEEDLESS, supported)
        self.output_dir = output_dir
        self.num_train_epochs = num_train_epochs
        self.per_device_train_batch_size = per_device_train_batch_size
        self.learning_rate = learning_rate
        self.seed = seed


@dataclass
class TrainOutput(Known):
    global_step: int
    training_loss: float
    metrics: dict


class Trainer(Known):
    """`train_dataset` is a list of `{"input_ids": …, "attention_mask": …, "labels": …}`."""

    def __init__(self, model, args=None, *, train_dataset, **others):
        refuse("Trainer", others, ["model", "args", "train_dataset"])
        self.model = model
        self.args = args or TrainingArguments()
        self.train_dataset = train_dataset

    def train(self):
        args = self.args
        examples = [{"tokens": unpad([row["input_ids"]], [row["attention_mask"]] if "attention_mask" in row else None)[0],
                     "label": row.get("labels", row.get("label"))} for row in self.train_dataset]
        losses = ask("train", head=self.model._head, examples=examples, epochs=int(args.num_train_epochs),
                     batch=args.per_device_train_batch_size, learningRate=args.learning_rate, seed=args.seed)
        mean = sum(losses) / len(losses)
        note(f"{len(losses)} training steps over {len(examples)} examples: loss {losses[0]:.2f} at first, {losses[-1]:.2f} at last")
        return TrainOutput(len(losses), mean, {"train_loss": mean, "epoch": float(args.num_train_epochs)})
