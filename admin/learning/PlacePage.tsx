import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { Link, useParams } from 'react-router'

import { PlaceDocument, type PlaceQuery } from '../graphql.generated.ts'
import { formatCount, formatDay, formatNumber, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useViewer } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { Gaps } from './Gaps.tsx'
import { dimensionName, peopleName, placeName, stageName, themeName } from './words.ts'

const TwinningsCard = lazy(async () => ({ default: (await import('./TwinningsCard.tsx')).TwinningsCard }))
const PlaceDialogs = lazy(async () => ({ default: (await import('./PlaceDialogs.tsx')).PlaceDialogs }))

type Place = NonNullable<PlaceQuery['place']>

/** One place: what it is like, how ready it is and for what, and what it took up. */
export function PlacePage() {
  const { id = '' } = useParams()
  const [open, setOpen] = useState<'facts' | 'scores' | null>(null)
  const { data, error, refetch } = useQuery(PlaceDocument, { variables: { id } })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ place }) =>
        place ? (
          <QuerySource document={PlaceDocument} variables={{ id }}>
            <PageHead
              title={place.pilot?.name ?? place.organisation?.name ?? 'A place'}
              lead="What the place is like, and what it is ready for"
              crumbs={[
                { name: 'Learning network', to: paths.learning },
                { name: 'Places', to: paths.places },
              ]}
              tags={<IllustrativeTag when={place.illustrative} />}
              actions={
                place.canEdit && (
                  <>
                    <button className="btn" type="button" aria-haspopup="dialog" onClick={() => setOpen('facts')}>
                      Change the facts
                    </button>
                    <button className="btn p" type="button" aria-haspopup="dialog" onClick={() => setOpen('scores')}>
                      Score how ready you are
                    </button>
                  </>
                )
              }
            />
            <div className="body wrap-page grid main-side">
              <div className="grid">
                <ReadyCard place={place} />
                <Suspense>
                  <TwinningsCard id={place.id} />
                </Suspense>
                <TimelineCard place={place} />
              </div>
              <div className="grid">
                <FactsCard place={place} />
                <ScoresCard place={place} />
              </div>
            </div>
            <Suspense>{open && <PlaceDialogs task={open} place={place} close={() => setOpen(null)} />}</Suspense>
          </QuerySource>
        ) : (
          <NotFound what="place" />
        )
      }
    </Loaded>
  )
}

function FactsCard({ place: { themes, people, settings, population, partners, note, source, pilot, organisation } }: { place: Place }) {
  const list = <Word extends string>(values: readonly Word[], names: Record<Word, string>) => values.map((value) => names[value]).join(', ')
  return (
    <Card title="What it is like" query={['place']}>
      <div className="cb">
        <Facts
          facts={[
            ['Pilot', pilot && <Link to={paths.pilot(pilot.slug)}>{pilot.name}</Link>],
            ['Organisation', organisation && <Link to={paths.organisation(organisation.id)}>{organisation.name}</Link>],
            ['Works on', list(themes, themeName) || 'not reported'],
            ['For', list(people, peopleName) || 'not reported'],
            ['Where', list(settings, placeName) || 'not reported'],
            ['Population', population === null ? 'not reported' : formatNumber(population)],
            ['Partners', partners === null ? 'not reported' : formatNumber(partners)],
            ['Note', note],
            ['Source', source && <Cite source={source} />],
          ]}
        />
      </div>
    </Card>
  )
}

function ScoresCard({ place: { scores } }: { place: Place }) {
  const viewer = useViewer()
  if (!viewer) return null
  return (
    <Card title="How ready it finds itself" note="0 to 5, in the twelve dimensions of the SCIROCCO model" query={['place.scores']}>
      {scores.length === 0 ? (
        <p className="context">It has not scored itself yet.</p>
      ) : (
        <ul className="things">
          {scores.map(({ id, dimension, score, on, note }) => (
            <li key={id}>
              <span className="grow">
                {dimensionName[dimension]}
                <span className="second sm">
                  {note && `${note} · `}
                  {formatShortDay(on)}
                </span>
              </span>
              <meter min={0} max={5} value={score} aria-label={`${dimensionName[dimension]}: ${score} of 5`} />
              <b className="num">{score}</b>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function ReadyCard({ place: { readiness, scores } }: { place: Place }) {
  const viewer = useViewer()
  if (!viewer) return null
  const ready = readiness.filter(({ isReady }) => isReady)
  return (
    <Card
      title="What it is ready for"
      note={`${ready.length} of ${formatCount(readiness.length, 'practice')} that say what they need`}
      query={['place.readiness']}
    >
      {readiness.length === 0 && <p className="context">No practice has said yet what it needs of a place.</p>}
      {scores.length === 0 && readiness.length > 0 && <p className="context">Score the place, and the gaps become fewer or known.</p>}
      <ul className="things">
        {[...ready, ...readiness.filter(({ isReady }) => !isReady)].map(({ id, practice, isReady, met, of, gaps }) => (
          <li key={id}>
            <div className="grow">
              <p className="row between wrap tight">
                <Link to={paths.practice(practice.slug)}>{practice.title}</Link>
                <Tag tone={isReady ? 'green' : 'amber'}>{isReady ? 'Ready' : `${met} of ${of} met`}</Tag>
              </p>
              <Gaps gaps={gaps} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function TimelineCard({ place: { pilot } }: { place: Place }) {
  const told = pilot?.adoptions ?? []
  return (
    <Card title="What it took up" note={formatCount(told.length, 'practice')} query={['place.pilot.adoptions']}>
      {told.length === 0 && <Empty icon="book" title="Nothing yet" />}
      <ul className="things">
        {told.map(({ id, practice, stage, startedOn, steps }) => (
          <li key={id}>
            <div className="grow">
              <p className="row between wrap tight">
                {practice ? <Link to={paths.practice(practice.slug)}>{practice.title}</Link> : 'A practice that is not published any more'}
                <Tag tone={stage === 'ABANDONED' || stage === 'PAUSED' ? 'amber' : 'blue'}>{stageName[stage]}</Tag>
              </p>
              {startedOn && <p className="second sm">since {formatDay(startedOn)}</p>}
              <ol className="way sm">
                {steps.map((step) => (
                  <li key={step.id}>
                    {stageName[step.stage]} <span className="mut">{formatShortDay(step.on)}</span> {step.reason}
                  </li>
                ))}
              </ol>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
