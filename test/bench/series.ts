import 'reflect-metadata'

import { evaluation } from '../../server/evaluation/index.ts'
import { makeSeries, type KnownSeries } from '../../server/evaluation/series.rules.ts'
import { seriesOf } from './series.made.ts'

// What the statistics of a board cost: sixteen pilots by four measures, limits, signals and icons: `npm run bench:series`. Exit code 1 past the bound.
const BOUND = 15
const ROUNDS = 40

const board: KnownSeries[] = Array.from({ length: 64 }, (_, n) => seriesOf(n))
const points = board.reduce((sum, { observations }) => sum + observations.length, 0)
const key = { subjectId: '', measureId: '', from: null, to: null, asKnownAt: null }
// As the product does it by itself as soon as it answers; the engine compiles beside, and is let finish.
evaluation.warm?.()
await new Promise((resolve) => setTimeout(resolve, 500))
const took: number[] = []
for (let round = 0; round < ROUNDS; round += 1) {
  const start = process.cpuUsage()
  for (const series of board) makeSeries(series, key, 'NHS')
  // The processor's time, so that what else the machine does is left out.
  const { user, system } = process.cpuUsage(start)
  took.push((user + system) / points)
}
const [first = NaN, middle = NaN] = [took[0], took.toSorted((one, other) => one - other)[ROUNDS / 2]]
console.log(
  `${board.length} series of ${points} points: ${middle.toFixed(2)} ms for 1,000 points once warm, ${first.toFixed(2)} ms the first time after a start (bound ${BOUND} ms).`,
)
if (first > BOUND || middle > BOUND) process.exitCode = 1
