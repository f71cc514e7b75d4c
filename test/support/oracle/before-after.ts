import { mean } from '../../../server/statistics/average.ts'
import { oddsRatio, riskRatio, shareDifference, type Share } from '../../../server/statistics/before-after.proportion.ts'
import { exactRateRatio, rateDifference, rateRatio, type EventRate } from '../../../server/statistics/before-after.rate.ts'
import { pairedChange, pooledChange, welchChange } from '../../../server/statistics/before-after.ts'
import type { Inference } from '../../../server/statistics/least-squares.ts'
import { number, numbers, type Answer, type Input } from './input.ts'

/** An inference by the names the cases use. */
export const inferred = ({ error, df, t, p, lower, upper }: Inference): Answer => ({ se: error, df, t, p, lower, upper })

function means(input: Input): Answer {
  const [before, after, confidence] = [numbers(input, 'before'), numbers(input, 'after'), number(input, 'confidence')]
  const welch = welchChange(before, after, confidence)
  return {
    mean_before: mean(before),
    mean_after: mean(after),
    difference: welch.estimate,
    welch: inferred(welch),
    pooled: inferred(pooledChange(before, after, confidence)),
  }
}

function pairs(input: Input): Answer {
  const change = pairedChange(numbers(input, 'before'), numbers(input, 'after'), number(input, 'confidence'))
  return { difference: change.estimate, ...inferred(change) }
}

function rates(input: Input): Answer {
  const of = (when: string): EventRate => ({ events: number(input, `events_${when}`), exposure: number(input, `exposure_${when}`) })
  const [before, after, confidence] = [of('before'), of('after'), number(input, 'confidence')]
  const ratio = rateRatio(before, after, confidence)
  const difference = rateDifference(before, after)
  return {
    rate_before: before.events / before.exposure,
    rate_after: after.events / after.exposure,
    rate_ratio: ratio.estimate,
    wald: { lower: ratio.lower, upper: ratio.upper, se_log: ratio.logError },
    exact_conditional: exactRateRatio(before, after, confidence),
    rate_difference: difference.estimate,
    rate_difference_se: difference.error,
  }
}

function shares(input: Input): Answer {
  const of = (when: string): Share => ({ events: number(input, `events_${when}`), n: number(input, `n_${when}`) })
  const [before, after, confidence] = [of('before'), of('after'), number(input, 'confidence')]
  const difference = (isCorrected: boolean): Answer => {
    const { lower, upper, chiSquare, p } = shareDifference(before, after, confidence, isCorrected)
    return { lower, upper, chi2: chiSquare, p }
  }
  return {
    difference: shareDifference(before, after, confidence, false).estimate,
    wald: difference(false),
    wald_continuity: difference(true),
    risk_ratio: riskRatio(before, after, confidence),
    odds_ratio: oddsRatio(before, after, confidence),
  }
}

/** Comparisons of before and after. */
export const beforeAfter: Record<string, (input: Input) => Answer> = {
  'before-after-mean': means,
  'before-after-paired': pairs,
  'before-after-rate': rates,
  'before-after-proportion': shares,
}
