import { Forbidden, Unauthenticated } from './errors.ts'
import { allows, lackingScope, type Decision } from './policy.ts'
import type { TokenScope, Viewer } from './viewer.ts'

const FOR: Record<TokenScope, string> = { READ: 'to read the graph', GROUPS: 'to ask for groups', EXPORT: 'to fetch files' }

/** Refuses what the decision does not allow: signing in is asked of those who have not. */
export function decide(decision: Decision | undefined, viewer: Viewer, subject?: unknown): void {
  if (allows(decision, viewer, subject)) return
  const lacking = decision && lackingScope(decision, viewer)
  if (lacking) throw new Forbidden(`This token was not made ${FOR[lacking]}. Make one with the scope ${lacking}.`)
  throw viewer.role === 'PUBLIC' ? new Unauthenticated(viewer.whyPublic) : new Forbidden()
}
