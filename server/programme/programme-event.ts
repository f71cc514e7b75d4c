import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { Source } from './source.ts'

export const DatePrecision = { DAY: 'DAY', MONTH: 'MONTH', YEAR: 'YEAR' } as const
export type DatePrecision = keyof typeof DatePrecision

registerEnumType(DatePrecision, {
  name: 'DatePrecision',
  description: 'How much of a date the source gives.',
  valuesConfig: {
    DAY: { description: 'The day is known.' },
    MONTH: { description: 'Only the month is known; the date is its first day.' },
    YEAR: { description: 'Only the year is known; the date is its first day.' },
  },
})

@Entity()
@Index('programmeEvent_programmeId_startsOn', ['programmeId', 'startsOn'])
@Check('programmeEvent_period', '"endsOn" >= "startsOn"')
@ObjectType({ description: 'Something that happened in the course of the programme, such as the announcement of the pilots.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class ProgrammeEvent {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Programme', { name: 'programmeEvent_programmeId_fkey' })
  programmeId!: string

  @Column('text')
  @Field(() => String, { description: 'What happened, in a few words.' })
  title!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The day on which it began, as exactly as precision says.' })
  startsOn!: string

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Its last day, where it lasted longer than one.' })
  endsOn!: string | null

  @Column('enum', { enum: DatePrecision, enumName: 'datePrecision', default: DatePrecision.DAY })
  @Field(() => DatePrecision, { description: 'How much of the date the source gives.' })
  precision!: DatePrecision

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'More about it, where the source says more.' })
  detail!: string | null

  @Column('uuid')
  @ForeignKey('Source', { name: 'programmeEvent_sourceId_fkey' })
  @Index('programmeEvent_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that tells of it.' })
  source!: Source
}
