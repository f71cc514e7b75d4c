import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('MeasuredEffect')
@Directive('@key(fields: "id", resolvable: false)')
export class MeasuredEffectStub {
  @Field(() => ID)
  id!: string
}
