import { registerEnumType } from 'type-graphql'

import { IMPORT_OUTCOMES, type ImportOutcome as Outcome } from '../platform/import-kind.ts'

export const ImportStage = { RECEIVING: 'RECEIVING', READ: 'READ', CHECKED: 'CHECKED', APPLIED: 'APPLIED' } as const
export type ImportStage = keyof typeof ImportStage

registerEnumType(ImportStage, {
  name: 'ImportStage',
  description: 'How far an import is.',
  valuesConfig: {
    RECEIVING: { description: 'The file is being sent, or has not been read yet.' },
    READ: { description: 'Its rows are there; what they would do has not been worked out.' },
    CHECKED: { description: 'It is known what every row would do. Nothing of it has been entered.' },
    APPLIED: { description: 'Its rows have been entered.' },
  },
})

export const ImportOutcome = IMPORT_OUTCOMES
export type ImportOutcome = Outcome

registerEnumType(ImportOutcome, {
  name: 'ImportOutcome',
  description: 'What becomes of a row of a file.',
  valuesConfig: {
    NEW: { description: 'It makes something that is not there.' },
    CHANGED: { description: 'It changes something that is there.' },
    SAME: { description: 'It says what is there already, and is skipped.' },
    REFUSED: { description: 'Something is wrong with it, and it is left out.' },
  },
})

export const ImportPhase = { READING: 'READING', CHECKING: 'CHECKING', APPLYING: 'APPLYING', UNDOING: 'UNDOING' } as const
export type ImportPhase = keyof typeof ImportPhase

registerEnumType(ImportPhase, {
  name: 'ImportPhase',
  description: 'What is being done with an import at this moment.',
  valuesConfig: {
    READING: { description: 'The file is being read.' },
    CHECKING: { description: 'It is being worked out what each row would do.' },
    APPLYING: { description: 'The rows are being entered; until all are, none is.' },
    UNDOING: { description: 'What was entered is being put back.' },
  },
})
