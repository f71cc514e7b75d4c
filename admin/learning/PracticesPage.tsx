import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'

import { PracticesDocument, type PracticesQuery, type PracticesQueryVariables } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { ListFrame } from '../shared/ui/ListFrame.tsx'
import { ListSearch } from '../shared/ui/ListHead.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { EvidenceTag } from './EvidenceTag.tsx'

type Row = PracticesQuery['practices']['nodes'][number]

/** What the pilots tried, told so that others can judge it. */
export function PracticesPage() {
  const [params] = useSearchParams()
  const q = params.get('q') ?? ''
  const variables: PracticesQueryVariables = {
    ...usePage(),
    filter: q ? { or: [{ title: { contains: q } }, { population: { contains: q } }, { setting: { contains: q } }] } : {},
  }
  const { data, previousData, error, loading, refetch } = useQuery(PracticesDocument, { variables })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ practices }) => (
        <QuerySource document={PracticesDocument} variables={variables}>
          <PageHead title="Learning network" lead="What the pilots have tried, what is known of it, and who else took it up" />
          <ListFrame
            busy={loading}
            search={<ListSearch label="Search practice" />}
            count={formatCount(practices.totalCount, 'practice')}
            chips={null}
            query={<OpenAsQuery paths={['practices']} name="Practice" />}
            isEmpty={practices.nodes.length === 0}
            things="practices"
            pager={<Pager page={practices.pageInfo} shown={practices.nodes.length} total={practices.totalCount} things="practices" />}
          >
            <ul className="things" data-rows>
              {practices.nodes.map((practice) => (
                <PracticeItem key={practice.id} practice={practice} />
              ))}
            </ul>
          </ListFrame>
        </QuerySource>
      )}
    </Loaded>
  )
}

function PracticeItem({ practice: { slug, title, summary, population, setting, evidence, pilot, adoptions, illustrative } }: { practice: Row }) {
  return (
    <li>
      <article className="grow practice">
        <p className="row wrap tight sm mut">
          <EvidenceTag level={evidence.level} /> {pilot?.shortName} <IllustrativeTag when={illustrative} />
        </p>
        <h2>
          <Link to={paths.practice(slug)}>{title}</Link>
        </h2>
        <p>{summary}</p>
        <p className="row wrap tight">
          {[population, setting].map(
            (topic) =>
              topic && (
                <span key={topic} className="topic">
                  {topic}
                </span>
              ),
          )}
          <span className="mut sm">taken up by {formatCount(adoptions.length, 'place')}</span>
        </p>
      </article>
    </li>
  )
}
