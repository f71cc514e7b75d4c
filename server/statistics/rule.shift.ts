import { backfill, runEnds, type Side } from './side.ts'

/** Rule D: n points in a row on one side of the centre; all of them are marked, and a point on the centre breaks the row. */
export const shift = (sides: readonly (Side | null)[], n: number): Side[] => backfill(runEnds(sides, n), n)
