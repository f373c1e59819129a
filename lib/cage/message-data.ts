/**
 * A way to read messages that a program cannot watch: a getter put on `MessageEvent.prototype.data` is called with the
 * event, whose target is the port it came in by; with it a program could speak for the runner.
 *
 * Called before the first program runs. The result looks nothing up that a program could replace.
 */
export function captureMessageData(): (event: MessageEvent) => unknown {
  const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!
  return Function.prototype.call.bind(get!) as (event: MessageEvent) => unknown
}
