import type { Role, TokenScope } from '../../graphql.generated.ts'
import { roleName, tokenScopeName } from '../words.ts'

export interface LimitedToken {
  role: Role
  canWrite: boolean
  scopes: readonly TokenScope[]
  pilotsOnly: boolean
  pilots: readonly { shortName: string }[]
}

/** What a token may do, in words: its role, what it was made for, and the pilots that it is limited to. */
export function TokenLimits({ token }: { token: LimitedToken }) {
  const { role, scopes, canWrite, pilotsOnly, pilots } = token
  const doings = [...scopes.map((scope) => tokenScopeName[scope]), ...(canWrite ? ['changes things'] : [])]
  return (
    <>
      {roleName[role]}: {new Intl.ListFormat('en-GB').format(doings)}
      {pilotsOnly && <span className="second">of {pilots.map(({ shortName }) => shortName).join(', ')} only</span>}
    </>
  )
}
