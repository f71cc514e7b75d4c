import { useQuery } from '@apollo/client/react'

import { MeasureEffectDocument, type MeasureEffectQuery } from '../graphql.generated.ts'
import { FigureTable, type FigureColumn } from '../shared/charts/FigureTable.tsx'
import { ForestChart, judgementName, type ForestLine } from '../shared/charts/ForestChart.tsx'
import { MethodDetails } from '../shared/charts/MethodDetails.tsx'
import { SaveChart } from '../shared/charts/SaveChart.tsx'
import { formatChange, formatCount, formatMonth } from '../shared/format.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { Skeleton } from '../shared/ui/Skeleton.tsx'
import { NotComparable } from './NotComparable.tsx'
import { meaningOfSide, nameOf, type Across } from './places.ts'

type Effect = MeasureEffectQuery['effect']

const title = 'Against other areas'

/** How differently the places went on from areas without a pilot: all together, and each by itself. */
export function EffectsCard({ measure, places, choice }: Across) {
  const { before, since, ids, controls, word } = places
  const variables = { measure: measure.id, treated: ids, controls, before, after: since }
  const isPossible = ids.length > 1 && (controls === null || controls.length > 1)
  const { data, error, refetch } = useQuery(MeasureEffectDocument, { variables, skip: !isPossible })
  if (!isPossible)
    return (
      <NotComparable title={title} choice={choice}>
        {ids.length < 2
          ? `One ${word} reports this measure: with one, chance and effect cannot be told apart.`
          : 'No area without a pilot is assigned to compare this measure with. What a pilot agreed to for a measure can name one that reports it too.'}
      </NotComparable>
    )
  if (!data) return error ? <FailurePanel error={error} retry={() => void refetch()} /> : <Skeleton rows={8} />
  const { effect } = data
  const rows = readRows(effect, measure, word)
  const [whole, ...lines] = rows
  return (
    <QuerySource document={MeasureEffectDocument} variables={variables}>
      <Card
        title={title}
        note={`${formatCount(effect.treatedUnits, word)}, ${formatCount(effect.controlUnits, 'area')} to compare with`}
        query={['effect']}
        actions={choice}
        footer={<MethodDetails method={effect.method} />}
      >
        <div className="cb">
          <p className="answer">{effect.sentence}</p>
          <p className="sm mut">{effect.preTrend?.sentence}</p>
          {whole && <ForestChart whole={whole} lines={lines} name={effect.sentence} write={writerFor(effect, measure.unit)} />}
          <p className="sm mut">
            The change from {formatMonth(before.from)} to {formatMonth(before.to)} against {formatMonth(since.from)} to {formatMonth(since.to)}, less
            that of the areas compared with. The interval of a single place rests on how those areas differ among themselves.
          </p>
          <SaveChart file={`${measure.code}-effects`} method={effect.method} />
        </div>
        <FigureTable
          caption={`${measure.title}: effects`}
          heading="Place"
          rows={rows}
          columns={columnsFor(writerFor(effect, measure.unit))}
          file={`${measure.code}-effects`}
          method={effect.method}
        />
      </Card>
    </QuerySource>
  )
}

function readRows({ estimate, lower, upper, places }: Effect, { direction }: Across['measure'], word: string): ForestLine[] {
  const toLine = (name: string, found: { estimate: number; lower: number; upper: number }): ForestLine => ({
    ...found,
    name,
    meaning: found.lower <= 0 && found.upper >= 0 ? 'common' : meaningOfSide(found.estimate > 0, direction),
  })
  if (estimate === null || lower === null || upper === null) return []
  return [toLine(`All ${word}s together`, { estimate, lower, upper }), ...places.map((each) => toLine(nameOf(each.place), each))]
}

const writerFor =
  ({ scale }: Effect, unit: string) =>
  (value: number): string =>
    `${formatChange(value)}${scale === 'PERCENT_CHANGE' ? '%' : unit === '%' ? ' points' : ''}`

const columnsFor = (write: (value: number) => string): FigureColumn<ForestLine>[] => [
  { heading: 'Effect', read: ({ estimate }) => write(estimate), write: ({ estimate }) => estimate },
  { heading: 'From', read: ({ lower }) => write(lower), write: ({ lower }) => lower },
  { heading: 'To', read: ({ upper }) => write(upper), write: ({ upper }) => upper },
  { heading: 'Judgement', read: ({ meaning }) => judgementName[meaning] },
]
