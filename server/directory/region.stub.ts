import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Region')
@Directive('@key(fields: "code", resolvable: false)')
export class RegionStub {
  @Field(() => ID)
  code!: string
}
