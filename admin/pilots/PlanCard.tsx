import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import { PlanCard_PilotFragmentDoc, type PlanCard_PilotFragment } from '../graphql.generated.ts'
import { formatShortDay } from '../shared/format.ts'
import { useProgramme } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { IllustrativeTag, MilestoneTag } from '../shared/ui/Tag.tsx'
import { Timeline } from './Timeline.tsx'

type Row = PlanCard_PilotFragment['milestones'][number]

const columns: readonly Column<Row>[] = [
  {
    name: 'Milestone',
    cell: ({ title, note, illustrative }) => (
      <>
        {title} <IllustrativeTag when={illustrative} />
        {note && <span className="second">{note}</span>}
      </>
    ),
  },
  { name: 'Due', cell: ({ dueOn }) => <span className="nw">{formatShortDay(dueOn)}</span> },
  { name: 'Met', cell: ({ metOn }) => (metOn ? <span className="nw">{formatShortDay(metOn)}</span> : 'not yet') },
  { name: 'Status', cell: ({ status }) => <MilestoneTag status={status} /> },
]

/** The two tracks of the pilot against today, with its milestones where it has any. */
export function PlanCard({ pilot }: { pilot: FragmentType<PlanCard_PilotFragment> }) {
  const { data, complete } = useFragment({ fragment: PlanCard_PilotFragmentDoc, from: pilot })
  const today = useProgramme()?.today
  if (!complete) return null
  const { delivery, evaluation } = data
  const milestones = data.milestones.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1))
  const met = milestones.filter(({ status }) => status.startsWith('MET')).length
  return (
    <Card
      title={milestones.length > 0 ? 'Plan and milestones' : 'The two tracks'}
      note={milestones.length > 0 && `${met} of ${milestones.length} milestones met`}
      query={['pilot.delivery', 'pilot.evaluation', 'pilot.milestones']}
    >
      <Timeline
        tracks={[
          { name: 'Delivery', ...delivery },
          { name: 'Evaluation', ...evaluation },
        ]}
        milestones={milestones}
        today={today}
      />
      {milestones.length > 0 && <DataTable caption="Milestones" columns={columns} rows={milestones} rowKey={({ id }) => id} />}
    </Card>
  )
}
