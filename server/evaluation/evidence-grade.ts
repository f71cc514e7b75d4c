import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'

export const GradeLevel = { HIGH: 'HIGH', MODERATE: 'MODERATE', LOW: 'LOW', VERY_LOW: 'VERY_LOW' } as const
export type GradeLevel = keyof typeof GradeLevel

registerEnumType(GradeLevel, { name: 'GradeLevel', description: 'How much weight a result can bear; it says nothing of which way the result went.' })

@ObjectType({ description: 'One of the things that a grade is added up from.' })
export class GradePart {
  @Field(() => String, { description: 'What is looked at.' })
  name!: string

  @Field(() => Int, { description: 'The points it got.' })
  points!: number

  @Field(() => Int, { description: 'The most it could get.' })
  of!: number

  @Field(() => String, { description: 'Why.' })
  why!: string
}

@ObjectType({ description: 'How much weight a result can bear: computed, never claimed, and never by which way it went.' })
export class EvidenceGrade {
  @Field(() => GradeLevel, { description: 'The grade.' })
  level!: GradeLevel

  @Field(() => Int, { description: 'The sum of its parts.' })
  points!: number

  @Field(() => Int, { description: 'The most there is.' })
  of!: number

  @Field(() => [GradePart], { description: 'How it is added up.' })
  parts!: GradePart[]
}
