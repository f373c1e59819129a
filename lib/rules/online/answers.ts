import { setTimeout as wait } from 'node:timers/promises'

/** What a link's address answers: the page, that it is gone, or nothing that one could go by; and whether a host was heard at all. */
export type Answer = { is: 'there', heard: true } | { is: 'gone' | 'unknown', why: string, heard: boolean }

/** Requests at a time. */
const atOnce = 6
/** Milliseconds for one answer. */
const patience = 10_000

/** Asks addresses, a few at a time. A page that only refuses programs (401, 403, 429 …) is there. */
export async function askAll(addresses: readonly string[]): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  const rest = [...new Set(addresses)]
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let address = rest.pop(); address !== undefined; address = rest.pop())
      answers.set(address, await ask(address))
  }))
  return answers
}

async function ask(address: string): Promise<Answer> {
  const head = await request(address, 'HEAD')
  if (head.is === 'there')
    return head
  // Some servers know no HEAD, and some are only busy.
  await wait(head.is === 'unknown' ? 500 : 0)
  return request(address, 'GET')
}

async function request(address: string, method: 'HEAD' | 'GET'): Promise<Answer> {
  try {
    const { status, body } = await fetch(address, { method, signal: AbortSignal.timeout(patience), headers: { 'user-agent': 'Mozilla/5.0 (compatible; lectern check --online)', 'accept': '*/*' } })
    await body?.cancel()
    const why = `its host answers ${status}`
    return [404, 410].includes(status)
      ? { is: 'gone', why, heard: true }
      : status >= 500 ? { is: 'unknown', why, heard: true } : { is: 'there', heard: true }
  }
  catch (error) {
    const code = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : ''
    return code === 'ENOTFOUND'
      ? { is: 'gone', why: 'there is no such host', heard: false }
      : { is: 'unknown', why: code === '' ? 'no answer' : `no answer (${code})`, heard: false }
  }
}
