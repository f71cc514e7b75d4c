import { Field, Float, ObjectType, registerEnumType } from 'type-graphql'

import { LinkOfUnion } from '../platform/link.ts'

import { Method } from './method.ts'
import { AnySubject, SubjectKind, subjectTypes } from './subject.ts'

export const Outlier = { LOW_998: 'LOW_998', LOW_95: 'LOW_95', HIGH_95: 'HIGH_95', HIGH_998: 'HIGH_998' } as const
export type Outlier = keyof typeof Outlier

registerEnumType(Outlier, {
  name: 'Outlier',
  description: 'Where a unit lies outside its limits.',
  valuesConfig: {
    LOW_998: { description: 'Below the 99.8% limit.' },
    LOW_95: { description: 'Below the 95% limit and not below the other.' },
    HIGH_95: { description: 'Above the 95% limit and not above the other.' },
    HIGH_998: { description: 'Above the 99.8% limit.' },
  },
})

@ObjectType({ description: 'One pilot or organisation in a funnel.' })
export class FunnelUnit {
  subjectId!: string

  subjectKind!: SubjectKind

  @LinkOfUnion(() => AnySubject, { from: 'subjectId', kind: 'subjectKind', types: subjectTypes, description: 'Which it is.' })
  subject!: object

  @Field(() => Float, { nullable: true, description: 'Its value, sum over sum; empty when a part of it is suppressed.' })
  value!: number | null

  @Field(() => Float, { nullable: true, description: 'What its value rests on; empty when a part of it is suppressed.' })
  denominator!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'Two in a hundred units of its size lie lower by chance, or higher than upper95, together five.',
  })
  lower95!: number | null

  @Field(() => Float, { nullable: true, description: 'The upper one of the 95% limits.' })
  upper95!: number | null

  @Field(() => Float, { nullable: true, description: 'One in a thousand units of its size lies lower by chance.' })
  lower998!: number | null

  @Field(() => Float, { nullable: true, description: 'The upper one of the 99.8% limits.' })
  upper998!: number | null

  @Field(() => Outlier, { nullable: true, description: 'Where it lies outside; empty within its limits.' })
  outlier!: Outlier | null
}

@ObjectType({ description: 'Units compared by a rate, with limits that are wide for small ones.' })
export class Funnel {
  @Field(() => Float, { description: 'The rate of all units together.' })
  target!: number

  @Field(() => [FunnelUnit], { description: 'The units, by name.' })
  units!: FunnelUnit[]

  @Field(() => Float, { nullable: true, description: 'How much more they differ than by chance, which is 1. With few units it is unstable.' })
  phi!: number | null

  @Field(() => Float, {
    nullable: true,
    description: 'The variance between units by which the limits are widened, on the scale of the method; 0 when they are not.',
  })
  tauSquared!: number | null

  @Field(() => Method, { description: 'How it was calculated.' })
  method!: Method
}
