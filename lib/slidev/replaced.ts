/**
 * Text that Slidev made, with one thing in it replaced.
 *
 * @param where what the text is, for the message
 * @throws Error when it does not hold what is to be replaced: a change of ours that is silently dropped would be found on stage
 */
export function replaced(text: string, from: string | RegExp, to: (...found: string[]) => string, where: string): string {
  if (typeof from === 'string' ? !text.includes(from) : text.search(from) < 0)
    throw new Error(`${where} in Slidev has changed: it no longer has "${String(from)}"; lib/slidev/contract.ts says what it is for`)
  return text.replace(from, to)
}
