/** The root of an increasing function between two ends, by Brent's method (Brent 1973, ch. 4), to the last digits of a double. */
export function solveMonotone(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high]
  let [fa, fb] = [f(a), f(b)]
  if (fa >= 0) return a
  if (fb <= 0) return b
  let [c, fc] = [a, fa]
  let step = b - a
  let previous = step
  for (let round = 0; round < 200; round += 1) {
    if (fb > 0 === fc > 0) [c, fc, step, previous] = [a, fa, b - a, b - a]
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb]
    const tolerance = 2 * Number.EPSILON * Math.abs(b) + Number.MIN_VALUE
    const half = (c - b) / 2
    if (Math.abs(half) <= tolerance || fb === 0) return b
    const guess = Math.abs(previous) >= tolerance && Math.abs(fa) > Math.abs(fb) ? interpolate(a, b, c, fa, fb, fc) : half
    const isSafe = Math.abs(2 * guess) < Math.min(3 * Math.abs(half) - tolerance, Math.abs(previous)) && guess * half > 0
    ;[previous, step] = isSafe ? [step, guess] : [half, half]
    ;[a, fa] = [b, fb]
    b += Math.abs(step) > tolerance ? step : Math.sign(half) * tolerance
    fb = f(b)
  }
  return b
}

function interpolate(a: number, b: number, c: number, fa: number, fb: number, fc: number): number {
  const s = fb / fa
  if (a === c) return -((b - a) * s) / (s - 1)
  const q = fa / fc
  const r = fb / fc
  return (s * ((c - b) * q * (q - r) - (b - a) * (r - 1))) / ((q - 1) * (r - 1) * (s - 1)) || 0
}
