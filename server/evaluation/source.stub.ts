import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Source')
@Directive('@key(fields: "id", resolvable: false)')
export class SourceStub {
  @Field(() => ID)
  id!: string
}
