import { sum } from '../statistics/average.ts'
import { funnelPlot, trimShare, type FunnelPoint } from '../statistics/funnel.ts'
import type { FunnelKind } from '../statistics/funnel.scale.ts'

import { listInWords } from '../platform/words.ts'

import type { Funnel, FunnelUnit } from './funnel.ts'
import { settingsOf } from './method.ts'
import { counted } from './period.ts'
import type { ComparedMeasure, UnitPeriod } from './unit.reads.ts'
import type { DateRange } from './window.ts'

/** A unit as the rules know it: the graph's link follows its subject. */
type PlottedUnit = Omit<FunnelUnit, 'subject'>
export type PlottedFunnel = Omit<Funnel, 'units'> & { units: PlottedUnit[] }

interface Unit {
  subjectId: string
  subjectKind: UnitPeriod['subjectKind']
  label: string
  events: number
  denominator: number
  isSuppressed: boolean
}

const METHODS: Record<'PROPORTION' | 'RATIO_CQC', { name: string; plain: string; widened: string; source: string }> = {
  PROPORTION: {
    name: 'Funnel plot of a proportion',
    plain: 'Wilson’s score limits',
    widened: 'arcsine limits, widened by the variance between units',
    source: 'Spiegelhalter 2005, 2012; PHE Fingertips; FunnelPlotR 9020d497',
  },
  RATIO_CQC: {
    name: 'Funnel plot of a rate, observed over expected',
    plain: 'exact Poisson limits',
    widened: 'square root limits, widened by the variance between units',
    source: 'Spiegelhalter 2005, 2012; PowerBI-Funnels fde7af29',
  },
}

/** Compares the units by sum over sum. Per cent of what is counted is a proportion; everything else a rate, compared with what the overall rate would make. */
export function makeFunnel(measure: ComparedMeasure, { from, to }: DateRange, rows: readonly UnitPeriod[]): PlottedFunnel {
  const units = addUp(rows)
  const shown = units.filter((unit) => !unit.isSuppressed)
  const isProportion = measure.multiplier <= 100 && shown.every(({ events, denominator }) => events <= denominator)
  const kind: FunnelKind & keyof typeof METHODS = isProportion ? 'PROPORTION' : 'RATIO_CQC'
  const rate = sum(shown.map(({ events }) => events)) / sum(shown.map(({ denominator }) => denominator))
  // A rate is compared on the scale of observed over expected, where the overall rate is 1.
  const plot = funnelPlot(
    kind,
    shown.map(({ events, denominator }) => ({ events, denominator: isProportion ? denominator : denominator * rate })),
  )
  const scale = measure.multiplier * (isProportion ? 1 : rate)
  const points = new Map(shown.map((unit, i) => [unit.subjectId, plot.points[i]!]))
  const hidden = units.filter((unit) => unit.isSuppressed)
  return {
    target: rate * measure.multiplier,
    units: units.map((unit) => toUnit(unit, points.get(unit.subjectId) ?? null, scale)),
    phi: plot.phi,
    tauSquared: plot.isAdjusted ? plot.tauSquared : 0,
    method: {
      name: METHODS[kind].name,
      ruleSet: plot.isAdjusted ? 'Adjusted for overdispersion' : 'Not adjusted: the units differ by chance alone',
      settings: settingsOf({
        measure: measure.code,
        from,
        to,
        limits: plot.isAdjusted ? METHODS[kind].widened : METHODS[kind].plain,
        confidence: '95% and 99.8%, two-sided',
        trimming: `${trimShare} of the scores pulled in at each end before φ`,
        units: shown.length,
        successions: 'an organisation whose place was taken counts with its successor unless it is named',
        leftOut:
          hidden.length === 0 ? null : `${counted(hidden.length, 'unit')} with a suppressed value: ${listInWords(hidden.map(({ label }) => label))}`,
      }),
      source: METHODS[kind].source,
    },
  }
}

function toUnit({ subjectId, subjectKind, denominator }: Unit, point: FunnelPoint | null, scale: number): PlottedUnit {
  const own = { subjectId, subjectKind }
  if (!point) return { ...own, value: null, denominator: null, lower95: null, upper95: null, lower998: null, upper998: null, outlier: null }
  return {
    ...own,
    value: point.value * scale,
    denominator,
    lower95: point.limits95.lower * scale,
    upper95: point.limits95.upper * scale,
    lower998: point.limits998.lower * scale,
    upper998: point.limits998.upper * scale,
    outlier: point.outlier,
  }
}

function addUp(rows: readonly UnitPeriod[]): Unit[] {
  const units = new Map<string, Unit>()
  for (const row of rows) {
    const { subjectId, subjectKind, label } = row
    const unit = units.get(subjectId) ?? { subjectId, subjectKind, label, events: 0, denominator: 0, isSuppressed: false }
    if (row.numerator !== null && row.denominator !== null) {
      unit.events += row.numerator
      unit.denominator += row.denominator
    }
    unit.isSuppressed ||= row.suppressed
    units.set(subjectId, unit)
  }
  return [...units.values()].filter((unit) => unit.isSuppressed || unit.denominator > 0)
}
