/** Numbers that look random and are the same in every installation. */
export interface Random {
  /** From 0 up to, but not with, 1. */
  unit(): number
  /** A whole number; both ends can come. */
  between(from: number, to: number): number
  pick<T>(of: readonly T[]): T
  /** A draw from the normal distribution with mean 0 and standard deviation 1. */
  normal(): number
}

/** Makes a source of numbers from a name: the same name gives the same numbers. Mulberry32, which is plenty for made-up values. */
export function randomOf(name: string): Random {
  let state = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 16_777_619), 2_166_136_261)
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    unit,
    between: (from, to) => from + Math.floor(unit() * (to - from + 1)),
    pick: (of) => of[Math.floor(unit() * of.length)]!,
    // Box and Muller 1958; one minus the draw, because the logarithm of 0 is not a number.
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
  }
}
