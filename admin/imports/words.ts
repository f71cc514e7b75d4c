import type * as graph from '../graphql.generated.ts'

export const importStageName = {
  RECEIVING: 'Not read yet',
  READ: 'Columns to match',
  CHECKED: 'Checked, nothing saved',
  APPLIED: 'Imported',
} satisfies Record<graph.ImportStage, string>

export const importPhaseName = {
  READING: 'Reading the file',
  CHECKING: 'Checking the rows',
  APPLYING: 'Importing',
  UNDOING: 'Putting back',
} satisfies Record<graph.ImportPhase, string>
