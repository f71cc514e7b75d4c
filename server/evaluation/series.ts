import { Field, Float, Int, ObjectType } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { Method } from './method.ts'
import { Observation } from './observation.ts'
import { Assurance, Signal, Variation } from './series-words.ts'

@ObjectType({ description: 'A stretch of a series with limits of its own.' })
export class Segment {
  @Field(() => DateScalar, { description: 'The first day of its first period.' })
  from!: string

  @Field(() => DateScalar, { description: 'The last day of its last period.' })
  to!: string

  @Field(() => Float, { nullable: true, description: 'The mean of its values.' })
  centreLine!: number | null

  @Field(() => Float, { nullable: true, description: 'Values above this are more than chance; empty with fewer than two values in a row.' })
  upperLimit!: number | null

  @Field(() => Float, { nullable: true, description: 'Values below this are more than chance; it is not cut at 0.' })
  lowerLimit!: number | null

  @Field(() => Float, { nullable: true, description: 'The mean of its moving ranges, all of them.' })
  averageMovingRange!: number | null

  @Field(() => Float, { nullable: true, description: 'A moving range above this is looked at first.' })
  movingRangeLimit!: number | null

  @Field(() => Int, { description: 'How many values it has.' })
  points!: number

  @Field(() => Boolean, { description: 'Whether its limits rest on few values and are a first guess.' })
  provisional!: boolean

  @Field(() => String, { nullable: true, description: 'Why the limits begin again here; empty for the first segment.' })
  reason!: string | null
}

@ObjectType({ description: 'One period of a series.' })
export class SeriesPoint {
  @Field(() => Observation, {
    description: 'What was observed. Where several predecessors reported the same period it is their sum, and its id is none of theirs.',
  })
  observation!: object

  @Field(() => Int, { description: 'The place of its segment, from 0.' })
  segment!: number

  @Field(() => Float, {
    nullable: true,
    description: 'How far it is from the value before; empty for the first of a segment and beside a gap.',
  })
  movingRange!: number | null

  @Field(() => [Signal], { description: 'Why it is more than chance, strongest first; empty when it is not.' })
  signals!: Signal[]
}

@ObjectType({ description: 'The observations of a subject by a measure in time, with what a control chart says of them.' })
export class Series {
  @Field(() => [SeriesPoint], { description: 'Its periods, earliest first.' })
  points!: SeriesPoint[]

  @Field(() => [Segment], { description: 'Its stretches with their limits, earliest first.' })
  segments!: Segment[]

  @Field(() => Variation, { nullable: true, description: 'What its latest value says; empty without limits to judge it by.' })
  variation!: Variation | null

  @Field(() => Assurance, { nullable: true, description: 'Whether it will meet its target; empty without a target, a direction or limits.' })
  assurance!: Assurance | null

  @Field(() => Method, { description: 'How it was calculated.' })
  method!: Method

  @Field(() => String, { description: 'What it shows and what it does not, in plain words.' })
  sentence!: string
}
