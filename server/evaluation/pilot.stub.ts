import { Directive, Field, ID, ObjectType } from 'type-graphql'

import type { DataReturn } from './data-return.ts'
import type { PilotMeasure } from './pilot-measure.ts'

@ObjectType('Pilot')
@Directive('@key(fields: "id")')
export class PilotStub {
  @Field(() => ID)
  id!: string

  measures!: PilotMeasure[] // linked in pilot-measure.ts, so that imports run one way

  returns!: DataReturn[] // linked in data-return.ts
}
