import { attributeChart, attributeSummary, individuals, iPrime } from './oracle/attribute.ts'
import { beforeAfter } from './oracle/before-after.ts'
import { differences } from './oracle/differences.ts'
import { overdispersed, secondPeer, uFunnel } from './oracle/funnel.ts'
import { icons } from './oracle/icons.ts'
import { publicHealth } from './oracle/public-health.ts'
import { rates } from './oracle/rates.ts'
import { rules } from './oracle/rules.ts'
import { runs } from './oracle/runs.ts'
import { suppression } from './oracle/suppression.ts'
import { xmr, xmrLimitsOnly } from './oracle/xmr.ts'
import type { Answer, Input } from './oracle/input.ts'

const each = (kinds: readonly string[], answer: (input: Input) => Answer) => Object.fromEntries(kinds.map((kind) => [kind, answer]))

const kinds: Record<string, (input: Input) => Answer> = {
  ...each(
    ['xmr-full', 'xmr-edge', 'xmr-missing', 'xmr-rebase', 'xmr-snapshot', 'xmr-unscreened', 'xmr-fixed-baseline', 'xmr-assurance-variation'],
    xmr,
  ),
  'xmr-limits-only': xmrLimitsOnly,
  ...each(['i-chart-d2', 'mr-chart'], individuals),
  'i-prime': iPrime,
  ...each(['p-chart', 'u-chart', 'c-chart', 'p-prime-chart', 'u-prime-chart', 'attribute-chart-edge'], attributeChart),
  'u-chart-summary': attributeSummary,
  ...each(['od-proportion', 'od-ratio-counts', 'od-sr-cqc', 'od-sr-shmi'], overdispersed),
  'od-second-peer': secondPeer,
  'funnel-u-normal': uFunnel,
  ...rules,
  ...icons,
  ...runs,
  ...publicHealth,
  ...rates,
  ...beforeAfter,
  ...differences,
  ...suppression,
}

/** What our statistics answer to a case of the given kind. The only door between the oracle cases and the product's functions. */
export function run(kind: string, input: Input): Answer {
  if (!(kind in kinds)) throw new Error(`No answer for cases of the kind ${kind}.`)
  return finite(kinds[kind](input)) as Answer
}

// What has no end, or is no number, is no value: JSON has neither.
function finite(answer: unknown): unknown {
  if (typeof answer === 'number') return Number.isFinite(answer) ? answer : null
  if (Array.isArray(answer)) return answer.map(finite)
  if (typeof answer !== 'object' || answer === null) return answer
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, finite(value)]))
}
