import type { Input, Json } from '../support/oracle/input.ts'
import { segmentStarts } from '../../server/statistics/xmr-chart.ts'
import { list, maybe, number, numbers, part, texts, values } from '../support/oracle/input.ts'
import type { Case } from './case.ts'

/** What we answer where we knowingly differ from a peer, and why. Each rule is one of those that STATISTICS.md marks "ours". */
export interface Deviation {
  readonly reason: string
  readonly expected?: Json
  /** The case is refused instead of answered. */
  readonly isRefused?: boolean
}

/** The deviation that applies to a case, or null. */
export function deviationOf({ kind, input, expected }: Case): Deviation | null {
  if (kind.startsWith('xmr-')) return strayRebase(input) ?? constantSeries(input, expected as Input)
  if (kind === 'od-sr-shmi') return roundedInput(input, expected as Input)
  return kind === 'od-second-peer' ? secondPeer(input, expected as Input) : null
}

function strayRebase(input: Input): Deviation | null {
  const dates = texts(input, 'dates')
  const isStray = texts(part(input, 'options'), 'rebase_dates').some((date) => !dates.includes(date))
  return isStray ? { reason: 'a rebase date without a point is refused, not ignored', isRefused: true } : null
}

// Where the values that the limits rest on are all the same, the peer screens every range away and has no limits.
function constantSeries(input: Input, expected: Input): Deviation | null {
  const [series, dates, options] = [values(input, 'values'), texts(input, 'dates'), part(input, 'options')]
  if (!('segments' in expected)) return null
  const starts = [0, ...segmentStarts(dates, texts(options, 'rebase_dates')).toSorted((a, b) => a - b)]
  const segments = [...new Set(starts)].map((start, i, all) => series.slice(start, all[i + 1]))
  const isConstant = segments.map((own) => {
    const used = own.slice(0, maybe(options, 'fix_after_n_points') ?? own.length)
    return used.length > 1 && used.every((value) => value !== null && value === used[0])
  })
  const target = maybe(options, 'target')
  const last = segments.at(-1) ?? []
  const hasNone = target !== null && (isConstant.at(-1) || last.filter((value) => value !== null).length < 2)
  if (!isConstant.includes(true) && !hasNone) return null
  const among = (name: string) => ({
    [name]: list(expected, name).map((peer, i) => (isConstant[starts.filter((start) => start > 0 && start <= i).length] ? false : peer)),
  })
  const { assurance_type: _, assurance_icon: _icon, ...rest } = expected
  return {
    reason: 'values that are all the same have themselves as their limits, and nothing is outside; where there are no limits a target is not judged',
    expected: {
      ...(hasNone ? rest : expected),
      ...among('outside_limits'),
      ...among('close_to_limits'),
      segments: list(expected, 'segments').map((segment, i) => {
        const value = segments[i]?.[0] ?? null
        const lines = { lpl: value, upl: value, near_lpl: value, near_upl: value, average_moving_range: 0 }
        return isConstant[i] ? { ...(segment as Input), ...lines } : segment
      }),
    } as Json,
  }
}

// The peer leaves a limit out where its drawing grid makes it fall back; ours goes on to 0 or 1, or along the exact curve.
const wholeLimits: Record<string, number> = { ll95: 0, ll998: 0, ul95: 1, ul998: 1 }

function secondPeer(input: Input, expected: Input): Deviation | null {
  const missing = Object.keys(wholeLimits).filter((name) => list(expected, name).includes(null))
  const isExact = input.data_type === 'SR' && expected.tau2_applied === false
  if (missing.length === 0 && !isExact) return null
  const filled = missing.map((name) => [
    name,
    list(expected, name).map((limit) => limit ?? (input.data_type === 'PR' ? wholeLimits[name] : undefined)),
  ])
  const { z_reported: found, ...rest } = expected
  return {
    reason: 'limits are never left out, and the exact score is not searched for (the peer finds it to about 2e-7)',
    expected: { ...rest, ...Object.fromEntries(filled), ...(isExact ? {} : { z_reported: found }) } as Json,
  }
}

// The case prints expected counts with two decimals, while the peer's ratio rests on all of them: within that rounding ours is the ratio of what is given.
function roundedInput(input: Input, expected: Input): Deviation {
  const [events, counts, by] = [numbers(input, 'numerators'), numbers(input, 'denominators'), number(input, 'multiplier')]
  const value = numbers(expected, 'value').map((peer, i) => {
    const own = (events[i] / counts[i]) * by
    return Math.abs(peer - own) <= (0.0051 / counts[i]) * own ? own : peer
  })
  return { reason: 'the expected counts are given with two decimals', expected: { ...expected, value } as Json }
}
