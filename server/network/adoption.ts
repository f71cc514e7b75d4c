import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { AdoptionEffect } from './adoption-effect.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { PilotStub } from './pilot.stub.ts'
import type { Practice } from './practice.ts'
import { SourceStub } from './source.stub.ts'

export const AdoptionStage = {
  INTERESTED: 'INTERESTED',
  ASSESSING: 'ASSESSING',
  PLANNED: 'PLANNED',
  PILOTING: 'PILOTING',
  EMBEDDED: 'EMBEDDED',
  SUSTAINED: 'SUSTAINED',
  PAUSED: 'PAUSED',
  ABANDONED: 'ABANDONED',
} as const
export type AdoptionStage = keyof typeof AdoptionStage

registerEnumType(AdoptionStage, {
  name: 'AdoptionStage',
  description: 'How far a place has come with a practice.',
  valuesConfig: {
    INTERESTED: { description: 'It has said that it is interested.' },
    ASSESSING: { description: 'It looks at whether the practice would fit.' },
    PLANNED: { description: 'It has decided to try it.' },
    PILOTING: { description: 'It is trying it.' },
    EMBEDDED: { description: 'It has become the usual way of working.' },
    SUSTAINED: { description: 'It has stayed so.' },
    PAUSED: { description: 'It has stopped for now.' },
    ABANDONED: { description: 'It has given it up.' },
  },
})

@Entity()
@Index('adoption_practiceId_startedOn', ['practiceId', 'startedOn'])
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

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What was changed to make it fit, or why it ended.' })
  note!: string | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Column('uuid', { nullable: true }) // programme's source
  @Index('adoption_sourceId')
  sourceId!: string | null

  @Link(() => SourceStub, { from: 'sourceId', nullable: true, description: 'The document that tells of it.' })
  source!: SourceStub | null

  @Links(() => AdoptionEffect, { on: { adoptionId: 'id' }, order: ['position'], description: 'What came of it, measure by measure.' })
  effects!: AdoptionEffect[]
}
