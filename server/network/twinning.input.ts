import { Field, ID, InputType, Int } from 'type-graphql'

@InputType({ description: 'That one place would like to learn with another.' })
export class ProposeTwinningInput {
  @Field(() => ID, { description: 'The place that proposes it.' })
  proposer!: string
  @Field(() => ID, { description: 'The place that is asked.' })
  invited!: string
  @Field(() => String, { description: 'What the place that proposes it hopes to learn.' })
  hopes!: string
  @Field(() => String, { description: 'What the other could learn from it.' })
  invitedHopes!: string
}

@InputType({ description: 'That a place would rather not.' })
export class DeclineTwinningInput {
  @Field(() => ID, { description: 'Which twinning.' })
  id!: string
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number
  @Field(() => String, { nullable: true, description: 'A word with it, where there is one.' })
  word?: string | null
}

@InputType({ description: 'That a place agrees to learn with the one that asked.' })
export class AcceptTwinningInput extends DeclineTwinningInput {
  @Field(() => String, { nullable: true, description: 'What it hopes to learn, in its own words; what was proposed stays where it says nothing.' })
  hopes?: string | null
}

@InputType({ description: 'That a place ends a twinning, or takes back what it proposed.' })
export class EndTwinningInput {
  @Field(() => ID, { description: 'Which twinning.' })
  id!: string
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number
  @Field(() => String, { description: 'Why.' })
  why!: string
}
