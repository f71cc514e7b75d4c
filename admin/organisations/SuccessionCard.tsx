import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'

import { SuccessionCard_OrganisationFragmentDoc, type SuccessionCard_OrganisationFragment } from '../graphql.generated.ts'
import { formatDay } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { successionName } from '../shared/words.ts'

/** What came before it and what came after, with the day and the source. */
export function SuccessionCard({ organisation }: { organisation: FragmentType<SuccessionCard_OrganisationFragment> }) {
  const { data, complete } = useFragment({ fragment: SuccessionCard_OrganisationFragmentDoc, from: organisation })
  if (!complete || data.successions.length === 0) return null
  const name = ({ id, name: text, odsCode }: { id: string; name: string; odsCode: string | null }) => (
    <>
      {id === data.id ? <b>{text}</b> : <Link to={paths.organisation(id)}>{text}</Link>}
      {odsCode && <span className="mut num"> {odsCode}</span>}
    </>
  )
  return (
    <Card title="Before and after" query={['organisation.successions']}>
      <ul className="things">
        {data.successions.map(({ id, kind, predecessor, successor, effectiveOn, note, source }) => (
          <li key={id}>
            <span>
              <span className="second">{formatDay(effectiveOn)}</span>
              {name(predecessor)} {successionName[kind]} {name(successor)}
              {note && <span className="second">{note}</span>}
              <span className="second-line">
                <Cite source={source} />
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
