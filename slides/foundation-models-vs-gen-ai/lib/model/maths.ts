/**
 * exp and log out of additions, multiplications and divisions.
 *
 * ECMAScript lets every engine round Math.exp and Math.log as it likes; the four
 * basic operations and Math.sqrt are exactly IEEE 754. With these two in their
 * place a training run gives the same bits in Node, Chromium, Firefox and Safari.
 *
 * Method: the argument reduction of W. J. Cody and W. Waite, "Software Manual for
 * the Elementary Functions" (1980), then a plain series.
 */
const LOG2_E = 1.4426950408889634
const LN2 = 0.6931471805599453
// ln 2 in two parts: the first has so few bits that k times it is exact.
const LN2_HIGH = 0.693147180369123816490
const LN2_LOW = 1.90821492927058770002e-10
const SQRT2 = 1.4142135623730951
const SMALLEST = -708

/** powers[k - SHIFT] = 2^k, made by doubling, so exact. */
const SHIFT = -1022
const powers = new Float64Array(2046)
powers[-SHIFT] = 1
for (let k = 1; k <= 1023; k++)
  powers[k - SHIFT] = powers[k - 1 - SHIFT]! * 2
for (let k = -1; k >= SHIFT; k--)
  powers[k - SHIFT] = powers[k + 1 - SHIFT]! / 2

/** e^x for x up to 709; below -708 the answer is 0. Relative error under 1e-15. */
export function exp(x: number): number {
  if (x < SMALLEST)
    return 0
  const k = Math.floor(x * LOG2_E + 0.5)
  const r = (x - k * LN2_HIGH) - k * LN2_LOW
  // Taylor to r^13 / 13!; |r| <= ln 2 / 2 leaves less than half a bit.
  const series = 1 + r * (1 + r / 2 * (1 + r / 3 * (1 + r / 4 * (1 + r / 5 * (1 + r / 6
    * (1 + r / 7 * (1 + r / 8 * (1 + r / 9 * (1 + r / 10 * (1 + r / 11 * (1 + r / 12 * (1 + r / 13))))))))))))
  return series * powers[k - SHIFT]!
}

/** Natural logarithm of a positive, finite number. Relative error under 1e-15. */
export function log(x: number): number {
  let k = 0
  let m = x
  for (; m > SQRT2; k++)
    m /= 2
  for (; m < SQRT2 / 2; k--)
    m *= 2
  // ln m = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...), |s| < 0.172
  const s = (m - 1) / (m + 1)
  const square = s * s
  let series = 0
  for (let n = 23; n >= 1; n -= 2)
    series = series * square + 1 / n
  return k * LN2 + 2 * s * series
}
