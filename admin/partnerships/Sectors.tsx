import type { OrganisationKind } from '../graphql.generated.ts'
import { formatCount } from '../shared/format.ts'
import { initialsOf, Square } from '../shared/ui/Square.tsx'
import { organisationKindName } from '../shared/words.ts'

/** How many members, and from which sectors at a glance; the words say the kinds. */
export function Sectors({ members }: { members: readonly { id: string; organisation: { name: string; kind: OrganisationKind } }[] }) {
  const kinds = [...new Set(members.map(({ organisation }) => organisationKindName[organisation.kind]))]
  return (
    <span className="row tight" title={members.map(({ organisation }) => organisation.name).join(', ')}>
      <b className="num">{members.length}</b>
      <span className="sectors" aria-hidden="true">
        {members.map(({ id, organisation }) => (
          <Square key={id} name={initialsOf(organisation.name)} kind={organisation.kind} />
        ))}
      </span>
      <span className="sr">
        {formatCount(members.length, 'member')}: {kinds.join(', ')}
      </span>
    </span>
  )
}
