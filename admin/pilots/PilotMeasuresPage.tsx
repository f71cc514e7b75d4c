import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'

import { PilotMeasuresDocument, type Agreement_MeasureFragment } from '../graphql.generated.ts'
import { formatMonth, formatNumber, formatPeriod, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useAnswersFor } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Empty } from '../shared/ui/Empty.tsx'
import { Icon } from '../shared/ui/Icon.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { frequencyName } from '../shared/words.ts'
import { AgreementDialog, AssignDialog } from './AgreementDialog.tsx'

type Own = Agreement_MeasureFragment

/** What a pilot reports by, where each began, where it means to get, and who answers for it. */
export function PilotMeasuresPage() {
  const { slug = '' } = useParams()
  const variables = { slug }
  const { data, error, refetch } = useQuery(PilotMeasuresDocument, { variables, fetchPolicy: 'cache-and-network' })
  const [open, setOpen] = useState<'new' | string | null>(null)
  const mayAssign = useAnswersFor(data?.pilot?.id)
  const close = () => setOpen(null)
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ pilot, choices }) => {
        if (!pilot) return <NotFound what="pilot" />
        const free = choices.nodes.filter(
          (choice) =>
            !choice.retiredOn && (!choice.pilot || choice.pilot.id === pilot.id) && !pilot.measures.some(({ measure }) => measure.id === choice.id),
        )
        const chosen = pilot.measures.find(({ id }) => id === open)
        return (
          <QuerySource document={PilotMeasuresDocument} variables={variables}>
            <PageHead
              title={`Measures of ${pilot.shortName}`}
              lead="Where each began, where it is to get, and who answers for it"
              crumbs={[
                { name: 'Pilots', to: paths.pilots },
                { name: pilot.shortName, to: paths.pilot(slug) },
              ]}
              actions={
                mayAssign && (
                  <>
                    <Link className="btn" to={paths.newMeasure(slug)}>
                      Define a local measure
                    </Link>
                    <button className="btn p" type="button" aria-haspopup="dialog" onClick={() => setOpen('new')} disabled={free.length === 0}>
                      <Icon name="plus" />
                      Add a measure
                    </button>
                  </>
                )
              }
            />
            <div className="body wrap-page grid">
              <Card title="What it reports by" note={String(pilot.measures.length)} query={['pilot.measures']}>
                {pilot.measures.length > 0 ? (
                  <DataTable caption="What it reports by" columns={columns(slug, mayAssign, setOpen)} rows={pilot.measures} rowKey={({ id }) => id} />
                ) : (
                  <Empty icon="chart" title="It reports by no measure yet" />
                )}
              </Card>
            </div>
            {open === 'new' && <AssignDialog pilot={pilot} choices={free} close={close} />}
            {chosen && <AgreementDialog key={chosen.version} own={chosen} close={close} />}
          </QuerySource>
        )
      }}
    </Loaded>
  )
}

const columns = (slug: string, mayAssign: boolean, change: (id: string) => void): readonly Column<Own>[] => [
  {
    name: 'Measure',
    cell: ({ measure, illustrative }) => (
      <>
        <Link to={paths.pilotMeasure(slug, measure.code)}>{measure.title}</Link> <IllustrativeTag when={illustrative} />
        <span className="second">
          {measure.scope === 'LOCAL' ? 'local' : 'national'} · {measure.unit}
        </span>
      </>
    ),
  },
  {
    name: 'Baseline',
    number: true,
    cell: ({ baseline, baselineFrom, baselineTo }) => (
      <>
        {baseline === null ? 'none' : formatNumber(baseline)}
        {baselineFrom && <span className="second">{formatPeriod(baselineFrom, baselineTo, formatMonth)}</span>}
      </>
    ),
  },
  {
    name: 'Targets',
    number: true,
    cell: ({ target, targets }) => (
      <>
        {target === null ? 'none' : formatNumber(target)}
        {targets.length > 0 && (
          <span className="second">{targets.map(({ by, value }) => `${formatNumber(value)} by ${formatShortDay(by)}`).join(', ')}</span>
        )}
      </>
    ),
  },
  { name: 'Reported', cell: ({ frequency, measure }) => frequencyName[frequency ?? measure.frequency] },
  { name: 'Answers for it', cell: ({ responsible }) => responsible ?? <span className="mut">nobody named</span> },
  {
    name: 'Time',
    cell: ({ id, startsOn, endsOn, measure }) => (
      <span className="row tight wrap">
        {startsOn || endsOn ? formatPeriod(startsOn, endsOn, formatShortDay) : 'the whole pilot'}
        {mayAssign && (
          <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => change(id)}>
            Change<span className="sr"> what was agreed for {measure.title}</span>
          </button>
        )}
      </span>
    ),
  },
]
