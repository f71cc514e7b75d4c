import { lazy, Suspense, useState } from 'react'

import type { PilotMeasureSeriesQuery } from '../graphql.generated.ts'
import { formatCount, formatMonth, formatNumber, formatShortMonth } from '../shared/format.ts'
import { Card } from '../shared/ui/Card.tsx'
import { ScrollRegion } from '../shared/ui/ScrollRegion.tsx'
import { observationStatusName } from '../shared/words.ts'
import { fractionOf } from './correction.ts'

export type Measured = NonNullable<PilotMeasureSeriesQuery['pilot']>['measures'][number]
export type Value = Measured['observations'][number]

const Revisions = lazy(async () => ({ default: (await import('./Revisions.tsx')).Revisions }))
const FEW = 12

/** The values of a series, newest first, with every revision: who put it on record, when and why. */
export function ValuesCard({ measured, edit }: { measured: Measured; edit: ((value: Value) => void) | null }) {
  const [isAll, setIsAll] = useState(false)
  const [open, setOpen] = useState<string | null>(null)
  const { observations, measure } = measured
  const values = observations.toReversed()
  const shown = isAll ? values : values.slice(0, FEW)
  const isRatio = measure.denominator !== null
  if (values.length === 0) return null
  return (
    <Card title="Values and revisions" note={formatCount(values.length, 'value')} query={['pilot.measures.observations']}>
      <ScrollRegion name="Values and revisions">
        <table className="t compact">
          <caption className="sr">{measure.title}: values, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {isRatio && (
                <th scope="col" className="n">
                  Number
                </th>
              )}
              <th scope="col" className="n">
                Value
              </th>
              <th scope="col">
                <span className="sr">Revisions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.flatMap((value) => [
              <tr key={value.periodStart}>
                <th scope="row">
                  {formatShortMonth(value.periodStart)}
                  {value.status !== 'NORMAL' && <span className="second xs">{observationStatusName[value.status]}</span>}
                </th>
                {isRatio && <td className="n nw">{fractionOf(value)}</td>}
                <td className="n">{value.value === null ? '–' : formatNumber(value.value, measure.decimals)}</td>
                <td className="nw">
                  {value.revision > 1 && (
                    <button
                      className="btn s"
                      type="button"
                      aria-expanded={open === value.id}
                      onClick={() => setOpen(open === value.id ? null : value.id)}
                    >
                      rev {value.revision}
                      <span className="sr"> of {formatMonth(value.periodStart)}</span>
                    </button>
                  )}
                  {edit && <EditButton value={value} edit={edit} />}
                </td>
              </tr>,
              ...(open === value.id
                ? [
                    <tr key={`${value.periodStart} revisions`}>
                      <td colSpan={isRatio ? 4 : 3}>
                        <Suspense fallback={<p className="mut">One moment</p>}>
                          <Revisions value={value} mayRestore={edit !== null} decimals={measure.decimals} />
                        </Suspense>
                      </td>
                    </tr>,
                  ]
                : []),
            ])}
          </tbody>
        </table>
      </ScrollRegion>
      {values.length > FEW && !isAll && (
        <div className="cb">
          <button className="btn s" type="button" onClick={() => setIsAll(true)}>
            Show all {values.length}
          </button>
        </div>
      )}
    </Card>
  )
}

/** Opens the form that corrects a value. */
export function EditButton({ value, edit }: { value: Value; edit: (value: Value) => void }) {
  return (
    <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => edit(value)}>
      Correct<span className="sr"> {formatMonth(value.periodStart)}</span>
    </button>
  )
}
