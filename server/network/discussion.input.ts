import { Field, ID, InputType, Int } from 'type-graphql'

@InputType({ description: 'A question or a remark about one thing.' })
export class StartDiscussionInput {
  @Field(() => ID, { nullable: true, description: 'The practice that it is about.' })
  practice?: string | null
  @Field(() => ID, { nullable: true, description: 'Or the pilot; beside a measure or a partnership, the pilot whose lead is asked.' })
  pilot?: string | null
  @Field(() => ID, { nullable: true, description: 'Or the measure.' })
  measure?: string | null
  @Field(() => ID, { nullable: true, description: 'Or the partnership.' })
  partnership?: string | null
  @Field(() => String, { description: 'What it is about, in a few words.' })
  title!: string
  @Field(() => String, { description: 'What to say, in plain Markdown.' })
  body!: string
  @Field(() => Boolean, { defaultValue: true, description: 'Whether it asks for an answer.' })
  isQuestion!: boolean
}

@InputType({ description: 'An answer.' })
export class ReplyInput {
  @Field(() => ID, { description: 'The discussion.' })
  discussion!: string
  @Field(() => String, { description: 'What to say, in plain Markdown.' })
  body!: string
}

@InputType({ description: 'Which answer settles a question; none takes it back.' })
export class AcceptReplyInput {
  @Field(() => ID, { description: 'The discussion.' })
  discussion!: string
  @Field(() => Int, { description: 'The version of the discussion that was seen.' })
  version!: number
  @Field(() => ID, { nullable: true, description: 'The answer.' })
  reply?: string | null
}

@InputType({ description: 'What a moderator hides from everybody else: a discussion, or one answer in it.' })
export class HidePostInput {
  @Field(() => ID, { description: 'The discussion.' })
  discussion!: string
  @Field(() => ID, { nullable: true, description: 'The answer, where it is only that.' })
  reply?: string | null
  @Field(() => String, { description: 'Why.' })
  why!: string
}

@InputType({ description: 'A change of what one wrote oneself.' })
export class EditPostInput {
  @Field(() => ID, { description: 'The discussion.' })
  discussion!: string
  @Field(() => ID, { nullable: true, description: 'The answer, where it is one.' })
  reply?: string | null
  @Field(() => Int, { description: 'The version of the discussion or of the answer that was seen.' })
  version!: number
  @Field(() => String, { nullable: true, description: 'What the discussion is about; it stays unless said.' })
  title?: string | null
  @Field(() => String, { description: 'What to say instead, in plain Markdown.' })
  body!: string
}
