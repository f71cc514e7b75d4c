import { mean } from '../../../server/statistics/average.ts'
import { oddsRatio, riskRatio, shareDifference, type Share } from '../../../server/statistics/before-after.proportion.ts'
import { exactRateRatio, rateDifference, rateRatio, type EventRate } from '../../../server/statistics/before-after.rate.ts'
import { pairedChange, pooledChange, welchChange } from '../../../server/statistics/before-after.ts'
import type { Inference } from '../../../server/statistics/least-squares.ts'
import type { Value } from '../../../server/statistics/moving-range.ts'
import { number, numbers, orNone, type Answer, type Input } from './input.ts'

/** An inference by the names the cases use; without values where it is refused. */
export function inferred(inference: () => Inference): Answer {
  const found = orNone(inference)
  return {
    se: found?.error ?? null,
    df: found?.df ?? null,
    t: found?.t ?? null,
    p: found?.p ?? null,
    lower: found?.lower ?? null,
    upper: found?.upper ?? null,
  }
}

/** An estimate with its interval; without values where it is refused. */
const estimated = (found: { estimate: number; lower: Value; upper: Value } | null): Answer => ({
  estimate: found?.estimate ?? null,
  lower: found?.lower ?? null,
  upper: found?.upper ?? null,
})

function means(input: Input): Answer {
  const [before, after, confidence] = [numbers(input, 'before'), numbers(input, 'after'), number(input, 'confidence')]
  return {
    mean_before: mean(before),
    mean_after: mean(after),
    difference: mean(after) - mean(before),
    welch: inferred(() => welchChange(before, after, confidence)),
    pooled: inferred(() => pooledChange(before, after, confidence)),
  }
}

function pairs(input: Input): Answer {
  const [before, after] = [numbers(input, 'before'), numbers(input, 'after')]
  const changes = after.map((value, i) => value - before[i])
  return { difference: mean(changes), ...inferred(() => pairedChange(before, after, number(input, 'confidence'))) }
}

function rates(input: Input): Answer {
  const of = (when: string): EventRate => ({ events: number(input, `events_${when}`), exposure: number(input, `exposure_${when}`) })
  const [before, after, confidence] = [of('before'), of('after'), number(input, 'confidence')]
  const ratio = orNone(() => rateRatio(before, after, confidence))
  const exact = orNone(() => exactRateRatio(before, after, confidence))
  const [rateBefore, rateAfter] = [before, after].map(({ events, exposure }) => events / exposure)
  const difference = rateDifference(before, after)
  return {
    rate_before: rateBefore,
    rate_after: rateAfter,
    rate_ratio: rateAfter / rateBefore,
    wald: { lower: ratio?.lower ?? null, upper: ratio?.upper ?? null, se_log: ratio?.logError ?? null },
    exact_conditional: { lower: exact?.lower ?? null, upper: exact?.upper ?? null, p: exact?.p ?? null },
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
    risk_ratio: estimated(orNone(() => riskRatio(before, after, confidence))),
    odds_ratio: estimated(orNone(() => oddsRatio(before, after, confidence))),
  }
}

/** Comparisons of before and after. */
export const beforeAfter: Record<string, (input: Input) => Answer> = {
  'before-after-mean': means,
  'before-after-paired': pairs,
  'before-after-rate': rates,
  'before-after-proportion': shares,
}
