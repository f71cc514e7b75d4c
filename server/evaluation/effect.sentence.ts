import type { Estimated } from './effect.rules.ts'
import type { EffectScale } from './effect.ts'
import type { EffectUnit } from './effect.units.ts'
import type { Question } from './effect.answer.ts'
import type { ComparedMeasure } from './unit.reads.ts'

interface Facts {
  question: Question
  units: readonly EffectUnit[]
  scale: EffectScale
  effect: Estimated
  without: readonly { unit: EffectUnit; effect: Estimated }[]
}

const figure = (value: number): string => (value < 0 ? '−' : '+') + Math.abs(value).toFixed(Math.abs(value) < 10 ? 1 : 0)
const isClear = ({ lower, upper }: Estimated): boolean => lower > 0 || upper < 0

/** What an effect shows and what it does not, in plain words. */
export function describeEffect({ question, units, scale, effect, without }: Facts): string {
  const { measure, design } = question
  const unit = unitOf(measure, scale)
  const treated = units.filter((one) => one.isTreated).length
  const than =
    design === 'BEFORE_AFTER'
      ? `The ${treated} treated units changed by ${figure(effect.estimate)}${unit}`
      : `Beside the ${units.length - treated} they are compared with, the ${treated} treated units changed by ${figure(effect.estimate)}${unit}`
  const range = `(95% interval ${figure(effect.lower)} to ${figure(effect.upper)})`
  return [
    `${measure.title}: ${than} ${range}.`,
    isClear(effect) ? meaningOf(effect, measure) : 'The interval holds 0: that is within what chance makes.',
    weightOf(effect, without, unit),
    design === 'BEFORE_AFTER' ? 'Without controls this describes a change and says nothing of its cause.' : 'This is an association, not a proof.',
    units.some((one) => one.kind === 'ORGANISATION' && one.isTreated) &&
      'The units are organisations; what they report is about everybody whom they serve, not about a pilot.',
    units.some((one) => one.illustrative) && 'Its values are made up.',
  ]
    .filter(Boolean)
    .join(' ')
}

/** What a difference in trend before means for the effect. */
export function describeTrend(trend: Estimated, measure: ComparedMeasure, scale: EffectScale): string {
  const faster = `Before, the treated units moved ${figure(trend.estimate)}${unitOf(measure, scale)} a period against the others (95% interval ${figure(trend.lower)} to ${figure(trend.upper)})`
  return isClear(trend)
    ? `${faster}: they were already on different ways, so the effect may be no more than that going on.`
    : `${faster}: no difference that chance would not make, though a short time before can hide one.`
}

function meaningOf(effect: Estimated, { direction }: ComparedMeasure): string {
  if (direction !== 'INCREASE' && direction !== 'DECREASE') return 'That is more than chance makes; by itself it is neither good nor bad.'
  return effect.estimate > 0 === (direction === 'INCREASE')
    ? 'That is more than chance makes, and for the better.'
    : 'That is more than chance makes, and for the worse.'
}

// A single unit that makes or hides the whole of an effect is the first thing that a reader must know.
function weightOf(effect: Estimated, without: Facts['without'], unit: string): string | false {
  const [most] = without.toSorted((a, b) => Math.abs(b.effect.estimate - effect.estimate) - Math.abs(a.effect.estimate - effect.estimate))
  if (!most || Math.abs(most.effect.estimate - effect.estimate) < Math.abs(effect.estimate) / 2) return false
  return `One unit weighs more than the others: without ${most.unit.label} it would be ${figure(most.effect.estimate)}${unit} (${figure(most.effect.lower)} to ${figure(most.effect.upper)}).`
}

const unitOf = (measure: ComparedMeasure, scale: EffectScale): string =>
  scale === 'PERCENT_CHANGE' ? '%' : measure.unit === '%' ? ' percentage points' : ` ${measure.unit}`
