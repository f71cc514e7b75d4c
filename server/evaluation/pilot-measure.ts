import { Directive, Field, Float, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'

import { Measure } from './measure.ts'
import { Observation } from './observation.ts'
import { observedWhen } from './observed-when.ts'
import { PilotStub } from './pilot.stub.ts'

const code = (t: string) => `(select m."code" from evaluation."measure" m where m."id" = ${t}."measureId")`

@Entity()
@Index('pilotMeasure_pilotId_measureId', ['pilotId', 'measureId'], { unique: true })
@ObjectType({ description: 'That a pilot reports by a measure, where it began and where it means to get.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class PilotMeasure {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid') // programme's pilot
  pilotId!: string

  @Link(() => PilotStub, { from: 'pilotId', description: 'The pilot.' })
  pilot!: PilotStub

  @Column('uuid')
  @ForeignKey('Measure', { name: 'pilotMeasure_measureId_fkey' })
  @Index('pilotMeasure_measureId')
  measureId!: string

  @Link(() => Measure, { from: 'measureId', description: 'The measure.' })
  measure!: Measure

  @Derived(() => String, { sql: code, kind: 'text', description: 'The code of the measure.' })
  code!: string

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'Where it stood before the pilot, in the unit of the measure.' })
  baseline!: number | null

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'Where it is to get, in the unit of the measure.' })
  target!: number | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Links(() => Observation, {
    on: { measureId: 'measureId', subjectId: 'pilotId' },
    order: ['periodStart'],
    args: observedWhen,
    description: 'Its values, earliest first.',
  })
  observations!: Observation[]
}

// The way from a pilot stands here, so that imports run one way.
Links(() => PilotMeasure, { on: { pilotId: 'id' }, order: ['code'], description: 'The measures that it reports by.' })(
  PilotStub.prototype,
  'measures',
)
