import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { AdoptionEffect } from './adoption-effect.ts'
import { AdoptionFidelity } from './adoption-fidelity.ts'
import { AdoptionStage } from './adoption-stage.ts'
import { AdoptionStep } from './adoption-step.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { PilotStub } from './pilot.stub.ts'
import type { Practice } from './practice.ts'
import { SourceStub } from './source.stub.ts'

@Entity()
@Index('adoption_practiceId_startedOn', ['practiceId', 'startedOn'])
@Index('adoption_practiceId_pilotId', ['practiceId', 'pilotId'], { unique: true })
@Index('adoption_practiceId_organisationId', ['practiceId', 'organisationId'], { unique: true })
@Check('adoption_adopter', '"pilotId" is not null or "organisationId" is not null')
@ObjectType({ description: 'That a pilot or an organisation took up a practice, how far it came and what came of it.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Adoption {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Practice', { name: 'adoption_practiceId_fkey' })
  practiceId!: string

  practice!: Practice // linked in practice.ts, so that imports run one way

  @Column('uuid', { nullable: true }) // programme's pilot
  @Index('adoption_pilotId')
  pilotId!: string | null

  @Link(() => PilotStub, { from: 'pilotId', nullable: true, description: 'The pilot that took it up.' })
  pilot!: PilotStub | null

  @Column('uuid', { nullable: true }) // directory's organisation
  @Index('adoption_organisationId')
  organisationId!: string | null

  @Link(() => OrganisationStub, { from: 'organisationId', nullable: true, description: 'The organisation that took it up.' })
  organisation!: OrganisationStub | null

  @Column('enum', { enum: AdoptionStage, enumName: 'adoptionStage' })
  @Field(() => AdoptionStage, { description: 'How far it has come.' })
  stage!: AdoptionStage

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it began, where that is known.' })
  startedOn!: string | null

  @Column('enum', { enum: AdoptionFidelity, enumName: 'adoptionFidelity', nullable: true })
  @Field(() => AdoptionFidelity, { nullable: true, description: 'How closely it keeps to what is described, where the place has said so.' })
  fidelity!: AdoptionFidelity | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What was changed to make it fit, or what else a reader should know.' })
  note!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why it has stopped, for now or for good.' })
  reason!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What the place learned, for those who come after.' })
  learning!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Whether the place would do it again, and why.' })
  again!: string | null

  @Index('adoption_ownerId')
  @Column('uuid', { nullable: true }) // identity's account: who recorded it
  ownerId!: string | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Which published version of the practice was taken up.' })
  edition!: number

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Rises with every change; an update names the one it saw.' })
  version!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Column('uuid', { nullable: true }) // programme's source
  @Index('adoption_sourceId')
  sourceId!: string | null

  @Link(() => SourceStub, { from: 'sourceId', nullable: true, description: 'The document that tells of it.' })
  source!: SourceStub | null

  @Links(() => AdoptionStep, { on: { adoptionId: 'id' }, order: ['position'], description: 'How it went, step by step.' })
  steps!: AdoptionStep[]

  @Links(() => AdoptionEffect, { on: { adoptionId: 'id' }, order: ['position'], description: 'What came of it, measure by measure.' })
  effects!: AdoptionEffect[]
}

// The way from a pilot stands here, so that imports run one way.
Links(() => Adoption, { on: { pilotId: 'id' }, order: ['startedOn'], description: 'What it took up from others, and how far it came.' })(
  PilotStub.prototype,
  'adoptions',
)
