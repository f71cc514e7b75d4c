import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql'
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { DateScalar } from '../platform/scalars.ts'

@Entity()
@Index('rebase_subjectId_measureId_startsOn', ['subjectId', 'measureId', 'startsOn'], { unique: true })
@ObjectType({ description: 'A person’s decision that the limits of a series begin again on a day, and why.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Rebase {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid') // a pilot's or an organisation's
  subjectId!: string

  @Column('uuid')
  measureId!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The first day of the period from which the limits are calculated anew.' })
  startsOn!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'Why.' })
  reason!: string

  @Column('text')
  @Field(() => String, { description: 'Who decided it.' })
  decidedBy!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'When it was decided.' })
  decidedOn!: string

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}

@InputType({ description: 'That the limits of a series begin again.' })
export class RebaseSeriesInput {
  @Field(() => ID, { description: 'The id of a pilot or an organisation.' })
  subject!: string

  @Field(() => ID, { description: 'The id of a measure.' })
  measure!: string

  @Field(() => DateScalar, { description: 'The first day of a period of the series, not its first.' })
  startsOn!: string

  @Field(() => String, { description: 'Why, in 3 to 2,000 characters: what changed, and that it lasts.' })
  reason!: string
}

@InputType({ description: 'That limits do not begin again after all.' })
export class UndoRebaseInput {
  @Field(() => ID, { description: 'The id of the decision.' })
  id!: string

  @Field(() => String, { description: 'Why it is taken back, in 3 to 2,000 characters; kept in the history.' })
  why!: string
}
