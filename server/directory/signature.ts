import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { Organisation } from './organisation.ts'
import { SignatoryRole } from './signatory-role.ts'

export const SignatureStatus = { VALID: 'VALID', LAPSED: 'LAPSED' } as const
export type SignatureStatus = keyof typeof SignatureStatus
registerEnumType(SignatureStatus, {
  name: 'SignatureStatus',
  description: 'Whether a signature still stands.',
  valuesConfig: {
    VALID: { description: 'It is under what the agreement says now.' },
    LAPSED: { description: 'What was agreed has changed since.' },
  },
})

const status = (t: string) =>
  `case when ${t}."lapsedOn" is null and ${t}.fingerprint = directory.agreement_fingerprint(${t}."agreementId") then 'VALID' else 'LAPSED' end`

@Entity()
@Index('signature_signatoryId', ['signatoryId', 'signedOn'])
@Index('signature_one', ['signatoryId'], { unique: true, where: '"lapsedOn" is null' })
@ObjectType({ description: 'A signature, bound to the very text and figures that were signed.' })
@Directive('@key(fields: "id")')
@Visible({ MEMBER: everyRow })
export class Signature {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Signatory', { name: 'signature_signatoryId_fkey' })
  signatoryId!: string

  @Column('uuid')
  @ForeignKey('Agreement', { name: 'signature_agreementId_fkey' })
  @Index('signature_agreementId')
  agreementId!: string

  @Derived(() => SignatureStatus, { sql: status, kind: 'enum', description: 'Whether it still stands.' })
  status!: SignatureStatus

  @Column('int')
  @Field(() => Int, { description: 'The edition of the agreement that was signed.' })
  edition!: number

  @Column('text')
  @Field(() => String, { description: 'Who signed.' })
  name!: string

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether they signed for who holds the office.' })
  isDelegate!: boolean

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which they signed.' })
  signedOn!: string

  @Column('text')
  @Field(() => String, { description: 'The fingerprint of what they signed.' })
  fingerprint!: string

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it lapsed.' })
  lapsedOn!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What was changed, so that it lapsed.' })
  lapsedBecause!: string | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}

@Entity()
@Index('signatory_place', ['agreementId', 'organisationId', 'role'], { unique: true })
@ObjectType({ description: 'Somebody who is to sign an agreement: an office of a party.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Signatory {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Agreement', { name: 'signatory_agreementId_fkey' })
  agreementId!: string

  @Column('uuid')
  @ForeignKey('Organisation', { name: 'signatory_organisationId_fkey' })
  @Index('signatory_organisationId')
  organisationId!: string

  @Link(() => Organisation, { from: 'organisationId', description: 'The party.' })
  organisation!: Organisation

  @Column('enum', { enum: SignatoryRole, enumName: 'signatoryRole' })
  @Field(() => SignatoryRole, { description: 'The office.' })
  role!: SignatoryRole

  @Derived(() => Boolean, {
    sql: (t) =>
      `exists (select 1 from directory.signature s where s."signatoryId" = ${t}.id and s."lapsedOn" is null and s.fingerprint = directory.agreement_fingerprint(${t}."agreementId"))`,
    kind: 'bool',
    description: 'Whether a signature stands.',
  })
  hasSigned!: boolean

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Links(() => Signature, {
    on: { signatoryId: 'id' },
    order: ['signedOn'],
    description: 'The signatures, earliest first, those that lapsed too; for members of the programme.',
  })
  signatures!: Signature[]
}
