import { useQuery } from '@apollo/client/react'
import { useId, useState } from 'react'
import { Link } from 'react-router'

import { FitDocument, FitOfDocument, FitPlacesDocument, type FitQuery, type PracticeQuery, type Theme } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { useViewer } from '../shared/session/Session.tsx'
import { SignInTo } from '../shared/session/SignInTo.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { IllustrativeTag, Tag } from '../shared/ui/Tag.tsx'
import { Gaps } from './Gaps.tsx'
import { NeedsDialog } from './NeedsDialog.tsx'
import { dimensionName } from './words.ts'

type Practice = NonNullable<PracticeQuery['practice']>

/** What the practice needs of a place and how far the reader's is, and who else proposed the like without being chosen. */
export function FitCard({ practice }: { practice: Practice }) {
  const variables = { slug: practice.slug, themes: [...practice.themes] as Theme[] }
  const { data } = useQuery(FitDocument, { variables })
  const [isOpen, setIsOpen] = useState(false)
  const mayEdit = practice.availableActions.some(({ name, allowed }) => allowed && (name === 'revisePractice' || name === 'updatePractice'))
  if (!data?.practice) return null
  const { needs } = data.practice
  return (
    <>
      {(needs.length > 0 || mayEdit) && (
        <Card
          title="Would it fit your place?"
          actions={
            mayEdit && (
              <button className="btn s no-print" type="button" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
                Say what it needs
              </button>
            )
          }
        >
          {needs.length === 0 && <p className="context">Nobody has said yet what it needs of a place.</p>}
          <ul className="things">
            {needs.map(({ id, dimension, minimum, why }) => (
              <li key={id}>
                <span className="grow">
                  {dimensionName[dimension]}
                  {why && <span className="second sm">{why}</span>}
                </span>
                <b className="num sm">at least {minimum} of 5</b>
              </li>
            ))}
          </ul>
          {needs.length > 0 && <Own practiceId={practice.id} />}
        </Card>
      )}
      {data.applications.totalCount > 0 && <ProposedCard applications={data.applications} />}
      {isOpen && <NeedsDialog practice={data.practice} close={() => setIsOpen(false)} />}
    </>
  )
}

function Own({ practiceId }: { practiceId: string }) {
  const id = useId()
  const viewer = useViewer()
  const [chosen, setChosen] = useState<string | null>(null)
  const { data } = useQuery(FitPlacesDocument, { skip: !viewer })
  const places = data?.places.nodes ?? []
  const own = places.find(({ pilot }) => viewer?.pilots.some((one) => one.id === pilot?.id))
  const place = chosen ?? own?.id ?? ''
  const { data: found } = useQuery(FitOfDocument, { variables: { place, practice: practiceId }, skip: place === '' })
  const [readiness] = found?.place?.readiness ?? []
  if (!viewer)
    return (
      <p className="context">
        <SignInTo>see how far your place is.</SignInTo>
      </p>
    )
  return (
    <div className="cb">
      <label htmlFor={id}>Place</label>
      <select id={id} className="in-s" value={place} onChange={(event) => setChosen(event.target.value)}>
        <option value="">Choose</option>
        {places.map((one) => (
          <option key={one.id} value={one.id}>
            {one.pilot?.shortName ?? one.organisation?.name}
          </option>
        ))}
      </select>
      {readiness && (
        <>
          <p>
            <Tag tone={readiness.isReady ? 'green' : 'amber'}>{readiness.isReady ? 'Ready' : `${readiness.met} of ${readiness.of} needs met`}</Tag>{' '}
            <Link to={paths.place(place)}>The place</Link>
          </p>
          <Gaps gaps={readiness.gaps} />
        </>
      )}
    </div>
  )
}

function ProposedCard({ applications: { totalCount, nodes } }: { applications: FitQuery['applications'] }) {
  return (
    <Card title={`Also proposed by ${formatCount(totalCount, 'place')}`} note="bids on the same subject that did not become pilots">
      <ul className="things">
        {nodes.map(({ id, title, summary, illustrative, source }) => (
          <li key={id}>
            <span className="grow">
              <b>{title}</b> <Tag>Bid, not chosen</Tag> <IllustrativeTag when={illustrative} />
              <span className="second sm">
                {summary} <Cite source={source} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
