import type { Twinning } from './twinning.ts'

/** For which of the two places somebody speaks. */
export interface Sides {
  proposer: boolean
  invited: boolean
}

type Rule = (twinning: Pick<Twinning, 'status' | 'closedOn'>, sides: Sides) => string | null

const answer: Rule = ({ status, closedOn }, { invited }) => {
  if (!invited) return 'Only somebody who speaks for the place that was asked may answer.'
  if (closedOn) return 'It is over.'
  return status === 'PROPOSED' ? null : 'It is answered already.'
}
const end: Rule = ({ status, closedOn }, { proposer, invited }) => {
  if (!proposer && !invited) return 'Only somebody who speaks for one of the two places may end it.'
  if (closedOn) return 'It is over.'
  return status === 'PROPOSED' && !proposer ? 'It has not begun: decline it instead.' : null
}

/** Why each step cannot be taken by who speaks for these sides; null where it can. */
export const TWINNING_STEPS = { acceptTwinning: answer, declineTwinning: answer, endTwinning: end } satisfies Record<string, Rule>
export type TwinningStep = keyof typeof TWINNING_STEPS
