import type { KnownSeries } from './series.rules.ts'
import { makeSeries } from './series.rules.ts'

const KEY = { subjectId: '', measureId: '', from: null, to: null, asKnownAt: null }
const MONTHS = 48
const SERIES = 128

/** Makes as many series as two boards have, of nobody: the engine compiles what it runs often, and the first reader should not wait for that. */
export function warmSeries(): void {
  for (let n = 0; n < SERIES; n += 1) makeSeries(madeUp(n), KEY, 'NHS')
}

function madeUp(n: number): KnownSeries {
  const months = Array.from({ length: MONTHS }, (_, month) => {
    const day = (ahead: number, date: number) => new Date(Date.UTC(2009, 3 + month + ahead, date)).toISOString().slice(0, 10)
    return { periodStart: day(0, 1), periodEnd: day(1, 0) }
  })
  return {
    subject: { id: 'nobody', kind: 'PILOT', label: 'Nobody' },
    measure: { title: 'Nothing', unit: '%', direction: n % 2 ? 'INCREASE' : 'DECREASE', frequency: 'MONTHLY', denominator: 'All', multiplier: 100 },
    target: 50,
    rebases: n % 4 === 0 ? [{ startsOn: months[24]!.periodStart, reason: 'None.' }] : [],
    predecessors: [],
    observations: months.map((month, i) => ({
      id: String(i),
      subjectId: 'nobody',
      subjectKind: 'PILOT',
      measureId: 'nothing',
      ...month,
      value: (n + i) % 11 === 0 ? null : 50 + 10 * Math.sin(n + i * 1.7) + (i > 30 ? 6 : 0),
      numerator: null,
      denominator: null,
      status: (n + i) % 11 === 0 ? 'MISSING' : 'NORMAL',
      revision: 1,
      recordedAt: '',
      recordedBy: null,
      why: null,
      sourceId: null,
      illustrative: true,
      note: null,
    })),
  }
}
