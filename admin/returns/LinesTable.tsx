import { formatValue } from '../shared/charts/readSeries.ts'
import { formatNumber } from '../shared/format.ts'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { observationStatusName } from '../shared/words.ts'
import type { Line } from './entry.ts'

type Figure = { value: number | null; numerator: number | null; denominator: number | null; status: keyof typeof observationStatusName }

/** The figures of a return as they stand, what they were when it was last accepted beside them. */
export const LinesTable = ({ lines, wasAccepted }: { lines: readonly Line[]; wasAccepted: boolean }) => (
  <DataTable
    caption="Figures"
    columns={wasAccepted ? columns : columns.filter(({ name }) => name !== 'When last accepted')}
    rows={lines}
    rowKey={({ measure }) => measure.id}
  />
)

const columns: readonly Column<Line>[] = [
  { name: 'Measure', cell: ({ measure }) => measure.title },
  {
    name: 'Before',
    number: true,
    cell: ({ previous, measure }) => (previous?.value == null ? '–' : formatValue(previous.value, unit(measure), measure.decimals)),
  },
  {
    name: 'When last accepted',
    number: true,
    cell: ({ accepted, measure, isChanged }) => (isChanged ? <del>{written(accepted, measure)}</del> : written(accepted, measure)),
  },
  {
    name: 'Now',
    number: true,
    cell: ({ observation, measure, isChanged }) => (isChanged ? <ins>{written(observation, measure)}</ins> : written(observation, measure)),
  },
  {
    name: 'Notes and questions',
    cell: ({ observation, warnings }) => (
      <>
        {observation?.note}
        {warnings.map(({ kind, sentence }) => (
          <span key={kind} className="second">
            {sentence}
          </span>
        ))}
      </>
    ),
  },
]

const unit = (measure: Line['measure']) => (measure.unit === '%' ? '%' : '')

function written(figure: Figure | null, measure: Line['measure']) {
  if (!figure) return 'nothing'
  if (figure.value === null) return observationStatusName[figure.status]
  return (
    <>
      {formatValue(figure.value, unit(measure), measure.decimals)}
      {figure.numerator !== null && figure.denominator !== null && (
        <span className="second">
          {formatNumber(figure.numerator)} of {formatNumber(figure.denominator)}
        </span>
      )}
    </>
  )
}
