import { useQuery } from '@apollo/client/react'

import { PilotControlChartDocument, type ChartKind, type PilotControlChartQuery } from '../graphql.generated.ts'
import { FigureTable, type FigureColumn } from '../shared/charts/FigureTable.tsx'
import { MethodDetails } from '../shared/charts/MethodDetails.tsx'
import { SaveChart } from '../shared/charts/SaveChart.tsx'
import { formatMonth, formatNumber } from '../shared/format.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Choice } from '../shared/ui/Choice.tsx'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { useChoice } from '../shared/ui/params.ts'
import { Skeleton } from '../shared/ui/Skeleton.tsx'
import { observationStatusName } from '../shared/words.ts'
import { ControlLines } from './ControlLines.tsx'

export type Charted = PilotControlChartQuery['controlChart']

const kinds: Record<string, ChartKind> = { p: 'P', pp: 'P_PRIME', u: 'U', up: 'U_PRIME', c: 'C', run: 'RUN' }
const labels: Record<ChartKind, string> = { P: 'p', P_PRIME: 'p′', U: 'u', U_PRIME: 'u′', C: 'c', RUN: 'Run chart' }

/** The same figures as a chart for counts, whose limits allow for the size of each denominator, or as a run chart. */
export function ControlChartCard({
  subject,
  measure,
  until,
}: {
  subject: string
  measure: { id: string; code: string; unit: string; denominator: string | null; multiplier: number }
  until: string | null
}) {
  const suited = measure.denominator === null ? ['run', 'c'] : measure.multiplier <= 100 ? ['run', 'p', 'pp'] : ['run', 'u', 'up']
  const chosen = useChoice('counts', ['none', ...suited])
  const kind = kinds[chosen] ?? 'RUN'
  const variables = { subject, measure: measure.id, kind, until }
  const { data, error, refetch } = useQuery(PilotControlChartDocument, { variables, skip: chosen === 'none' })
  const options = [{ value: 'none', label: 'None' }, ...suited.map((value) => ({ value, label: labels[kinds[value] ?? 'RUN'] }))]
  const choice = <Choice name="Which chart" param="counts" options={options} chosen={chosen} />
  const title = 'Other charts'
  if (chosen === 'none')
    return (
      <Card title={title} actions={choice}>
        <p className="cb mut">{introduction(measure)}</p>
      </Card>
    )
  if (!data)
    return (
      <Card title={title} actions={choice}>
        {error ? <FailurePanel error={error} retry={() => void refetch()} /> : <Skeleton rows={6} />}
      </Card>
    )
  const chart = data.controlChart
  return (
    <QuerySource document={PilotControlChartDocument} variables={variables}>
      <Card
        title={title}
        note="limits by the size of each period, or none"
        query={['controlChart']}
        actions={choice}
        footer={<MethodDetails method={chart.method} />}
      >
        <div className="cb">
          <p className="answer">{chart.sentence}</p>
          {chart.points.length > 0 && <ControlLines chart={chart} />}
          {chart.points.length > 0 && <SaveChart file={`${measure.code}-${chosen}`} method={chart.method} />}
        </div>
        <details className="cb">
          <summary>The figures as a table</summary>
          <FigureTable
            caption={`${labels[kind]}: values and limits`}
            heading="Month"
            rows={chart.points.map((point) => ({ ...point, name: formatMonth(point.observation.periodStart) }))}
            columns={kind === 'RUN' ? columns.slice(0, 1) : columns}
            file={`${measure.code}-${chosen}`}
            method={chart.method}
          />
        </details>
      </Card>
    </QuerySource>
  )
}

const introduction = ({ denominator }: { denominator: string | null }): string =>
  denominator === null
    ? 'The same figures as a run chart, which needs no limits, or as a c chart, where every month has the same opportunity.'
    : 'The same figures as a run chart, which needs no limits, or with limits that allow for the size of each month.'

const figure = (value: number | null): string => (value === null ? '–' : formatNumber(value, 2))
const columns: FigureColumn<Charted['points'][number] & { name: string }>[] = [
  {
    heading: 'Value',
    read: ({ value, observation }) => (value === null ? observationStatusName[observation.status] : figure(value)),
    write: ({ value }) => value,
  },
  { heading: 'Lower limit', read: ({ lowerLimit }) => figure(lowerLimit), write: ({ lowerLimit }) => lowerLimit },
  { heading: 'Upper limit', read: ({ upperLimit }) => figure(upperLimit), write: ({ upperLimit }) => upperLimit },
  { heading: 'Outside', read: ({ isOutside }) => (isOutside ? 'yes' : 'no') },
]
