import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'

import { DateTimeScalar } from '../platform/scalars.ts'

import { Activity } from './activity.ts'
import { Follow } from './follow.ts'

@ObjectType({ description: 'How many entries of the inbox its owner has not read.' })
export class InboxSummary {
  @Field(() => Int, { description: 'How many, up to a hundred; a hundred stands for more.' })
  unread!: number

  @Field(() => Int, { description: 'How many things its owner follows.' })
  follows!: number
}

@ObjectType({ description: 'What happened to one thing that is followed.' })
export class DigestPart {
  @Field(() => Follow, { nullable: true, description: 'What is followed; empty for what is for its reader without following anything.' })
  follow!: object | null

  @Field(() => [Activity], { description: 'What happened, latest first.' })
  entries!: object[]
}

@ObjectType({
  description: 'What is new of a time and not yet read, by what it happened to: each entry once, and only what the reader may see.',
})
export class Digest {
  @Field(() => DateTimeScalar, { description: 'From when.' })
  from!: Date

  @Field(() => DateTimeScalar, { description: 'To when.' })
  to!: Date

  @Field(() => Int, { description: 'How many entries there are, up to two hundred.' })
  count!: number

  @Field(() => [DigestPart], { description: 'The entries by what is followed.' })
  parts!: DigestPart[]
}

@InputType({ description: 'What of the inbox has been read.' })
export class MarkReadInput {
  @Field(() => [ID], { nullable: true, description: 'These entries, at most two hundred.' })
  entries?: string[] | null

  @Field(() => DateTimeScalar, { nullable: true, description: 'Everything up to this moment: that of the latest entry that was seen.' })
  until?: string | null
}
