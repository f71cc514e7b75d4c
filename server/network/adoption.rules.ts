import { RuleError } from '../platform/errors.ts'

import type { AdoptionStage } from './adoption-stage.ts'

/** Where an adoption may go next; what was given up may be tried again. */
const NEXT: Record<AdoptionStage, AdoptionStage[]> = {
  INTERESTED: ['ASSESSING', 'PLANNED', 'PILOTING', 'PAUSED', 'ABANDONED'],
  ASSESSING: ['PLANNED', 'PILOTING', 'PAUSED', 'ABANDONED'],
  PLANNED: ['PILOTING', 'PAUSED', 'ABANDONED'],
  PILOTING: ['EMBEDDED', 'PAUSED', 'ABANDONED'],
  EMBEDDED: ['SUSTAINED', 'PAUSED', 'ABANDONED'],
  SUSTAINED: ['PAUSED', 'ABANDONED'],
  PAUSED: ['ASSESSING', 'PLANNED', 'PILOTING', 'EMBEDDED', 'ABANDONED'],
  ABANDONED: ['INTERESTED', 'PILOTING'],
}

const WORDS: Record<AdoptionStage, string> = {
  INTERESTED: 'interested',
  ASSESSING: 'assessing it',
  PLANNED: 'planning it',
  PILOTING: 'trying it',
  EMBEDDED: 'doing it as usual work',
  SUSTAINED: 'doing it still',
  PAUSED: 'paused',
  ABANDONED: 'given up',
}

/** The stages in which a practice is really done. */
export const isUnderWay = (stage: AdoptionStage): boolean => stage === 'PILOTING' || stage === 'EMBEDDED' || stage === 'SUSTAINED'

/** Stopping needs a reason, so that others learn from it. */
export const needsReason = (stage: AdoptionStage): boolean => stage === 'PAUSED' || stage === 'ABANDONED'

export const nextStages = (stage: AdoptionStage): readonly AdoptionStage[] => NEXT[stage]

/** Refuses a step that no adoption takes, with those that it may take. */
export function checkMove(from: AdoptionStage, to: AdoptionStage): void {
  if (!NEXT[from].includes(to))
    throw new RuleError(
      'ADOPTION_STAGE',
      `What is ${WORDS[from]} cannot become ${WORDS[to]}; it may become ${NEXT[from].map((stage) => WORDS[stage]).join(', ')}.`,
      'to',
    )
}

/** The stage as a sentence ends with it. */
export const stageWords = (stage: AdoptionStage): string => WORDS[stage]
