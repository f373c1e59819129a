import { spawn } from 'node:child_process'
import process from 'node:process'
import { onInterrupt } from '../project/interrupt.ts'

/**
 * Runs this command in a process of its own, without `--watch`.
 *
 * @returns true when it succeeded; what it has to say it says itself
 */
export async function exportApart(): Promise<boolean> {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1).filter(word => !/^(?:--watch(?:=.*)?|-w)$/.test(word))], { stdio: 'inherit' })
  const forget = onInterrupt(async () => void child.kill())
  const code = await new Promise(resolve => child.once('close', resolve))
  forget()
  return code === 0
}
