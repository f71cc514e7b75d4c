import { Field, Float, ID, InputType, Int } from 'type-graphql'

import { DateScalar } from '../platform/scalars.ts'

import { AdoptionFidelity } from './adoption-fidelity.ts'
import { AdoptionStage } from './adoption-stage.ts'

@InputType({ description: 'That a place takes a practice up: a pilot, or else an organisation.' })
export class RecordAdoptionInput {
  @Field(() => ID, { description: 'Which practice.' })
  practice!: string
  @Field(() => ID, { nullable: true, description: 'The pilot that takes it up; its lead and the administrators may say so.' })
  pilot?: string | null
  @Field(() => ID, { nullable: true, description: 'Or the organisation that does.' })
  organisation?: string | null
  @Field(() => AdoptionStage, { defaultValue: AdoptionStage.INTERESTED, description: 'How far it has come.' })
  stage!: AdoptionStage
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it began, once it is being tried.' })
  startedOn?: string | null
  @Field(() => String, { nullable: true, description: 'What is changed to make it fit.' })
  note?: string | null
}

@InputType({ description: 'A step of an adoption to another stage.' })
export class MoveAdoptionInput {
  @Field(() => ID, { description: 'Which adoption.' })
  id!: string
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number
  @Field(() => AdoptionStage, { description: 'The stage that it came to.' })
  to!: AdoptionStage
  @Field(() => DateScalar, { nullable: true, description: 'The day; today unless said.' })
  on?: string | null
  @Field(() => String, { nullable: true, description: 'Why; needed to pause it or give it up.' })
  why?: string | null
}

@InputType({ description: 'What a place tells of its adoption; its texts are given again whole.' })
export class UpdateAdoptionInput {
  @Field(() => ID, { description: 'Which adoption.' })
  id!: string
  @Field(() => Int, { description: 'The version that was seen.' })
  version!: number
  @Field(() => AdoptionFidelity, { nullable: true, description: 'How closely it keeps to what is described; what is left out stays.' })
  fidelity?: AdoptionFidelity | null
  @Field(() => String, { nullable: true, description: 'What was changed to make it fit.' })
  note?: string | null
  @Field(() => String, { nullable: true, description: 'What the place learned.' })
  learning?: string | null
  @Field(() => String, { nullable: true, description: 'Whether the place would do it again, and why.' })
  again?: string | null
}

@InputType({ description: 'A measure by which a place follows what comes of its adoption.' })
export class LinkAdoptionMeasureInput {
  @Field(() => ID, { description: 'Which adoption.' })
  id!: string
  @Field(() => Int, { description: 'The version of the adoption that was seen.' })
  version!: number
  @Field(() => ID, { description: 'Which measure; one that the place reports by.' })
  measure!: string
  @Field(() => Float, { nullable: true, description: 'Where it stood before, in its unit.' })
  baseline?: number | null
  @Field(() => String, { nullable: true, description: 'Where the baseline is from; or, without one, why it does not apply.' })
  baselineNote?: string | null
}

@InputType({ description: 'A measure that an adoption is no longer followed by.' })
export class UnlinkAdoptionMeasureInput {
  @Field(() => ID, { description: 'Which adoption.' })
  id!: string
  @Field(() => Int, { description: 'The version of the adoption that was seen.' })
  version!: number
  @Field(() => ID, { description: 'The id of the effect that the measure is linked by.' })
  effect!: string
}
