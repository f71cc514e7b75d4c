import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Change')
@Directive('@key(fields: "id", resolvable: false)')
export class ChangeStub {
  @Field(() => ID)
  id!: string
}
