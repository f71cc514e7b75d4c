import { registerEnumType } from 'type-graphql'

import { ROLES, type Role } from '../platform/viewer.ts'

/** The roles as TypeGraphQL and TypeORM want an enum. */
export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as { [name in Role]: name }

registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What somebody may do, weakest first: each role may do what the ones before it may.',
  valuesConfig: {
    PUBLIC: { description: 'Not signed in: the pilots and the record.' },
    MEMBER: { description: 'Belongs to the programme: its library and discussions too.' },
    ANALYST: { description: 'Works with the figures: everything that is not a draft of somebody else’s.' },
    PILOT_LEAD: { description: 'Leads one or more pilots and changes what is theirs.' },
    ADMIN: { description: 'Runs the programme: accounts, roles, everything.' },
  },
})
