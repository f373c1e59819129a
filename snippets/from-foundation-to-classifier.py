# ---
# timeout: 30
# ---
from transformers import (AutoModel, AutoModelForSequenceClassification, AutoTokenizer,
                          Trainer, TrainingArguments, pipeline, set_seed)

LEARN = [("lovely great charming splendid perfect nice beautiful brilliant", 1),
         ("awful terrible horrible nasty bad ugly dismal rotten", 0)]
# None of these words is in a labelled review: knowing them has to come from pre-training.
HELD_OUT = [("wonderful pleasant superb delightful good fantastic marvellous excellent", 1),
            ("dreadful poor ghastly miserable disappointing lousy unpleasant hopeless", 0)]


def phrases(words_and_labels, things):
    return [(f"we found the {thing} {word}.", label)
            for words, label in words_and_labels for word in words.split() for thing in things.split()]


def reviews(checkpoint):
    """Labelled ones, as the model reads them."""
    texts_and_labels = phrases(LEARN, "film")
    tokens = AutoTokenizer.from_pretrained(checkpoint)([text for text, _ in texts_and_labels], padding=True)
    return [{"input_ids": ids, "attention_mask": mask, "labels": label}
            for ids, mask, (_, label) in zip(tokens["input_ids"], tokens["attention_mask"], texts_and_labels)]


set_seed(18)
args = TrainingArguments(num_train_epochs=2)

# #region slide
BERT = "google-bert/bert-base-uncased"
base = AutoModel.from_pretrained(BERT)  # text to features
model = AutoModelForSequenceClassification.from_pretrained(
    BERT, num_labels=2)  # same body, new random head
Trainer(model, args, train_dataset=reviews(BERT)).train()
# #endregion slide


def tell(name, model):
    texts_and_labels = phrases(HELD_OUT, "soup hotel book teacher")
    ask = pipeline("text-classification", model=model, tokenizer=AutoTokenizer.from_pretrained(BERT))
    answers = ask([text for text, _ in texts_and_labels])
    right = sum(answer["label"] == f"LABEL_{label}" for answer, (_, label) in zip(answers, texts_and_labels))
    sure = sum(answer["score"] for answer in answers) / len(answers)
    print(f"{name:16} {right} of {len(answers)} held-out reviews right, {sure:.0%} sure on average")


for name in "one new head", "another new head":
    tell(name, AutoModelForSequenceClassification.from_pretrained(BERT, num_labels=2))
tell("trained", model)
