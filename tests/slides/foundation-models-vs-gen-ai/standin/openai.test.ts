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

const slide = readFileSync(join(root, 'snippets/poem-call.py'), 'utf8')
const client = 'from openai import OpenAI\nclient = OpenAI()\n'

it('runs the slide\'s file as it is, and says that the model is not here', async () => {
  const { stdout, stderr } = await run(slide)
  expect(stdout).toMatchInlineSnapshot(`
    "the neighbour relaxed because the waiter was charming. the bread was wonderful and splendid.
    "
  `)
  expect(stderr).toMatchInlineSnapshot(`
    "[Lectern stand-in] gpt-6-luna is not here. A transformer with 16,832 weights, trained on Lectern's own text, answers in its place; it continues stories and knows nothing of instructions.
    [Lectern stand-in] it has never read: write poem about ai
    "
  `)
})

it('never passes for the model that was asked for', async () => {
  const { stdout } = await run(`${client}
print(client.responses.create(model="gpt-x", input="hello").model)
print(client.chat.completions.create(model="gpt-x", messages=[{"role": "user", "content": "hello"}]).model)`)
  expect(stdout).toBe('lectern-standin (asked for gpt-x)\n'.repeat(2))
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

it.for([
  ['import openai\nopenai.AsyncOpenAI', 'stand-in for openai has no \'AsyncOpenAI\'. It has: APIConnectionError,'],
  [`${client}client.embeddings`, 'stand-in for OpenAI has no \'embeddings\'. It has: chat, images, responses.'],
  [`${client}client.images.edit`, 'stand-in for Images has no \'edit\'. It has: generate.'],
  [`${client}client.responses.create(model="m", input="a").text`, 'this answer has no \'text\'. It has: model, status, usage, output, output_text.'],
  [`${client}client.responses.create(model="m", input="a", tools=[])`, 'takes no \'tools\'. It takes: model, input, instructions, max_output_tokens, temperature, stream.'],
  [`${client}client.responses.create(model="m")`, 'Missing required argument: \'input\''],
  [`${client}client.images.generate(model="m", prompt="a")`, 'm is not here, and no stand-in makes pictures: set OPENAI_BASE_URL and OPENAI_API_KEY'],
] as const)('answers %o with what there is', async ([code, message]) => {
  await expect(run(code)).rejects.toThrow(message)
})
