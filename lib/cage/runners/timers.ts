/**
 * Wraps the worker's timers so that a run can wait until none is pending, as Node does before it exits.
 *
 * @returns a function whose promise resolves when no timer is left
 */
export function trackTimers(): () => Promise<void> {
  const pending = new Set<number>()
  let waiting: (() => void) | undefined
  const { setTimeout: later, setInterval: repeat, clearTimeout: forget } = globalThis
  const drop = (id: number): void => {
    pending.delete(id)
    if (pending.size === 0)
      waiting?.()
  }
  const wrapped = {
    setTimeout(work: (...values: unknown[]) => void, delay?: number, ...values: unknown[]): number {
      const id = later(() => {
        try {
          work(...values)
        }
        finally {
          drop(id)
        }
      }, delay) as unknown as number
      pending.add(id)
      return id
    },
    setInterval(work: (...values: unknown[]) => void, delay?: number, ...values: unknown[]): number {
      const id = repeat(work, delay, ...values) as unknown as number
      pending.add(id)
      return id
    },
    clearTimeout: clear,
    clearInterval: clear,
  }
  function clear(id?: number): void {
    forget(id)
    if (id !== undefined)
      drop(id)
  }
  Object.assign(globalThis, wrapped)
  return () => pending.size === 0
    ? Promise.resolve()
    : new Promise((resolve) => { waiting = resolve })
}
