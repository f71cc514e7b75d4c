import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { DateScalar, JsonScalar } from '../platform/scalars.ts'

@Entity()
@Index('agreementEdition_agreementId_number', ['agreementId', 'number'], { unique: true })
@ObjectType({ description: 'An agreement as it was signed before it was varied.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class AgreementEdition {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Agreement', { name: 'agreementEdition_agreementId_fkey' })
  agreementId!: string

  @Column('int')
  @Field(() => Int, { description: 'Counted from 1.' })
  number!: number

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which the last party signed it.' })
  signedOn!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which another text took its place.' })
  replacedOn!: string

  @Column('text')
  @Field(() => String, { description: 'The fingerprint that was signed.' })
  fingerprint!: string

  @Column('jsonb')
  @Unlisted()
  @Field(() => JsonScalar, { description: 'What was agreed: kind, term, terms, clauses, parties with their contributions in pence.' })
  content!: unknown

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}
