import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'react-router'

import { BringAgreementIntoForceDocument, NegotiateAgreementDocument, SendAgreementDocument } from '../graphql.generated.ts'
import { paths } from '../shared/paths.ts'
import { Banner } from '../shared/ui/Banner.tsx'
import { readFailure } from '../shared/ui/failure.ts'
import { useTell } from '../shared/ui/Toast.tsx'
import type { Agreement } from './AgreementPage.tsx'

export type AgreementDialog = 'negotiate' | 'replace' | 'terminate'

/** What may be done with the agreement now. */
export function AgreementActions({
  agreement: { id, title, version, status, availableActions },
  open,
}: {
  agreement: Agreement
  open: (dialog: AgreementDialog) => void
}) {
  const again = { refetchQueries: 'active', awaitRefetchQueries: true } as const
  const [negotiate, negotiating] = useMutation(NegotiateAgreementDocument, again)
  const [send, sending] = useMutation(SendAgreementDocument, again)
  const [bring, bringing] = useMutation(BringAgreementIntoForceDocument, again)
  const [problem, setProblem] = useState<string | null>(null)
  const tell = useTell()
  const may = (name: string) => availableActions.some((action) => action.name === name && action.allowed)
  const run = async (work: () => Promise<unknown>, done: string) => {
    setProblem(null)
    try {
      await work()
      tell(done)
    } catch (error) {
      setProblem(readFailure(error as Error).sentence)
    }
  }
  const variables = { input: { id, version } }
  return (
    <>
      {may('updateAgreement') && (
        <Link className="btn" to={paths.editAgreement(id)}>
          Edit
        </Link>
      )}
      {may('negotiateAgreement') && status === 'DRAFT' && (
        <button
          className="btn"
          type="button"
          disabled={negotiating.loading}
          onClick={() => void run(() => negotiate({ variables }), `“${title}” is being negotiated`)}
        >
          Open negotiation
        </button>
      )}
      {may('negotiateAgreement') && status !== 'DRAFT' && (
        <button className="btn" type="button" aria-haspopup="dialog" onClick={() => open('negotiate')}>
          Negotiate further
        </button>
      )}
      {may('sendAgreement') && (
        <button
          className="btn"
          type="button"
          disabled={sending.loading}
          onClick={() => void run(() => send({ variables }), `“${title}” is with the parties`)}
        >
          Send to be signed
        </button>
      )}
      {may('bringAgreementIntoForce') && (
        <button
          className="btn p"
          type="button"
          disabled={bringing.loading}
          onClick={() => void run(() => bring({ variables }), `“${title}” is in force`)}
        >
          Bring into force
        </button>
      )}
      {may('replaceAgreement') && (
        <button className="btn" type="button" aria-haspopup="dialog" onClick={() => open('replace')}>
          Replace
        </button>
      )}
      {may('terminateAgreement') && (
        <button className="btn warn" type="button" aria-haspopup="dialog" onClick={() => open('terminate')}>
          Terminate
        </button>
      )}
      {problem && <Banner tone="red" title={problem} />}
    </>
  )
}
