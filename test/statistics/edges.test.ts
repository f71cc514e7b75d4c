import { describe, expect, test } from 'vitest'

import { Refusal } from '../../server/statistics/refusal.ts'
import { run } from '../support/oracle.ts'
import type { Input } from '../support/oracle/input.ts'

const chart = (input: Input): Input => ({ options: {}, ...input })
const days = (n: number): string[] => Array.from({ length: n }, (_, i) => `2009-${String(i + 1).padStart(2, '0')}-01`)
const series = (values: (number | null)[], options: Input = {}): Input => ({
  values,
  dates: days(values.length),
  options: { improvement_direction: 'increase', ...options },
})

/** The edge, the kind of case, what goes in, and what must come out; worked out by hand from STATISTICS.md or by the distribution named. */
const edges: [string, string, Input, object][] = [
  [
    'one point has a mean, no limits and no flag, and a target is not judged',
    'xmr-edge',
    series([7], { target: 5 }),
    { segments: [{ mean: 7, lpl: null, upl: null }], outside_limits: [null], special_cause_type: ['Common Cause'], assurance_icon: null },
  ],
  ['two points have limits', 'xmr-edge', series([4, 6]), { segments: [{ mean: 5, lpl: 5 - 5.32, upl: 5 + 5.32 }], outside_limits: [false, false] }],
  [
    'a segment of equal values has them as its limits, the other its own',
    'xmr-rebase',
    series([0, 0, 0, 0, 3, 5], { rebase_dates: ['2009-05-01'] }),
    { segments: [{ lpl: 0, upl: 0 }, { mean: 4 }], outside_limits: [false, false, false, false, false, false] },
  ],
  [
    'a gap takes both its ranges with it and has no side',
    'xmr-missing',
    series([1, 3, null, 9, 10]),
    { segments: [{ mean: 5.75, average_moving_range: 1.5 }], relative_to_mean: [-1, -1, null, 1, 1] },
  ],
  [
    'without any event p′ has a centre and no spread',
    'attribute-chart-edge',
    chart({ chart: 'pp', numerators: [0, 0, 0], denominators: [5, 6, 7] }),
    { y: [0, 0, 0], cl: [0, 0, 0], ucl: [null, null, null], sigma_signal: [false, false, false] },
  ],
  [
    'with nothing but events p is 1 and so are its limits',
    'attribute-chart-edge',
    chart({ chart: 'p', numerators: [5, 6], denominators: [5, 6] }),
    { y: [1, 1], cl: [1, 1], lcl: [1, 1], ucl: [1, 1] },
  ],
  [
    'a point that is left out by choice is passed over, not a gap: z runs on from its neighbour',
    'u-prime-chart',
    chart({ chart: 'up', numerators: [1, 50, 3], denominators: [1, 1, 1], options: { exclude_points: [2] } }),
    { cl: [2, 2, 2], ucl: [2, 2, 2].map((centre) => expect.closeTo(centre + (3 * 2) / 1.128, 9)) },
  ],
  [
    'parts are taken in order, an end that is the end of the chart makes none, and nothing is frozen beside them',
    'c-chart',
    chart({ chart: 'c', numerators: [4, 4, 9, 9], options: { part_after: [4, 2], freeze_after_n: 1 } }),
    { cl: [4, 4, 9, 9], runs: [{ part: 1, n_useful: 0, longest_run: null }, { part: 2 }] },
  ],
  [
    'a run chart passes over gaps, in the median too',
    'runchart-rebase',
    {
      series: { A: { values: [1, null, 3, 9, null, 9, 9], dates: days(7) }, B: { values: [5, 5, 5], dates: days(3) } },
      baseline_points: 3,
      run_length: 3,
      direction: 'above',
    },
    {
      medians: [
        { group: 'A', median: 2, end_date: '2009-03-01', extend_to: '2009-04-01' },
        { group: 'B', median: 5, extend_to: '2009-07-01' },
        { group: 'A', median: 9, start_date: '2009-04-01', end_date: '2009-07-01', run_type: 'sustained' },
      ],
    },
  ],
  [
    'no event after: the ratio is 0 and has an exact upper end (−ln 0.025 over 3 by the binomial), Wald’s none',
    'before-after-rate',
    { events_before: 3, exposure_before: 1, events_after: 0, exposure_after: 1, confidence: 0.95 },
    {
      rate_ratio: 0,
      wald: { lower: null, upper: null },
      exact_conditional: { lower: 0, upper: expect.closeTo((1 - 0.025 ** (1 / 3)) / 0.025 ** (1 / 3), 9) },
    },
  ],
  [
    'no event before: no ratio, and no upper end to it',
    'before-after-rate',
    { events_before: 0, exposure_before: 1, events_after: 3, exposure_after: 1, confidence: 0.95 },
    { rate_ratio: null, exact_conditional: { upper: null } },
  ],
  [
    'all with the event on one side: risks have a ratio, odds have none',
    'before-after-proportion',
    { events_before: 5, n_before: 10, events_after: 8, n_after: 8, confidence: 0.95 },
    { risk_ratio: { estimate: 2 }, odds_ratio: { estimate: null, lower: null, upper: null } },
  ],
  [
    'nobody with the event on either side: no difference, and nothing to test',
    'before-after-proportion',
    { events_before: 0, n_before: 10, events_after: 0, n_after: 8, confidence: 0.95 },
    { difference: 0, wald: { chi2: null, p: null } },
  ],
  [
    'an empty cell gives no ratio, and the difference all the same',
    'did-2x2-rates',
    {
      events: { control_before: 0, control_after: 4, treated_before: 5, treated_after: 6 },
      exposure: { control_before: 10, control_after: 10, treated_before: 10, treated_after: 10 },
      confidence: 0.95,
    },
    { ratio_of_rate_ratios: null, lower: null, difference_in_rate_differences: expect.closeTo(-0.3, 12) },
  ],
  [
    'one treated unit has an effect and no interval of its own',
    'did-collapsed',
    { units: ['a', 'b', 'c'], treated: [1, 0, 0], change: [5, 1, 2], confidence: 0.95 },
    { did: 3.5, welch: { se: null }, HC2: { se: null }, HC3: { se: null }, classical: { df: 1 } },
  ],
  ['confidence 1 leaves nothing out', 'ci-wilson', { numerator: 3, denominator: 7, confidence: 1 }, { lower: 0, upper: 1 }],
  [
    'per cent or share, it is the same confidence',
    'ci-byars',
    { events: 1000, confidence: 99.8 },
    run('ci-byars', { events: 1000, confidence: 0.998 }),
  ],
  [
    'a target that is missing is none, not 0',
    'icon-assurance',
    { upper_limits: [9], lower_limits: [5], targets: [null], improvement_direction: 'increase' },
    { assurance_icon: 'none' },
  ],
  ['what is no number is no count', 'suppress7-round5-invalid', { value: null }, { error: true }],
  ['nor is a text', 'suppress7-round5-invalid', { value: '8' }, { error: true }],
  [
    'without the totals of rows a cell alone in its column is known, and one beside another is not',
    'secondary-suppression-audit',
    {
      table: [
        [3, 4],
        [9, 2],
      ],
      suppressed: [
        [1, 1],
        [0, 1],
      ],
      row_totals_published: false,
      column_totals_published: true,
    },
    { intervals: { '0,0': { min: 3, max: 3 }, '0,1': { min: 0, max: 6 }, '1,1': { min: 0, max: 6 } }, exactly_recoverable: ['0,0'] },
  ],
]

describe('at the edge', () => {
  test.each(edges)('%s', (_claim, kind, input, expected) => {
    expect(run(kind, input)).toMatchObject(expected)
  })

  test.each([
    ['p-chart', 'p'],
    ['p-prime-chart', 'pp'],
  ])('more events than items are no share: %s', (kind, letter) => {
    expect(() => run(kind, chart({ chart: letter, numerators: [6], denominators: [5] }))).toThrow(Refusal)
  })
})
