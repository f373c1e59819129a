import type { GenericSchema } from 'valibot'
import { array, number, object, optional, record, string } from 'valibot'

/** What a page takes from elsewhere, by the name of the policy's directive without `-src`. */
export type RemoteKind = 'script' | 'style' | 'img' | 'font' | 'media' | 'connect' | 'frame'

/** Other hosts' origins (`https://host`), by what is taken from them. */
export type RemoteSources = Partial<Record<RemoteKind, string[]>>

/** A link on a slide. */
export interface SlideLink {
  text: string
  /** As in `html`: absolute, or relative to the deck's folder. */
  href: string
  /** The slide it leads to, when it leads to one. */
  slide?: number
}

/** A picture on a slide: an `img`, or an `svg` or element with `role="img"`. */
export interface SlidePicture {
  /** Accessible name; empty for decoration. */
  alt: string
  /** Address relative to the deck's folder; empty for inline drawings. */
  src: string
  width: number
  height: number
}

/** One slide at one click, as it can be shown without JavaScript. */
export interface SlideSnapshot {
  /** Slide number, from 1. */
  no: number
  /** Clicks made, from 0; the last one when only the final state was asked for. */
  click: number
  /** Text of the first heading; empty without one. */
  title: string
  /** A `div.slide-snapshot` with the slide's markup; as large as the deck's canvas, with its styles; no script needed. */
  html: string
  /** Colour behind all of it, which is the page's own rather than the slide's. */
  ground?: string
  /** Visible text in reading order, one line a block. */
  text: string
  links: SlideLink[]
  images: SlidePicture[]
}

/** The slides and what their markup needs around it. */
export interface Snapshot {
  slides: SlideSnapshot[]
  /** Addresses of the deck's style sheets, relative to its folder. */
  styleSheets: string[]
  /** Style rules that the app adds at run time. */
  styles: string
  /** `lang` and `class` of the page's `html` element. */
  lang: string
  htmlClass: string
  /** What the slides take from other hosts; nothing when left out. */
  remote?: RemoteSources
}

const links = array(object({ text: string(), href: string(), slide: optional(number()) }))
const images = array(object({ alt: string(), src: string(), width: number(), height: number() }))

export const snapshotSchema: GenericSchema<unknown, Snapshot> = object({
  slides: array(object({ no: number(), click: number(), title: string(), html: string(), ground: optional(string()), text: string(), links, images })),
  styleSheets: array(string()),
  styles: string(),
  lang: string(),
  htmlClass: string(),
  remote: optional(record(string(), array(string()))),
})
