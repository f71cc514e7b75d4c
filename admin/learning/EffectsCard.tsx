import { Link } from 'react-router'

import type { LiveEffect_LiveFragment, PracticeQuery } from '../graphql.generated.ts'
import { VariationIcon } from '../shared/charts/Icons.tsx'
import { formatChange, formatCount, formatMonth, formatNumber } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { EffectInterval } from './EffectInterval.tsx'
import { gradeName, outcomeName, reportedName, stageName } from './words.ts'

type Practice = NonNullable<PracticeQuery['practice']>
type Adoption = Practice['adoptions'][number]
type Effect = Adoption['effects'][number]

const tone = {
  BETTER: 'blue',
  WORSE: 'amber',
  WITHIN_CHANCE: 'grey',
  NO_CHANGE: 'grey',
  CHANGED: 'purple',
  MIXED: 'purple',
  TOO_EARLY: 'grey',
  UNKNOWN: 'grey',
} as const
const signed = (value: number) => formatChange(value, 2)

/** Says beside the title that some results are worse, so that nobody has to scroll to learn it. */
export function WorseTag({ practice: { adoptions, published } }: { practice: Practice }) {
  const measured = adoptions.flatMap(({ effects }) => effects.flatMap(({ live }) => (live?.status === 'MEASURED' ? [live.outcome] : [])))
  const outcomes: string[] = [...measured, ...published.map(({ outcome }) => outcome)]
  const worse = outcomes.filter((outcome) => outcome === 'WORSE').length
  return worse > 0 && <Tag tone="amber">{`Worse in ${worse} of ${formatCount(outcomes.length, 'result')}`}</Tag>
}

/** What happened where it was tried: every place and every report, good, null and adverse alike, in the order of time and never of direction. */
export function EffectsCard({ practice }: { practice: Practice }) {
  const live = practice.adoptions.flatMap((adoption) =>
    adoption.effects.flatMap((effect) => (effect.live ? [{ adoption, effect, live: effect.live }] : [])),
  )
  const { published } = practice
  if (live.length === 0 && published.length === 0) return null
  return (
    <Card
      title="What happened where it was tried"
      query={['practice.adoptions', 'practice.published', 'practice.evidence']}
      footer="Each place before and after, from approved figures alone. Before and after describes; it does not prove."
    >
      <p className="context">
        {sumUp(
          live.map((one) => one.live),
          published,
        )}
      </p>
      <ul className="things effects">
        {live.map(({ adoption, effect, live: one }) => (
          <LiveRow key={effect.id} adoption={adoption} effect={effect} live={one} />
        ))}
        {published.map(({ id, measured, value, unit, outcome, sentence, source }) => (
          <li key={id}>
            <div className="grow">
              <p className="row between wrap tight">
                <b>{measured}</b>
                <Tag tone={tone[outcome]}>{reportedName[outcome]}</Tag>
              </p>
              {value !== null && (
                <p className="num effect">
                  {signed(value)} {unit}
                </p>
              )}
              <p className="sm">{sentence}</p>
              <Cite source={source} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function LiveRow({
  adoption: { pilot, organisation, stage },
  effect: { measure, baseline, baselineNote },
  live,
}: {
  adoption: Adoption
  effect: Effect
  live: LiveEffect_LiveFragment
}) {
  const { status, outcome, latest, variation, estimate, lower, upper, awaitingPeriod, sentence } = live
  const place = pilot ? (
    <Link to={paths.pilot(pilot.slug)}>{pilot.shortName}</Link>
  ) : (
    organisation && <Link to={paths.organisation(organisation.id)}>{organisation.name}</Link>
  )
  return (
    <li>
      <div className="grow">
        <p className="row between wrap tight">
          <span>
            {place} <span className="mut sm">{stageName[stage]}</span>
          </span>
          {status === 'AWAITING_APPROVAL' ? (
            <Tag tone="amber">Awaiting approval</Tag>
          ) : (
            <Tag tone={tone[outcome]}>{status === 'MEASURED' ? outcomeName[outcome] : 'Not reported'}</Tag>
          )}
        </p>
        {measure && (
          <p className="sm">
            {pilot ? (
              <Link to={paths.pilotMeasure(pilot.slug, measure.code)}>{measure.title}</Link>
            ) : (
              <Link to={paths.measure(measure.code)}>{measure.title}</Link>
            )}
            {measure.unit && <span className="mut"> {measure.unit}</span>}
          </p>
        )}
        {estimate !== null && lower !== null && upper !== null && (
          <p className="row wrap tight effect">
            <b className="num">{signed(estimate)}</b>
            <EffectInterval live={live} />
            <span className="mut sm num">
              95% interval {signed(lower)} to {signed(upper)}
            </span>
          </p>
        )}
        {latest && latest.value !== null && (
          <p className="row wrap tight sm">
            {variation && <VariationIcon variation={variation} size={22} />}
            <span>
              {formatMonth(latest.periodStart)}: <b className="num">{formatNumber(latest.value, 2)}</b>
              {latest.status === 'PROVISIONAL' && ', provisional'}
              {awaitingPeriod && `; ${formatMonth(awaitingPeriod)} awaits approval`}
            </span>
          </p>
        )}
        {estimate === null && <p className="sm">{sentence}</p>}
        {(baseline !== null || baselineNote) && (
          <p className="sm mut">
            Baseline: {baseline !== null && <b className="num">{formatNumber(baseline, 2)}</b>} {baselineNote}
          </p>
        )}
        <Grade live={live} />
      </div>
    </li>
  )
}

function Grade({ live: { grade } }: { live: LiveEffect_LiveFragment }) {
  return (
    <details className="sm">
      <summary>
        Evidence: {gradeName[grade.level]}, {grade.points} of {grade.of}
      </summary>
      <ul className="arithmetic">
        {grade.parts.map(({ name, points, of, why }) => (
          <li key={name}>
            <b>
              {name} {points} of {of}
            </b>
            : {why}
          </li>
        ))}
      </ul>
    </details>
  )
}

// The worst is said as loudly as the best: each kind of outcome is counted, in one fixed order.
function sumUp(live: readonly LiveEffect_LiveFragment[], published: Practice['published']): string {
  const count = (...outcomes: string[]) =>
    live.filter((one) => one.status === 'MEASURED' && outcomes.includes(one.outcome)).length +
    published.filter(({ outcome }) => outcomes.includes(outcome)).length
  const waiting = live.filter(({ status }) => status === 'AWAITING_APPROVAL').length
  const parts = [
    [count('WORSE'), 'worse'],
    [count('WITHIN_CHANCE', 'NO_CHANGE'), 'without change beyond chance'],
    [count('BETTER'), 'better'],
    [count('MIXED', 'CHANGED'), 'mixed'],
    [count('TOO_EARLY', 'UNKNOWN'), 'too early to say'],
    [waiting, 'awaiting approval'],
  ] as const
  return `${formatCount(live.length + published.length, 'result')}: ${parts.flatMap(([n, words]) => (n ? [`${n} ${words}`] : [])).join(', ')}.`
}
