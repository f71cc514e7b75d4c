import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { DateScalar, DateTimeScalar, JsonScalar } from '../platform/scalars.ts'

@Entity()
@Index('measureVersion_measureId_version', ['measureId', 'version'], { unique: true })
@ObjectType({ description: 'A definition of a measure as it stood from a day on, and why it was changed.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class MeasureVersion {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Measure', { name: 'measureVersion_measureId_fkey', onDelete: 'CASCADE' })
  measureId!: string

  @Column('int')
  @Field(() => Int, { description: 'Its number, from 1.' })
  version!: number

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The first day of the periods that it holds for; empty for the first version.' })
  effectiveFrom!: string | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether values before and after cannot be compared: the limits of every series begin again there.' })
  breaksComparability!: boolean

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What was changed, and why.' })
  changeNote!: string

  @Column('text')
  @Field(() => String, { description: 'Who changed it.' })
  decidedBy!: string

  @Column('timestamptz', { default: () => 'now()' })
  recordedFrom!: Date

  @Derived(() => DateTimeScalar, { sql: (t) => `${t}."recordedFrom"`, kind: 'instant', description: 'When it was entered.' })
  recordedAt!: Date

  @Column('jsonb')
  @Unlisted()
  @Field(() => JsonScalar, { description: 'The whole definition, as it stood.' })
  definition!: object
}
