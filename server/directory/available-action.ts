import { Field, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Something that could be done to a thing, and whether the viewer may do it now.' })
export class AvailableAction {
  @Field(() => String, { description: 'The name of the mutation.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'What it would be done with, where that makes a difference: the stage to go to.' })
  value!: string | null

  @Field(() => Boolean, { description: 'Whether the viewer may do it now.' })
  allowed!: boolean

  @Field(() => String, { nullable: true, description: 'Why not, where it is not allowed.' })
  reason!: string | null
}
