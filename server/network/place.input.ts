import { Field, ID, InputType, Int } from 'type-graphql'

import { MaturityDimension } from './maturity-dimension.ts'
import { PeopleGroup, PracticeSetting, PracticeTheme } from './taxonomy.ts'

@InputType({ description: 'What a place is like; what is left out is not asked.' })
export class LikenessInput {
  @Field(() => [PracticeTheme], { nullable: true, description: 'What is worked on there.' })
  themes?: PracticeTheme[] | null
  @Field(() => [PeopleGroup], { nullable: true, description: 'For whom.' })
  people?: PeopleGroup[] | null
  @Field(() => [PracticeSetting], { nullable: true, description: 'In which settings.' })
  settings?: PracticeSetting[] | null
  @Field(() => Int, { nullable: true, description: 'How many people live there.' })
  population?: number | null
  @Field(() => Int, { nullable: true, description: 'How many partners work together.' })
  partners?: number | null
}

@InputType({ description: 'What a place says of itself; all of it is given again.' })
export class SavePlaceInput extends LikenessInput {
  @Field(() => ID, { nullable: true, description: 'The pilot whose place it is.' })
  pilot?: string | null
  @Field(() => ID, { nullable: true, description: 'Or the organisation.' })
  organisation?: string | null
  @Field(() => Int, { nullable: true, description: 'The version that was seen, where there was one.' })
  version?: number | null
  @Field(() => String, { nullable: true, description: 'How the figures are meant.' })
  note?: string | null
}

@InputType({ description: 'A score in one dimension.' })
export class ScoreInput {
  @Field(() => MaturityDimension, { description: 'The dimension.' })
  dimension!: MaturityDimension
  @Field(() => Int, { description: 'From 0 to 5.' })
  score!: number
  @Field(() => String, { nullable: true, description: 'Why.' })
  note?: string | null
}

@InputType({ description: 'How ready a place finds itself; dimensions that are left out stay as they are.' })
export class AssessPlaceInput {
  @Field(() => ID, { description: 'Which place.' })
  place!: string
  @Field(() => Int, { description: 'The version of the place that was seen.' })
  version!: number
  @Field(() => [ScoreInput], { description: 'The scores.' })
  scores!: ScoreInput[]
}

@InputType({ description: 'How far a place should be in one dimension.' })
export class NeedInput {
  @Field(() => MaturityDimension, { description: 'The dimension.' })
  dimension!: MaturityDimension
  @Field(() => Int, { description: 'The least score, from 1 to 5.' })
  minimum!: number
  @Field(() => String, { nullable: true, description: 'Why it takes that.' })
  why?: string | null
}

@InputType({ description: 'What a practice needs of a place; all of it is given again.' })
export class SetNeedsInput {
  @Field(() => ID, { description: 'Which practice.' })
  id!: string
  @Field(() => Int, { description: 'The version of the practice that was seen.' })
  version!: number
  @Field(() => [NeedInput], { description: 'The needs.' })
  needs!: NeedInput[]
}
