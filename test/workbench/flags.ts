/** The flags of a control chart, by DOMAIN.md 4.3 written again from its words and without the product’s own code: XmR limits, then the four rules. */
export function flagsOf(values: readonly number[], { centre, upper, lower }: { centre: number; upper: number; lower: number }): string[][] {
  const third = (upper - centre) / 3
  const runs = (length: number, holds: (at: number) => boolean) => (at: number) =>
    Array.from({ length }, (_, back) => at - back).some(
      (start) => start >= 0 && start + length <= values.length && Array.from({ length }, (_, on) => start + on).every(holds),
    )
  const side = (sign: number) => runs(7, (at) => sign * (values[at]! - centre) > 0)
  const trend = (sign: number) => (at: number) =>
    Array.from({ length: 7 }, (_, back) => at - back).some(
      (start) =>
        start >= 0 &&
        start + 7 <= values.length &&
        Array.from({ length: 6 }, (_, on) => start + on).every((one) => sign * (values[one + 1]! - values[one]!) > 0),
    )
  const isNear = (sign: number) => (at: number) => sign * (values[at]! - centre) > 2 * third && !isOutside(at)
  const isOutside = (at: number) => values[at]! > upper || values[at]! < lower
  // Three in a row on one side, two of them or more near the limit: the near ones are flagged.
  const two = (sign: number) => (at: number) =>
    isNear(sign)(at) &&
    [-2, -1, 0].some((start) => {
      const window = [0, 1, 2].map((on) => at + start + on)
      return window.every((one) => sign * (values[one]! - centre) > 0) && window.filter(isNear(sign)).length >= 2
    })
  return values.map((_, at) =>
    [
      isOutside(at) ? 'OUTSIDE_LIMITS' : '',
      [1, -1].some((sign) => side(sign)(at)) ? 'SHIFT' : '',
      [1, -1].some((sign) => trend(sign)(at)) ? 'TREND' : '',
      [1, -1].some((sign) => two(sign)(at)) ? 'TWO_OF_THREE' : '',
    ].filter(Boolean),
  )
}
