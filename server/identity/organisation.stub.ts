import { Directive, Field, ID, ObjectType } from 'type-graphql'

import { LinkPage } from '../platform/read.ts'

import { AuditEntry } from './audit-entry.ts'

@ObjectType('Organisation')
@Directive('@key(fields: "id")')
export class OrganisationStub {
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @LinkPage(() => AuditEntry, {
    on: { subjectId: 'id' },
    order: ['-at'],
    description: 'What happened to it, newest first; for members of the programme.',
  })
  history!: unknown
}
