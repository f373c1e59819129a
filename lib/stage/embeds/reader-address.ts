import { postScripts } from './probe.ts'

/** Players and posts: how their address begins, the page where a reader finds the same, and what it is. */
export const players: [pattern: string, page: string, kind: string][] = [
  ['^https://(?:www\\.)?youtube(?:-nocookie)?\\.com/embed/(?!videoseries)([\\w-]+).*$', 'https://www.youtube.com/watch?v=$1', 'Video on YouTube'],
  ['^https://player\\.vimeo\\.com/video/(\\d+).*$', 'https://vimeo.com/$1', 'Video on Vimeo'],
  ['^https://player\\.bilibili\\.com/player\\.html\\?.*?bvid=(\\w+).*$', 'https://www.bilibili.com/video/$1/', 'Video on Bilibili'],
  ['^at://([\\w:.%-]+)/app\\.bsky\\.feed\\.post/(\\w+)$', 'https://bsky.app/profile/$1/post/$2', 'Post on Bluesky'],
  ['^(https://bsky\\.app/profile/.*)$', '$1', 'Post on Bluesky'],
  ['^(https://(?:www\\.)?(?:x|twitter)\\.com/.*)$', '$1', 'Post on X'],
]

/** Whose script or service shows a post. */
export const postHosts: string[] = [...Object.values(postScripts), 'https://public.api.bsky.app']

/** Where a reader finds what a frame or a post shows; undefined kind for what is none of the known ones. */
export function readerAddress(address: string): { address: string, kind: string | undefined } {
  const known = players.find(([pattern]) => new RegExp(pattern).test(address))
  return known ? { address: address.replace(new RegExp(known[0]), known[1]), kind: known[2] } : { address, kind: undefined }
}

/** An address without what every address has. */
export function bareAddress(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '')
}

/** An address as a poster prints it: bare, and no longer than a reader would type. */
export function shownAddress(address: string): string {
  const bare = bareAddress(address)
  return bare.length > 100 ? `${bare.slice(0, 99)}…` : bare
}

/** Whether a reader may follow an address: what a post says of itself may be a program (`javascript:`), or nothing at all. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address)
}
