import { Resolver } from 'type-graphql'

import { ReadPage } from '../platform/read.ts'

import { AuditEntry } from './audit-entry.ts'

@Resolver()
export class AuditEntryResolver {
  @ReadPage(() => AuditEntry, { order: ['-at'], description: 'Everything that happened, newest first.' })
  auditEntries!: unknown
}
