import type { Side } from './side.ts'

/** Which way a measure should go; MAINTAIN and NEUTRAL make no change good or bad. */
export type Direction = 'INCREASE' | 'DECREASE' | 'MAINTAIN' | 'NEUTRAL'

export type Judgement = 'IMPROVEMENT' | 'CONCERN' | 'NEUTRAL_HIGH' | 'NEUTRAL_LOW'

export type Variation = 'COMMON_CAUSE' | 'IMPROVEMENT_HIGH' | 'IMPROVEMENT_LOW' | 'CONCERN_HIGH' | 'CONCERN_LOW' | 'NEUTRAL_HIGH' | 'NEUTRAL_LOW'

/** What a signal in this direction means for the measure; null without a signal. */
export function judge(side: Side, direction: Direction): Judgement | null {
  if (side === 0) return null
  if (direction === 'MAINTAIN' || direction === 'NEUTRAL') return side > 0 ? 'NEUTRAL_HIGH' : 'NEUTRAL_LOW'
  return side > 0 === (direction === 'INCREASE') ? 'IMPROVEMENT' : 'CONCERN'
}

/** The variation icon: from the last point alone (NHSRplotthedots). */
export function variationOf(lastSide: Side, direction: Direction): Variation {
  const judgement = judge(lastSide, direction)
  if (judgement === null) return 'COMMON_CAUSE'
  if (judgement === 'NEUTRAL_HIGH' || judgement === 'NEUTRAL_LOW') return judgement
  return `${judgement}_${lastSide > 0 ? 'HIGH' : 'LOW'}`
}
