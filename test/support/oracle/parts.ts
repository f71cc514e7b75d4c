import { maybe, numbers, type Input } from './input.ts'

/** A stretch of a chart with a centre of its own. */
export interface ChartPart {
  readonly start: number
  readonly end: number
  readonly isExcluded: readonly boolean[]
  /** Which of its points the centre is taken from. */
  readonly isBaseline: readonly boolean[]
  readonly cut: <T>(all: readonly T[]) => T[]
}

/** The parts of a chart of n points as qicharts2 takes them: in order, none of them empty; with parts nothing is frozen. */
export function cutParts(options: Input, n: number): ChartPart[] {
  const edges = [...new Set([0, ...numbers(options, 'part_after')])].filter((edge) => edge >= 0 && edge < n).toSorted((a, b) => a - b)
  const freeze = edges.length > 1 ? Infinity : (maybe(options, 'freeze_after_n') ?? Infinity)
  const excluded = numbers(options, 'exclude_points')
  return edges.map((start, p) => {
    const end = edges[p + 1] ?? n
    const isExcluded = Array.from({ length: end - start }, (_, i) => excluded.includes(start + i + 1))
    return { start, end, isExcluded, isBaseline: isExcluded.map((no, i) => !no && start + i < freeze), cut: (all) => all.slice(start, end) }
  })
}
