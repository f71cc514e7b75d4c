import { useQuery } from '@apollo/client/react'
import { Link, useParams } from 'react-router'

import { PracticeDocument, type PracticeQuery } from '../graphql.generated.ts'
import { formatDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { AdoptionsCard } from './AdoptionsCard.tsx'
import { EvidenceTag } from './EvidenceTag.tsx'

type Practice = NonNullable<PracticeQuery['practice']>

/** One practice, to be read from top to bottom. */
export function PracticePage() {
  const { slug = '' } = useParams()
  const { data, error, refetch } = useQuery(PracticeDocument, { variables: { slug } })
  return (
    <Loaded data={data} error={error} retry={() => void refetch()}>
      {({ practice }) =>
        practice ? (
          <QuerySource document={PracticeDocument} variables={{ slug }}>
            <PageHead
              title={practice.title}
              lead={practice.summary}
              crumbs={[{ name: 'Learning network', to: paths.learning }]}
              tags={
                <>
                  <EvidenceTag level={practice.evidence.level} />
                  <IllustrativeTag when={practice.illustrative} />
                </>
              }
            />
            <div className="body wrap-page grid main-side">
              <div className="grid">
                <Reading practice={practice} />
                <AdoptionsCard adoptions={practice.adoptions} />
              </div>
              <AboutCard practice={practice} />
            </div>
          </QuerySource>
        ) : (
          <NotFound what="practice" />
        )
      }
    </Loaded>
  )
}

function Reading({ practice: { problem, what, results, evidence } }: { practice: Practice }) {
  const sections = [
    ['The problem', problem],
    ['What is done', what],
    ['What came of it', results],
    ['How much is known', evidence.sentence],
  ] as const
  return (
    <article className="card">
      <div className="cb prose reading">
        {sections.map(([title, text]) =>
          text ? (
            <section key={title}>
              <h2>{title}</h2>
              {text.split(/\n{2,}/).map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
          ) : null,
        )}
      </div>
    </article>
  )
}

function AboutCard({ practice: { population, setting, pilot, publishedOn, sources } }: { practice: Practice }) {
  return (
    <Card title="Key facts" query={['practice.population', 'practice.setting', 'practice.pilot', 'practice.publishedOn', 'practice.sources']}>
      <div className="cb">
        <Facts
          facts={[
            ['For', population],
            ['Where', setting],
            ['From', pilot && <Link to={paths.pilot(pilot.slug)}>{pilot.name}</Link>],
            ['Published', publishedOn && formatDay(publishedOn)],
            [
              'Sources',
              sources.length > 0 &&
                sources.map((source) => (
                  <span key={source.id} className="second-line">
                    <Cite source={source} />
                  </span>
                )),
            ],
          ]}
        />
      </div>
    </Card>
  )
}
