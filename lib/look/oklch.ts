/** Lightness 0 to 1, chroma 0 to about 0.37, hue in degrees 0 to 360. */
export interface Oklch { l: number, c: number, h: number }

/** Red, green and blue of `#rrggbb` as light, 0 to 1 (IEC 61966-2-1). */
export function linearLight(hex: string): [red: number, green: number, blue: number] {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045
      ? part / 12.92
      : ((part + 0.055) / 1.055) ** 2.4
  })
  return [red, green, blue]
}

/**
 * OKLCH of `#rrggbb`. Numbers: Björn Ottosson, "A perceptual color space for image processing" (2020), the space
 * that CSS Color 4 adopts.
 */
export function toOklch(hex: string): Oklch {
  const [r, g, b] = linearLight(hex)
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const d = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    c: Math.hypot(a, d),
    h: (Math.atan2(d, a) * 180 / Math.PI + 360) % 360,
  }
}

/** `#rrggbb` of an OKLCH colour; what sRGB lacks is clipped channel by channel, as Chromium does. */
export function toHex({ l: lightness, c, h }: Oklch): string {
  const a = c * Math.cos(h * Math.PI / 180)
  const b = c * Math.sin(h * Math.PI / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return `#${[
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((part) => {
    const shown = part <= 0.0031308
      ? part * 12.92
      : 1.055 * part ** (1 / 2.4) - 0.055
    return Math.round(Math.min(1, Math.max(0, shown)) * 255).toString(16).padStart(2, '0')
  }).join('')}`
}
