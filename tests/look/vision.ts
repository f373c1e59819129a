import { toOklch } from '../../lib/look/oklch.ts'

/**
 * What eyes without one kind of cone see, as matrices on linear RGB. Numbers: Machado, Oliveira and Fernandes, "A
 * physiologically-based model for simulation of color vision deficiency" (2009), severity 1.
 */
const eyes: Record<string, number[][]> = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deutan: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritan: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}

/** Names of the kinds of eyes. */
export const kindsOfEyes = Object.keys(eyes)

/** `#rrggbb` as one kind of eyes sees it. */
export function seenBy(kind: string, hex: string): string {
  const linear = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return `#${(eyes[kind] ?? []).map((row) => {
    const part = Math.min(1, Math.max(0, row.reduce((sum, factor, index) => sum + factor * (linear[index] ?? 0), 0)))
    return Math.round(255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * part ** (1 / 2.4) - 0.055)).toString(16).padStart(2, '0')
  }).join('')}`
}

/** How far apart two colours look: the distance in OKLab, of which black and white are 1 apart. */
export function distance(one: string, other: string): number {
  const [a, b] = [one, other].map((hex) => {
    const { l, c, h } = toOklch(hex)
    return [l, c * Math.cos(h * Math.PI / 180), c * Math.sin(h * Math.PI / 180)]
  })
  return Math.hypot(...(a ?? []).map((part, index) => part - (b?.[index] ?? 0)))
}
