import { useQuery } from '@apollo/client/react'

import { EvaluationDocument } from '../graphql.generated.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useUntil } from '../shared/session/Session.tsx'
import { Banner } from '../shared/ui/Banner.tsx'
import { Choice } from '../shared/ui/Choice.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { MeasureTabs } from '../shared/ui/MeasureTabs.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { useChoice } from '../shared/ui/params.ts'
import { EffectCard } from './EffectCard.tsx'
import { PublishedCard } from './PublishedCard.tsx'

const designs = [
  { value: 'collapsed', label: 'One change each' },
  { value: 'panel', label: 'Month by month' },
] as const
const spans = [
  { value: 'delivery', label: 'While the pilots ran' },
  { value: 'return', label: 'To March 2012' },
] as const
// The order in which the evaluation named them.
const order = ['MAR_NONELECTIVE', 'MAR_ELECTIVE', 'MAR_FIRST_OUTPATIENT']

/** The real case: the commissioners of the pilots' areas against all others, beside what the national evaluation published. */
export function EvaluationPage() {
  const { data, error, refetch } = useQuery(EvaluationDocument)
  const until = useUntil()
  const design = useChoice('design', ['collapsed', 'panel'])
  const span = useChoice('span', ['delivery', 'return'])
  return (
    <Loaded data={until === undefined ? undefined : data} error={error} retry={() => void refetch()}>
      {({ programme, pilots, measures }) => {
        const hosts = [...new Set(pilots.nodes.flatMap(({ hostCommissioners }) => hostCommissioners.map(({ id }) => id)))].toSorted()
        const wanted = span === 'delivery' ? programme.deliveryEndsOn : '2012-03-31'
        const to = until && until < wanted ? until : wanted
        return (
          <QuerySource document={EvaluationDocument}>
            <PageHead
              title="What became of it"
              lead="The areas that the pilots worked in against the rest of England, and what the evaluation published"
            >
              <MeasureTabs />
            </PageHead>
            <div className="body wrap-page grid">
              <Banner tone="amber" title="Host commissioners are not pilots.">
                A pilot served the patients of one to seventy-five practices. These figures are about everybody in the area of its commissioner, so a
                pilot’s own effect would hardly show in them, and a change in how one commissioner records can look like one.
              </Banner>
              <div className="row wrap">
                <Choice name="Which months" param="span" options={spans} chosen={span} />
                <Choice name="How it is estimated" param="design" options={designs} chosen={design} />
              </div>
              <div className="grid main-side">
                <div className="grid">
                  {measures.nodes
                    .toSorted((one, other) => order.indexOf(one.code) - order.indexOf(other.code))
                    .map((measure) => (
                      <EffectCard
                        key={measure.id}
                        measure={measure}
                        hosts={hosts}
                        to={to}
                        design={design === 'panel' ? 'PANEL' : 'DIFFERENCE_IN_DIFFERENCES'}
                      />
                    ))}
                </div>
                <PublishedCard evidence={programme.evidence} />
              </div>
            </div>
          </QuerySource>
        )
      }}
    </Loaded>
  )
}
