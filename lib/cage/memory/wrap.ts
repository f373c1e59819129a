import type { Meter } from './meter.ts'
import { ownBytes } from './meter.ts'

/** A class or a prototype whose parts are looked up by name. */
type Holder = Record<string, unknown>

/** What a call will take, in bytes; 0 where only its result tells. */
type Size = (values: unknown[], self: unknown) => number

/**
 * Makes a global class ask before it makes an object, and counts the object, wherever a program finds the class: by its
 * name, or as the constructor of one of its objects, which copies (`slice`, `map`) ask.
 */
export function meterClass(meter: Meter, holder: object, name: string, sizeFor: Size, sizeOf: (made: object, values: unknown[]) => number = ownBytes): void {
  const original = (holder as Holder)[name] as (new (...values: unknown[]) => object) | undefined
  if (typeof original !== 'function')
    return
  const { construct } = Reflect
  const metered = new Proxy(original, {
    construct(target, values: unknown[], newTarget) {
      meter.need(sizeFor(values, undefined))
      const made = construct(target, values, newTarget) as object
      meter.count(made, sizeOf(made, values))
      return made
    },
  })
  Object.defineProperty(original.prototype, 'constructor', { value: metered, configurable: true, writable: true })
  Object.defineProperty(holder, name, { value: metered, configurable: true, writable: true })
}

/**
 * Makes a function ask before it works, and counts what it gives, now or when its promise comes true.
 *
 * @param start where the function is found, on it or above it
 * @param sizeOf bytes of the result
 */
export function meterCall(meter: Meter, start: object | undefined, name: string, sizeFor: Size = () => 0, sizeOf: (result: unknown) => number = ownBytes): void {
  // A worker's own functions are its prototype's, where a program would find them again.
  let holder: object | null | undefined = start
  while (holder && !Object.hasOwn(holder, name))
    holder = Object.getPrototypeOf(holder) as object | null
  const original = (holder as Holder | null | undefined)?.[name]
  if (!holder || typeof original !== 'function')
    return
  const { apply } = Reflect
  const then = Promise.prototype.then
  const counted = (result: unknown): unknown => {
    if (typeof result === 'object' && result !== null) {
      const bytes = sizeOf(result)
      meter.need(bytes)
      meter.count(result, bytes)
    }
    return result
  }
  Object.defineProperty(holder, name, {
    configurable: true,
    writable: true,
    value(this: unknown, ...values: unknown[]): unknown {
      meter.need(sizeFor(values, this))
      const result = apply(original, this, values) as unknown
      return result instanceof Promise
        ? apply(then, result, [counted])
        : counted(result)
    },
  })
}
