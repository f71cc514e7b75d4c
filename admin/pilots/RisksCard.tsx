import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { RisksCard_PilotFragmentDoc, type RisksCard_PilotFragment } from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { IllustrativeTag, RiskTag } from '../shared/ui/Tag.tsx'

type Row = RisksCard_PilotFragment['risks'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'Risk and response',
    cell: ({ title, response, illustrative, challenge }) => (
      <>
        <b>{title}</b> <IllustrativeTag when={illustrative} />
        <span className="second">{response ?? challenge?.title}</span>
      </>
    ),
  },
  { name: 'Chance × impact', number: true, cell: ({ likelihood, impact, score }) => `${likelihood} × ${impact} = ${score}` },
  { name: 'Owner', cell: ({ owner }) => owner ?? 'nobody named' },
  { name: 'Status', cell: ({ status }) => <RiskTag status={status} /> },
]

/** The pilot's risks, the gravest first. */
export function RisksCard({ pilot }: { pilot: FragmentType<RisksCard_PilotFragment> }) {
  const { data, complete } = useFragment({ fragment: RisksCard_PilotFragmentDoc, from: pilot })
  if (!complete || data.risks.length === 0) return null
  const open = data.risks.filter(({ status }) => status !== 'CLOSED').length
  return (
    <Card title="Risks" note={`${open} of ${data.risks.length} open`} query={['pilot.risks']}>
      <DataTable caption="Risks" columns={columns} rows={data.risks.toSorted((one, other) => other.score - one.score)} rowKey={({ id }) => id} />
    </Card>
  )
}
