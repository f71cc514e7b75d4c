import type { PartnershipQuery } from '../graphql.generated.ts'
import { EndMemberDialog, LeadDialog } from './LeavingDialogs.tsx'
import { AddMemberDialog, EditMemberDialog, type Member } from './MemberDialog.tsx'
import { StageDialog } from './StageDialog.tsx'

type Partnership = NonNullable<PartnershipQuery['partnership']>

/** What is being done to a partnership. */
export type Doing = { what: 'stage' | 'add' | 'lead' } | { what: 'correct' | 'end'; member: Member }

/** The dialog for what is being done to a partnership. */
export function PartnershipDialogs({ doing, partnership, close }: { doing: Doing; partnership: Partnership; close: () => void }) {
  if ('member' in doing)
    return doing.what === 'correct' ? (
      <EditMemberDialog member={doing.member} close={close} />
    ) : (
      <EndMemberDialog member={doing.member} close={close} />
    )
  if (doing.what === 'stage') return <StageDialog partnership={partnership} close={close} />
  if (doing.what === 'add') return <AddMemberDialog partnership={partnership} close={close} />
  return <LeadDialog partnership={partnership} close={close} />
}
