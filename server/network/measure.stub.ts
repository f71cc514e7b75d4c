import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Measure')
@Directive('@key(fields: "id", resolvable: false)')
export class MeasureStub {
  @Field(() => ID)
  id!: string
}
