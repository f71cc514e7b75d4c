import { useQuery } from '@apollo/client/react'
import { useId } from 'react'
import { useSearchParams } from 'react-router'

import { PilotInterruptionDocument, type PilotInterruptionQuery } from '../graphql.generated.ts'
import { FigureTable, type FigureColumn } from '../shared/charts/FigureTable.tsx'
import { MethodDetails } from '../shared/charts/MethodDetails.tsx'
import { formatCount, formatFigure, formatNumber } from '../shared/format.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { readGraphErrors } from '../shared/ui/failure.ts'
import { withParam } from '../shared/ui/params.ts'
import { Skeleton } from '../shared/ui/Skeleton.tsx'

type Interruption = PilotInterruptionQuery['interruption']

/** Whether the series stepped, or turned, on a day: an interrupted time series, for a day that the reader names. */
export function InterruptionCard({
  subject,
  measure,
  startsOn,
  until,
}: {
  subject: string
  measure: { id: string; code: string; unit: string }
  /** The day that is proposed: the first of the pilot's work. */
  startsOn: string
  until: string | null
}) {
  const [params, setParams] = useSearchParams()
  const day = readDay(params.get('step'))
  const variables = { subject, measure: measure.id, startsOn: day ?? startsOn, until }
  const { data, error, refetch } = useQuery(PilotInterruptionDocument, { variables, skip: !day })
  const choose = (step: string | null) => setParams(withParam(params, 'step', step), { preventScrollReset: true })
  const answer = day && data?.interruption
  const refusal = readGraphErrors(error).find(({ code }) => code === 'RULE' || code === 'BAD_USER_INPUT')
  return (
    <QuerySource document={PilotInterruptionDocument} variables={variables}>
      <Card title="Before and after a day" query={answer ? ['interruption'] : undefined} footer={answer && <MethodDetails method={answer.method} />}>
        <div className="cb stack">
          <DayForm key={day} day={day ?? startsOn} isAsked={day !== null} choose={choose} />
          {!day && <p className="mut">Whether the series stepped on a day, or rose faster or slower from then on than before.</p>}
          {refusal && (
            <p className="emsg" role="alert">
              {refusal.message}
            </p>
          )}
          {error && !refusal && <FailurePanel error={error} retry={() => void refetch()} />}
          {day && !data && !error && <Skeleton rows={4} />}
          {answer && <Answer answer={answer} measure={measure} />}
        </div>
      </Card>
    </QuerySource>
  )
}

// An address may hold anything; what is no day asks nothing.
const readDay = (text: string | null): string | null => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null)

function DayForm({ day, isAsked, choose }: { day: string; isAsked: boolean; choose: (day: string | null) => void }) {
  const id = useId()
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = String(new FormData(event.currentTarget).get('day') ?? '')
    if (given) choose(given)
  }
  return (
    <form className="row wrap tight no-print" onSubmit={submit}>
      <label htmlFor={id}>The day</label>
      <input className="in-t day" id={id} name="day" type="date" defaultValue={day} required />
      <button className="btn s" type="submit">
        Estimate
      </button>
      {isAsked && (
        <button className="btn s quiet" type="button" onClick={() => choose(null)}>
          Clear
        </button>
      )}
    </form>
  )
}

function Answer({ answer, measure: { code, unit } }: { answer: Interruption; measure: { code: string; unit: string } }) {
  const { sentence, before, after, levelChange, trendChange, observedLast, expectedLast, confidence, method } = answer
  return (
    <>
      <p className="answer">{sentence}</p>
      <FigureTable
        caption="The step and the change of the trend"
        heading={`Change, ${unit}`}
        rows={[
          { name: 'Step on the day', ...levelChange },
          { name: 'Change of the trend, a period', ...trendChange },
        ]}
        columns={columns}
        file={`${code}-interruption`}
        method={method}
      />
      <p className="second">
        From the lower to the upper end is the {formatNumber(confidence * 100)}% interval. {formatCount(before, 'period')} before and {after} after.
        The latest value is {formatNumber(observedLast, 2)}; had the first trend gone on, it would be {formatNumber(expectedLast, 2)}.
      </p>
    </>
  )
}

const columns: FigureColumn<{ name: string; estimate: number; lower: number; upper: number }>[] = [
  { heading: 'Estimate', read: ({ estimate }) => formatFigure(estimate), write: ({ estimate }) => estimate },
  { heading: 'Lower end', read: ({ lower }) => formatFigure(lower), write: ({ lower }) => lower },
  { heading: 'Upper end', read: ({ upper }) => formatFigure(upper), write: ({ upper }) => upper },
]
