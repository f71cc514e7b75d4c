import { useMutation } from '@apollo/client/react'
import { Link } from 'react-router'

import { RecordAgreementReportDocument } from '../graphql.generated.ts'
import { formatCount, formatPeriod, formatPounds, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { useProgramme } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Square } from '../shared/ui/Square.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { organisationKindName } from '../shared/words.ts'
import type { Agreement } from './AgreementPage.tsx'
import { reportStatusName } from './words.ts'

type Party = Agreement['parties'][number]

const parties: readonly Column<Party>[] = [
  {
    name: 'Party',
    cell: ({ organisation: { id, name, kind } }) => (
      <span className="row">
        <Square name={name} kind={kind} />
        <span>
          <Link to={paths.organisation(id)}>{name}</Link>
          <span className="second">{organisationKindName[kind]}</span>
        </span>
      </span>
    ),
  },
  {
    name: 'Contribution',
    number: true,
    cell: ({ contributionPence }) => (contributionPence === null ? <span className="mut">none agreed</span> : formatPounds(contributionPence)),
  },
]

/** Who has agreed, and what each brings in. */
export function PartiesCard({ agreement: { id, parties: all, availableActions } }: { agreement: Agreement }) {
  if (all.length === 0) {
    const mayEnter = availableActions.some(({ name, allowed }) => name === 'updateAgreement' && allowed)
    return (
      <Card title="Parties" query={['agreement.parties']}>
        <Empty
          icon="people"
          title="No parties are recorded"
          actions={
            mayEnter && (
              <Link className="btn" to={paths.editAgreement(id)}>
                Enter the parties
              </Link>
            )
          }
        >
          Who has agreed, what each brings in and who signs for it stand here.
        </Empty>
      </Card>
    )
  }
  const total = all.reduce((sum, { contributionPence }) => sum + Number(contributionPence ?? 0), 0)
  return (
    <Card
      title="Parties"
      note={total > 0 ? `${formatPounds(String(total))} together` : formatCount(all.length, 'party', 'parties')}
      query={['agreement.parties']}
    >
      <DataTable caption="Parties" columns={parties} rows={all} rowKey={({ id }) => id} />
    </Card>
  )
}

/** What is agreed, in the words of the agreement. */
export function TermsCard({ agreement: { terms, clauses, checks } }: { agreement: Agreement }) {
  if (!terms && clauses.length === 0) return null
  const point = (letter: string) => checks.find((check) => check.letter === letter)?.what
  return (
    <Card title="What is agreed" query={['agreement.terms', 'agreement.clauses']}>
      <div className="cb stack">
        {terms && <p className="said">{terms}</p>}
        {clauses.map(({ id, letter, text }) => (
          <div key={id}>
            <h3 className="second">
              ({letter}) {point(letter)}
            </h3>
            <p className="said">{text}</p>
          </div>
        ))}
      </div>
    </Card>
  )
}

const reportTone = { NOT_DUE: 'grey', DUE: 'blue', OVERDUE: 'red', RECEIVED: 'green' } as const

/** The calendar of the reports under it. */
export function ReportsCard({ agreement: { reports, availableActions } }: { agreement: Agreement }) {
  const [record, { loading }] = useMutation(RecordAgreementReportDocument)
  const today = useProgramme()?.today
  if (reports.length === 0) return null
  const mayRecord = availableActions.some(({ name, allowed }) => name === 'updateAgreement' && allowed)
  return (
    <Card title="Reports" query={['agreement.reports']}>
      <ul className="things">
        {reports.map(({ id, kind, status, periodStart, periodEnd, dueOn, receivedOn }) => (
          <li key={id}>
            <span className="grow">
              <b>{kind === 'ANNUAL' ? 'Annual' : 'Quarterly'}</b> {formatPeriod(periodStart, periodEnd, formatShortDay)}
              <span className="second">{receivedOn ? `came in on ${formatShortDay(receivedOn)}` : `due by ${formatShortDay(dueOn)}`}</span>
            </span>
            <Tag tone={reportTone[status]}>{reportStatusName[status]}</Tag>
            {mayRecord && today && (status === 'DUE' || status === 'OVERDUE') && (
              <button
                className="btn s"
                type="button"
                disabled={loading}
                onClick={() => void record({ variables: { input: { id, receivedOn: today } } })}
              >
                Came in<span className="sr">: the report due by {formatShortDay(dueOn)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What was signed before it was varied. */
export function EditionsCard({ agreement: { editions } }: { agreement: Agreement }) {
  if (editions.length === 0) return null
  return (
    <Card title="Earlier editions" query={['agreement.editions']}>
      <ul className="things">
        {editions.map(({ id, number, signedOn, replacedOn, content }) => (
          <li key={id}>
            <span>
              <b>Edition {number}</b>
              <span className="second">
                signed on {formatShortDay(signedOn)}, until {formatShortDay(replacedOn)}
              </span>
              <details>
                <summary>What it said</summary>
                <pre className="code" tabIndex={0}>
                  {JSON.stringify(content, null, 2)}
                </pre>
              </details>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
