import { Directive, Field, ID, ObjectType } from 'type-graphql'

import type { Organisation } from './organisation.ts'
import type { Partnership } from './partnership.ts'

@ObjectType('Pilot')
@Directive('@key(fields: "id")')
export class PilotStub {
  @Field(() => ID)
  id!: string

  partnerships!: Partnership[] // linked in partnership.ts, so that imports run one way

  hostCommissioners!: Organisation[] // linked in organisation.ts
}
