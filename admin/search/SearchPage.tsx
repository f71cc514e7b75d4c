import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'

import { SearchDocument } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { groupHits, kinds } from '../shared/search/hits.ts'
import { Empty } from '../shared/ui/Empty.tsx'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { ListSearch } from '../shared/ui/ListHead.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Skeleton } from '../shared/ui/Skeleton.tsx'

/** Everything that a word finds, kind by kind, at an address that can be sent on. */
export function SearchPage() {
  const [params] = useSearchParams()
  const text = params.get('q') ?? ''
  const variables = { text, first: 100 }
  const { data, previousData, error, refetch } = useQuery(SearchDocument, { variables, skip: text.length < 2 })
  const shown = data ?? previousData
  const groups = text.length < 2 ? [] : groupHits(shown?.search.nodes ?? [])
  return (
    <QuerySource document={SearchDocument} variables={variables}>
      <PageHead title="Search everything" lead="Pilots, partnerships, organisations, measures, practice and sources, by name, code or word" />
      <div className="body wrap-page grid">
        <div className="card">
          <div className="list-head">
            <ListSearch label="Search everything" />
            {shown && text.length >= 2 && <b className="sm">{formatCount(shown.search.totalCount, 'result')}</b>}
            <OpenAsQuery paths={['search']} name="Results" />
          </div>
          {error && !shown ? <FailurePanel error={error} retry={() => void refetch()} /> : null}
          {!error && !shown && text.length >= 2 && <Skeleton rows={4} />}
          {text.length < 2 && <Empty title="Type two letters or more">A name, a place, a code such as 5QN, or a word such as falls.</Empty>}
          {shown && text.length >= 2 && groups.length === 0 && (
            <Empty title={`Nothing matches “${text}”`}>Try a shorter word, another spelling, or a code.</Empty>
          )}
          {groups.map(({ kind, hits }) => (
            <section key={kind} aria-label={kinds[kind].name}>
              <h2 className="found-kind">
                {kinds[kind].name} <span className="ct">{hits.length}</span>
              </h2>
              <ul className="things" data-rows>
                {hits.map(({ entityId, title, detail, to }) => (
                  <li key={entityId}>
                    <Icon name={kinds[kind].icon} />
                    <span>
                      <Link to={to}>{title}</Link>
                      {detail && <span className="second">{detail}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </div>
    </QuerySource>
  )
}
