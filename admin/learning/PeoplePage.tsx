import { useQuery } from '@apollo/client/react'
import { lazy, Suspense, useState } from 'react'
import { Link, useSearchParams } from 'react-router'

import { PeopleDocument, type PeopleQuery, type ProfileFilter } from '../graphql.generated.ts'
import { formatCount, formatPeriod, formatShortDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { OpenAsQuery } from '../shared/query/OpenAsQuery.tsx'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { ListFrame } from '../shared/ui/ListFrame.tsx'
import { ListSearch } from '../shared/ui/ListHead.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { Pager, usePage } from '../shared/ui/Pager.tsx'
import { IllustrativeTag } from '../shared/ui/Tag.tsx'
import { LearningTabs } from './LearningTabs.tsx'

const ProfileDialog = lazy(async () => ({ default: (await import('./ProfileDialog.tsx')).ProfileDialog }))
const EarlierPostsDialog = lazy(async () => ({ default: (await import('./EarlierPostsDialog.tsx')).EarlierPostsDialog }))

/** Members who want to be found, by what they can be asked about, their post and their place. */
export function PeoplePage() {
  const [params] = useSearchParams()
  const [open, setOpen] = useState<'entry' | 'posts' | null>(null)
  const text = params.get('q') ?? ''
  const filter: ProfileFilter = text ? { or: [{ name: { contains: text } }, { post: { contains: text } }, { skillsLine: { contains: text } }] } : {}
  const variables = { ...usePage(), filter }
  const { data, previousData, error, loading, refetch } = useQuery(PeopleDocument, { variables })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ people }) => (
        <QuerySource document={PeopleDocument} variables={variables}>
          <PageHead
            title="People"
            lead="Whom to ask, by skill, post and place. Each says what others see, and the public sees nobody"
            actions={
              <>
                <button className="btn" type="button" aria-haspopup="dialog" onClick={() => setOpen('posts')}>
                  Your earlier posts
                </button>
                <button className="btn p" type="button" aria-haspopup="dialog" onClick={() => setOpen('entry')}>
                  Your entry
                </button>
              </>
            }
          >
            <LearningTabs />
          </PageHead>
          <ListFrame
            busy={loading}
            search={<ListSearch label="Skill, post or name" />}
            count={formatCount(people.totalCount, 'person', 'people')}
            chips={null}
            query={<OpenAsQuery paths={['people']} name="People" />}
            isEmpty={people.nodes.length === 0}
            things="people"
            pager={<Pager page={people.pageInfo} shown={people.nodes.length} total={people.totalCount} things="people" />}
          >
            <ul className="things" data-rows>
              {people.nodes.map((person) => (
                <PersonItem key={person.id} person={person} />
              ))}
            </ul>
          </ListFrame>
          <Suspense>
            {open === 'entry' && <ProfileDialog close={() => setOpen(null)} />}
            {open === 'posts' && <EarlierPostsDialog close={() => setOpen(null)} />}
          </Suspense>
        </QuerySource>
      )}
    </Loaded>
  )
}

function PersonItem({
  person: { name, post, skills, about, contact, pilot, organisation, postHoldings, illustrative },
}: {
  person: PeopleQuery['people']['nodes'][number]
}) {
  const since = postHoldings.find(({ isCurrent }) => isCurrent)?.startsOn
  const earlier = postHoldings.filter(({ isCurrent }) => !isCurrent)
  return (
    <li>
      <article className="grow practice">
        <h2>
          {name} <IllustrativeTag when={illustrative} />
        </h2>
        <p className="second">
          {post}
          {pilot && (
            <>
              {post && ', '}
              <Link to={paths.pilot(pilot.slug)}>{pilot.shortName}</Link>
            </>
          )}
          {organisation && (
            <>
              {(post || pilot) && ', '}
              <Link to={paths.organisation(organisation.id)}>{organisation.name}</Link>
            </>
          )}
          {since && `, since ${formatShortDay(since)}`}
        </p>
        {earlier.length > 0 && (
          <details className="sm">
            <summary>{formatCount(earlier.length, 'earlier post')}</summary>
            <ul>
              {earlier.map((held) => (
                <li key={held.id}>
                  {held.post}
                  {held.organisation && (
                    <>
                      , <Link to={paths.organisation(held.organisation.id)}>{held.organisation.name}</Link>
                    </>
                  )}
                  , {formatPeriod(held.startsOn, held.endsOn, formatShortDay)}
                </li>
              ))}
            </ul>
          </details>
        )}
        {skills.length > 0 && (
          <p className="row wrap tight">
            {skills.map((skill) => (
              <span key={skill} className="topic">
                {skill}
              </span>
            ))}
          </p>
        )}
        {about && <p>{about}</p>}
        {contact && <p className="sm">To reach: {contact}</p>}
      </article>
    </li>
  )
}
