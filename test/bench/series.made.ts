import type { KnownSeries } from '../../server/evaluation/series.rules.ts'
import { monthOf } from '../evaluation/make.ts'

/** A made-up series of four years of months, with a rebase in every fourth. */
export function seriesOf(n: number): KnownSeries {
  return {
    subject: { id: `subject ${n}`, kind: 'PILOT', label: `Pilot ${n}` },
    measure: { title: 'Measure', unit: '%', direction: n % 2 ? 'INCREASE' : 'DECREASE', frequency: 'MONTHLY', denominator: 'All', multiplier: 100 },
    target: 50,
    rebases: n % 4 === 0 ? [{ startsOn: monthOf(24).periodStart, reason: 'It changed.' }] : [],
    predecessors: [],
    observations: Array.from({ length: 48 }, (_, month) => ({
      id: `${n} ${month}`,
      subjectId: `subject ${n}`,
      subjectKind: 'PILOT' as const,
      measureId: 'measure',
      ...monthOf(month),
      value: 50 + 10 * Math.sin(n + month * 1.7) + (month > 30 ? 6 : 0),
      numerator: 50,
      denominator: 100,
      status: 'NORMAL' as const,
      revision: 1,
      recordedAt: '2012-04-01T00:00:00Z',
      recordedBy: null,
      why: null,
      sourceId: null,
      illustrative: true,
      note: null,
    })),
  }
}
