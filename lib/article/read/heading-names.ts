import type { Rich } from '../rich.ts'
import { plainOf } from '../rich.ts'

const contents = /^(?:table of )?contents$|^toc$|^inhalt(?:sverzeichnis)?$|^sommaire$|^table des matières$|^índice$|^indice$|^sumário$|^inhoud$|^目录$|^目次$|^목차$|^содержание$|^spis treści$/i

/** A heading's words, without a picture or sign before them. */
export function nameOf(title: Rich): string {
  return plainOf(title).replace(/^[^\p{L}\p{N}]+/u, '').trim()
}

/** Whether a heading announces a list of the headings below. */
export function isContentsName(name: string): boolean {
  return contents.test(name.replace(/\s*[:：]$/, ''))
}
