import type { Printed } from './run-python.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { root } from '../../../../lib/project/root.ts'
import { startPython } from './run-python.ts'

let run: (code: string) => Promise<Printed>
beforeAll(async () => {
  run = await startPython()
})

const slide = readFileSync(join(root, 'snippets/from-foundation-to-classifier.py'), 'utf8')

it('runs the slide\'s file as it is: two new heads guess, the trained one is right about words it was never told', async () => {
  const { stdout } = await run(slide)
  expect(stdout.split('\n').map(line => line.replace(' of 64 held-out reviews right,', ''))).toMatchInlineSnapshot(`
    [
      "one new head     32 84% sure on average",
      "another new head 32 95% sure on average",
      "trained          64 95% sure on average",
      "",
    ]
  `)
})

it('says on stderr, once, that no such model is here, and that a new head is random', async () => {
  const { stderr } = await run(slide)
  expect(stderr.split('\n')).toMatchInlineSnapshot(`
    [
      "[Lectern stand-in] google-bert/bert-base-uncased is not here. A transformer with 16,832 weights, trained on Lectern's own text, answers in its place.",
      "[Lectern stand-in] classifier.weight and classifier.bias (66 weights) are new and random: train them before you believe them.",
      "[Lectern stand-in] 4 training steps over 16 examples: loss 1.47 at first, 0.11 at last",
      "",
    ]
  `)
})

it('gives another head on every load, and the same heads again after set_seed', async () => {
  const { stdout } = await run(`
from transformers import AutoModelForSequenceClassification, AutoTokenizer, set_seed
tokens = AutoTokenizer.from_pretrained("any")(["the tea was lovely"])
def load():
    return AutoModelForSequenceClassification.from_pretrained("any", num_labels=3)(**tokens).logits[0]
def pair():
    set_seed(5)
    return [load(), load()]
print(len(load()), load() == load(), pair() == pair(), pair()[0] == pair()[1])`)
  expect(stdout).toBe('3 False True False\n')
})

it('gives features of the base: text by token by width', async () => {
  const { stdout } = await run(`
from transformers import AutoModel, AutoTokenizer
tokens = AutoTokenizer.from_pretrained("any")("the tea was lovely", return_tensors="pt")
base = AutoModel.from_pretrained("any")
print(base(**tokens).last_hidden_state.shape, base.num_parameters(), base.config.name_or_path)`)
  expect(stdout).toBe('(1, 5, 32) 16832 lectern-standin (asked for any)\n')
})

it('pads, and reads the same with and without padding', async () => {
  const { stdout } = await run(`
from transformers import AutoModelForSequenceClassification, AutoTokenizer
tokenizer, model = AutoTokenizer.from_pretrained("any"), AutoModelForSequenceClassification.from_pretrained("any")
texts = ["the tea was lovely", "we found the long dismal book dismal"]
padded, plain = tokenizer(texts, padding=True), tokenizer(texts)
print([len(row) for row in padded["input_ids"]], model(**padded).logits == model(**plain).logits)`)
  expect(stdout).toBe('[8, 8] True\n')
})

it('names the words it has never read', async () => {
  const { stderr } = await run('from transformers import AutoTokenizer\nAutoTokenizer.from_pretrained("any")("the zebra was lovely")')
  expect(stderr).toContain('it has never read zebra')
})

it('uses the names of labels that the slide gives', async () => {
  const { stdout } = await run(`
from transformers import AutoModelForSequenceClassification, AutoTokenizer, pipeline
model = AutoModelForSequenceClassification.from_pretrained("any", num_labels=2, id2label={0: "BAD", 1: "GOOD"}, label2id={"BAD": 0, "GOOD": 1})
answer, = pipeline("text-classification", model=model, tokenizer=AutoTokenizer.from_pretrained("any"))("the tea was lovely")
print(answer["label"] in ("BAD", "GOOD"), 0.5 <= answer["score"] <= 1)`)
  expect(stdout).toBe('True True\n')
})

it.for([
  ['from transformers import BertModel', 'stand-in for transformers has no \'BertModel\'. It has: AutoModel, AutoModelForSequenceClassification, AutoTokenizer, Trainer, TrainingArguments, pipeline, set_seed.'],
  ['from transformers import AutoModel\nAutoModel.from_config', 'stand-in for AutoModel has no \'from_config\'. It has: from_pretrained.'],
  ['from transformers import AutoModel\nAutoModel.from_pretrained("any").generate', 'stand-in for Model has no \'generate\'. It has: config, num_parameters.'],
  ['from transformers import TrainingArguments\nTrainingArguments(fp16=True)', 'TrainingArguments takes no \'fp16\'. It takes: output_dir, num_train_epochs, per_device_train_batch_size, learning_rate, seed.'],
  ['from transformers import pipeline\npipeline("translation", model=1, tokenizer=2)', 'has no pipeline \'translation\'. It has: text-classification, sentiment-analysis.'],
] as const)('answers %o with what there is', async ([code, message]) => {
  await expect(run(code)).rejects.toThrow(message)
})
