import { assuranceOf } from '../../../server/statistics/assurance.ts'
import { judge, type Direction } from '../../../server/statistics/variation.ts'
import { texts, values, type Answer, type Input } from './input.ts'

/** IMPROVEMENT_HIGH as improvementHigh. */
export const camel = (name: string): string => name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const directionOf = (input: Input): Direction => String(input.improvement_direction).toUpperCase() as Direction
const peerWords: Record<string, string> = { concern: 'deterioration' }

/** Icons and the meaning of a flag. */
export const icons: Record<string, (input: Input) => Answer> = {
  'rule-direction': (input) => {
    const side = input.flag === 'upper' ? 1 : input.flag === 'lower' ? -1 : 0
    const word = judge(side, directionOf(input))?.toLowerCase() ?? 'none'
    const type = peerWords[word] ?? word
    return { point_type: input.process_flag_type === 'both' || input.process_flag_type === type ? type : 'none' }
  },
  'icon-assurance': (input) => {
    const [upper, lower, targets] = ['upper_limits', 'lower_limits', 'targets'].map((name) => values(input, name).at(-1))
    const hasLimits = input.chart_has_limits !== false
    const assurance = assuranceOf(hasLimits ? (lower ?? null) : null, hasLimits ? (upper ?? null) : null, targets ?? null, directionOf(input))
    return { assurance_icon: assurance === null ? 'none' : camel(assurance).replace('consistently', 'consistent') }
  },
  'icon-variation': (input) => ({ variation_icons: drawnIcons(input) }),
}

// PowerBI-SPC draws an icon for each kind of flag, anywhere or on the last point; the product draws one, from the last point.
function drawnIcons(input: Input): string[] {
  const flagged = ['outside', 'shift', 'trend', 'two_in_three'].flatMap((rule) => {
    const types = texts(input, rule)
    return input.only_last_point === true ? types.slice(-1) : types
  })
  const direction = directionOf(input)
  const ends = direction === 'NEUTRAL' ? ['', ''] : direction === 'INCREASE' ? ['High', 'Low'] : ['Low', 'High']
  const drawn = [
    flagged.includes('improvement') && `improvement${ends[0]}`,
    flagged.includes('deterioration') && `concern${ends[1]}`,
    flagged.includes('neutral_low') && 'neutralLow',
    flagged.includes('neutral_high') && 'neutralHigh',
  ].filter((icon) => icon !== false)
  return drawn.length === 0 ? ['commonCause'] : drawn
}
