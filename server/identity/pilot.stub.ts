import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Pilot')
@Directive('@key(fields: "id", resolvable: false)')
export class PilotStub {
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string
}
