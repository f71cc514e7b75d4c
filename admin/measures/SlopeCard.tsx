import { useQuery } from '@apollo/client/react'

import { MeasureSlopeDocument, type MeasureSlopeQuery } from '../graphql.generated.ts'
import { FigureTable, type FigureColumn } from '../shared/charts/FigureTable.tsx'
import { meaningName } from '../shared/charts/meaning.ts'
import { formatValue } from '../shared/charts/readSeries.ts'
import { SaveChart } from '../shared/charts/SaveChart.tsx'
import { Slope, type SlopeLine } from '../shared/charts/Slope.tsx'
import { formatChange, formatCount, formatShortMonth } from '../shared/format.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { Skeleton } from '../shared/ui/Skeleton.tsx'
import { NotComparable } from './NotComparable.tsx'
import type { Across, Places } from './places.ts'

const title = 'The year before the pilots, and now'
// More lines than this cannot be told apart; all of them stand in the table.
const MOST = 8

/** Where each place stood in the year before the pilots and where it stands: sum over sum, or the mean of a month. */
export function SlopeCard({ measure, places, choice }: Across) {
  const { before, now, ids, kind, word } = places
  const variables = {
    code: measure.code,
    places: ids,
    by: kind,
    beforeFrom: before.from,
    beforeTo: before.to,
    nowFrom: now.from,
    nowTo: now.to,
  }
  const { data, error, refetch } = useQuery(MeasureSlopeDocument, { variables })
  if (!data) return error ? <FailurePanel error={error} retry={() => void refetch()} /> : <Skeleton rows={8} />
  const rows = readRows(data, measure, places)
  if (rows.length === 0)
    return (
      <NotComparable title={title} choice={choice}>
        Nobody has figures both of the year before the pilots and of the time since.
      </NotComparable>
    )
  const drawn = rows.toSorted((one, other) => Math.abs(share(other)) - Math.abs(share(one))).slice(0, MOST)
  const heads = [
    `${formatShortMonth(before.from)} to ${formatShortMonth(before.to)}`,
    `${formatShortMonth(now.from)} to ${formatShortMonth(now.to)}`,
  ] as const
  const [higher, lower] = [rows.filter((row) => row.now > row.before).length, rows.filter((row) => row.now < row.before).length]
  const sentence = `${measure.title}: of ${formatCount(rows.length, word)} ${higher} stand higher than in the year before and ${lower} lower.`
  return (
    <QuerySource document={MeasureSlopeDocument} variables={variables}>
      <Card title={title} note={measure.denominator ? 'sum over sum' : 'mean of a month'} query={['before', 'now']} actions={choice}>
        <div className="cb">
          <p className="answer">{sentence}</p>
          <Slope lines={drawn} heads={heads} name={sentence} />
          <p className="sm mut">
            {rows.length > MOST && `The ${MOST} that changed most, either way; the table has all. `}
            {kind === 'PILOT' && 'Coloured where a pilot’s latest month is more than chance by its own chart. '}
            Two stretches of time laid side by side describe a change and say nothing of its cause.
          </p>
          <SaveChart file={`${measure.code}-before-and-now`} method={methodOf(measure.denominator, heads)} />
        </div>
        <FigureTable
          caption={`${measure.title}: before and now`}
          heading="Place"
          rows={rows}
          columns={columnsFor(measure.unit, heads)}
          file={`${measure.code}-before-and-now`}
          method={methodOf(measure.denominator, heads)}
        />
      </Card>
    </QuerySource>
  )
}

const share = ({ before, now }: SlopeLine) => (now - before) / (Math.abs(before) || 1)

function readRows({ before, now }: MeasureSlopeQuery, { denominator }: Across['measure'], places: Places): SlopeLine[] {
  const level = ({ rate, sumValue, count }: MeasureSlopeQuery['now'][number]) => (denominator ? rate : sumValue === null ? null : sumValue / count)
  return now.flatMap((group) => {
    const [key] = group.key
    const earlier = before.find((other) => other.key[0]?.value === key?.value)
    const [then, today] = [earlier ? level(earlier) : null, level(group)]
    if (!key || then === null || today === null) return []
    return [{ name: key.label ?? key.value, meaning: 'common' as const, ...places.pilots.get(key.value), before: then, now: today }]
  })
}

const methodOf = (denominator: string | null, heads: readonly [string, string]) => ({
  name: 'Two stretches of time side by side',
  ruleSet: denominator ? 'sum over sum' : 'mean of a month',
  source: 'the observations as they stand',
  settings: [
    { name: 'before', value: heads[0] },
    { name: 'now', value: heads[1] },
  ],
})

const columnsFor = (unit: string, [then, today]: readonly [string, string]): FigureColumn<SlopeLine>[] => {
  const of = (value: number) => formatValue(value, unit === '%' ? '%' : '')
  return [
    { heading: then, read: ({ before }) => of(before), write: ({ before }) => before },
    { heading: today, read: ({ now }) => of(now), write: ({ now }) => now },
    {
      heading: 'Change',
      read: ({ before, now }) => formatChange(now - before, 2),
      write: ({ before, now }) => now - before,
    },
    { heading: 'Latest month', read: ({ meaning }) => meaningName[meaning] },
  ]
}
