import type { Printed } from './run-python.ts'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { beforeAll, expect, it } from 'vitest'
import { root } from '../../../../lib/project/root.ts'
import { startPython } from './run-python.ts'

let run: (code: string) => Promise<Printed>
beforeAll(async () => {
  run = await startPython()
})

const slide = readFileSync(join(root, 'snippets/two-calls.py'), 'utf8')
const client = 'from openai import OpenAI\nclient = OpenAI()\n'

it('runs the slide\'s file as it is, and says that neither model is here', async () => {
  const { stdout, stderr } = await run(slide)
  expect(stdout).toMatchInlineSnapshot(`
    "the neighbour relaxed because the waiter was charming. the bread was wonderful and splendid.
    "
  `)
  expect(stderr).toMatchInlineSnapshot(`
    "[Lectern stand-in] gpt-6-luna is not here. A transformer with 16,832 weights, trained on Lectern's own text, answers in its place; it continues stories and knows nothing of instructions.
    [Lectern stand-in] it has never read: write poem about ai
    [Lectern stand-in] gpt-image-2.6-flare is not here. A few lines of Python draw a skyline in its place, other words, other houses.
    "
  `)
})

it('never passes for the model that was asked for', async () => {
  const { stdout } = await run(`${client}
print(client.responses.create(model="gpt-x", input="hello").model)
print(client.chat.completions.create(model="gpt-x", messages=[{"role": "user", "content": "hello"}]).model)
print(client.images.generate(model="gpt-x", prompt="hello", size="128x128").model)`)
  expect(stdout).toBe('lectern-standin (asked for gpt-x)\n'.repeat(3))
})

it('continues a text whose words it knows, the same way each time the program runs', async () => {
  const code = `${client}print(client.responses.create(model="m", input="the tea was", max_output_tokens=4).output_text)`
  const { stdout } = await run(code)
  expect(stdout).toMatch(/^the tea was \w+/)
  expect((await run(code)).stdout).toBe(stdout)
})

it('gives another answer when it is asked again', async () => {
  const { stdout } = await run(`${client}
one, other = [client.responses.create(model="m", input="a poem").output_text for _ in range(2)]
print(one == other)`)
  expect(stdout).toBe('False\n')
})

it('streams what it would have answered at once, in both interfaces', async () => {
  const fresh = async (code: string): Promise<string> => (await run(client + code)).stdout
  const events = await fresh(`
for event in client.responses.create(model="m", input="a poem", stream=True):
    if event.type == "response.output_text.delta":
        print(event.delta, end="")`)
  expect(events).not.toBe('')
  expect(events).toBe(await fresh('print(client.responses.create(model="m", input="a poem").output_text, end="")'))
  expect(events).toBe(await fresh(`
for chunk in client.chat.completions.create(model="m", messages=[{"role": "user", "content": "a poem"}], stream=True):
    if chunk.choices[0].finish_reason is None:
        print(chunk.choices[0].delta.content, end="")`))
})

it('draws a valid PNG of the size asked for, other words, another picture', async () => {
  const { stdout } = await run(`${client}
for prompt in "a city", "another city", "a city":
    print(client.images.generate(model="m", prompt=prompt, size="320x128").data[0].b64_json)`)
  const [one, other, again] = stdout.trim().split('\n').map(text => Buffer.from(text, 'base64'))
  expect(sizeOf(one!)).toEqual([320, 128])
  expect(one!.equals(again!)).toBe(true)
  expect(one!.equals(other!)).toBe(false)
  expect(one!.toString('latin1')).toContain('Lectern\'s bundled stand-in for an image model')
})

/** Width and height of a PNG whose pixels are all there. */
function sizeOf(png: Buffer): [number, number] {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1A\n')
  const [width, height] = [
    png.readUInt32BE(16),
    png.readUInt32BE(20),
  ]
  const start = png.indexOf('IDAT')
  const pixels = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)))
  expect(pixels).toHaveLength(height * (1 + width * 3))
  return [width, height]
}

it.for([
  ['import openai\nopenai.AsyncOpenAI', 'stand-in for openai has no \'AsyncOpenAI\'. It has: APIConnectionError,'],
  [`${client}client.embeddings`, 'stand-in for OpenAI has no \'embeddings\'. It has: chat, images, responses.'],
  [`${client}client.images.edit`, 'stand-in for Images has no \'edit\'. It has: generate.'],
  [`${client}client.responses.create(model="m", input="a").text`, 'this answer has no \'text\'. It has: model, status, usage, output, output_text.'],
  [`${client}client.responses.create(model="m", input="a", tools=[])`, 'takes no \'tools\'. It takes: model, input, instructions, max_output_tokens, temperature, stream.'],
  [`${client}client.responses.create(model="m")`, 'Missing required argument: \'input\''],
  [`${client}client.images.generate(model="m", prompt="a", size="huge")`, 'size is \'huge\': the stand-in draws "WIDTHxHEIGHT", each from 128 to 2048.'],
] as const)('answers %o with what there is', async ([code, message]) => {
  await expect(run(code)).rejects.toThrow(message)
})
