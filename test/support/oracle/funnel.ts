import { mean, sum } from '../../../server/statistics/average.ts'
import { uChart } from '../../../server/statistics/attribute-chart.ts'
import { funnelTarget, prepareUnits, scoreUnit, type FunnelKind, type FunnelUnit } from '../../../server/statistics/funnel.scale.ts'
import {
  arcsineLimits,
  logLimits,
  poissonRatioLimits,
  ratioError,
  ratioErrorOfBoth,
  rootLimits,
  unsquaredRootLimits,
  type FunnelLimits,
} from '../../../server/statistics/funnel.limits.ts'
import { funnelTails } from '../../../server/statistics/funnel.ts'
import { normalQuantile } from '../../../server/statistics/normal.ts'
import { adjustScore, overdispersion, truncate, winsorise } from '../../../server/statistics/overdispersion.ts'
import { exactScore } from '../../../server/statistics/significance.ts'
import { maybe, number, numbers, type Answer, type Input } from './input.ts'

/** One pair of limits: the z the peer rounds, and the probability it uses where it is exact. */
interface Level {
  readonly z: number
  readonly tail: number
}

const isOutside = (value: number, limits: FunnelLimits): number => (value < limits.lower || value > limits.upper ? 1 : 0)

function read(input: Input): { kind: FunnelKind; units: FunnelUnit[]; target: number } {
  const sr = String(input.sr_method).includes('SHMI') ? 'RATIO_SHMI' : 'RATIO_CQC'
  const kind: FunnelKind = input.data_type === 'PR' ? 'PROPORTION' : input.data_type === 'RC' ? 'RATIO_OF_COUNTS' : sr
  const denominators = numbers(input, 'denominators')
  const units = prepareUnits(
    kind,
    numbers(input, 'numerators').map((events, i) => ({ events, denominator: denominators[i] })),
  )
  return { kind, units, target: funnelTarget(kind, units) }
}

/** FunnelPlotR's limits: its own forms where the product's differ (STATISTICS.md 4.2 e). */
function fprLimits(kind: FunnelKind, target: number, n: number, { z, tail }: Level, tauSquared: number | null): FunnelLimits {
  if (kind === 'PROPORTION') return arcsineLimits(target, n, z, tauSquared ?? 0)
  if (kind === 'RATIO_OF_COUNTS') return logLimits(target, ratioError(n), z, tauSquared ?? 0)
  if (tauSquared === null) return poissonRatioLimits(n, tail)
  return kind === 'RATIO_CQC' ? unsquaredRootLimits(n, z, tauSquared) : logLimits(1, 1 / Math.sqrt(n), z, tauSquared)
}

/** Overdispersion as FunnelPlotR has it. */
export function overdispersed(input: Input): Answer {
  const { kind, units, target } = read(input)
  const scores = units.map((unit) => scoreUnit(kind, unit, target))
  const trim = number(input, 'trim_by')
  const used = kind === 'RATIO_SHMI' ? truncate(scores, trim) : winsorise(scores, trim)
  const { phi, tauSquared } = overdispersion(used)
  const by = number(input, 'multiplier')
  const near = { z: number(input, 'z95'), tail: funnelTails.limits95 }
  const far = { z: number(input, 'z998'), tail: funnelTails.limits998 }
  const denominators = numbers(input, 'denominators')
  const values = units.map(({ events }, i) => (events / denominators[i]) * by)
  const limits = (level: Level, tau: number | null): FunnelLimits[] =>
    units.map(({ denominator }) => {
      const { lower, upper } = fprLimits(kind, target, denominator, level, tau)
      return { lower: lower * by, upper: upper * by }
    })
  const [plain95, plain998, od95, od998] = [limits(near, null), limits(far, null), limits(near, tauSquared), limits(far, tauSquared)]
  const lower = (all: FunnelLimits[]): number[] => all.map((own) => own.lower)
  const upper = (all: FunnelLimits[]): number[] => all.map((own) => own.upper)
  const outside = (all: FunnelLimits[]): number[] => all.map((own, i) => isOutside(values[i], own))
  return {
    groups: input.groups,
    value: values,
    target: target * by,
    z: scores.map((score) => score.z),
    z_trimmed_or_winsorised: kind === 'RATIO_SHMI' ? scores.map((score) => (used.includes(score) ? score.z : null)) : used.map((score) => score.z),
    n_used: used.length,
    phi,
    tau2: tauSquared,
    ll95: lower(plain95),
    ul95: upper(plain95),
    ll998: lower(plain998),
    ul998: upper(plain998),
    od_ll95: lower(od95),
    od_ul95: upper(od95),
    od_ll998: lower(od998),
    od_ul998: upper(od998),
    outlier_998_unadjusted: outside(plain998),
    outlier_998_adjusted: outside(od998),
    outlier_95_unadjusted: outside(plain95),
    outlier_95_adjusted: outside(od95),
    peer_uses_adjusted: phi > 1,
  }
}

/** PowerBI-Funnels' limits. */
function ausLimits(kind: FunnelKind, target: number, n: number, tail: number, tauSquared: number | null): FunnelLimits {
  const z = -normalQuantile(tail)
  if (kind === 'PROPORTION') return arcsineLimits(target, n, z, tauSquared ?? 0)
  if (kind === 'RATIO_OF_COUNTS') return logLimits(target, ratioErrorOfBoth(n), z, tauSquared ?? 0)
  return tauSquared === null ? poissonRatioLimits(n, tail) : rootLimits(n, z, tauSquared)
}

/** Overdispersion as PowerBI-Funnels has it. */
export function secondPeer(input: Input): Answer {
  const { kind, units, target } = read(input)
  const scores = units.map((unit) => scoreUnit(kind, unit, target))
  const { tauSquared } = overdispersion(winsorise(scores, number(input, 'trim_by')))
  const isApplied = input.od_adjust === true && tauSquared > 0
  const reported = scores.map((score, i) => {
    if (isApplied) return adjustScore(score, tauSquared)
    return kind === 'RATIO_CQC' ? exactScore(units[i].events, units[i].denominator) : score.z
  })
  const by = maybe(input, 'multiplier') ?? 1
  const limits = (tail: number): FunnelLimits[] =>
    units.map(({ denominator }) => ausLimits(kind, target, denominator, tail, isApplied ? tauSquared : null))
  const [near, far] = [limits(funnelTails.limits95), limits(funnelTails.limits998)]
  return {
    target: target * by,
    tau2: tauSquared,
    tau2_applied: isApplied,
    z_transformed_unadjusted: scores.map((score) => score.z),
    z_reported: reported,
    ll95: near.map((own) => own.lower * by),
    ul95: near.map((own) => own.upper * by),
    ll998: far.map((own) => own.lower * by),
    ul998: far.map((own) => own.upper * by),
  }
}

/** A u chart across units instead of time. */
export function uFunnel(input: Input): Answer {
  const [events, denominators] = [numbers(input, 'numerators'), numbers(input, 'denominators')]
  const lines = uChart({ events, denominators, isBaseline: events.map(() => true) })
  const by = number(input, 'multiply')
  const average = (line: readonly (number | null)[]): number => mean(line.flatMap((value) => (value === null ? [] : [value * by])))
  return {
    cl: lines.centre === null ? null : lines.centre * by,
    mean_lcl: average(lines.lower),
    mean_ucl: average(lines.upper),
    n_outside_3sigma: sum(lines.isOutside.map(Number)),
  }
}
