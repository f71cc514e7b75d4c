import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { BigIntScalar } from '../platform/scalars.ts'

import { Organisation } from './organisation.ts'

@Entity()
@Index('agreementParty_agreementId_organisationId', ['agreementId', 'organisationId'], { unique: true })
@Check('agreementParty_contribution', '"contributionPence" >= 0')
@ObjectType({ description: 'That an organisation is a party to an agreement, and what it brings in.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class AgreementParty {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Agreement', { name: 'agreementParty_agreementId_fkey' })
  agreementId!: string

  @Column('uuid')
  @ForeignKey('Organisation', { name: 'agreementParty_organisationId_fkey' })
  @Index('agreementParty_organisationId')
  organisationId!: string

  @Link(() => Organisation, { from: 'organisationId', description: 'The organisation.' })
  organisation!: Organisation

  @Column('bigint', { nullable: true })
  @Field(() => BigIntScalar, { nullable: true, description: 'What it pays in, in pence; empty where nothing is agreed.' })
  contributionPence!: number | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}
