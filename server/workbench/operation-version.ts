import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

// It is reached only by way of its operation, which says who may see it.
@Entity()
@Index('operationVersion_operationId_version', ['operationId', 'version'], { unique: true })
@ObjectType({ description: 'A saved operation as it was at one time.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class OperationVersion {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @ForeignKey('SavedOperation', { name: 'operationVersion_operationId_fkey', onDelete: 'CASCADE' })
  @Column('uuid')
  operationId!: string

  @Column('int')
  @Field(() => Int, { description: 'Its number, from 1.' })
  version!: number

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'The operation, as text.' })
  operation!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'The values of its variables, as a JSON object.' })
  variables!: string

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The list that makes the rows of a file.' })
  rowsOf!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What changed and why.' })
  note!: string | null

  @Column('text')
  @Field(() => String, { description: 'The name of who saved it.' })
  savedBy!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was saved.' })
  savedAt!: Date
}
