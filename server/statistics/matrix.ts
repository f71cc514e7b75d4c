import { require } from './refusal.ts'

/** A matrix as rows. */
export type Matrix = readonly (readonly number[])[]

/** The inner product of two vectors. */
export function dot(a: readonly number[], b: readonly number[]): number {
  let total = 0
  for (let i = 0; i < a.length; i += 1) total += a[i] * b[i]
  return total
}

/** Matrix times vector. */
export const times = (matrix: Matrix, vector: readonly number[]): number[] => matrix.map((row) => dot(row, vector))

/** The transpose. */
export const transpose = (matrix: Matrix): number[][] => (matrix[0] ?? []).map((_, j) => matrix.map((row) => row[j]))

/** Transposed matrix times vector, without building the transpose. */
export function timesTransposed(matrix: Matrix, vector: readonly number[]): number[] {
  const result = matrix[0].map(() => 0)
  matrix.forEach((row, i) => {
    for (let j = 0; j < row.length; j += 1) result[j] += row[j] * vector[i]
  })
  return result
}

/** Matrix product. */
export function product(a: Matrix, b: Matrix): number[][] {
  const columns = transpose(b)
  return a.map((row) => columns.map((column) => dot(row, column)))
}

/** X′X. */
export function gram(rows: Matrix): number[][] {
  const columns = transpose(rows)
  const result = columns.map(() => columns.map(() => 0))
  for (let i = 0; i < columns.length; i += 1) for (let j = 0; j <= i; j += 1) result[i][j] = result[j][i] = dot(columns[i], columns[j])
  return result
}

/** The inverse of a symmetric positive definite matrix, by Cholesky's method; a matrix without one is refused with the sentence given. */
export function invert(matrix: Matrix, sentence: string): number[][] {
  const n = matrix.length
  const lower = matrix.map((row) => row.map(() => 0))
  for (let i = 0; i < n; i += 1)
    for (let j = 0; j <= i; j += 1) {
      const rest = matrix[i][j] - dot(lower[i].slice(0, j), lower[j].slice(0, j))
      if (i === j) require(rest > 1e-10 * matrix[i][i], sentence)
      lower[i][j] = i === j ? Math.sqrt(rest) : rest / lower[j][j]
    }
  const inverse = matrix.map((_, k) => solveTwice(lower, k))
  return transpose(inverse)
}

function solveTwice(lower: Matrix, k: number): number[] {
  const n = lower.length
  const x: number[] = lower.map((_, i) => (i === k ? 1 : 0))
  for (let i = 0; i < n; i += 1) x[i] = (x[i] - dot(lower[i].slice(0, i), x.slice(0, i))) / lower[i][i]
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let j = i + 1; j < n; j += 1) x[i] -= lower[j][i] * x[j]
    x[i] /= lower[i][i]
  }
  return x
}
