import { useFragment, useQuery } from '@apollo/client/react'

import { EvidenceCard_ProgrammeFragmentDoc, EvidenceDocument, type EvidenceQuery, type EvidenceStance } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Facet } from '../shared/ui/Facet.tsx'
import { ListFrame } from '../shared/ui/ListFrame.tsx'
import { FilterChips } from '../shared/ui/ListHead.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useChoices } from '../shared/ui/params.ts'
import { Tag } from '../shared/ui/Tag.tsx'
import { stanceOrder, stances, Statement } from './Statement.tsx'

const stanceName = Object.fromEntries(stanceOrder.map((stance) => [stance, stances[stance].name])) as Record<EvidenceStance, string>

/** Everything that was said for and against integrated care, with who said it. */
export function EvidencePage() {
  const { data, error, refetch } = useQuery(EvidenceDocument)
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ programme }) => (
        <QuerySource document={EvidenceDocument}>
          <PageHead
            title="What was said, for and against"
            lead="Statements about integrated care, each with who made it and where"
            crumbs={[{ name: 'Overview', to: paths.overview }]}
          />
          <Statements programme={programme} />
        </QuerySource>
      )}
    </Loaded>
  )
}

function Statements({ programme }: { programme: EvidenceQuery['programme'] }) {
  const { data, complete } = useFragment({ fragment: EvidenceCard_ProgrammeFragmentDoc, from: programme })
  const chosen = useChoices('stance', stanceName)
  if (!complete) return null
  const rows = data.evidence.filter(({ stance }) => chosen.length === 0 || chosen.includes(stance))
  const counts = Object.fromEntries(stanceOrder.map((stance) => [stance, data.evidence.filter((statement) => statement.stance === stance).length]))
  return (
    <ListFrame
      busy={false}
      filters={<Facet title="Stance" param="stance" words={stanceName} counts={counts} />}
      search={null}
      count={formatCount(rows.length, 'statement')}
      chips={<FilterChips filters={chosen.map((value) => ({ param: 'stance', value, label: stanceName[value] }))} />}
      query={<OpenAsQuery paths={['programme.evidence']} name="Statements" />}
      isEmpty={rows.length === 0}
      things="statements"
      pager={null}
    >
      <ul className="things">
        {rows.map((statement) => (
          <li key={statement.id}>
            <span className="stance">
              <Tag tone={stances[statement.stance].tone}>{stances[statement.stance].name}</Tag>
            </span>
            <span>
              <Statement statement={statement} />
            </span>
          </li>
        ))}
      </ul>
    </ListFrame>
  )
}
