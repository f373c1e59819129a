import type { Buffer } from 'node:buffer'
import type { FileKind } from './sniff.ts'
import { activeInSvg, sniff } from './sniff.ts'

const names: Record<FileKind, string> = { picture: 'a picture', media: 'a film or a sound', text: 'subtitles', font: 'a font', style: 'a style sheet' }

/**
 * Whether bytes are what a page asked for. What their host calls them counts for style sheets only, which have no mark.
 *
 * @param type the host's `content-type`
 * @returns the ending for the copy's name, or why it is none
 */
export function judge(bytes: Buffer, kind: FileKind, type: string): { ending: string } | { why: string } {
  const text = bytes.toString('utf8', 0, 512)
  if (kind === 'style') {
    return /^\s*</.test(text) || bytes.includes(0) || !(/^text\/css\b/i.test(type) || text.includes('{') || text.includes('@import'))
      ? { why: isNot(kind, text, type) }
      : { ending: 'css' }
  }
  const found = sniff(bytes)
  if (found?.kind !== kind)
    return { why: isNot(kind, text, type, found?.ending) }
  const active = found.ending === 'svg' ? activeInSvg(bytes.toString('utf8')) : undefined
  return active ? { why: `the SVG contains ${active}` } : { ending: found.ending }
}

function isNot(kind: FileKind, text: string, type: string, ending?: string): string {
  const what = /^\s*(?:<!doctype html|<html|<head|<body)/i.test(text)
    ? 'a web page'
    : ending ? `a .${ending} file` : `something incomplete or unknown${type ? ` (${type.slice(0, 60)})` : ''}`
  return `the host sent ${what}, not ${names[kind]}`
}
