import { useQuery } from '@apollo/client/react'
import { lazy, Suspense } from 'react'
import { Link, useParams } from 'react-router'

import { PracticeDocument, type PracticeQuery } from '../graphql.generated.ts'
import { DiscussionCard } from '../shared/discussion/DiscussionCard.tsx'
import { FilesCard } from '../shared/files/FilesCard.tsx'
import { formatDay } from '../shared/format.ts'
import { useLive } from '../shared/live/useLive.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Banner } from '../shared/ui/Banner.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { AdoptionsCard } from './AdoptionsCard.tsx'
import { EffectsCard, WorseTag } from './EffectsCard.tsx'
import { EvidenceTag } from './EvidenceTag.tsx'
import { PracticeActions } from './PracticeActions.tsx'
import { licenceName, peopleName, placeName, practiceStatusName, sections, themeName } from './words.ts'

// What the page opens with is what happened; whether it would fit comes a moment later.
const FitCard = lazy(async () => ({ default: (await import('./FitCard.tsx')).FitCard }))

type Practice = NonNullable<PracticeQuery['practice']>

/** One practice, to be read from top to bottom: what happened where it was tried comes first on a phone. */
export function PracticePage() {
  const { slug = '' } = useParams()
  const { data, error, refetch } = useQuery(PracticeDocument, { variables: { slug } })
  const shown = data?.practice
  // Of the places that took it up too: an approved figure there changes what it did.
  useLive(shown ? [shown.id, ...shown.adoptions.flatMap(({ pilot }) => pilot?.id ?? [])] : [], () => void refetch())
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
                  <WorseTag practice={practice} />
                  {practice.status !== 'PUBLISHED' && <Tag tone="amber">{practiceStatusName[practice.status]}</Tag>}
                  {practice.origin === 'EXEMPLAR' && <Tag tone="purple">From abroad{practice.country ? `: ${practice.country}` : ''}</Tag>}
                  <IllustrativeTag when={practice.illustrative} />
                </>
              }
              actions={<PracticeActions practice={practice} />}
            />
            <div className="body wrap-page grid practice-page">
              <Standing practice={practice} />
              <div className="grid side">
                <EffectsCard practice={practice} />
                <AboutCard practice={practice} />
                <Suspense>
                  <FitCard practice={practice} />
                </Suspense>
                {practice.documents.length > 0 && (
                  <FilesCard files={practice.documents} owner={{ practice: practice.id }} mayChange={false} query={['practice.documents']} />
                )}
                <VersionsCard practice={practice} />
              </div>
              <div className="grid main">
                <Reading practice={practice} />
                <AdoptionsCard practice={practice} />
                {practice.publishedOn && <DiscussionCard about={{ kind: 'practice', id: practice.id }} />}
              </div>
            </div>
          </QuerySource>
        ) : (
          <NotFound what="practice" />
        )
      }
    </Loaded>
  )
}

// What a reader must know before reading on: that nobody has looked at it for long, or that it is out of use.
function Standing({ practice: { status, reviewOn, archivedOn, why } }: { practice: Practice }) {
  if (status === 'REVIEW_DUE' && reviewOn)
    return (
      <Banner tone="amber" title={`Due for review since ${formatDay(reviewOn)}.`}>
        Nobody has confirmed since then that it is still good.
      </Banner>
    )
  if (status === 'ARCHIVED' && archivedOn)
    return (
      <Banner tone="amber" title={`Archived on ${formatDay(archivedOn)}: kept for the record, no longer recommended.`}>
        {why}
      </Banner>
    )
  if (status === 'DRAFT' || status === 'SUBMITTED' || status === 'IN_REVIEW' || status === 'RETURNED' || status === 'WITHDRAWN')
    return <Banner title={`${practiceStatusName[status]}: not published.`}>Only its author, its pilot and the administrators see it.</Banner>
  return null
}

function Reading({ practice }: { practice: Practice }) {
  const told = sections.filter(([name]) => practice[name])
  return (
    <article className="card">
      <div className="cb prose reading">
        {told.length > 3 && (
          <nav aria-label="On this page" className="on-page">
            <ul>
              {told.map(([name, title]) => (
                <li key={name}>
                  <a href={`#${name}`}>{title}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {told.map(([name, title]) => (
          <section key={name} id={name}>
            <h2>{title}</h2>
            {practice[name]?.split(/\n{2,}/).map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </section>
        ))}
        <section>
          <h2>How much is known</h2>
          <p>{practice.evidence.sentence}</p>
        </section>
      </div>
    </article>
  )
}

function AboutCard({ practice }: { practice: Practice }) {
  const { population, setting, themes, people, settings, pilot, author, contact, licence, publishedOn, reviewOn, revalidatedOn, sources } = practice
  const words = <Word extends string>(values: readonly Word[], names: Record<Word, string>) => values.map((value) => names[value]).join(', ')
  return (
    <Card title="Key facts" query={['practice.population', 'practice.setting', 'practice.pilot', 'practice.publishedOn', 'practice.sources']}>
      <div className="cb">
        <Facts
          facts={[
            ['About', words(themes, themeName)],
            ['For', population ?? words(people, peopleName)],
            ['Where', setting ?? words(settings, placeName)],
            ['From', pilot ? <Link to={paths.pilot(pilot.slug)}>{pilot.name}</Link> : author],
            ['Whom to ask', contact],
            ['Licence', licence && licenceName[licence]],
            ['Published', publishedOn && formatDay(publishedOn)],
            ['Looked at again', revalidatedOn && formatDay(revalidatedOn)],
            ['Next review by', reviewOn && formatDay(reviewOn)],
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

function VersionsCard({ practice: { versions, edition } }: { practice: Practice }) {
  if (versions.length < 2) return null
  return (
    <Card title="Versions" query={['practice.versions']}>
      <ul className="things">
        {versions.map((version) => (
          <li key={version.id}>
            <span className="grow">
              Version {version.edition}
              {version.edition === edition && ' (this one)'}
              {version.note && <span className="second"> {version.note}</span>}
            </span>
            <span className="when">{formatDay(version.publishedOn)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
