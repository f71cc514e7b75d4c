import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'

import { LibraryDocument, type LibraryFacet, type LibraryQuery, type LibrarySort } from '../graphql.generated.ts'
import { FollowTheme } from '../shared/follow/FollowButton.tsx'
import { formatCount } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useViewer } from '../shared/session/Session.tsx'
import { Facet } from '../shared/ui/Facet.tsx'
import { ListFrame } from '../shared/ui/ListFrame.tsx'
import { FilterChips, ListSearch } from '../shared/ui/ListHead.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager } from '../shared/ui/Pager.tsx'
import { useChoice, useChoices, withParam } from '../shared/ui/params.ts'
import { LearningTabs } from './LearningTabs.tsx'
import { LibraryItem } from './LibraryItem.tsx'
import { SavedSearches } from './SavedSearches.tsx'
import { adopterName, evidenceName, originName, peopleName, placeName, reportedName, themeName } from './words.ts'

const sorts = ['BEST_MATCH', 'NEWEST', 'MOST_ADOPTED', 'TITLE'] as const satisfies LibrarySort[]
const sortName = { BEST_MATCH: 'Best match', NEWEST: 'Newest', MOST_ADOPTED: 'Most taken up', TITLE: 'Title' } satisfies Record<LibrarySort, string>

/** What was tried: searched, narrowed down, and never ordered by which way a result went. */
export function LibraryPage() {
  const [params, setParams] = useSearchParams()
  const viewer = useViewer()
  const sort = useChoice('sort', sorts)
  const chosen = {
    themes: useChoices('theme', themeName),
    people: useChoices('people', peopleName),
    settings: useChoices('setting', placeName),
    evidence: useChoices('evidence', evidenceName),
    adopters: useChoices('adopters', adopterName),
    outcomes: useChoices('outcome', reportedName),
    origins: useChoices('origin', originName),
  }
  const variables = { ...chosen, text: params.get('q'), sort, after: params.get('after') }
  const { data, previousData, error, loading, refetch } = useQuery(LibraryDocument, { variables })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ library }) => (
        <QuerySource document={LibraryDocument} variables={variables}>
          <PageHead
            title="Learning network"
            lead="What was tried, what it did at each place, and whom to ask"
            actions={
              viewer && (
                <>
                  <Link className="btn" to={paths.practiceDrafts}>
                    Drafts
                  </Link>
                  <Link className="btn p" to={paths.newPractice}>
                    Share practice
                  </Link>
                </>
              )
            }
          >
            <LearningTabs />
          </PageHead>
          <ListFrame
            busy={loading}
            filters={<Facets counts={library.facets} />}
            search={<ListSearch label="Search practice" />}
            count={formatCount(library.totalCount, 'practice')}
            chips={
              <>
                <Chips chosen={chosen} />
                <label className="row tight sm">
                  Sort
                  <select
                    className="in-s auto"
                    value={sort}
                    onChange={(event) => setParams((previous) => withParam(previous, 'sort', event.target.value), { preventScrollReset: true })}
                  >
                    {sorts.map((value) => (
                      <option key={value} value={value}>
                        {sortName[value]}
                      </option>
                    ))}
                  </select>
                </label>
                {viewer && <SavedSearches />}
                {chosen.themes[0] && chosen.themes.length === 1 && (
                  <FollowTheme theme={chosen.themes[0]} name={`everything about ${themeName[chosen.themes[0]].toLowerCase()}`} />
                )}
              </>
            }
            query={<OpenAsQuery paths={['library']} name="Library" />}
            isEmpty={library.results.length === 0}
            things="practices"
            pager={<Pager page={library.pageInfo} shown={library.results.length} total={library.totalCount} things="practices" />}
          >
            {library.corrections.map(({ word, taken }) => (
              <p key={word} className="context">
                “{word}” occurs nowhere; taken for {taken.map((one) => `“${one}”`).join(' or ')}.
              </p>
            ))}
            <ul className="things" data-rows>
              {library.results.map((result) => (
                <LibraryItem key={result.practice.id} result={result} />
              ))}
            </ul>
          </ListFrame>
        </QuerySource>
      )}
    </Loaded>
  )
}

function Facets({ counts }: { counts: LibraryQuery['library']['facets'] }) {
  const of = <Value extends string>(facet: LibraryFacet, words: Record<Value, string>): Record<Value, number> => {
    const known = new Map(counts.flatMap((one) => (one.facet === facet ? [[one.value, one.count] as const] : [])))
    return Object.fromEntries(Object.keys(words).map((value) => [value, known.get(value) ?? 0])) as Record<Value, number>
  }
  return (
    <>
      <Facet title="About" param="theme" words={themeName} counts={of('THEME', themeName)} />
      <Facet title="For" param="people" words={peopleName} counts={of('PEOPLE', peopleName)} />
      <Facet title="Where" param="setting" words={placeName} counts={of('SETTING', placeName)} />
      <Facet title="Evidence" param="evidence" words={evidenceName} counts={of('EVIDENCE', evidenceName)} />
      <Facet title="Reported result" param="outcome" words={reportedName} counts={of('OUTCOME', reportedName)} />
      <Facet title="Taken up by" param="adopters" words={adopterName} counts={of('ADOPTERS', adopterName)} />
      <Facet title="From" param="origin" words={originName} counts={of('ORIGIN', originName)} />
    </>
  )
}

const facetWords = {
  themes: ['theme', themeName],
  people: ['people', peopleName],
  settings: ['setting', placeName],
  evidence: ['evidence', evidenceName],
  outcomes: ['outcome', reportedName],
  adopters: ['adopters', adopterName],
  origins: ['origin', originName],
} as const

function Chips({ chosen }: { chosen: Record<keyof typeof facetWords, readonly string[]> }) {
  const filters = (Object.keys(facetWords) as (keyof typeof facetWords)[]).flatMap((name) => {
    const [param, words] = facetWords[name]
    return chosen[name].map((value) => ({ param, value, label: (words as Record<string, string>)[value] ?? value }))
  })
  return <FilterChips filters={filters} />
}
