import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'

import { MaturityDimension } from './maturity-dimension.ts'
import { Place } from './place.ts'
import { Practice } from './practice.ts'

export const PlaceFact = { THEMES: 'THEMES', PEOPLE: 'PEOPLE', SETTINGS: 'SETTINGS', POPULATION: 'POPULATION', PARTNERS: 'PARTNERS' } as const
export type PlaceFact = keyof typeof PlaceFact
registerEnumType(PlaceFact, { name: 'PlaceFact', description: 'A fact by which places are compared.' })

@ObjectType({ description: 'Why a place is like another, or not, by one fact.' })
export class LikenessReason {
  @Field(() => PlaceFact, { description: 'The fact.' })
  fact!: PlaceFact

  @Field(() => Boolean, { nullable: true, description: 'Whether it matches; empty where the place does not say.' })
  matches!: boolean | null

  @Field(() => [String], { description: 'The values that both have, by their names in the graph; for numbers, that of the place.' })
  shared!: string[]

  @Field(() => Int, { description: 'What it counts for.' })
  weight!: number
}

@ObjectType({ description: 'A place that is like another, with the facts that say so.' })
export class PlaceMatch {
  @Field(() => Place, { description: 'The place.' })
  place!: object

  @Field(() => Float, { description: 'How much of what was asked matches: from 0 to 1, what is not reported counts as not matching.' })
  likeness!: number

  @Field(() => [LikenessReason], { description: 'Fact by fact, those that match first.' })
  reasons!: LikenessReason[]
}

@ObjectType({ description: 'What a place lacks for a practice in one dimension, and who has come that far.' })
export class ReadinessGap {
  @Field(() => MaturityDimension, { description: 'The dimension.' })
  dimension!: MaturityDimension

  @Field(() => Int, { description: 'The least score that the practice needs.' })
  minimum!: number

  @Field(() => Int, { nullable: true, description: 'The score of the place; empty where it has not scored itself.' })
  score!: number | null

  @Field(() => [Place], { description: 'Places that were below and have closed this gap since, at most ten: whom to ask.' })
  closedBy!: object[]
}

@ObjectType({ description: 'How ready a place is for a practice.' })
export class Readiness {
  @Field(() => ID, { description: 'The place and the practice in one word.' })
  id!: string

  @Field(() => Practice, { description: 'The practice.' })
  practice!: object

  @Field(() => Boolean, { description: 'Whether it meets every need.' })
  isReady!: boolean

  @Field(() => Int, { description: 'How many of its needs the place meets.' })
  met!: number

  @Field(() => Int, { description: 'How many needs it has.' })
  of!: number

  @Field(() => [ReadinessGap], { description: 'What is missing, dimension by dimension.' })
  gaps!: ReadinessGap[]
}
