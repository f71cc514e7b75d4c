import { useQuery } from '@apollo/client/react'
import { useId } from 'react'
import { Link, useSearchParams } from 'react-router'

import { OwnPlacesDocument, PlacesLikeDocument, type PlacesLikeQuery } from '../graphql.generated.ts'
import { formatCount, formatNumber } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useViewer } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Facet } from '../shared/ui/Facet.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useChoices, withParam } from '../shared/ui/params.ts'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { LearningTabs } from './LearningTabs.tsx'
import { factName, peopleName, placeName, stageName, themeName } from './words.ts'

type Match = PlacesLikeQuery['placesLike'][number]

// People write 25,000 and 25 000 too.
const plain = (text: string) => text.replace(/[\s,]/g, '')
const numberOf = (text: string | null) => (text && /^\d{1,9}$/.test(plain(text)) && Number(plain(text)) > 0 ? Number(plain(text)) : null)

/** Which places are like the reader's, fact by fact, and what they did. */
export function PlacesPage() {
  const [params] = useSearchParams()
  const input = {
    themes: useChoices('theme', themeName),
    people: useChoices('people', peopleName),
    settings: useChoices('setting', placeName),
    population: numberOf(params.get('population')),
    partners: numberOf(params.get('partners')),
  }
  const { data, previousData, error, refetch } = useQuery(PlacesLikeDocument, { variables: { input } })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ placesLike }) => (
        <QuerySource document={PlacesLikeDocument} variables={{ input }}>
          <PageHead title="Places like mine" lead="Say what your place is like, and see who works under the same conditions, and why we think so">
            <LearningTabs />
          </PageHead>
          <div className="body wrap-page grid side-main">
            <aside className="side-filters" aria-label="What your place is like">
              <div className="card filters open">
                <OwnPlaces />
                <Facet title="Works on" param="theme" words={themeName} />
                <Facet title="For" param="people" words={peopleName} />
                <Facet title="Where" param="setting" words={placeName} />
                <NumberFact param="population" label="How many people live there?" />
                <NumberFact param="partners" label="How many partners work together?" />
              </div>
            </aside>
            <Card title="Like yours" note={formatCount(placesLike.length, 'place')} query={['placesLike']}>
              {placesLike.length === 0 ? (
                <Empty icon="pin" title={params.size > 0 ? 'No place matches by any of these' : 'What is your place like?'}>
                  {params.size > 0 ? 'Take something away, or say more.' : 'Tick what is true of it, or say how large it is.'}
                </Empty>
              ) : (
                <ul className="things" data-rows>
                  {placesLike.map((match) => (
                    <MatchItem key={match.place.id} match={match} />
                  ))}
                </ul>
              )}
            </Card>
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}

function NumberFact({ param, label }: { param: string; label: string }) {
  const id = useId()
  const [params, setParams] = useSearchParams()
  const given = params.get(param) ?? ''
  const isWrong = given !== '' && numberOf(given) === null
  const set = (value: string) => setParams((previous) => withParam(previous, param, value), { preventScrollReset: true })
  return (
    <form
      className="facet"
      onSubmit={(event) => {
        event.preventDefault()
        set(new FormData(event.currentTarget).get(param) as string)
      }}
    >
      <div className={isWrong ? 'f ferr' : 'f'}>
        <label className="lab" htmlFor={id}>
          {label}
        </label>
        {isWrong && (
          <p className="emsg" id={`${id}-error`} role="alert">
            “{given}” is not such a number. Enter a whole number above 0, such as 25000.
          </p>
        )}
        <input
          key={given}
          id={id}
          className="in-t"
          name={param}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={given}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? `${id}-error` : undefined}
          onBlur={(event) => event.target.value !== given && set(event.target.value)}
        />
      </div>
    </form>
  )
}

// The reader's own places: their facts in one step, and the way to their pages.
function OwnPlaces() {
  const viewer = useViewer()
  const pilots = viewer?.pilots ?? []
  const { data } = useQuery(OwnPlacesDocument, { variables: { pilots: pilots.map(({ id }) => id) }, skip: pilots.length === 0 })
  if (!data?.places.nodes.length) return null
  return (
    <div className="facet">
      {data.places.nodes.map(({ id, pilot, themes, people, settings, population, partners }) => {
        const facts = new URLSearchParams([
          ...themes.map((value) => ['theme', value]),
          ...people.map((value) => ['people', value]),
          ...settings.map((value) => ['setting', value]),
          ...(population ? [['population', String(population)]] : []),
          ...(partners ? [['partners', String(partners)]] : []),
        ])
        return (
          <p key={id}>
            <Link to={{ search: facts.toString() }}>Take the facts of {pilot?.shortName}</Link>
            <br />
            <Link to={paths.place(id)}>Change them, and how ready you are</Link>
          </p>
        )
      })}
    </div>
  )
}

function MatchItem({ match: { place, likeness, reasons } }: { match: Match }) {
  const { id, pilot, organisation, illustrative } = place
  return (
    <li>
      <article className="grow practice">
        <div className="row between wrap tight">
          <h2>
            <Link to={paths.place(id)}>{pilot?.name ?? organisation?.name}</Link>
          </h2>
          <span className="sm">
            {formatNumber(Math.round(likeness * 100))}% alike <IllustrativeTag when={illustrative} />
          </span>
        </div>
        <ul className="plain sm">
          {reasons.map((reason) => (
            <li key={reason.fact}>{sentenceOf(reason)}</li>
          ))}
        </ul>
        {pilot && (
          <p className="row wrap tight sm">
            {pilot.practices.map((practice) => (
              <Link key={practice.id} to={paths.practice(practice.slug)}>
                {practice.title}
              </Link>
            ))}
            {pilot.adoptions.map(
              ({ id: adoption, stage, practice }) =>
                practice && (
                  <span key={adoption}>
                    <Link to={paths.practice(practice.slug)}>{practice.title}</Link> <span className="mut">({stageName[stage].toLowerCase()})</span>
                  </span>
                ),
            )}
          </p>
        )}
      </article>
    </li>
  )
}

const words = { ...themeName, ...peopleName, ...placeName } as Record<string, string>

function sentenceOf({ fact, matches, shared }: Match['reasons'][number]): string {
  const values = shared
    .map((value) => (fact === 'POPULATION' || fact === 'PARTNERS' ? formatNumber(Number(value)) : (words[value] ?? value)))
    .join(', ')
  const said = fact === 'POPULATION' || fact === 'PARTNERS' ? values : matches ? values : 'nothing in common'
  if (matches === null) return `– ${factName[fact]}: not reported`
  return `${matches ? '✓' : '✗'} ${factName[fact]}: ${said}${matches ? '' : fact === 'POPULATION' || fact === 'PARTNERS' ? ', not of your size' : ''}`
}
