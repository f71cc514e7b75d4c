import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { Method } from './method.ts'
import { Observation } from './observation.ts'

export const ChartKind = { P: 'P', P_PRIME: 'P_PRIME', U: 'U', U_PRIME: 'U_PRIME', C: 'C', RUN: 'RUN' } as const
export type ChartKind = keyof typeof ChartKind

registerEnumType(ChartKind, {
  name: 'ChartKind',
  description: 'A chart for counts, whose limits allow for the size of each denominator, or one that needs no limits.',
  valuesConfig: {
    P: { description: 'A share of items, with the limits of the binomial distribution.' },
    P_PRIME: { description: 'A share, its limits stretched by what varies between the periods: for large denominators (Laney).' },
    U: { description: 'Events for each unit of opportunity, with the limits of the Poisson distribution.' },
    U_PRIME: { description: 'Such a rate, its limits stretched by what varies between the periods (Laney).' },
    C: { description: 'Events where every period has the same opportunity.' },
    RUN: { description: 'A run chart: a median and no limits, judged by its longest run and its crossings (Anhøj).' },
  },
})

@ObjectType({ description: 'One period of a control chart.' })
export class ControlPoint {
  @Field(() => Observation, { description: 'What was observed.' })
  observation!: object

  @Field(() => Int, { description: 'The place of its stretch, from 0.' })
  segment!: number

  @Field(() => Float, { nullable: true, description: 'What is drawn, in the unit of the measure; events for a C chart.' })
  value!: number | null

  @Field(() => Float, { nullable: true, description: 'Values below this are more than chance; it lies no lower than 0.' })
  lowerLimit!: number | null

  @Field(() => Float, { nullable: true, description: 'Values above this are more than chance; that of a share lies no higher than all of it.' })
  upperLimit!: number | null

  @Field(() => Boolean, { description: 'Whether it lies outside its own limits.' })
  isOutside!: boolean
}

@ObjectType({ description: 'A stretch of a control chart with a centre of its own, and how its values run about it.' })
export class ControlSegment {
  @Field(() => DateScalar, { description: 'The first day of its first period.' })
  from!: string

  @Field(() => DateScalar, { description: 'The last day of its last period.' })
  to!: string

  @Field(() => Float, { nullable: true, description: 'Sum over sum, the mean of the events, or the median of a run chart.' })
  centreLine!: number | null

  @Field(() => Int, { description: 'How many values do not lie exactly on the centre.' })
  usefulPoints!: number

  @Field(() => Int, { nullable: true, description: 'How many in a row lie on one side, at most.' })
  longestRun!: number | null

  @Field(() => Int, { nullable: true, description: 'How many chance would put in a row.' })
  longestRunAllowed!: number | null

  @Field(() => Int, { nullable: true, description: 'How often the values cross the centre.' })
  crossings!: number | null

  @Field(() => Int, { nullable: true, description: 'How often chance would make them cross it, at least.' })
  crossingsNeeded!: number | null

  @Field(() => Boolean, { description: 'Whether they run longer or cross less often than chance makes them.' })
  hasRunsSignal!: boolean

  @Field(() => String, { nullable: true, description: 'Why the centre is another from here on; empty for the first stretch.' })
  reason!: string | null
}

@ObjectType({ description: 'The counts of a subject by a measure in time, with limits for the size of each period.' })
export class ControlChart {
  @Field(() => ChartKind, { description: 'Which chart it is.' })
  kind!: ChartKind

  @Field(() => [ControlPoint], { description: 'Its periods, earliest first.' })
  points!: ControlPoint[]

  @Field(() => [ControlSegment], { description: 'Its stretches, earliest first.' })
  segments!: ControlSegment[]

  @Field(() => Method, { description: 'How it was calculated.' })
  method!: Method

  @Field(() => String, { description: 'What it shows and what it does not, in plain words.' })
  sentence!: string
}
