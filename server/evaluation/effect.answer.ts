import { confidence, designs, placeByPlace, trendBefore, withoutEach, type Estimated, type EstimatedEffect } from './effect.rules.ts'
import { describeEffect, describeTrend } from './effect.sentence.ts'
import { isCount, type EffectUnit } from './effect.units.ts'
import type { EffectDesign, EffectScale } from './effect.ts'
import { settingsOf } from './method.ts'
import type { ComparedMeasure } from './unit.reads.ts'
import type { DateRange } from './window.ts'

export interface Question {
  measure: ComparedMeasure
  before: DateRange
  after: DateRange
  design: EffectDesign
  /** The controls were named, not taken from all who reported. */
  namesControls: boolean
}

const METHODS: Record<EffectDesign, { name: string; ruleSet: string; source: string }> = {
  DIFFERENCE_IN_DIFFERENCES: {
    name: 'Difference in differences, one change for each unit',
    ruleSet: 'Welch’s interval of treated against control changes',
    source: 'Bertrand, Duflo and Mullainathan 2004; Welch 1947',
  },
  PANEL: {
    name: 'Difference in differences, unit and period effects',
    ruleSet: 'CR2 errors clustered by unit, Satterthwaite’s degrees of freedom',
    source: 'Bell and McCaffrey 2002; Pustejovsky and Tipton 2018',
  },
  BEFORE_AFTER: { name: 'Change before and after, treated units alone', ruleSet: 'Paired t interval', source: 'Student 1908' },
}

/** The effect of being treated, with all that is needed to judge it. */
export function estimateEffect(question: Question, units: readonly EffectUnit[]): EstimatedEffect {
  const { measure, design } = question
  const used = design === 'BEFORE_AFTER' ? units.filter((unit) => unit.isTreated) : units
  const scale: EffectScale = isCount(measure) ? 'PERCENT_CHANGE' : 'DIFFERENCE'
  const effect = onScale(designs[design](used), scale)
  const before = trendBefore(used)
  const trend = before && onScale(before, scale)
  const without = withoutEach(used, design).map(({ unit, effect: rest }) => ({ unit, effect: onScale(rest, scale) }))
  const treated = used.filter((unit) => unit.isTreated)
  return {
    ...effect,
    confidence,
    scale,
    design,
    treatedUnits: treated.length,
    controlUnits: used.length - treated.length,
    periods: new Set(used.flatMap((unit) => unit.periods.map(({ period }) => period))).size,
    preTrend: trend && { ...trend, sentence: describeTrend(trend, measure, scale) },
    leaveOneOut: without.map(({ unit, effect: rest }) => ({ subjectId: unit.id, subjectKind: unit.kind, ...rest })),
    places: placeByPlace(used).map(({ unit, effect: own }) => ({ subjectId: unit.id, subjectKind: unit.kind, ...onScale(own, scale) })),
    method: { ...METHODS[design], settings: settingsFor(question, scale) },
    sentence: describeEffect({ question, units: used, scale, effect, without }),
  }
}

const settingsFor = ({ measure, before, after, design, namesControls }: Question, scale: EffectScale) =>
  settingsOf({
    measure: measure.code,
    before: `${before.from} to ${before.to}`,
    after: `${after.from} to ${after.to}`,
    scale: scale === 'PERCENT_CHANGE' ? 'differences of logarithms, given in per cent' : `differences in ${measure.unit}, ratios as sum over sum`,
    controls: design === 'BEFORE_AFTER' ? 'none' : namesControls ? 'as named' : 'every other unit that reported as many periods as the treated',
    confidence,
    places:
      design === 'BEFORE_AFTER'
        ? null
        : 'one change each, t prediction interval from the spread of the controls’ changes (cf. Conley and Taber 2011)',
    preTrend: 'treated × period before, unit and period effects, CR1, t on G − 1',
    successions: 'an organisation whose place was taken counts with its successor unless it is named',
  })

const perCent = (log: number): number => 100 * Math.expm1(log)

function onScale({ estimate, lower, upper }: Estimated, scale: EffectScale): Estimated {
  return scale === 'DIFFERENCE' ? { estimate, lower, upper } : { estimate: perCent(estimate), lower: perCent(lower), upper: perCent(upper) }
}
