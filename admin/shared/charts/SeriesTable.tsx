import { formatMonth, formatNumber } from '../format.ts'
import { Icon } from '../ui/Icon.tsx'
import { ScrollRegion } from '../ui/ScrollRegion.tsx'
import { observationStatusName, signalName } from '../words.ts'
import { meaningName, meaningOf } from './meaning.ts'
import { formatValue, type ChartSeries } from './readSeries.ts'
import { receiptOf, type ChartMethod } from './receipt.ts'
import { saveCsv } from './saveCsv.ts'

/** The same values as the chart, newest first, and a way to take them away. */
export function SeriesTable({
  series,
  name,
  file,
  method,
  act,
}: {
  series: ChartSeries
  name: string
  file: string
  method: ChartMethod
  /** What can be done with the value of a period. */
  act?: (periodStart: string) => React.ReactNode
}) {
  const { points, segments, direction, unit } = series
  const rows = points.map((point, index) => ({
    ...point,
    meaning: meaningName[meaningOf(points, index, segments, direction)],
    why: point.signals.map((signal) => signalName[signal]).join(', '),
    segment: segments[point.segment],
  }))
  const save = () =>
    saveCsv(
      file,
      ['month', 'value', 'unit', 'mean', 'lower limit', 'upper limit', 'status', 'signals', 'illustrative'],
      rows.map((row) => [
        row.periodStart,
        row.value,
        unit,
        row.segment?.centreLine,
        row.segment?.lowerLimit,
        row.segment?.upperLimit,
        observationStatusName[row.status],
        row.why,
        row.illustrative ? 'yes' : 'no',
      ]),
      receiptOf(method),
    )
  return (
    <>
      <ScrollRegion name={name} tall>
        <table className="t compact">
          <caption className="sr">{name}</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col" className="n">
                Value
              </th>
              <th scope="col" className="n">
                Mean
              </th>
              <th scope="col" className="n">
                Limits
              </th>
              <th scope="col">Signal</th>
              {act && (
                <th scope="col">
                  <span className="sr">Change</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.toReversed().map(({ periodStart, value, status, segment, meaning, why }) => (
              <tr key={periodStart}>
                <th scope="row">{formatMonth(periodStart)}</th>
                <td className="n">
                  {value !== null && formatValue(value, unit === '%' ? '%' : '')}{' '}
                  {status !== 'NORMAL' && <span className="mut xs">{observationStatusName[status]}</span>}
                </td>
                <td className="n">{segment?.centreLine == null ? '' : formatNumber(segment.centreLine)}</td>
                <td className="n nw">
                  {segment?.lowerLimit == null || segment.upperLimit === null
                    ? ''
                    : `${formatNumber(segment.lowerLimit)} to ${formatNumber(segment.upperLimit)}`}
                </td>
                <td>{why ? `${meaning}: ${why}` : meaning}</td>
                {act && <td>{act(periodStart)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <button className="btn s" type="button" onClick={save}>
        <Icon name="download" size={18} />
        Download as CSV
      </button>
    </>
  )
}
