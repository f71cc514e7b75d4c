import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'

import { AgreementDocument, BringAgreementIntoForceDocument, SendAgreementDocument, type AgreementQuery } from '../graphql.generated.ts'
import { formatDay, formatPeriod } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Banner } from '../shared/ui/Banner.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { readFailure } from '../shared/ui/failure.ts'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { AgreementTag, IllustrativeTag } from '../shared/ui/Tag.tsx'
import { useTell } from '../shared/ui/Toast.tsx'
import { agreementKindName } from '../shared/words.ts'
import { ChecksCard } from './ChecksCard.tsx'
import { EditionsCard, PartiesCard, ReportsCard, TermsCard } from './ContentCards.tsx'
import { DocumentsCard } from './DocumentsCard.tsx'
import { SignOffCard } from './SignOffCard.tsx'
import { SignDialog, TerminateDialog } from './SignDialogs.tsx'

export type Agreement = NonNullable<AgreementQuery['agreement']>
export type Signatory = Agreement['signatories'][number]

/** One agreement: what it says, what it still needs, who has signed, what is to be reported under it. */
export function AgreementPage() {
  const { id = '' } = useParams()
  const [signing, setSigning] = useState<Signatory | null>(null)
  const [isEnding, setIsEnding] = useState(false)
  const { data, previousData, error, refetch } = useQuery(AgreementDocument, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded data={data ?? previousData} error={error} retry={() => void refetch()}>
      {({ agreement }) =>
        agreement ? (
          <QuerySource document={AgreementDocument} variables={{ id }}>
            <PageHead
              title={agreement.title}
              lead={agreementKindName[agreement.kind]}
              crumbs={[
                { name: 'Partnerships', to: paths.partnerships },
                { name: agreement.partnership.name, to: paths.partnership(agreement.partnership.id) },
              ]}
              tags={
                <>
                  <AgreementTag status={agreement.status} />
                  <span className="topic">Edition {agreement.edition}</span>
                  <IllustrativeTag when={agreement.illustrative} />
                </>
              }
              actions={<Actions agreement={agreement} end={() => setIsEnding(true)} />}
            />
            <div className="body wrap-page grid main-side">
              <div className="grid">
                <SignOffCard agreement={agreement} sign={setSigning} />
                <PartiesCard agreement={agreement} />
                <TermsCard agreement={agreement} />
              </div>
              <div className="grid">
                <ChecksCard agreement={agreement} />
                <Card title="Key facts" query={['agreement.startsOn', 'agreement.endsOn', 'agreement.signedOn']}>
                  <div className="cb">
                    <Facts
                      facts={[
                        ['Partnership', <Link to={paths.partnership(agreement.partnership.id)}>{agreement.partnership.name}</Link>],
                        ['Term', formatPeriod(agreement.startsOn, agreement.endsOn)],
                        ['Review by', agreement.reviewOn && formatDay(agreement.reviewOn)],
                        ['Sent to be signed', agreement.sentForSignatureOn && formatDay(agreement.sentForSignatureOn)],
                        ['Signed', agreement.signedOn && formatDay(agreement.signedOn)],
                        ['Terminated', agreement.terminatedOn && formatDay(agreement.terminatedOn)],
                        ['Fingerprint', <code title={agreement.fingerprint}>{agreement.fingerprint.slice(0, 12)}</code>],
                      ]}
                    />
                  </div>
                </Card>
                <DocumentsCard agreement={agreement} />
                <ReportsCard agreement={agreement} />
                <EditionsCard agreement={agreement} />
              </div>
            </div>
            {signing && <SignDialog agreement={agreement} signatory={signing} close={() => setSigning(null)} />}
            {isEnding && <TerminateDialog agreement={agreement} close={() => setIsEnding(false)} />}
          </QuerySource>
        ) : (
          <NotFound what="agreement" />
        )
      }
    </Loaded>
  )
}

function Actions({ agreement: { id, title, version, availableActions }, end }: { agreement: Agreement; end: () => void }) {
  const again = { refetchQueries: 'active', awaitRefetchQueries: true } as const
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
      {may('terminateAgreement') && (
        <button className="btn warn" type="button" aria-haspopup="dialog" onClick={end}>
          Terminate
        </button>
      )}
      {problem && <Banner tone="red" title={problem} />}
    </>
  )
}
