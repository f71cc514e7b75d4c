import { registerEnumType } from 'type-graphql'

export const Audience = { OWNER: 'OWNER', ADMIN: 'ADMIN', PILOT_LEAD: 'PILOT_LEAD', ANALYST: 'ANALYST', MEMBER: 'MEMBER', PUBLIC: 'PUBLIC' } as const
export type Audience = keyof typeof Audience

registerEnumType(Audience, {
  name: 'Audience',
  description: 'Who may see and run a saved operation; what it answers still depends on who runs it.',
  valuesConfig: {
    OWNER: { description: 'Its owner alone.' },
    ADMIN: { description: 'Administrators too.' },
    PILOT_LEAD: { description: 'Pilot leads and administrators.' },
    ANALYST: { description: 'Analysts and the stronger roles.' },
    MEMBER: { description: 'Everybody who is signed in.' },
    PUBLIC: { description: 'Everybody.' },
  },
})
