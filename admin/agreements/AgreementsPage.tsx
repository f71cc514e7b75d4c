import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'

import { AgreementRowsDocument, AgreementsDocument, type AgreementsQuery, type AgreementsQueryVariables } from '../graphql.generated.ts'
import { formatCount, formatPeriod, formatPounds, formatShortDay } from '../shared/format.ts'
import { ListTools, useShownColumns } from '../shared/list/ListTools.tsx'
import { Views } from '../shared/list/Views.tsx'
import { paths } from '../shared/paths.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useAtLeast } from '../shared/session/Session.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Facet } from '../shared/ui/Facet.tsx'
import { ListFrame } from '../shared/ui/ListFrame.tsx'
import { FilterChips, ListSearch } from '../shared/ui/ListHead.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { useChoice } from '../shared/ui/params.ts'
import { AgreementTag, IllustrativeTag } from '../shared/ui/Tag.tsx'
import { agreementKindName, agreementStatusName } from '../shared/words.ts'
import { useAgreementFilter } from './filter.ts'

type Row = AgreementsQuery['agreements']['nodes'][number]

const nothing = <span className="mut">not said</span>

const columns: readonly Column<Row>[] = [
  {
    name: 'Agreement',
    sort: 'title',
    cell: ({ id, title, kind, illustrative }) => (
      <>
        <Link to={paths.agreement(id)}>{title}</Link> <IllustrativeTag when={illustrative} />
        <span className="second">{agreementKindName[kind]}</span>
      </>
    ),
  },
  { name: 'Partnership', cell: ({ partnership }) => <Link to={paths.partnership(partnership.id)}>{partnership.name}</Link> },
  {
    name: 'Term',
    sort: 'start',
    cell: ({ startsOn, endsOn }) => (startsOn || endsOn ? formatPeriod(startsOn, endsOn, formatShortDay) : nothing),
  },
  { name: 'Review by', sort: 'review', cell: ({ reviewOn }) => (reviewOn ? <span className="nw">{formatShortDay(reviewOn)}</span> : nothing) },
  { name: 'Paid in', cell: ({ parties }) => <span className="num">{paidIn(parties)}</span> },
  { name: 'Signed', cell: ({ signatories }) => signedBy(signatories) },
  { name: 'Status', cell: ({ status }) => <AgreementTag status={status} /> },
]
const sorts = { title: 'TITLE', start: 'STARTS_ON', review: 'REVIEW_ON' } as const

const usual = [
  { name: 'Being prepared', query: 'status=DRAFT&status=IN_NEGOTIATION' },
  { name: 'To be signed', query: 'status=AWAITING_SIGNATURES' },
  { name: 'In force, by review', query: 'sort=review&status=IN_FORCE' },
]

/** The agreements of all partnerships: filtered, ordered by what comes next, and taken along as a file. */
export function AgreementsPage() {
  const mayChange = useAtLeast('PILOT_LEAD')
  const sort = useChoice('sort', ['title', '-title', 'start', '-start', 'review', '-review'])
  const { filter, chosen, counts } = useAgreementFilter()
  const orderBy: AgreementsQueryVariables['orderBy'] = [
    { field: sorts[sort.replace('-', '') as keyof typeof sorts], direction: sort.startsWith('-') ? 'DESC' : 'ASC' },
  ]
  const variables: AgreementsQueryVariables = { ...usePage(), filter, orderBy }
  const { data, previousData, error, loading, refetch } = useQuery(AgreementsDocument, { variables, fetchPolicy: 'cache-and-network' })
  const shown = useShownColumns(columns)
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ agreements }) => (
        <QuerySource document={AgreementsDocument} variables={variables}>
          <PageHead
            title="Agreements"
            lead="What partnerships have agreed: until when, for how much, and who has signed"
            crumbs={[{ name: 'Partnerships', to: paths.partnerships }]}
          >
            <Views list="AGREEMENTS" usual={usual} />
          </PageHead>
          <ListFrame
            busy={loading}
            filters={
              <>
                <Facet title="Status" param="status" words={agreementStatusName} counts={counts?.status} />
                <Facet title="Kind" param="kind" words={agreementKindName} counts={counts?.kind} />
              </>
            }
            search={<ListSearch label="Search by title, partnership or party" />}
            count={formatCount(agreements.totalCount, 'agreement')}
            chips={
              <FilterChips
                filters={[
                  ...chosen.statuses.map((value) => ({ param: 'status', value, label: agreementStatusName[value] })),
                  ...chosen.kinds.map((value) => ({ param: 'kind', value, label: agreementKindName[value] })),
                ]}
              />
            }
            query={
              <>
                <ListTools columns={columns} document={AgreementRowsDocument} variables={{ filter, orderBy }} />
                <OpenAsQuery paths={['agreements']} name="Agreements" />
              </>
            }
            isEmpty={agreements.nodes.length === 0}
            things="agreements"
            pager={<Pager page={agreements.pageInfo} shown={agreements.nodes.length} total={agreements.totalCount} things="agreements" />}
          >
            <DataTable
              caption="Agreements"
              columns={shown}
              rows={agreements.nodes}
              rowKey={({ id }) => id}
              rowName={({ title }) => title}
              editAt={mayChange ? ({ id }) => paths.editAgreement(id) : undefined}
              sorted={sort}
            />
          </ListFrame>
        </QuerySource>
      )}
    </Loaded>
  )
}

// What is agreed of it so far; nothing where no party says an amount.
function paidIn(parties: Row['parties']) {
  const amounts = parties.flatMap(({ contributionPence }) => (contributionPence === null ? [] : Number(contributionPence)))
  return amounts.length === 0 ? <span className="mut nw">none</span> : formatPounds(String(amounts.reduce((sum, amount) => sum + amount, 0)))
}

function signedBy(signatories: Row['signatories']) {
  if (signatories.length === 0) return <span className="mut nw">nobody</span>
  return `${signatories.filter(({ hasSigned }) => hasSigned).length} of ${signatories.length}`
}
