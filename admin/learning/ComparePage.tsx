import { useQuery } from '@apollo/client/react'
import { useId } from 'react'
import { Link, useSearchParams } from 'react-router'

import { CompareChoicesDocument, CompareDocument, type CompareChoicesQuery, type CompareQuery } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { withParam } from '../shared/ui/params.ts'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { LearningTabs } from './LearningTabs.tsx'
import { evidenceName, originName, peopleName, placeName, reportedName, sections, themeName } from './words.ts'

type Choice = CompareChoicesQuery['practices']['nodes'][number]
type Practice = CompareQuery['practices']['nodes'][number]
interface Row {
  name: string
  of: (practice: Practice) => React.ReactNode
}

const places = ['a', 'b', 'c'] as const

/** An example from abroad beside pilots, or any three practices, in the same fields; what a source does not say is said to be not reported. */
export function ComparePage() {
  const [params] = useSearchParams()
  const { data: choices, error, refetch } = useQuery(CompareChoicesDocument)
  const all = choices?.practices.nodes ?? []
  const usual = usualChoice(all)
  const slugs = places.map((place, i) => params.get(place) ?? usual[i] ?? '')
  const asked = slugs.filter((slug) => slug !== '')
  const { data, previousData } = useQuery(CompareDocument, { variables: { slugs: asked }, skip: asked.length === 0 })
  const found = (data ?? previousData)?.practices.nodes ?? []
  const practices = slugs.flatMap((slug) => found.find((one) => one.slug === slug) ?? [])
  return (
    <Loaded data={choices} error={error} retry={() => void refetch()}>
      {() => (
        <QuerySource document={CompareDocument} variables={{ slugs: asked }}>
          <PageHead
            title="Compare practice"
            lead="An example from abroad beside pilots, in the same fields. What nobody says is “not reported”, never left out"
          >
            <LearningTabs />
          </PageHead>
          <div className="body wrap-page grid">
            <div className="card side-by-side">
              <div className="list-head">
                <div className="choosers grow">
                  {places.map((place, i) => (
                    <Chooser key={place} place={place} label={`${['First', 'Second', 'Third'][i]} practice`} chosen={slugs[i] ?? ''} all={all} />
                  ))}
                </div>
                <OpenAsQuery paths={['practices']} name="Compare practice" />
              </div>
              {practices.length === 0 ? (
                <Empty icon="book" title="Choose what to compare" />
              ) : (
                <DataTable caption="Side by side" columns={columnsOf(practices)} rows={rows} rowKey={({ name }) => name} />
              )}
            </div>
          </div>
        </QuerySource>
      )}
    </Loaded>
  )
}

function Chooser({ place, label, chosen, all }: { place: string; label: string; chosen: string; all: readonly Choice[] }) {
  const id = useId()
  const [, setParams] = useSearchParams()
  const choose = (slug: string) => setParams((previous) => withParam(previous, place, slug), { preventScrollReset: true })
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="in-s" value={chosen} onChange={(event) => choose(event.target.value)}>
        <option value="">None</option>
        {all.map(({ slug, title, country, pilot }) => (
          <option key={slug} value={slug}>
            {[country ?? pilot?.shortName, title].filter(Boolean).join(': ')}
          </option>
        ))}
      </select>
    </div>
  )
}

// An example from abroad and two pilots, unless the address says otherwise; what is real before what is made up.
function usualChoice(choices: readonly Choice[]): string[] {
  const all = choices.toSorted((a, b) => Number(a.illustrative) - Number(b.illustrative))
  const abroad = all.find(({ origin }) => origin === 'EXEMPLAR')
  const pilots = all.filter(({ origin, pilot }) => origin === 'PILOT' && pilot).slice(0, 2)
  return [...(abroad ? [abroad] : []), ...pilots].map(({ slug }) => slug)
}

const list = <Word extends string>(values: readonly Word[], names: Record<Word, string>) => values.map((value) => names[value]).join(', ')

const rows: readonly Row[] = [
  {
    name: 'From',
    of: ({ origin, country, pilot }) => country ?? (pilot ? <Link to={paths.pilot(pilot.slug)}>{pilot.shortName}</Link> : originName[origin]),
  },
  { name: 'About', of: ({ themes }) => list(themes, themeName) },
  { name: 'For', of: ({ population, people }) => population ?? list(people, peopleName) },
  { name: 'Where', of: ({ setting, settings }) => setting ?? list(settings, placeName) },
  ...sections.map(([name, title]): Row => ({ name: title, of: (practice) => practice[name] })),
  {
    name: 'Reported effects',
    of: ({ published }) =>
      published.map(({ measured, outcome, sentence }) => `${measured}: ${reportedName[outcome].toLowerCase()}. ${sentence}`).join(' '),
  },
  { name: 'How much is known', of: ({ evidence }) => `${evidenceName[evidence.level]}. ${evidence.sentence}` },
  {
    name: 'Taken up',
    of: ({ adoptionSummary: { adopted, adapting, paused, abandoned } }) =>
      adopted + adapting + paused + abandoned > 0 && `${adopted} adopted, ${adapting} on the way, ${paused} paused, ${abandoned} given up`,
  },
  {
    name: 'Sources',
    of: ({ sources }) =>
      sources.length > 0 && (
        <ul className="plain">
          {sources.map((source) => (
            <li key={source.id}>
              <Cite source={source} />
            </li>
          ))}
        </ul>
      ),
  },
]

const columnsOf = (practices: readonly Practice[]): Column<Row>[] => [
  { name: 'Field', cell: ({ name }) => name },
  ...practices.map((practice): Column<Row> => ({
    name: practice.title,
    cell: ({ name, of }) => (
      <>
        {of(practice) || <span className="mut">not reported</span>} {name === 'From' && <IllustrativeTag when={practice.illustrative} />}
      </>
    ),
  })),
]
