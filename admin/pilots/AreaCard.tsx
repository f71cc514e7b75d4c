import { useQuery } from '@apollo/client/react'
import { useSearchParams } from 'react-router'

import { MeasureChoicesDocument, PilotAreaDocument } from '../graphql.generated.ts'
import { SeriesCard } from '../shared/charts/SeriesCard.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useUntil } from '../shared/session/Session.tsx'
import { Banner } from '../shared/ui/Banner.tsx'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { Skeleton } from '../shared/ui/Skeleton.tsx'

const standard = 'MAR_NONELECTIVE'

/** One series of the commissioner of the pilot's area, chosen in the address; its label never calls it the pilot's. */
export function AreaCard({ commissioners, startsOn }: { commissioners: readonly { id: string; name: string }[]; startsOn: string }) {
  const [params, setParams] = useSearchParams()
  const commissioner = commissioners.find(({ id }) => id === params.get('area')) ?? commissioners[0]
  const code = params.get('measure') ?? standard
  const until = useUntil()
  const variables = { commissioner: commissioner?.id ?? '', codes: [code], until }
  const { data, previousData, error, refetch } = useQuery(PilotAreaDocument, { variables, skip: !until })
  const choices = useQuery(MeasureChoicesDocument).data?.measures.nodes ?? []
  const shown = data ?? previousData
  if (!shown) return error ? <FailurePanel error={error} retry={() => void refetch()} /> : <Skeleton rows={6} />
  const [measured] = shown.organisation?.measures ?? []
  const choose = (name: string, value: string) =>
    setParams((previous) => ({ ...Object.fromEntries(previous), [name]: value }), { preventScrollReset: true })
  const pick = (
    <div className="row wrap tight picks">
      <Pick
        label="Measure"
        value={code}
        options={choices.map((choice) => ({ value: choice.code, label: choice.title }))}
        choose={(value) => choose('measure', value)}
      />
      {commissioners.length > 1 && (
        <Pick
          label="Commissioner"
          value={commissioner?.id ?? ''}
          options={commissioners.map(({ id, name }) => ({ value: id, label: name }))}
          choose={(value) => choose('area', value)}
        />
      )}
    </div>
  )
  if (!measured)
    return (
      <Banner tone="blue" title="No figures.">
        {commissioner?.name} reported none for this measure. {pick}
      </Banner>
    )
  return (
    <QuerySource document={PilotAreaDocument} variables={variables}>
      <SeriesCard
        title="The area it works in"
        note={`${shown.organisation?.name}${measured.includesPredecessors ? ', with its predecessors' : ''}`}
        series={measured.series}
        measure={measured.measure}
        events={[{ on: startsOn, name: 'Pilots go live' }]}
        query={['organisation']}
        context={
          <>
            {pick}
            <p className="sm mut context-line">
              These are all the patients of the commissioner of the area. The pilot served some of them: this is its setting, not its result.
            </p>
          </>
        }
      />
    </QuerySource>
  )
}

function Pick({
  label,
  value,
  options,
  choose,
}: {
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  choose: (value: string) => void
}) {
  return (
    <label className="row tight sm">
      {label}
      <select className="in-s auto" value={value} onChange={(event) => choose(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}
