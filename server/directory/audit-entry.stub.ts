import { Directive, Field, ID, ObjectType } from 'type-graphql'

import type { Change } from './change.ts'

@ObjectType('AuditEntry')
@Directive('@key(fields: "id")')
export class AuditEntryStub {
  @Field(() => ID)
  id!: string

  changes!: Change[] // linked in change.ts, so that imports run one way
}
