import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible, type Where } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'
import { LinkOfUnion } from '../platform/link.ts'
import { DateScalar, DateTimeScalar } from '../platform/scalars.ts'

import { Measure } from './measure.ts'
import { ObservationStatus } from './observation-status.ts'
import { SourceStub } from './source.stub.ts'
import { AnySubject, Subject, SubjectKind, subjectTypes } from './subject.ts'

/** Whether the numbers of an observation are withheld: by whoever reported them, or by the rule of the measure. */
export const isHidden = (t: string): string => `(${t}."status" = 'SUPPRESSED' or ${t}."withheld" is not null)`

// Where counts are rounded, a ratio is worked out of the rounded ones.
const round = (t: string, column: string): string => `round(${t}."${column}" / ${t}."roundedTo") * ${t}."roundedTo"`
const rounded: Record<string, (t: string) => string> = {
  value: (t) =>
    `case when ${t}."numerator" is null then ${round(t, 'value')} when ${t}."numerator" = 0 then 0 else ${round(t, 'numerator')} / nullif(${round(t, 'denominator')}, 0) * (${t}."value" / nullif(${t}."numerator" / ${t}."denominator", 0)) end`,
  numerator: (t) => round(t, 'numerator'),
  denominator: (t) => round(t, 'denominator'),
}

/** A number of an observation as it may be read: a withheld one is no more readable by filter, order or sum than by itself. */
export const shown = (column: 'value' | 'numerator' | 'denominator') => (t: string) =>
  `case when ${isHidden(t)} then null when ${t}."roundedTo" = 1 then ${t}."${column}" else ${rounded[column]!(t)} end`

const statusShown = (t: string): string => `case when ${t}."withheld" is not null then 'SUPPRESSED' else ${t}."status"::text end`

export const Withheld = { PRIMARY: 'PRIMARY', SECONDARY: 'SECONDARY' } as const
export type Withheld = keyof typeof Withheld

/** Everybody sees what organisations have reported and what is made up; what pilots return is for those who are signed in. */
export const seenByAll: Where = (t) => `${t}."subjectKind" = 'ORGANISATION' or ${t}."illustrative"`

/** The revision that stands. */
export const isCurrent = (t: string): string => `${t}."recordedTo" is null`

@Entity()
@Index('observation_current', ['subjectId', 'measureId', 'periodStart', 'periodEnd'], { unique: true, where: '"recordedTo" is null' })
@Index('observation_revision', ['subjectId', 'measureId', 'periodStart', 'periodEnd', 'revision'], { unique: true })
@Index('observation_measure', ['measureId', 'periodStart'], { where: '"recordedTo" is null' })
@Index('observation_period', ['periodStart', 'id'], { where: '"recordedTo" is null' })
@Check('observation_dates', '"periodStart" <= "periodEnd"')
@Check('observation_order', '"recordedFrom" <= "recordedTo"')
@Check('observation_denominator', '"denominator" > 0')
@Check(
  'observation_value',
  `case "status" when 'MISSING' then num_nonnulls("value", "numerator", "denominator") = 0
  when 'NOT_APPLICABLE' then num_nonnulls("value", "numerator", "denominator") = 0
  when 'SUPPRESSED' then true else "value" is not null end`,
)
@ObjectType({ description: 'What was reported of a subject by a measure for a period. A correction is a new revision; the earlier one is kept.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: seenByAll, MEMBER: everyRow }, (t, pilots) => `${t}."subjectId" = any(${pilots})`)
export class Observation {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier; each revision has its own.' })
  id!: string

  @Column('uuid') // programme's pilot or directory's organisation
  @Field(() => ID, { description: 'The identifier of its subject.' })
  subjectId!: string

  @Column('enum', { enum: SubjectKind, enumName: 'subjectKind' })
  @Field(() => SubjectKind, { description: 'Whether it is about a pilot or an organisation.' })
  subjectKind!: SubjectKind

  @LinkOfUnion(() => AnySubject, { from: 'subjectId', kind: 'subjectKind', types: subjectTypes, description: 'What it is about.' })
  subject!: object

  @Link(() => Subject, { from: 'subjectId', description: 'What the evaluation knows of its subject, to filter by.' })
  about!: Subject

  @Column('uuid')
  measureId!: string

  @Link(() => Measure, { from: 'measureId', description: 'What was measured.' })
  measure!: Measure

  @Column('date')
  @Field(() => DateScalar, { description: 'The first day of its period.' })
  periodStart!: string

  @Column('date')
  @Field(() => DateScalar, { description: 'The last day of its period.' })
  periodEnd!: string

  @Column('double precision', { nullable: true })
  @Derived(() => Float, {
    sql: shown('value'),
    kind: 'float',
    nullable: true,
    description: 'The value; empty when it is missing, suppressed or not applicable.',
  })
  value!: number | null

  @Column('double precision', { nullable: true })
  @Derived(() => Float, { sql: shown('numerator'), kind: 'float', nullable: true, description: 'What was counted, where the value is a ratio.' })
  numerator!: number | null

  @Column('double precision', { nullable: true })
  @Derived(() => Float, {
    sql: shown('denominator'),
    kind: 'float',
    nullable: true,
    description: 'What it was divided by, where the value is a ratio.',
  })
  denominator!: number | null

  @Column('enum', { enum: ObservationStatus, enumName: 'observationStatus', default: 'NORMAL' })
  @Derived(() => ObservationStatus, { sql: statusShown, kind: 'enum', description: 'How the value is to be taken.' })
  status!: ObservationStatus

  @Column('enum', { enum: Withheld, enumName: 'withheld', nullable: true }) // decided by the rule of the measure; read as the status SUPPRESSED
  withheld!: Withheld | null

  @Column('int', { default: 1 }) // what the rule of the measure rounds counts to
  roundedTo!: number

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Which version of the value this is, from 1; a change names the revision that its author saw.' })
  revision!: number

  @Column('timestamptz', { default: () => 'now()' })
  recordedFrom!: Date

  @Derived(() => DateTimeScalar, { sql: (t) => `${t}."recordedFrom"`, kind: 'instant', description: 'Since when it has been on record.' })
  recordedAt!: Date

  @Column('timestamptz', { nullable: true }) // until when it stood; empty for the current revision
  recordedTo!: Date | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who put it on record; empty for what came with the programme’s record.' })
  recordedBy!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why it took the place of the revision before; empty for a first one.' })
  why!: string | null

  @Column('uuid', { nullable: true }) // programme's source
  sourceId!: string | null

  @Link(() => SourceStub, { from: 'sourceId', nullable: true, description: 'Where it was taken from; empty for what was recorded here.' })
  source!: SourceStub | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What a reader should know about it.' })
  note!: string | null
}
