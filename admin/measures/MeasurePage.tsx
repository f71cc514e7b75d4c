import { useQuery } from '@apollo/client/react'
import { Link, useParams } from 'react-router'

import { MeasureDocument, type MeasureQuery } from '../graphql.generated.ts'
import { DiscussionCard } from '../shared/discussion/DiscussionCard.tsx'
import { FollowButton } from '../shared/follow/FollowButton.tsx'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { formatDay, formatNumber } from '../shared/format.ts'
import { useAnswersFor, useUntil } from '../shared/session/Session.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { directionName, domainName, frequencyName, measureKindName, suppressionName } from '../shared/words.ts'
import { AcrossCard } from './AcrossCard.tsx'
import { EnglandCard } from './EnglandCard.tsx'
import { RegionsCard } from './RegionsCard.tsx'
import { VersionsCard } from './VersionsCard.tsx'

type Measure = NonNullable<MeasureQuery['measure']>

/** One measure: its definition, and its sums over everybody who reported it. */
export function MeasurePage() {
  const { code = '' } = useParams()
  const until = useUntil()
  const variables = { code, until }
  const { data, error, refetch } = useQuery(MeasureDocument, { variables, skip: !until })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ measure, ...rest }) =>
        measure ? (
          <QuerySource document={MeasureDocument} variables={variables}>
            <PageHead
              title={measure.title}
              lead={`${measure.unit} · ${directionName[measure.direction]} · ${domainName[measure.domain].toLowerCase()}`}
              crumbs={[{ name: 'Measures', to: paths.measures }]}
              tags={measure.illustrative && <IllustrativeTag when />}
              actions={
                <>
                  <FollowButton kind="measure" id={measure.id} name={measure.title} />
                  <EditLink measure={measure} />
                </>
              }
            />
            <div className="body wrap-page grid main-side">
              <div className="grid">
                <EnglandCard measure={measure} months={rest.months} />
                <RegionsCard measure={measure} years={rest.years} months={rest.months} />
                <AcrossCard data={{ measure, ...rest }} />
                <DiscussionCard about={{ kind: 'measure', id: measure.id, askedOf: measure.pilot?.id ?? null }} />
              </div>
              <div className="grid">
                <DefinitionCard measure={measure} />
                {measure.versions.length > 0 && <VersionsCard versions={measure.versions} />}
              </div>
            </div>
          </QuerySource>
        ) : (
          <NotFound what="measure" />
        )
      }
    </Loaded>
  )
}

function EditLink({ measure: { code, pilot } }: { measure: Measure }) {
  return useAnswersFor(pilot?.id) ? (
    <Link className="btn" to={paths.editMeasure(code)}>
      Change the definition
    </Link>
  ) : null
}

function DefinitionCard({ measure }: { measure: Measure }) {
  const { code, summary, numerator, denominator, multiplier, direction, frequency, note, source, lowest, highest, kind } = measure
  const range = [lowest !== null && `from ${formatNumber(lowest)}`, highest !== null && `to ${formatNumber(highest)}`].filter(Boolean).join(' ')
  return (
    <Card title="Definition" query={['measure']}>
      <div className="cb">
        <Facts
          facts={[
            ['What it is', summary],
            ['Why', measure.rationale],
            ['Sort', kind && measureKindName[kind]],
            ['Whose own', measure.pilot && <Link to={paths.pilot(measure.pilot.slug)}>{measure.pilot.shortName}</Link>],
            ['Counts', numerator],
            ['Out of', denominator && (multiplier === 1 ? denominator : `${denominator.replace(/\.$/, '')}, times ${formatNumber(multiplier)}`)],
            ['Left out', measure.exclusions],
            ['Direction', directionName[direction]],
            ['Reported', frequencyName[frequency]],
            ['Due', `${measure.reportingLagDays} days after the period`],
            ['Comes from', measure.collection],
            ['Answered for by', measure.steward],
            ['Likely values', range],
            ['Adds up', measure.denominator ? 'as sum over sum, never as a mean of ratios' : 'as a plain sum'],
            ['Small numbers', suppressionName[measure.suppression]],
            ['Used until', measure.retiredOn && formatDay(measure.retiredOn)],
            ['Code', <span className="num">{code}</span>],
            ['Note', note],
            ['Source', source && <Cite source={source} />],
          ]}
        />
      </div>
    </Card>
  )
}
