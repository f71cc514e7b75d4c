import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'

import { operatorsFor, SortDirection } from '../platform/operators.ts'

export const ObservationDimension = {
  MEASURE: 'MEASURE',
  PILOT: 'PILOT',
  THEME: 'THEME',
  REGION: 'REGION',
  ORGANISATION: 'ORGANISATION',
  ORGANISATION_KIND: 'ORGANISATION_KIND',
  MONTH: 'MONTH',
  QUARTER: 'QUARTER',
  FINANCIAL_YEAR: 'FINANCIAL_YEAR',
} as const
export type ObservationDimension = keyof typeof ObservationDimension

registerEnumType(ObservationDimension, {
  name: 'ObservationDimension',
  description: 'What observations can be grouped by. Observations that a dimension does not apply to are left out.',
  valuesConfig: {
    MEASURE: { description: 'The measure, by its code.' },
    PILOT: { description: 'The pilot, by its slug; only what is about pilots.' },
    THEME: { description: 'The pilot’s theme; only what is about pilots.' },
    REGION: { description: 'The region, by its code; only what is about subjects with a region.' },
    ORGANISATION: { description: 'The organisation that reported, by its code; only what is about organisations.' },
    ORGANISATION_KIND: { description: 'The organisation’s kind; only what is about organisations.' },
    MONTH: { description: 'The month in which the period starts, by its first day.' },
    QUARTER: { description: 'The quarter in which the period starts, by its first day.' },
    FINANCIAL_YEAR: { description: 'The year from April to March in which the period starts, by its first day.' },
  },
})

@ObjectType({ description: 'Where a group stands in one dimension.' })
export class GroupKey {
  @Field(() => ObservationDimension, { description: 'The dimension.' })
  dimension!: ObservationDimension

  @Field(() => String, { description: 'A code, a slug or an ISO date.' })
  value!: string

  @Field(() => String, { nullable: true, description: 'What a person reads.' })
  label!: string | null
}

@ObjectType({
  description:
    'Observations that have something in common, added up. Values that are missing, suppressed or not applicable are in no sum and no count.',
})
export class ObservationGroup {
  @Field(() => [GroupKey], { description: 'What they have in common, in the order asked for.' })
  key!: GroupKey[]

  @Field(() => Int, { description: 'How many of them have a value.' })
  count!: number

  @Field(() => Float, { nullable: true, description: 'The sum of the numerators; empty where several measures are mixed or there is none.' })
  sumNumerator!: number | null

  @Field(() => Float, { nullable: true, description: 'The sum of the denominators; empty where several measures are mixed or there is none.' })
  sumDenominator!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'The sum of the values of a count; empty for a ratio, which has a rate, and where several measures are mixed.',
  })
  sumValue!: number | null

  @Field(() => Float, { nullable: true, description: 'The smallest value; empty where several measures are mixed.' })
  minValue!: number | null

  @Field(() => Float, { nullable: true, description: 'The largest value; empty where several measures are mixed.' })
  maxValue!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'Sum over sum, times the multiplier; never a mean of rates. Empty for a count and where several measures are mixed.',
  })
  rate!: number | null

  /** What a rate is multiplied by; empty where several measures are mixed. */
  multiplier!: number | null

  @Field(() => String, { nullable: true, description: 'Its place, for after; empty where the groups are ordered otherwise than by their keys.' })
  cursor!: string | null
}

export const GroupFigure = {
  COUNT: 'COUNT',
  SUM_NUMERATOR: 'SUM_NUMERATOR',
  SUM_DENOMINATOR: 'SUM_DENOMINATOR',
  SUM_VALUE: 'SUM_VALUE',
  MIN_VALUE: 'MIN_VALUE',
  MAX_VALUE: 'MAX_VALUE',
  RATE: 'RATE',
} as const
export const GroupOrderField = { ...ObservationDimension, ...GroupFigure } as const
export type GroupOrderField = keyof typeof GroupOrderField

registerEnumType(GroupOrderField, {
  name: 'GroupOrderField',
  description: 'What groups can be ordered by: a figure, or a dimension that they are grouped by.',
})

@InputType({ description: 'An order of groups.' })
export class GroupOrder {
  @Field(() => GroupOrderField, { description: 'By what.' })
  field!: GroupOrderField

  @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Smallest first unless said; empty figures come last.' })
  direction!: SortDirection
}

const floats = operatorsFor(Float)
const ints = operatorsFor(Int)

@InputType({ description: 'Conditions on the figures of a group; all that are given must hold.' })
export class GroupHaving {
  @Field((() => ints) as never, { nullable: true, description: 'On how many values it has.' })
  count?: object | null

  @Field((() => floats) as never, { nullable: true, description: 'On the sum of its numerators.' })
  sumNumerator?: object | null

  @Field((() => floats) as never, { nullable: true, description: 'On the sum of its denominators.' })
  sumDenominator?: object | null

  @Field((() => floats) as never, { nullable: true, description: 'On the sum of its values.' })
  sumValue?: object | null

  @Field((() => floats) as never, { nullable: true, description: 'On its smallest value.' })
  minValue?: object | null

  @Field((() => floats) as never, { nullable: true, description: 'On its largest value.' })
  maxValue?: object | null

  @Field((() => floats) as never, { nullable: true, description: 'On its rate.' })
  rate?: object | null
}
