import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'

import { MeasureDocument, type MeasureQuery } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { useUntil } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { directionName, domainName, frequencyName } from '../shared/words.ts'
import { EnglandCard } from './EnglandCard.tsx'
import { RegionsCard } from './RegionsCard.tsx'

type Measure = NonNullable<MeasureQuery['measure']>

/** One measure: its definition, and its sums over everybody who reported it. */
export function MeasurePage() {
  const { code = '' } = useParams()
  const until = useUntil()
  const variables = { code, until }
  const { data, error, refetch } = useQuery(MeasureDocument, { variables, skip: !until })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ measure, months, years }) =>
        measure ? (
          <QuerySource document={MeasureDocument} variables={variables}>
            <PageHead
              title={measure.title}
              lead={`${measure.unit} · ${directionName[measure.direction]} · ${domainName[measure.domain].toLowerCase()}`}
              crumbs={[{ name: 'Measures', to: paths.measures }]}
              tags={measure.illustrative && <IllustrativeTag when />}
            />
            <div className="body wrap-page grid main-side">
              {measure.scope === 'NATIONAL' && (
                <div className="grid">
                  <EnglandCard measure={measure} months={months} />
                  <RegionsCard measure={measure} years={years} />
                </div>
              )}
              <DefinitionCard measure={measure} />
            </div>
          </QuerySource>
        ) : (
          <NotFound what="measure" />
        )
      }
    </Loaded>
  )
}

function DefinitionCard({ measure }: { measure: Measure }) {
  const { code, summary, numerator, denominator, multiplier, direction, frequency, note, source } = measure
  return (
    <Card title="Definition" query={['measure']}>
      <div className="cb">
        <Facts
          facts={[
            ['What it is', summary],
            ['Counts', numerator],
            ['Out of', denominator && `${denominator}${multiplier === 1 ? '' : `, times ${multiplier}`}`],
            ['Direction', directionName[direction]],
            ['Reported', frequencyName[frequency]],
            ['Code', <span className="num">{code}</span>],
            ['Note', note],
            ['Source', source && <Cite source={source} />],
          ]}
        />
      </div>
    </Card>
  )
}
