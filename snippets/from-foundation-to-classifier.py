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


def reviews(words_and_labels, things):
    return [(f"we found the {thing} {word}.", label)
            for words, label in words_and_labels for word in words.split() for thing in things.split()]


def labelled_reviews(checkpoint):
    texts_and_labels = reviews(LEARN, "film")
    tokens = AutoTokenizer.from_pretrained(checkpoint)([text for text, _ in texts_and_labels], padding=True)
    return [{"input_ids": ids, "attention_mask": mask, "labels": label}
            for ids, mask, (_, label) in zip(tokens["input_ids"], tokens["attention_mask"], texts_and_labels)]


set_seed(18)

# #region slide
BERT = "google-bert/bert-base-uncased"
base = AutoModel.from_pretrained(BERT)  # text in, features out
classifier = AutoModelForSequenceClassification.from_pretrained(
    BERT, num_labels=2)  # same body, new random head
Trainer(model=classifier, train_dataset=labelled_reviews(BERT),
        args=TrainingArguments(num_train_epochs=2)).train()
# #endregion slide


def tell(name, model):
    texts_and_labels = reviews(HELD_OUT, "soup hotel book teacher")
    ask = pipeline("text-classification", model=model, tokenizer=AutoTokenizer.from_pretrained(BERT))
    answers = ask([text for text, _ in texts_and_labels])
    right = sum(answer["label"] == f"LABEL_{label}" for answer, (_, label) in zip(answers, texts_and_labels))
    print(f"{name:16} {right} of {len(answers)} held-out reviews right; {answers[0]['label']}, {answers[0]['score']:.2f}")


for name in "one new head", "another new head":
    tell(name, AutoModelForSequenceClassification.from_pretrained(BERT, num_labels=2))
tell("trained", classifier)
