/**
 * What Node, pages and workers all have besides the language, as far as shared files use it: a part of WinterTC's
 * Minimum Common API (https://min-common-api.proposal.wintertc.org). Only `shared.json` includes this file.
 */

declare class AbortController {
  readonly signal: AbortSignal
  abort(): void
}

interface AbortSignal {
  readonly aborted: boolean
}

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}

declare class TextDecoder {
  decode(bytes: Uint8Array): string
}

declare const crypto: { subtle: { digest: (algorithm: 'SHA-256', bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer> } }

declare function atob(base64: string): string
declare function btoa(latin1: string): string
