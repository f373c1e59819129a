import type { InferOutput } from 'valibot'
import type { Transformer } from '../model/body.ts'
import type { Head } from '../model/fine-tune.ts'
import { array, literal, number, object, parse, parseJson, pipe, string, variant } from 'valibot'
import { pack } from '../model/batch.ts'
import { copy } from '../model/body.ts'
import { classify, createHead, fineTune } from '../model/fine-tune.ts'
import { loadBase } from '../model/index.ts'
import { tokenizer } from '../model/settings.ts'
import { EDGE } from '../model/tokenizer.ts'
import { forward } from '../model/transformer.ts'

const tokens = array(number())
const texts = array(string())

/**
 * What the Python stand-ins ask of the tiny transformer. Numbers and text only, so that one JSON text goes each
 * way and nothing has to be kept alive across two languages.
 */
const task = pipe(string(), parseJson(), variant('task', [
  object({ task: literal('facts') }),
  /** Texts as token numbers, each with a full stop at its end: the head reads the last token. */
  object({ task: literal('tokens'), texts }),
  object({ task: literal('text'), tokens }),
  /** Every token's features: text x token x width. */
  object({ task: literal('features'), tokens: array(tokens) }),
  /** A copy of the base with a fresh head; another seed, another head. */
  object({ task: literal('newHead'), labels: number(), seed: number() }),
  /** Chances per label, per text. */
  object({ task: literal('classify'), head: number(), tokens: array(tokens) }),
  object({ task: literal('train'), head: number(), examples: array(object({ tokens, label: number() })), epochs: number(), batch: number(), learningRate: number(), seed: number() }),
  object({ task: literal('generate'), prompt: string(), temperature: number(), seed: number(), maxTokens: number() }),
]))

/** Answers one task: JSON in, JSON out. */
export type Bridge = (request: string) => string

interface Tuned {
  body: Transformer
  head: Head
}

/** In: nothing; the shipped weights are taken. Out: the bridge, with its own heads. */
export function createBridge(): Bridge {
  const base = loadBase()
  const { transformer } = base
  const heads: Tuned[] = []

  function answer(request: InferOutput<typeof task>): unknown {
    switch (request.task) {
      case 'facts':
        return {
          weights: transformer.store.values.length,
          width: transformer.shape.width,
          layers: transformer.shape.blocks,
          words: tokenizer.size,
          longest: transformer.shape.context - 1,
        }
      case 'tokens':
        return request.texts.map(text => ({
          tokens: tokenizer.encode(/\.\s*$/.test(text)
            ? text
            : `${text} .`),
          unknown: tokenizer.unknown(text),
        }))
      case 'text':
        return tokenizer.decode(request.tokens)
      case 'features':
        return request.tokens.map(tokens => features(transformer, tokens))
      case 'newHead':
        heads.push({
          body: copy(transformer),
          head: createHead(transformer.shape.width, request.labels, request.seed),
        })
        return heads.length - 1
      case 'classify': {
        const { body, head } = tuned(request.head)
        return rows(classify(body, head, request.tokens), head.weight.rows)
      }
      case 'train': {
        const { body, head } = tuned(request.head)
        const { examples, epochs, batch, learningRate, seed } = request
        const steps = epochs * Math.ceil(examples.length / batch)
        return Array.from(fineTune(body, head, examples, {
          steps,
          learningRate,
          batch: { size: batch, seed },
        }), ({ loss }) => loss)
      }
      case 'generate':
        return [
          ...base.generate(request.prompt, request),
        ]
    }
  }

  function tuned(number: number): Tuned {
    const found = heads[number]
    if (!found)
      throw new Error(`No head ${number}`)
    return found
  }

  return request => JSON.stringify(answer(parse(task, request)))
}

function features(model: Transformer, tokens: number[]): number[][] {
  const batch = pack([
    [EDGE, ...tokens],
  ])
  // The edge token's own features say nothing about the text.
  return rows(forward(model, batch).features, model.shape.width).slice(1)
}

function rows(values: Float64Array, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, row) => [
    ...values.subarray(row * width, (row + 1) * width),
  ])
}
