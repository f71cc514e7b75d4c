import { fitPanel, stataInference } from './panel.ts'
import type { Inference } from './least-squares.ts'

/** The values of treated and control units before the change, with the time of each. */
export interface PrePeriod {
  readonly units: readonly string[]
  readonly times: readonly number[]
  readonly isTreated: readonly boolean[]
  readonly values: readonly number[]
}

/** How much faster the treated units were already moving: treated × time with unit and period effects, CR1, t on G − 1 degrees of freedom. */
export function preTrend({ units, times, isTreated, values }: PrePeriod, confidence: number): Inference & { slope: number } {
  const width = String(Math.max(...times)).length
  const fit = fitPanel({
    units,
    periods: times.map((time) => String(time).padStart(width, '0')),
    regressors: times.map((time, i) => [isTreated[i] ? time : 0]),
    values,
  })
  return { slope: fit.coefficients[0], ...stataInference(fit, 0, confidence) }
}
