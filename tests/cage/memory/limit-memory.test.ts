import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { root } from '../../../lib/project/root.ts'

/** Runs a program in a thread of its own under a limit of 100 MB, 10 MB for a WebAssembly memory; what it threw or gave. */
function run(code: string): Promise<string> {
  const worker = new Worker(`
    import(${JSON.stringify(join(root, 'lib/cage/memory/limit-memory.ts'))}).then(async ({ limitMemory }) => {
      const { parentPort } = await import('node:worker_threads')
      limitMemory({ wasm: 10_000_000, outside: 100_000_000 })()
      parentPort.postMessage(await (async () => { ${code} })().then(value => 'gave ' + value, error => String(error)))
    })`, { eval: true })
  return new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  }).finally(() => worker.terminate()) as Promise<string>
}

const all = 'const all = []; for (let i = 0; i < 100_000; i++)'

it.each([
  ['buffers', `${all} all.push(new ArrayBuffer(5_000_000))`],
  ['small buffers', `${all} all.push(new Uint8Array(20_000))`],
  ['buffers of an array\'s length', `const one = { length: 1_000_000 }; ${all} all.push(Uint8Array.from(one))`],
  ['buffers that may grow', `${all} all.push(new ArrayBuffer(0, { maxByteLength: 40_000_000 }))`],
  ['slices', `const one = new Uint8Array(5_000_000); ${all} all.push(one.slice())`],
  ['slices of a buffer', `const one = new ArrayBuffer(5_000_000); ${all} all.push(one.slice(0))`],
  ['a longer buffer out of a short one', `${all} all.push(new ArrayBuffer(1).transfer(30_000_000))`],
  ['reversed copies', `const one = new Uint8Array(5_000_000); ${all} all.push(one.toReversed())`],
  ['constructors found elsewhere', `const { constructor } = new Uint8Array(1).map(x => x); ${all} all.push(new constructor(5_000_000))`],
  ['subclasses', `class Own extends Float64Array {}; ${all} all.push(new Own(1_000_000))`],
  ['clones', `const one = { deep: [new Uint8Array(5_000_000)] }; ${all} all.push(structuredClone(one))`],
  ['clones of what a map holds', `const one = new Map([[1, new Set([new Uint8Array(5_000_000)])]]); ${all} all.push(structuredClone(one))`],
  ['encoded text', `const text = 'x'.repeat(5_000_000), encoder = new TextEncoder(); ${all} all.push(encoder.encode(text))`],
  ['blobs of text', `const text = 'x'.repeat(5_000_000); ${all} all.push(new Blob([text]))`],
  ['blobs out of blobs', `let blob = new Blob(['x'.repeat(1000)]); for (let i = 0; i < 60; i++) blob = new Blob([blob, blob])`],
  ['bytes of blobs', `const blob = new Blob(['x'.repeat(5_000_000)]); ${all} all.push(await blob.arrayBuffer())`],
  ['messages that nobody takes', `const { port1 } = new MessageChannel(), bytes = new Uint8Array(5_000_000); ${all} port1.postMessage([bytes])`],
  ['formatters', `${all} all.push(new Intl.NumberFormat('de'))`],
  ['WebAssembly memories', `${all} all.push(new WebAssembly.Memory({ initial: 1 }))`],
  ['one that grows', `const memory = new WebAssembly.Memory({ initial: 1 }); for (;;) memory.grow(10)`],
  ['one too large', 'new WebAssembly.Memory({ initial: 500 })'],
  ['modules with a memory of their own', 'new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 5, 6, 1, 1, 1, 128, 128, 4]))'],
  ['what counts, replaced', `globalThis.Number = () => 0; Math.max = () => 0; Object.values = () => []; Array.isArray = () => false; FinalizationRegistry.prototype.register = () => {}; ${all} all.push(new Uint8Array(5_000_000))`],
])('refuses %s beyond the limit', async (_, code) => {
  expect(await run(code)).toMatch(/^RangeError: memory limit reached/)
})

it.each([
  ['views of one buffer', 'const buffer = new ArrayBuffer(50_000_000); const all = []; for (let i = 0; i < 1000; i++) all.push(new Uint8Array(buffer), new Uint8Array(buffer).subarray(5)); return all.length', 'gave 2000'],
  ['what a heap of small things holds', 'const all = []; for (let i = 0; i < 1000; i++) all.push(new Uint8Array([1, 2, 3])); return all.map(one => one.length).length', 'gave 1000'],
  ['copies and classes as they were', 'const one = new Uint8Array([3, 1, 2]); return [one.toSorted().join(), one.slice(1).length, one instanceof Uint8Array, one.constructor === Uint8Array, structuredClone(new Map([[1, one]])).get(1)[0], new Uint8Array(new Set([1, 2])).length].join()', 'gave 1,2,3,2,true,true,3,2'],
  ['nobody alone with a promise that comes to nothing', 'return await WebAssembly.compileStreaming(Promise.reject(new Error(\'no network\'))).catch(({ message }) => message)', 'gave no network'],
  ['a module that is given its memory', 'const memory = new WebAssembly.Memory({ initial: 1, maximum: 2 }); const { instance } = await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 2, 9, 1, 1, 97, 1, 98, 2, 1, 1, 2]), { a: { b: memory } }); return typeof instance', 'gave object'],
])('leaves %s', async (_, code, result) => {
  expect(await run(code)).toBe(result)
})
