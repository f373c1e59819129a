import { readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { vi } from 'vitest'

/** Changes one bit in the middle of a file. */
export function flipByte(file: string): void {
  const bytes = readFileSync(file)
  const middle = bytes.length >> 1
  bytes[middle] = bytes[middle]! ^ 1
  writeFileSync(file, bytes)
}

/** Leaves the first half of a file. */
export function halve(file: string): void {
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.subarray(0, bytes.length >> 1))
}

/** What is written to the terminal while something is done. */
export async function sayings(work: () => Promise<unknown>): Promise<string> {
  const written: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text))
    return true
  })
  await work().finally(() => spy.mockRestore())
  return written.join('')
}
