import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'

import { Link } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { Agreement } from './agreement.ts'
import { Partnership } from './partnership.ts'

export const ToDoKind = {
  LEAD_MISSING: 'LEAD_MISSING',
  FEW_MEMBERS: 'FEW_MEMBERS',
  IN_REVIEW: 'IN_REVIEW',
  PARTNERSHIP_ENDS: 'PARTNERSHIP_ENDS',
  SIGNATURE_LAPSED: 'SIGNATURE_LAPSED',
  SIGNATURE_MISSING: 'SIGNATURE_MISSING',
  REVIEW_DUE: 'REVIEW_DUE',
  AGREEMENT_ENDS: 'AGREEMENT_ENDS',
  REPORT_DUE: 'REPORT_DUE',
  MEMBER_CLOSED: 'MEMBER_CLOSED',
  PARTY_CLOSED: 'PARTY_CLOSED',
} as const
export type ToDoKind = keyof typeof ToDoKind

registerEnumType(ToDoKind, {
  name: 'ToDoKind',
  description: 'What waits for somebody. It leaves the list by being done.',
  valuesConfig: {
    LEAD_MISSING: { description: 'A partnership at work has no lead.' },
    FEW_MEMBERS: { description: 'A partnership at work has fewer than two members, the commissioner of the area not counted.' },
    IN_REVIEW: { description: 'A partnership is under review.' },
    PARTNERSHIP_ENDS: { description: 'A partnership ends within 90 days.' },
    SIGNATURE_LAPSED: { description: 'A signature lapsed and has not been given again.' },
    SIGNATURE_MISSING: { description: 'An agreement is with its parties and not yet signed by all.' },
    REVIEW_DUE: { description: 'An agreement in force is to be reviewed within 90 days, or should have been.' },
    AGREEMENT_ENDS: { description: 'An agreement in force ends within 90 days.' },
    REPORT_DUE: { description: 'A report under an agreement is awaited.' },
    MEMBER_CLOSED: { description: 'An organisation has closed and still counts as a member.' },
    PARTY_CLOSED: { description: 'A party to an agreement in force has closed.' },
  },
})

@ObjectType({ description: 'Something that waits for the viewer. It follows from the record: what is done is no longer here.' })
export class ToDo {
  partnershipId!: string
  agreementId!: string | null

  @Field(() => ID, { description: 'Its identifier: the same as long as it waits.' })
  id!: string

  @Field(() => ToDoKind, { description: 'What waits.' })
  kind!: ToDoKind

  @Field(() => String, { description: 'What is to be done, in a sentence.' })
  sentence!: string

  @Field(() => DateScalar, { nullable: true, description: 'The day by which.' })
  dueOn!: string | null

  @Field(() => Boolean, { description: 'Whether that day has passed.' })
  isOverdue!: boolean

  @Link(() => Partnership, { from: 'partnershipId', description: 'The partnership that it is about.' })
  partnership!: Partnership

  @Link(() => Agreement, { from: 'agreementId', nullable: true, description: 'The agreement that it is about.' })
  agreement!: Agreement | null
}
