import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

/** A person's decision that the limits of a series begin again on a day, and why. */
@Entity()
@Index('rebase_subjectId_measureId_startsOn', ['subjectId', 'measureId', 'startsOn'], { unique: true })
export class Rebase {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @Column('uuid') // a pilot's or an organisation's
  subjectId!: string

  @Column('uuid')
  measureId!: string

  /** The first day of the period from which the limits are calculated anew. */
  @Column('date')
  startsOn!: string

  @Column('text')
  reason!: string

  @Column('text')
  decidedBy!: string

  @Column('date')
  decidedOn!: string
}
