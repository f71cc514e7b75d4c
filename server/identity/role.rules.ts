import { BadInput } from '../platform/errors.ts'
import { ROLES, type Role } from '../platform/viewer.ts'

/** A role bound to pilots: the two always go together. */
export interface Scope {
  role: Role
  pilotIds: readonly string[]
}

const WORDS: Readonly<Record<Role, string>> = {
  PUBLIC: 'one of the public',
  MEMBER: 'a member',
  ANALYST: 'an analyst',
  PILOT_LEAD: 'a pilot lead',
  ADMIN: 'an administrator',
}

/** A role as the history tells it. */
export const sayRole = (role: Role): string => WORDS[role]

const rank = (role: Role): number => ROLES.indexOf(role)

/** What is left of a wish within a limit: never a stronger role, never another pilot. A pilot lead without a pilot is an analyst. */
export function narrowScope(wish: Scope, limit: Scope): Scope {
  const role = rank(wish.role) <= rank(limit.role) ? wish.role : limit.role
  if (role !== 'PILOT_LEAD') return { role, pilotIds: [] }
  const pilotIds = limit.role === 'ADMIN' ? wish.pilotIds : wish.pilotIds.filter((id) => limit.pilotIds.includes(id))
  return pilotIds.length > 0 ? { role, pilotIds } : { role: 'ANALYST', pilotIds: [] }
}

/** Refuses a scope that cannot be given: pilot leads name their pilots, nobody else has any. */
export function needScope({ role, pilotIds }: Scope): void {
  if (role === 'PUBLIC') throw new BadInput('Choose a role from MEMBER upwards: PUBLIC is for people who are not signed in.', 'role')
  if (role === 'PILOT_LEAD' && pilotIds.length === 0) throw new BadInput('Choose at least one pilot for a pilot lead.', 'pilotIds')
  if (role !== 'PILOT_LEAD' && pilotIds.length > 0)
    throw new BadInput('Only pilot leads are bound to pilots. Leave the pilots out, or choose the role PILOT_LEAD.', 'pilotIds')
}

/** Whether a wish stays within the limit as it stands. */
export function isWithin(wish: Scope, limit: Scope): boolean {
  const left = narrowScope(wish, limit)
  return left.role === wish.role && left.pilotIds.length === wish.pilotIds.length
}
