/** What a promise is rejected with that was not kept in time. */
export const late = new Error('late')

/**
 * @param deadline as `performance.now()` counts
 * @throws `late`, when it has passed
 */
export async function withDeadline<T>(promise: Promise<T>, deadline: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, Math.max(1, deadline - performance.now()), late)
  })
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer))
}
