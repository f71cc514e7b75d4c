import type { Answer, Json } from '../support/oracle/input.ts'

export interface Tolerance {
  readonly abs: number
  readonly rel: number
  /** For the figures that the peer's documentation prints. */
  readonly doc_abs?: number
}

// The cases print fifteen digits: two numbers that agree in all of them are equal even where no tolerance is stated.
const printed = 5e-15

/**
 * Where an answer differs from what is expected, path by path; empty when it does not. A whole list that the peer does not give
 * (null, or an empty list of values) says nothing; a null elsewhere means that there is no value; undefined asks for any number.
 */
export function compare(got: unknown, expected: Json | undefined, tolerance: Tolerance, path = ''): string[] {
  if (expected === undefined) return typeof got === 'number' && Number.isFinite(got) ? [] : [`${path}: ${show(got)} is no number`]
  if (Array.isArray(expected)) {
    if (!Array.isArray(got)) return [`${path}: ${show(got)} is no list`]
    if (expected.length === 0 && path === '.y') return []
    if (got.length !== expected.length) return [`${path}: ${got.length} values, expected ${expected.length}`]
    return expected.flatMap((value, i) => compare(got[i], value, tolerance, `${path}[${i}]`))
  }
  if (expected === null) return Array.isArray(got) || got === null || got === undefined ? [] : [`${path}: ${show(got)}, expected none`]
  if (typeof expected === 'object')
    return Object.entries(expected).flatMap(([name, value]) => compare((got as Answer | null)?.[name], value, tolerance, `${path}.${name}`))
  return isSame(got, expected, tolerance, path) ? [] : [`${path}: ${show(got)}, expected ${String(expected)}`]
}

function isSame(got: unknown, expected: number | string | boolean, { abs, rel, doc_abs }: Tolerance, path: string): boolean {
  if (typeof expected === 'boolean') return (typeof got === 'number' ? got !== 0 : got) === expected
  if (typeof expected === 'string') return got === expected
  const value = typeof got === 'boolean' ? Number(got) : got
  const slack = path.startsWith('.doc_') ? (doc_abs ?? abs) : abs
  return typeof value === 'number' && Math.abs(value - expected) <= slack + Math.max(rel, printed) * Math.abs(expected)
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing'
