import { formatShortDay } from '../shared/format.ts'
import { Card } from '../shared/ui/Card.tsx'
import { DataTable, type Column } from '../shared/ui/DataTable.tsx'
import { Tag } from '../shared/ui/Tag.tsx'
import type { Agreement, Signatory } from './AgreementPage.tsx'
import { signatoryRoleName } from './words.ts'

/** Who is to sign, who has, and whose signature lapsed because something that was agreed changed. */
export function SignOffCard({ agreement, sign }: { agreement: Agreement; sign: (signatory: Signatory) => void }) {
  const { signatories, availableActions } = agreement
  if (signatories.length === 0) return null
  const maySign = availableActions.some(({ name, allowed }) => name === 'signAgreement' && allowed)
  const signed = signatories.filter(({ hasSigned }) => hasSigned).length
  return (
    <Card title="Sign-off" note={`${signed} of ${signatories.length} signed`} query={['agreement.signatories', 'agreement.fingerprint']}>
      <DataTable caption="Sign-off" columns={columns(maySign ? sign : null)} rows={signatories} rowKey={({ id }) => id} />
    </Card>
  )
}

const columns = (sign: ((signatory: Signatory) => void) | null): readonly Column<Signatory>[] => [
  {
    name: 'Who signs',
    cell: ({ role, organisation }) => (
      <>
        <b>{signatoryRoleName[role]}</b>
        <span className="second">{organisation.name}</span>
      </>
    ),
  },
  {
    name: 'Signatures',
    cell: ({ signatures, hasSigned }) =>
      signatures.length === 0 ? (
        <span className="mut">{hasSigned ? 'signed' : 'none yet'}</span>
      ) : (
        signatures.map(({ id, name, isDelegate, signedOn, status, lapsedOn, lapsedBecause }) => (
          <span key={id} className="second-line">
            {status === 'LAPSED' ? <del>{name}</del> : name}
            {isDelegate && ' (for the office)'}, {formatShortDay(signedOn)}
            {lapsedOn && (
              <span className="second">
                Lapsed on {formatShortDay(lapsedOn)}: {lapsedBecause}
              </span>
            )}
          </span>
        ))
      ),
  },
  {
    name: 'Status',
    cell: (signatory) => {
      const { hasSigned, signatures, role, organisation } = signatory
      if (hasSigned) return <Tag tone="green">Signed</Tag>
      return (
        <span className="row tight">
          {signatures.length > 0 ? <Tag tone="amber">Lapsed</Tag> : <Tag>Awaited</Tag>}
          {sign && (
            <button className="btn s" type="button" aria-haspopup="dialog" onClick={() => sign(signatory)}>
              Record signature
              <span className="sr">
                {' '}
                of the {signatoryRoleName[role].toLowerCase()} of {organisation.name}
              </span>
            </button>
          )}
        </span>
      )
    },
  },
]
