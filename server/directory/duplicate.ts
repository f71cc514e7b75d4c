import { Field, Float, Int, ObjectType } from 'type-graphql'

import { Link } from '../platform/link.ts'

import { Organisation } from './organisation.ts'

@ObjectType({ description: 'Two entries of the register that may be the same organisation.' })
export class OrganisationDuplicate {
  oneId!: string
  otherId!: string

  @Link(() => Organisation, { from: 'oneId', description: 'One of them.' })
  one!: Organisation

  @Link(() => Organisation, { from: 'otherId', description: 'The other.' })
  other!: Organisation

  @Field(() => Float, { description: 'How alike they are: from 0 to 1.' })
  likeness!: number

  @Field(() => String, { description: 'In what they are alike.' })
  reason!: string
}

@ObjectType({ description: 'How many of something.' })
export class MergeTally {
  @Field(() => String, { description: 'Of what, in words.' })
  what!: string

  @Field(() => Int, { description: 'How many.' })
  count!: number
}

@ObjectType({ description: 'What merging two entries would do.' })
export class MergePreview {
  @Field(() => [MergeTally], { description: 'What would go over to the entry that stays.' })
  goesOver!: MergeTally[]

  @Field(() => [MergeTally], { description: 'What would stay with the merged entry, because the other has the same already.' })
  stays!: MergeTally[]
}
