/**
 * What a host is asked for to learn whether it can be reached: a page of its own may be kept from other sites' questions
 * (`Cross-Origin-Resource-Policy`) and still show in a frame.
 */
export const probePath = '/robots.txt'

/** Whose script shows a post, by its element's class. */
export const postScripts = { 'slidev-tweet': 'https://platform.twitter.com', 'slidev-bluesky': 'https://embed.bsky.app' }
