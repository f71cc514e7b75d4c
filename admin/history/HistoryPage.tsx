import { useQuery } from '@apollo/client/react'
import { useSearchParams } from 'react-router'

import { HistoryDocument, type AuditFilter, type HistoryQueryVariables } from '../graphql.generated.ts'
import { formatCount, formatDay } from '../shared/format.ts'
import { Entry } from '../shared/history/Entry.tsx'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { ListFrame } from '../shared/ui/ListFrame.tsx'
import { FilterChips } from '../shared/ui/ListHead.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { HistoryFilters } from './HistoryFilters.tsx'

/** What happened across the programme: who, what, when and why, with what it was before and after. */
export function HistoryPage() {
  const [params] = useSearchParams()
  const [who, what, from, to] = ['who', 'what', 'from', 'to'].map((name) => params.get(name) ?? '')
  const day = (text: string | undefined) => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null)
  const filter: AuditFilter = {
    ...(who && { actor: { contains: who } }),
    ...(what && { action: { contains: what } }),
    ...((day(from) || day(to)) && { at: { ...(day(from) && { gte: `${from}T00:00:00Z` }), ...(day(to) && { lte: `${to}T23:59:59Z` }) } }),
  }
  const variables: HistoryQueryVariables = { ...usePage(), filter }
  const { data, previousData, error, loading, refetch } = useQuery(HistoryDocument, { variables })
  const chips = [
    { param: 'who', value: who, label: `Who: ${who}` },
    { param: 'what', value: what, label: `What: ${what}` },
    { param: 'from', value: day(from), label: `From ${day(from) && formatDay(from ?? '')}` },
    { param: 'to', value: day(to), label: `To ${day(to) && formatDay(to ?? '')}` },
  ].flatMap(({ value, ...chip }) => (value ? [{ ...chip, value }] : []))
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ auditEntries }) => (
        <QuerySource document={HistoryDocument} variables={variables}>
          <PageHead title="History" lead="Nothing is lost: every change with who made it, when and why" />
          <ListFrame
            busy={loading}
            search={<HistoryFilters />}
            count={formatCount(auditEntries.totalCount, 'entry', 'entries')}
            chips={<FilterChips filters={chips} />}
            query={<OpenAsQuery paths={['auditEntries']} name="History" />}
            isEmpty={auditEntries.nodes.length === 0}
            things="entries"
            pager={<Pager page={auditEntries.pageInfo} shown={auditEntries.nodes.length} total={auditEntries.totalCount} things="entries" />}
          >
            <div className="cb">
              <ol className="hist">
                {auditEntries.nodes.map((entry) => (
                  <Entry key={entry.id} entry={entry} />
                ))}
              </ol>
            </div>
          </ListFrame>
        </QuerySource>
      )}
    </Loaded>
  )
}
