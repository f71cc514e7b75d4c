import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import {
  ChallengesCard_ProgrammeFragmentDoc,
  CriteriaCard_ProgrammeFragmentDoc,
  EarlierCard_ProgrammeFragmentDoc,
  type ChallengesCard_ProgrammeFragment,
  type CriteriaCard_ProgrammeFragment,
  type EarlierCard_ProgrammeFragment,
} from '../graphql.generated.ts'
import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'

/** The four criteria by which the pilots are judged. */
export function CriteriaCard({ programme }: { programme: FragmentType<CriteriaCard_ProgrammeFragment> }) {
  const { data, complete } = useFragment({ fragment: CriteriaCard_ProgrammeFragmentDoc, from: programme })
  if (!complete || data.criteria.length === 0) return null
  return (
    <Card title="What the pilots are judged on" query={['programme.criteria']}>
      <ul className="things">
        {data.criteria.map(({ id, title, statement }) => (
          <li key={id}>
            <span>
              <b>{title}</b>
              <span className="second">{statement}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What was tried before, and what came of it. */
export function EarlierCard({ programme }: { programme: FragmentType<EarlierCard_ProgrammeFragment> }) {
  const { data, complete } = useFragment({ fragment: EarlierCard_ProgrammeFragmentDoc, from: programme })
  if (!complete || data.earlierProgrammes.length === 0) return null
  return (
    <Card title="What was tried before" query={['programme.earlierProgrammes']}>
      <ul className="things">
        {data.earlierProgrammes.map(({ id, name, period, summary, result, source }) => (
          <li key={id}>
            <span>
              <b>{name}</b> <span className="mut sm">{period}</span>
              <br />
              {summary}
              <span className="second">{result}</span>
              <Cite source={source} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The challenges that were seen ahead: the programme's catalogue of risks. */
export function ChallengesCard({ programme }: { programme: FragmentType<ChallengesCard_ProgrammeFragment> }) {
  const { data, complete } = useFragment({ fragment: ChallengesCard_ProgrammeFragmentDoc, from: programme })
  if (!complete || data.challenges.length === 0) return null
  return (
    <Card title="Challenges seen ahead" query={['programme.challenges']}>
      <ol className="plain columns three numbered">
        {data.challenges.map(({ id, title, statement }) => (
          <li key={id}>
            <span>
              <b>{title}</b>
              <span className="second">{statement}</span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
