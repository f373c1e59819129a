# ---
# run: false
# why: needs transformers, accelerate and BERT's published weights, none of which ship with this deck
# ---
from transformers import (AutoModel, AutoModelForSequenceClassification,
                          AutoTokenizer, Trainer, TrainingArguments)

REVIEWS = [
    ("a talk that earns every one of its minutes", 1),
    ("clear, generous and funny", 1),
    ("the best hour of the whole conference", 1),
    ("I would gladly sit through it again", 1),
    ("slides read aloud, word for word", 0),
    ("long, loud and empty", 0),
    ("I left before the second diagram", 0),
    ("nobody could read the code from row three", 0),
]


def labelled_reviews(checkpoint):
    tokenizer = AutoTokenizer.from_pretrained(checkpoint)
    tokens = tokenizer([text for text, _ in REVIEWS], padding=True)
    return [{"input_ids": ids, "attention_mask": mask, "labels": label}
            for ids, mask, (_, label) in zip(tokens["input_ids"], tokens["attention_mask"], REVIEWS)]


# #region slide
BERT = "google-bert/bert-base-uncased"

base = AutoModel.from_pretrained(BERT)  # 1: text in, features out

classifier = AutoModelForSequenceClassification.from_pretrained(
    BERT, num_labels=2)  # 2: same body, new random head

Trainer(model=classifier, train_dataset=labelled_reviews(BERT),
        args=TrainingArguments(output_dir="out", num_train_epochs=2)).train()  # 3
# #endregion slide
