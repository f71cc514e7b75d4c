import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'

@Entity()
@Index('agreementClause_agreementId_letter', ['agreementId', 'letter'], { unique: true })
@ObjectType({ description: 'What an agreement says on a point that the law wants it to settle.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class AgreementClause {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Agreement', { name: 'agreementClause_agreementId_fkey' })
  agreementId!: string

  @Column('text')
  @Field(() => String, { description: 'The letter of the point in the regulation: a to g.' })
  letter!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What the agreement says on it.' })
  text!: string

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}
