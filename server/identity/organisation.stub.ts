import { Directive, Field, ID, ObjectType } from 'type-graphql'

import { LinkPage } from '../platform/read.ts'

import { AuditEntry } from './audit-entry.ts'

@ObjectType('Organisation')
@Directive('@key(fields: "id")')
export class OrganisationStub {
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @LinkPage(() => AuditEntry, {
    through: { table: 'platform."entrySubject"', own: 'subjectId', other: 'entryId' },
    order: ['-at'],
    description: 'What happened to it, newest first; for members of the programme.',
  })
  history!: unknown
}
