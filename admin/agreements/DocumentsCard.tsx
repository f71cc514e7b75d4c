import { useMutation } from '@apollo/client/react'

import { AgreementDocument, RemoveAgreementDocumentDocument } from '../graphql.generated.ts'
import { FilesCard } from '../shared/files/FilesCard.tsx'
import type { Agreement } from './AgreementPage.tsx'

/** The files that are kept with the agreement. */
export function DocumentsCard({ agreement: { id: agreement, documents, availableActions } }: { agreement: Agreement }) {
  const [remove] = useMutation(RemoveAgreementDocumentDocument, { refetchQueries: 'active', awaitRefetchQueries: true })
  return (
    <FilesCard
      files={documents}
      owner={{ agreement }}
      mayChange={availableActions.some(({ name, allowed }) => name === 'updateAgreement' && allowed)}
      query={['agreement.documents']}
      reads={AgreementDocument}
      remove={(id) => remove({ variables: { input: { id, why: 'Removed from the page of the agreement.' } } })}
    />
  )
}
