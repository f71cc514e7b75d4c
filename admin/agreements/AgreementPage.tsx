import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'

import { AgreementDocument, type AgreementQuery } from '../graphql.generated.ts'
import { formatDay, formatTerm } from '../shared/format.ts'
import { paths } from '../shared/paths.ts'
import { QuerySource } from '../shared/query/QuerySource.tsx'
import { Card } from '../shared/ui/Card.tsx'
import { Facts } from '../shared/ui/Facts.tsx'
import { Loaded } from '../shared/ui/Loaded.tsx'
import { NotFound } from '../shared/ui/NotFound.tsx'
import { PageHead } from '../shared/ui/PageHead.tsx'
import { AgreementTag, IllustrativeTag } from '../shared/ui/Tag.tsx'
import { agreementKindName } from '../shared/words.ts'
import { AgreementActions, type AgreementDialog } from './AgreementActions.tsx'
import { ChecksCard } from './ChecksCard.tsx'
import { EditionsCard, PartiesCard, ReportsCard, TermsCard } from './ContentCards.tsx'
import { DocumentsCard } from './DocumentsCard.tsx'
import { ReplacedBanner } from './ReplacedBanner.tsx'
import { NegotiateDialog, ReplaceDialog } from './ReplaceDialogs.tsx'
import { SignOffCard } from './SignOffCard.tsx'
import { SignDialog, TerminateDialog } from './SignDialogs.tsx'

export type Agreement = NonNullable<AgreementQuery['agreement']>
export type Signatory = Agreement['signatories'][number]

/** One agreement: what it says, what it still needs, who has signed, what is to be reported under it. */
export function AgreementPage() {
  const { id = '' } = useParams()
  const [signing, setSigning] = useState<Signatory | null>(null)
  const [dialog, setDialog] = useState<AgreementDialog | null>(null)
  const close = () => setDialog(null)
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
              actions={<AgreementActions agreement={agreement} open={setDialog} />}
            />
            <div className="body wrap-page grid main-side">
              <div className="grid">
                <ReplacedBanner agreement={agreement} />
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
                        ['Term', formatTerm(agreement.startsOn, agreement.endsOn)],
                        ['Review by', agreement.reviewOn && formatDay(agreement.reviewOn)],
                        [
                          'Takes the place of',
                          agreement.replaces && <Link to={paths.agreement(agreement.replaces.id)}>{agreement.replaces.title}</Link>,
                        ],
                        ['Negotiated from', agreement.negotiatedFrom && formatDay(agreement.negotiatedFrom)],
                        ['Sent to be signed', agreement.sentForSignatureOn && formatDay(agreement.sentForSignatureOn)],
                        ['Signed', agreement.signedOn && formatDay(agreement.signedOn)],
                        ['Terminated', agreement.terminatedOn && formatDay(agreement.terminatedOn)],
                        ['Replaced from', agreement.supersededOn && formatDay(agreement.supersededOn)],
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
            {dialog === 'negotiate' && <NegotiateDialog agreement={agreement} close={close} />}
            {dialog === 'replace' && <ReplaceDialog agreement={agreement} close={close} />}
            {dialog === 'terminate' && <TerminateDialog agreement={agreement} close={close} />}
          </QuerySource>
        ) : (
          <NotFound what="agreement" />
        )
      }
    </Loaded>
  )
}
