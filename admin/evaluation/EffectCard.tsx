import { useQuery } from '@apollo/client/react'

import { HostEffectDocument, type EffectDesign, type EvaluationQuery, type HostEffectQuery } from '../graphql.generated.ts'
import { Did } from '../shared/charts/Did.tsx'
import { Forest } from '../shared/charts/Forest.tsx'
import { MethodDetails } from '../shared/charts/MethodDetails.tsx'
import { formatChange } from '../shared/format.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { FailurePanel } from '../shared/ui/FailurePanel.tsx'
import { Skeleton } from '../shared/ui/Skeleton.tsx'
import { toIndex } from './toIndex.ts'

type Measure = EvaluationQuery['measures']['nodes'][number]
type Effect = HostEffectQuery['effect']

const before = { from: '2008-04-01', to: '2009-03-31' }
const write = (value: number) => `${formatChange(value)}%`

/** How differently the commissioners of the pilots' areas went on from the others by one measure. */
export function EffectCard({ measure, hosts, to, design }: { measure: Measure; hosts: string[]; to: string; design: EffectDesign }) {
  const after = { from: '2009-04-01', to }
  const variables = { measure: measure.id, code: measure.code, treated: hosts, before, after, from: before.from, to, design }
  const { data, previousData, error, refetch } = useQuery(HostEffectDocument, { variables })
  const shown = data ?? previousData
  if (!shown) return error ? <FailurePanel error={error} retry={() => void refetch()} /> : <Skeleton rows={8} />
  const { effect } = shown
  return (
    <QuerySource document={HostEffectDocument} variables={variables}>
      <Card
        title={measure.title}
        note={`${effect.treatedUnits} host commissioners, ${effect.controlUnits} others, ${effect.periods} months`}
        query={['effect', 'hosts', 'others']}
        footer={<MethodDetails method={effect.method} />}
      >
        <div className="cb">
          <p className="answer">{effect.sentence}</p>
          <p className="sm mut">{effect.preTrend?.sentence}</p>
          <Did points={toIndex(shown, before)} name={effect.sentence} since={after.from} words={{ treated: 'Hosts', others: 'Others' }} />
          <p className="sm mut">
            Sums of all hosts and of all others, each as 100 in the year before. The estimate compares the changes of single commissioners.
          </p>
        </div>
        <Forest
          caption={`${measure.title}: the effect, and without each commissioner in turn`}
          heading="Which commissioners"
          rows={rowsOf(effect)}
          write={write}
        />
      </Card>
    </QuerySource>
  )
}

// The whole first, then without each; the one whose leaving out moves it most is noted.
function rowsOf({ estimate, lower, upper, leaveOneOut }: Effect) {
  const moved = leaveOneOut.map((each) => Math.abs((each.estimate ?? 0) - (estimate ?? 0)))
  const most = moved.indexOf(Math.max(...moved))
  return [
    { name: 'All host commissioners', estimate, lower, upper, isWhole: true },
    ...leaveOneOut.map((each, place) => ({
      name: `without ${each.without.__typename === 'Organisation' ? each.without.name : 'one'}`,
      estimate: each.estimate,
      lower: each.lower,
      upper: each.upper,
      isNoted: place === most,
    })),
  ]
}
