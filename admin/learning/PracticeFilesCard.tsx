import { useMutation } from '@apollo/client/react'

import { PracticeDraftDocument, RemovePracticeDocumentDocument, type DraftFacts_PracticeFragment } from '../graphql.generated.ts'
import { FilesCard } from '../shared/files/FilesCard.tsx'

/** The files of a draft: its author adds and removes them, its reviewer reads them. */
export function PracticeFilesCard({ draft: { id: practice, documents, availableActions } }: { draft: DraftFacts_PracticeFragment }) {
  const [remove] = useMutation(RemovePracticeDocumentDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  return (
    <FilesCard
      files={documents}
      owner={{ practice }}
      mayChange={availableActions.some(({ name, allowed }) => name === 'updatePractice' && allowed)}
      query={['practice.documents']}
      reads={PracticeDraftDocument}
      remove={(id) => remove({ variables: { input: { id } } })}
    />
  )
}
