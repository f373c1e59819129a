import { Buffer } from 'node:buffer'

/** What the proxy itself refuses, in words that the page may show. */
export class ProxyError extends Error {}

/** Lets bytes through as they come, unless they hold the key. */
export interface KeyGate {
  /** What may be passed on now; throws when the key appears. */
  push: (bytes: Uint8Array) => Buffer
  /** What was held back at the end. */
  end: () => Buffer
}

/**
 * Guards a stream against an upstream that repeats the key, even when two chunks share it: an end that could be the
 * key's beginning waits for the next chunk.
 */
export function createKeyGate(key: string): KeyGate {
  const secret = Buffer.from(key)
  let held = Buffer.alloc(0)
  return {
    push(bytes) {
      const all = Buffer.concat([held, bytes])
      if (all.includes(secret))
        throw new ProxyError('the answer repeats the key')
      const keep = startLength(all, secret)
      held = all.subarray(all.length - keep)
      return all.subarray(0, all.length - keep)
    },
    end: () => held,
  }
}

/** Length of the longest end of `bytes` with which `secret` begins. */
function startLength(bytes: Buffer, secret: Buffer): number {
  for (let length = Math.min(bytes.length, secret.length - 1); length > 0; length--) {
    if (bytes.subarray(bytes.length - length).equals(secret.subarray(0, length)))
      return length
  }
  return 0
}
