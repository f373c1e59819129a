/** Globals of a worker that a program keeps; the language's own are kept by `builtIns`. None reaches outside. */
const kept = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'CustomEvent',
  'DOMException',
  'DOMMatrix',
  'DOMPoint',
  'DOMRect',
  'Event',
  'EventTarget',
  'CanvasGradient',
  'CanvasPattern',
  'ImageBitmap',
  'ImageData',
  'MessageChannel',
  'MessageEvent',
  'MessagePort',
  'OffscreenCanvas',
  'OffscreenCanvasRenderingContext2D',
  'Path2D',
  'TextMetrics',
  'createImageBitmap',
  'Performance',
  'performance',
  'Crypto',
  'CryptoKey',
  'SubtleCrypto',
  'crypto',
  'ReadableStream',
  'WritableStream',
  'TransformStream',
  'TextDecoder',
  'TextEncoder',
  'URLSearchParams',
  'atob',
  'btoa',
  'queueMicrotask',
  'structuredClone',
  'clearInterval',
  'clearTimeout',
  'setInterval',
  'setTimeout',
  'reportError',
  'self',
  'console',
  'display',
  'prompt',
  'lecternTick',
  'addEventListener',
  'removeEventListener',
  'dispatchEvent',
  'constructor',
  'WebAssembly',
  // What `fetch` takes and gives; `fetch` itself is kept only where the front matter grants a host.
  'Headers',
  'Request',
  'Response',
]
/** ECMAScript 2026, chapter 19 and annex B. */
const builtIns = [
  'AggregateError',
  'Array',
  'ArrayBuffer',
  'AsyncDisposableStack',
  'Atomics',
  'BigInt',
  'BigInt64Array',
  'BigUint64Array',
  'Boolean',
  'DataView',
  'Date',
  'DisposableStack',
  'Error',
  'EvalError',
  'FinalizationRegistry',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'Function',
  'Infinity',
  'Int16Array',
  'Int32Array',
  'Int8Array',
  'Intl',
  'Iterator',
  'JSON',
  'Map',
  'Math',
  'NaN',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RangeError',
  'ReferenceError',
  'Reflect',
  'RegExp',
  'Set',
  'String',
  'SuppressedError',
  'Symbol',
  'SyntaxError',
  'Temporal',
  'TypeError',
  'URIError',
  'Uint16Array',
  'Uint32Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'WeakMap',
  'WeakRef',
  'WeakSet',
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
  'escape',
  'eval',
  'globalThis',
  'isFinite',
  'isNaN',
  'parseFloat',
  'parseInt',
  'undefined',
  'unescape',
]

/**
 * Takes from the worker every global that is not on the lists: network, storage, workers, messages, addresses.
 * The frame's policy and opaque origin refuse these anyway; this is the second wall, and the only one against
 * a fork bomb of workers and a flood of messages.
 *
 * @param withHosts whether the snippet was granted a host
 */
export function lockDown(withHosts: boolean): void {
  const allowed = new Set([
    ...kept,
    ...builtIns,
    ...(withHosts
      ? ['fetch']
      : []),
  ])
  for (let object: object | null = globalThis; object && object !== Object.prototype; object = Object.getPrototypeOf(object) as object | null) {
    for (const name of Object.getOwnPropertyNames(object)) {
      if (!allowed.has(name))
        Reflect.deleteProperty(object, name)
    }
  }
  // "fetch is not defined" would not tell an author what to do.
  if (!withHosts) {
    Object.defineProperty(globalThis, 'fetch', {
      value: () => Promise.reject(new TypeError('the cage has no network: grant the host in the front matter, "allow: [api.example.com]"')),
      configurable: true,
      writable: true,
    })
  }
}
