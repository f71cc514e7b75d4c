import { Field, Float, InputType, ObjectType } from 'type-graphql'

import { Method } from './method.ts'

@ObjectType({ description: 'A rate or a share with its interval.' })
export class RateEstimate {
  @Field(() => Float, { nullable: true, description: 'The rate; empty where the method gives none, as with fewer than ten events.' })
  value!: number | null

  @Field(() => Float, { nullable: true, description: 'The lower end of its interval; empty where it has none.' })
  lower!: number | null

  @Field(() => Float, { nullable: true, description: 'The upper end of its interval.' })
  upper!: number | null

  @Field(() => Float, { description: 'How often such intervals hold the true rate, as a share.' })
  confidence!: number

  @Field(() => Float, { description: 'How many events it rests on.' })
  events!: number

  @Field(() => Method, { description: 'How it was calculated.' })
  method!: Method
}

@InputType({ description: 'One age band, or another stratum, of a directly standardised rate.' })
export class StandardStratum {
  @Field(() => Float, { nullable: true, description: 'What happened in it; nothing, when it is left out. With a frequency: how many persons.' })
  events?: number | null

  @Field(() => Float, { description: 'How many lived in it.' })
  population!: number

  @Field(() => Float, { description: 'Its weight in the standard population.' })
  standard!: number

  @Field(() => String, {
    nullable: true,
    description: 'Which band it is, where several strata differ only in how often the same person had the event.',
  })
  band?: string | null

  @Field(() => Float, { nullable: true, description: 'How often each of these persons had the event; once unless said.' })
  frequency?: number | null
}

@InputType({ description: 'One age band, or another stratum, of an indirectly standardised rate.' })
export class ReferenceStratum {
  @Field(() => Float, { description: 'How many lived in it here.' })
  population!: number

  @Field(() => Float, { description: 'What happened in it in the reference population.' })
  referenceEvents!: number

  @Field(() => Float, { description: 'How many lived in it there.' })
  referencePopulation!: number
}
