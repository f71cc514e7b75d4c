import { useQuery } from '@apollo/client/react'
import { useEffect } from 'react'
import { useLocation, useSearchParams } from 'react-router'

import { SourcesDocument, type SourcesQuery, type SourcesQueryVariables } from '../graphql.generated.ts'
import { formatCount, formatDay } from '../shared/format.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Facet } from '../shared/ui/Facet.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { ListFrame } from '../shared/ui/ListFrame.tsx'
import { FilterChips, ListSearch } from '../shared/ui/ListHead.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { useChoices } from '../shared/ui/params.ts'
import { Tag } from '../shared/ui/Tag.tsx'
import { sourceKindName } from '../shared/words.ts'

/** Where everything in the record comes from. */
export function SourcesPage() {
  const [params] = useSearchParams()
  const q = params.get('q') ?? ''
  const kinds = useChoices('kind', sourceKindName)
  const variables: SourcesQueryVariables = {
    ...usePage(),
    filter: { ...(q && { or: [{ title: { contains: q } }, { citation: { contains: q } }] }), ...(kinds.length > 0 && { kind: { in: kinds } }) },
  }
  const { data, previousData, error, loading, refetch } = useQuery(SourcesDocument, { variables })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ sources }) => (
        <QuerySource document={SourcesDocument} variables={variables}>
          <PageHead title="Sources" lead="Every fact of the record names where it comes from; these are they" />
          <ListFrame
            busy={loading}
            filters={<Facet title="Kind" param="kind" words={sourceKindName} />}
            search={<ListSearch label="Search sources" />}
            count={formatCount(sources.totalCount, 'source')}
            chips={<FilterChips filters={kinds.map((value) => ({ param: 'kind', value, label: sourceKindName[value] }))} />}
            query={<OpenAsQuery paths={['sources']} name="Sources" />}
            isEmpty={sources.nodes.length === 0}
            things="sources"
            pager={<Pager page={sources.pageInfo} shown={sources.nodes.length} total={sources.totalCount} things="sources" />}
          >
            <SourceList sources={sources.nodes} />
          </ListFrame>
        </QuerySource>
      )}
    </Loaded>
  )
}

function SourceList({ sources }: { sources: SourcesQuery['sources']['nodes'] }) {
  const { hash } = useLocation()
  const named = decodeURIComponent(hash.slice(1))
  useEffect(() => {
    if (named) document.getElementById(named)?.scrollIntoView({ block: 'center' })
  }, [named])
  return (
    <ul className="things">
      {sources.map(({ id, code, title, publishedOn, citation, author, publisher, kind, licence, note }) => (
        <li key={id} id={code} className={code === named ? 'named' : undefined}>
          <article className="grow">
            <div className="row wrap between">
              <h2 className="source-title">{title}</h2>
              <Tag>{sourceKindName[kind]}</Tag>
            </div>
            <Facts
              facts={[
                ['Citation', citation],
                ['Published', publishedOn && formatDay(publishedOn)],
                ['Author', author],
                ['Publisher', publisher],
                ['Licence', licence],
                ['Note', note],
              ]}
            />
          </article>
        </li>
      ))}
    </ul>
  )
}
