import type { Matrix } from './matrix.ts'

/** Eigenvalues and, as columns of `vectors`, the eigenvectors of a symmetric matrix, by Jacobi's rotations (Golub and Van Loan, ch. 8). */
export function symmetricEigen(matrix: Matrix): { values: number[]; vectors: number[][] } {
  const n = matrix.length
  const a = matrix.map((row) => [...row])
  const vectors = a.map((_, i) => a.map((_row, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < 60 && offDiagonal(a) > 1e-30 * n; sweep += 1)
    for (let p = 0; p < n - 1; p += 1) for (let q = p + 1; q < n; q += 1) if (a[p][q] !== 0) rotate(a, vectors, p, q)
  return { values: a.map((row, i) => row[i]), vectors }
}

/** The symmetric matrix to the power −½, its null space left at 0 (Moore and Penrose). */
export function inverseRoot(matrix: Matrix): number[][] {
  const { values, vectors } = symmetricEigen(matrix)
  const largest = Math.max(...values)
  const roots = values.map((value) => (value > 1e-9 * largest ? 1 / Math.sqrt(value) : 0))
  return vectors.map((row) => vectors.map((other) => row.reduce((total, v, k) => total + v * roots[k] * other[k], 0)))
}

function offDiagonal(a: Matrix): number {
  return a.reduce((total, row, i) => total + row.reduce((part, value, j) => (i === j ? part : part + value * value), 0), 0)
}

function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (const row of [...a, ...vectors]) [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]]
  const [rowP, rowQ] = [a[p], a[q]]
  for (let k = 0; k < rowP.length; k += 1) [rowP[k], rowQ[k]] = [c * rowP[k] - s * rowQ[k], s * rowP[k] + c * rowQ[k]]
}
