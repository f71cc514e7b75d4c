import { Field, Float, ObjectType, registerEnumType } from 'type-graphql'

import { Link } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { Measure } from './measure.ts'
import { Observation } from './observation.ts'

export const ReturnWarningKind = {
  OUTSIDE_LIMITS: 'OUTSIDE_LIMITS',
  DENOMINATOR_JUMP: 'DENOMINATOR_JUMP',
  OUTSIDE_RANGE: 'OUTSIDE_RANGE',
  NO_VALUE: 'NO_VALUE',
} as const
export type ReturnWarningKind = keyof typeof ReturnWarningKind

registerEnumType(ReturnWarningKind, {
  name: 'ReturnWarningKind',
  description: 'What is unusual about a value. It asks for a note and refuses nothing.',
  valuesConfig: {
    OUTSIDE_LIMITS: { description: 'It lies outside the limits of the values before it.' },
    DENOMINATOR_JUMP: { description: 'What it is divided by is half as large again as before, or half as large.' },
    OUTSIDE_RANGE: { description: 'It lies outside the likely values that the measure names.' },
    NO_VALUE: { description: 'There is no value, and no note says why.' },
  },
})

@ObjectType({ description: 'What is unusual about a value of a return.' })
export class ReturnWarning {
  @Field(() => ReturnWarningKind, { description: 'Which of the questions it is.' })
  kind!: ReturnWarningKind

  @Field(() => String, { description: 'The question, in a sentence.' })
  sentence!: string

  @Field(() => Boolean, { description: 'Whether a note answers it.' })
  isExplained!: boolean
}

@ObjectType({ description: 'One figure that a return is to hold, and what there is of it.' })
export class ReturnLine {
  measureId!: string

  @Link(() => Measure, { from: 'measureId', description: 'What is measured.' })
  measure!: Measure

  @Field(() => DateScalar, { description: 'The first day of the period that it is for.' })
  periodStart!: string

  @Field(() => DateScalar, { description: 'The last day of the period that it is for.' })
  periodEnd!: string

  @Field(() => Float, { nullable: true, description: 'Where it is to get.' })
  target!: number | null

  @Field(() => Observation, { nullable: true, description: 'What was entered; empty while nothing is.' })
  observation!: object | null

  @Field(() => Observation, { nullable: true, description: 'The value of the period before.' })
  previous!: object | null

  @Field(() => Observation, {
    nullable: true,
    description: 'What stood when the return was last accepted; empty where it has not been, or held nothing.',
  })
  accepted!: object | null

  @Field(() => Boolean, { description: 'Whether it is otherwise than when the return was last accepted; true for everything in a first return.' })
  isChanged!: boolean

  @Field(() => [ReturnWarning], { description: 'What is unusual about it.' })
  warnings!: ReturnWarning[]
}
