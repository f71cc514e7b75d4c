import type { MeasureQuery } from '../graphql.generated.ts'
import { TimeLine } from '../shared/charts/TimeLine.tsx'
import { formatValue } from '../shared/charts/readSeries.ts'
import { formatMonth } from '../shared/format.ts'
import { Card } from '../shared/ui/Card.tsx'
import { figureOf, keyOf, type Group } from './groups.ts'

/** England by month: the sum over every commissioner that reported. */
export function EnglandCard({ measure, months }: { measure: NonNullable<MeasureQuery['measure']>; months: readonly Group[] }) {
  const points = months.flatMap((group) => {
    const day = keyOf(group, 'MONTH')?.value
    const value = figureOf(group, measure)
    return day && value !== null ? [{ day: day.slice(0, 10), value }] : []
  })
  points.sort((one, other) => (one.day < other.day ? -1 : 1))
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  const sentence = `${measure.title} in England: ${formatValue(first.value, measure.unit)} in ${formatMonth(first.day)}, ${formatValue(last.value, measure.unit)} in ${formatMonth(last.day)}.`
  return (
    <Card title="England, month by month" note="every commissioner that reported, together" query={['months']}>
      <div className="cb">
        <p className="answer">{sentence}</p>
        <TimeLine points={points} name={sentence} unit={measure.unit} />
      </div>
    </Card>
  )
}
