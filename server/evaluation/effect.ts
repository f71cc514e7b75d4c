import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'

import { LinkOfUnion } from '../platform/link.ts'

import { Method } from './method.ts'
import { AnySubject, SubjectKind, subjectTypes } from './subject.ts'

export const EffectDesign = {
  DIFFERENCE_IN_DIFFERENCES: 'DIFFERENCE_IN_DIFFERENCES',
  PANEL: 'PANEL',
  BEFORE_AFTER: 'BEFORE_AFTER',
} as const
export type EffectDesign = keyof typeof EffectDesign

registerEnumType(EffectDesign, {
  name: 'EffectDesign',
  description: 'How an effect is estimated.',
  valuesConfig: {
    DIFFERENCE_IN_DIFFERENCES: { description: 'One change for each unit, then treated against controls: few assumptions. The usual one.' },
    PANEL: { description: 'Every period of every unit, with unit and period effects and errors clustered by unit.' },
    BEFORE_AFTER: { description: 'The change of the treated units alone: it describes, and proves nothing.' },
  },
})

export const EffectScale = { PERCENT_CHANGE: 'PERCENT_CHANGE', DIFFERENCE: 'DIFFERENCE' } as const
export type EffectScale = keyof typeof EffectScale

registerEnumType(EffectScale, {
  name: 'EffectScale',
  description: 'What an estimate is in.',
  valuesConfig: {
    PERCENT_CHANGE: { description: 'Per cent more or less than expected; used for counts, from differences of logarithms.' },
    DIFFERENCE: { description: 'The unit of the measure; used for ratios.' },
  },
})

@ObjectType({ description: 'How differently treated and control units were moving already before.' })
export class PreTrend {
  @Field(() => Float, { nullable: true, description: 'How much faster the treated units rose, for each period, on the scale of the effect.' })
  estimate!: number | null

  @Field(() => Float, { nullable: true, description: 'The lower end of its interval.' })
  lower!: number | null

  @Field(() => Float, { nullable: true, description: 'The upper end of its interval.' })
  upper!: number | null

  @Field(() => String, { description: 'What it means for the effect.' })
  sentence!: string
}

@ObjectType({ description: 'The effect without one of the treated units.' })
export class LeaveOneOut {
  subjectId!: string

  subjectKind!: SubjectKind

  @LinkOfUnion(() => AnySubject, { from: 'subjectId', kind: 'subjectKind', types: subjectTypes, description: 'The unit that is left out.' })
  without!: object

  @Field(() => Float, { nullable: true, description: 'The effect of the others.' })
  estimate!: number | null

  @Field(() => Float, { nullable: true, description: 'The lower end of its interval.' })
  lower!: number | null

  @Field(() => Float, { nullable: true, description: 'The upper end of its interval.' })
  upper!: number | null
}

@ObjectType({ description: 'The effect at one of the treated units by itself.' })
export class PlaceEffect {
  subjectId!: string

  subjectKind!: SubjectKind

  @LinkOfUnion(() => AnySubject, { from: 'subjectId', kind: 'subjectKind', types: subjectTypes, description: 'Which it is.' })
  place!: object

  @Field(() => Float, { description: 'Its effect, on the scale of the whole.' })
  estimate!: number

  @Field(() => Float, { description: 'The lower end of its interval, which rests on how the controls differ among themselves.' })
  lower!: number

  @Field(() => Float, { description: 'The upper end of its interval.' })
  upper!: number
}

@ObjectType({ description: 'How differently some units went on from the others: an association, not a proof.' })
export class Effect {
  @Field(() => Float, { nullable: true, description: 'The effect, in its scale.' })
  estimate!: number | null

  @Field(() => Float, { nullable: true, description: 'The lower end of its interval.' })
  lower!: number | null

  @Field(() => Float, { nullable: true, description: 'The upper end of its interval.' })
  upper!: number | null

  @Field(() => Float, { description: 'How often such intervals hold the true effect, as a share.' })
  confidence!: number

  @Field(() => EffectScale, { description: 'What the estimate is in.' })
  scale!: EffectScale

  @Field(() => EffectDesign, { description: 'How it was estimated.' })
  design!: EffectDesign

  @Field(() => Int, { description: 'How many units were treated.' })
  treatedUnits!: number

  @Field(() => Int, { description: 'How many units they are compared with.' })
  controlUnits!: number

  @Field(() => Int, { description: 'How many periods it rests on, before and after.' })
  periods!: number

  @Field(() => PreTrend, {
    nullable: true,
    description: 'How differently they were moving before; empty without controls or with fewer than three periods before.',
  })
  preTrend!: PreTrend | null

  @Field(() => [LeaveOneOut], { description: 'What each treated unit does to the whole; empty with fewer than three of them.' })
  leaveOneOut!: LeaveOneOut[]

  @Field(() => [PlaceEffect], { description: 'Each treated unit by itself against the same controls, by name; empty without controls that differ.' })
  places!: PlaceEffect[]

  @Field(() => Method, { description: 'How it was calculated.' })
  method!: Method

  @Field(() => String, { description: 'What it shows and what it does not, in plain words.' })
  sentence!: string
}
