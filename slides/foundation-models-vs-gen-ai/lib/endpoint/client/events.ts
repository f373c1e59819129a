/** What happened to a request to the speaker's endpoint, in order; every kind but `text` is the last. */
export type EndpointEvent
  = | { type: 'text', text: string }
    | { type: 'end' }
    /** The endpoint answered with an error; `retryAfter` in seconds, as it wrote it. */
    | { type: 'status', status: number, message: string, retryAfter?: string }
    /** No answer, or only a part of one. */
    | { type: 'broken', message: string }

/** One request from inside the cage: its events as JSON, one by one. */
export interface EndpointRequest {
  next: () => Promise<string>
  /** Ends it early; without effect after its end. */
  close: () => void
}

/** Sends a JSON body to one of the endpoint's paths. */
export type Endpoint = (path: string, body: string) => EndpointRequest
