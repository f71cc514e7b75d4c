import { Field, Float, Int, ObjectType } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { Method } from './method.ts'

@ObjectType({ description: 'A change with its interval, in the unit of the measure.' })
export class InterruptionTerm {
  @Field(() => Float, { description: 'The change.' })
  estimate!: number

  @Field(() => Float, { description: 'The lower end of its interval.' })
  lower!: number

  @Field(() => Float, { description: 'The upper end of its interval.' })
  upper!: number
}

@ObjectType({ description: 'A series that something interrupted: what changed at once, and what changed in its trend. It proves no cause.' })
export class Interruption {
  @Field(() => DateScalar, { description: 'The first day of the first period after.' })
  startsOn!: string

  @Field(() => Int, { description: 'How many periods before.' })
  before!: number

  @Field(() => Int, { description: 'How many periods after.' })
  after!: number

  @Field(() => Float, { description: 'How much it rose a period before.' })
  trendBefore!: number

  @Field(() => InterruptionTerm, { description: 'The step at the interruption.' })
  levelChange!: InterruptionTerm

  @Field(() => InterruptionTerm, { description: 'How much faster it rises a period since then.' })
  trendChange!: InterruptionTerm

  @Field(() => Float, { description: 'The latest value.' })
  observedLast!: number

  @Field(() => Float, { description: 'What the latest value would be had the first trend gone on.' })
  expectedLast!: number

  @Field(() => Float, { description: 'Whether what is left hangs together from period to period: about 2 when it does not, near 0 when it does.' })
  durbinWatson!: number

  @Field(() => Float, { description: 'How often such intervals hold the true change, as a share.' })
  confidence!: number

  @Field(() => Method, { description: 'How it was calculated.' })
  method!: Method

  @Field(() => String, { description: 'What it shows and what it does not, in plain words.' })
  sentence!: string
}
