import { Field, ObjectType } from 'type-graphql'

@ObjectType({ description: 'Something that could be done to a thing of the network, and whether the viewer may do it now.' })
export class NetworkAction {
  @Field(() => String, { description: 'The name of the mutation.' })
  name!: string

  @Field(() => Boolean, { description: 'Whether the viewer may do it now.' })
  allowed!: boolean

  @Field(() => String, { nullable: true, description: 'Why not, where it is not allowed.' })
  reason!: string | null
}

@ObjectType({ description: 'Something that a practice lacks before it can be handed in.' })
export class MissingPart {
  @Field(() => String, { description: 'The field, by its name in the graph.' })
  field!: string

  @Field(() => String, { description: 'What to do.' })
  sentence!: string
}
