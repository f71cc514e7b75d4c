import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'

import { Link } from '../platform/link.ts'

import { Partnership } from './partnership.ts'

export const MembershipsOnClosing = { END: 'END', HAND_ON: 'HAND_ON' } as const
export type MembershipsOnClosing = keyof typeof MembershipsOnClosing
registerEnumType(MembershipsOnClosing, {
  name: 'MembershipsOnClosing',
  description: 'What becomes of the memberships of an organisation that closes.',
  valuesConfig: {
    END: { description: 'They end on its last day.' },
    HAND_ON: { description: 'They go on to an organisation that took its place.' },
  },
})

export const ClosingTieKind = { MEMBERSHIP: 'MEMBERSHIP', LEAD: 'LEAD', AGREEMENT: 'AGREEMENT' } as const
export type ClosingTieKind = keyof typeof ClosingTieKind
registerEnumType(ClosingTieKind, {
  name: 'ClosingTieKind',
  description: 'How an organisation is tied beyond its last day.',
  valuesConfig: {
    MEMBERSHIP: { description: 'It belongs to a partnership.' },
    LEAD: { description: 'It leads a partnership.' },
    AGREEMENT: { description: 'It is a party to an agreement.' },
  },
})

@ObjectType({ description: 'Something that ties an organisation beyond the day with which it is to close.' })
export class ClosingTie {
  partnershipId!: string

  @Field(() => ID, { description: 'Its identifier: that of the membership or agreement.' })
  id!: string

  @Field(() => ClosingTieKind, { description: 'What ties it.' })
  kind!: ClosingTieKind

  @Field(() => String, { description: 'What it is, in words.' })
  what!: string

  @Field(() => String, { description: 'What would become of it.' })
  consequence!: string

  @Field(() => Boolean, { description: 'Whether its membership cannot simply end: a partnership at work would be without a lead.' })
  isNeeded!: boolean

  @Link(() => Partnership, { from: 'partnershipId', description: 'The partnership that it is about.' })
  partnership!: Partnership
}
