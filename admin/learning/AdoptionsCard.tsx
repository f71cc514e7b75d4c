import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'

import type { AdoptionFacts_AdoptionFragment, PracticeQuery } from '../graphql.generated.ts'
import { formatCount, formatDay, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import type { AdoptionTask } from './AdoptionDialogs.tsx'
import { fidelityName, stageName } from './words.ts'

const AdoptionDialogs = lazy(async () => ({ default: (await import('./AdoptionDialogs.tsx')).AdoptionDialogs }))

type Practice = NonNullable<PracticeQuery['practice']>

/** Who took it up, how far they came, what they changed, and why some stopped. */
export function AdoptionsCard({ practice: { adoptions, adoptionSummary } }: { practice: Practice }) {
  const [task, setTask] = useState<AdoptionTask | null>(null)
  if (adoptions.length === 0) return null
  const { adopted, adapting, paused, abandoned, medianDaysToEmbed } = adoptionSummary
  return (
    <Card title="Who took it up" query={['practice.adoptions', 'practice.adoptionSummary']}>
      <p className="context">
        {adopted} adopted, {adapting} on the way, {paused} paused, {abandoned} given up
        {medianDaysToEmbed !== null && `; usual work after a median of ${formatCount(medianDaysToEmbed, 'day')}`}
      </p>
      <ul className="things">
        {adoptions.map((adoption) => (
          <AdoptionItem key={adoption.id} adoption={adoption} choose={setTask} />
        ))}
      </ul>
      <Suspense fallback={null}>{task && <AdoptionDialogs task={task} close={() => setTask(null)} />}</Suspense>
    </Card>
  )
}

function AdoptionItem({ adoption, choose }: { adoption: AdoptionFacts_AdoptionFragment; choose: (task: AdoptionTask) => void }) {
  const { pilot, organisation, stage, startedOn, fidelity, note, reason, learning, again, edition, steps, source, illustrative, canChange } = adoption
  const told = [
    ['Done', fidelity && fidelityName[fidelity].toLowerCase()],
    ['Changed to fit', note],
    ['Why it stopped', reason],
    ['Learned', learning],
    ['Again?', again],
  ] as const
  return (
    <li>
      <div className="grow">
        <p className="row between wrap tight">
          <span>
            {pilot ? (
              <Link to={paths.pilot(pilot.slug)}>{pilot.shortName}</Link>
            ) : (
              organisation && <Link to={paths.organisation(organisation.id)}>{organisation.name}</Link>
            )}{' '}
            <IllustrativeTag when={illustrative} />
          </span>
          <Tag tone={stage === 'ABANDONED' || stage === 'PAUSED' ? 'amber' : 'blue'}>{stageName[stage]}</Tag>
        </p>
        <p className="second sm">
          {startedOn && `since ${formatDay(startedOn)}, `}version {edition}
        </p>
        {told.map(([name, text]) =>
          text ? (
            <p key={name} className="sm">
              <b>{name}:</b> {text}
            </p>
          ) : null,
        )}
        {steps.length > 1 && (
          <ol className="way sm">
            {steps.map((step) => (
              <li key={step.id}>
                {stageName[step.stage]} <span className="mut">{formatShortDay(step.on)}</span>
              </li>
            ))}
          </ol>
        )}
        <Cite source={source} />
        {canChange && (
          <p className="row wrap tight">
            <button className="btn s" type="button" onClick={() => choose({ kind: 'move', adoption })}>
              Move on or stop
            </button>
            <button className="btn s" type="button" onClick={() => choose({ kind: 'tell', adoption })}>
              Tell more
            </button>
            <button className="btn s" type="button" onClick={() => choose({ kind: 'link', adoption })}>
              Link a measure
            </button>
          </p>
        )}
      </div>
    </li>
  )
}
