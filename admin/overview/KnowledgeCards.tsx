import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'

import {
  ChallengesCard_ProgrammeFragmentDoc,
  CriteriaCard_ProgrammeFragmentDoc,
  EarlierCard_ProgrammeFragmentDoc,
  EvidenceCard_ProgrammeFragmentDoc,
  type ChallengesCard_ProgrammeFragment,
  type CriteriaCard_ProgrammeFragment,
  type EarlierCard_ProgrammeFragment,
  type EvidenceCard_ProgrammeFragment,
} from '../graphql.generated.ts'

import { Card } from '../shared/ui/Card.tsx'
import { Cite } from '../shared/ui/Cite.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import { domainName } from '../shared/words.ts'

const stances = {
  FOR: { name: 'For', tone: 'blue' },
  AGAINST: { name: 'Against', tone: 'amber' },
  MIXED: { name: 'Mixed', tone: 'grey' },
  CONDITION: { name: 'If', tone: 'purple' },
} as const

/** What was said for and against integrated care, and by whom. */
export function EvidenceCard({ programme }: { programme: FragmentType<EvidenceCard_ProgrammeFragment> }) {
  const { data, complete } = useFragment({ fragment: EvidenceCard_ProgrammeFragmentDoc, from: programme })
  if (!complete || data.evidence.length === 0) return null
  return (
    <Card title="What was said, for and against" query={['programme.evidence']}>
      <ul className="things">
        {data.evidence.map(({ id, stance, statement, saidBy, role, source }) => (
          <li key={id}>
            <Tag tone={stances[stance].tone}>{stances[stance].name}</Tag>
            <span>
              {statement}
              <span className="second">
                {saidBy}
                {role && `, ${role}`}
              </span>
              <Cite source={source} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The four criteria by which the pilots are judged. */
export function CriteriaCard({ programme }: { programme: FragmentType<CriteriaCard_ProgrammeFragment> }) {
  const { data, complete } = useFragment({ fragment: CriteriaCard_ProgrammeFragmentDoc, from: programme })
  if (!complete || data.criteria.length === 0) return null
  return (
    <Card title="What the pilots are judged on" query={['programme.criteria']}>
      <ul className="plain criteria">
        {data.criteria.map(({ id, domain, title, statement }) => (
          <li key={id}>
            <h3>{title || domainName[domain]}</h3>
            <p className="sm mut">{statement}</p>
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
      <ol className="things numbered">
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
