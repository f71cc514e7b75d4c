import type { EvidenceCard_ProgrammeFragment, EvidenceStance } from '../graphql.generated.ts'
import { Cite } from '../shared/ui/Cite.tsx'

/** The stances in the order they are shown, with their words. */
export const stances = {
  FOR: { name: 'For', tone: 'blue' },
  AGAINST: { name: 'Against', tone: 'amber' },
  MIXED: { name: 'Both ways', tone: 'grey' },
  CONDITION: { name: 'On condition', tone: 'purple' },
} as const satisfies Record<EvidenceStance, { name: string; tone: string }>

export const stanceOrder = Object.keys(stances) as EvidenceStance[]

/** One statement, who made it and where. */
export function Statement({ statement: { statement, saidBy, role, source } }: { statement: EvidenceCard_ProgrammeFragment['evidence'][number] }) {
  return (
    <>
      {statement}
      <span className="second">
        {saidBy}
        {role && `, ${role}`}
      </span>
      <Cite source={source} />
    </>
  )
}
