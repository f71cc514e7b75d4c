import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { AgreementClause } from './agreement-clause.ts'
import { AgreementEdition } from './agreement-edition.ts'
import { AgreementKind } from './agreement-kind.ts'
import { AgreementParty } from './agreement-party.ts'
import { AgreementReport } from './agreement-report.ts'
import type { Partnership } from './partnership.ts'
import { Signatory } from './signature.ts'
import { SourceStub } from './source.stub.ts'

export const AgreementStatus = {
  DRAFT: 'DRAFT',
  IN_NEGOTIATION: 'IN_NEGOTIATION',
  AWAITING_SIGNATURES: 'AWAITING_SIGNATURES',
  IN_FORCE: 'IN_FORCE',
  EXPIRED: 'EXPIRED',
  TERMINATED: 'TERMINATED',
  SUPERSEDED: 'SUPERSEDED',
} as const
export type AgreementStatus = keyof typeof AgreementStatus

registerEnumType(AgreementStatus, {
  name: 'AgreementStatus',
  description: 'Where an agreement stands today; it follows from its dates.',
  valuesConfig: {
    DRAFT: { description: 'Still being written.' },
    IN_NEGOTIATION: { description: 'The parties are settling what it is to say.' },
    AWAITING_SIGNATURES: { description: 'Sent to the parties, not yet signed by all.' },
    IN_FORCE: { description: 'Signed by all, and not past its end.' },
    EXPIRED: { description: 'Signed by all, and past its end.' },
    TERMINATED: { description: 'Ended by a party before its end.' },
    SUPERSEDED: { description: 'Another agreement, in force, has taken its place.' },
  },
})

/** Where the row with alias `t` stands today, in SQL. */
export const agreementStatus = (t: string): string => `case
  when ${t}."terminatedOn" <= platform.today() then 'TERMINATED'
  when ${t}."supersededOn" <= platform.today() then 'SUPERSEDED'
  when ${t}."signedOn" <= platform.today() and ${t}."endsOn" < platform.today() then 'EXPIRED'
  when ${t}."signedOn" <= platform.today() then 'IN_FORCE'
  when ${t}."sentForSignatureOn" <= platform.today() then 'AWAITING_SIGNATURES'
  when ${t}."negotiatedFrom" <= platform.today() then 'IN_NEGOTIATION'
  else 'DRAFT' end`

@Entity()
@Index('agreement_partnershipId_startsOn', ['partnershipId', 'startsOn'])
@Index('agreement_title_id', ['title', 'id'])
@Check('agreement_period', '"startsOn" <= "endsOn"')
@Check('agreement_signed', '"sentForSignatureOn" <= "signedOn"')
@Check('agreement_replaces', '"replacesId" <> id')
@ObjectType({ description: 'An agreement by which the members of a partnership bind themselves.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Agreement {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Partnership', { name: 'agreement_partnershipId_fkey' })
  partnershipId!: string

  partnership!: Partnership // linked in partnership.ts, so that imports run one way

  @Column('text')
  @Field(() => String, { description: 'What it is called.' })
  title!: string

  @Column('enum', { enum: AgreementKind, enumName: 'agreementKind' })
  @Field(() => AgreementKind, { description: 'What sort of agreement it is.' })
  kind!: AgreementKind

  @Derived(() => AgreementStatus, { sql: agreementStatus, kind: 'enum', description: 'Where it stands today.' })
  status!: AgreementStatus

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day from which the parties negotiate it, the latest where they took it up again.' })
  negotiatedFrom!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it went to the parties to be signed.' })
  sentForSignatureOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which the last party signed.' })
  signedOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The first day of its term.' })
  startsOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The last day of its term; empty where it has no end.' })
  endsOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day by which it is to be reviewed.' })
  reviewOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which a party ended it early.' })
  terminatedOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day from which another agreement stands in its place.' })
  supersededOn!: string | null

  @Column('uuid', { nullable: true })
  @ForeignKey('Agreement', { name: 'agreement_replacesId_fkey' })
  @Index('agreement_replacesId')
  replacesId!: string | null

  @Link(() => Agreement, { from: 'replacesId', nullable: true, description: 'The agreement whose place it takes when it comes into force.' })
  replaces!: Agreement | null

  @Links(() => Agreement, {
    on: { replacesId: 'id' },
    order: ['startsOn', 'title'],
    description: 'The agreements that have taken its place, or are meant to: their status says which.',
  })
  replacedBy!: Agreement[]

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What is agreed, in its main points.' })
  terms!: string | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Grows each time that a signed agreement is varied.' })
  edition!: number

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Grows with every change; a change names the version that its author saw.' })
  version!: number

  @Derived(() => String, {
    sql: (t) => `directory.agreement_fingerprint(${t}.id)`,
    kind: 'text',
    description: 'The fingerprint (SHA-256) of what is agreed: kind, term, terms, clauses, parties and contributions. A signature is under this.',
  })
  @Unlisted()
  fingerprint!: string

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Column('uuid', { nullable: true }) // programme's source
  @Index('agreement_sourceId')
  sourceId!: string | null

  @Link(() => SourceStub, { from: 'sourceId', nullable: true, description: 'The document that tells of it.' })
  source!: SourceStub | null

  @Links(() => AgreementParty, { on: { agreementId: 'id' }, description: 'Who has agreed, and what each brings in.' })
  parties!: AgreementParty[]

  @Links(() => AgreementClause, {
    on: { agreementId: 'id' },
    order: ['letter'],
    description: 'What it says on the points that the law wants settled.',
  })
  clauses!: AgreementClause[]

  @Links(() => Signatory, { on: { agreementId: 'id' }, order: ['role'], description: 'Who is to sign it, and who has.' })
  signatories!: Signatory[]

  @Links(() => AgreementEdition, {
    on: { agreementId: 'id' },
    order: ['number'],
    description: 'What was signed before it was varied, earliest first.',
  })
  editions!: AgreementEdition[]

  @Links(() => AgreementReport, {
    on: { agreementId: 'id' },
    order: ['periodEnd', 'kind'],
    description: 'The reports to be made under it, earliest first.',
  })
  reports!: AgreementReport[]

  documents!: unknown // linked in agreement-document.ts, so that imports run one way
}
