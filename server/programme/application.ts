import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link } from '../platform/link.ts'

import { Pilot } from './pilot.ts'
import { Source } from './source.ts'
import { Theme } from './theme.ts'

export const ApplicationOutcome = { SELECTED: 'SELECTED', SHORTLISTED: 'SHORTLISTED', SUBMITTED: 'SUBMITTED' } as const
export type ApplicationOutcome = keyof typeof ApplicationOutcome

registerEnumType(ApplicationOutcome, {
  name: 'ApplicationOutcome',
  description: 'How far a bid came.',
  valuesConfig: {
    SELECTED: { description: 'It became a pilot.' },
    SHORTLISTED: { description: 'It was on the short list.' },
    SUBMITTED: { description: 'It is described among the bids; no source says how far it came.' },
  },
})

@Entity()
@Index('application_title_id', ['title', 'id'])
@Check('application_pilot', `("outcome" = 'SELECTED') = ("pilotId" is not null)`)
@ObjectType({ description: 'A bid to become a pilot. The sources name few of them; those that they name are kept, also without success.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Application {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('text')
  @Field(() => String, { description: 'What the bid was for, in a few words.' })
  title!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What it proposed.' })
  summary!: string

  @Column('enum', { enum: ApplicationOutcome, enumName: 'applicationOutcome' })
  @Field(() => ApplicationOutcome, { description: 'How far it came.' })
  outcome!: ApplicationOutcome

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many people it was to serve, where the source says.' })
  population!: number | null

  @Column('enum', { enum: Theme, enumName: 'theme', nullable: true })
  @Field(() => Theme, { nullable: true, description: 'The health issue that it addresses first, where that is clear.' })
  theme!: Theme | null

  @Column('uuid', { nullable: true })
  @ForeignKey('Pilot', { name: 'application_pilotId_fkey' })
  @Index('application_pilotId', { unique: true })
  pilotId!: string | null

  @Link(() => Pilot, { from: 'pilotId', nullable: true, description: 'The pilot that it became.' })
  pilot!: Pilot | null

  @Column('uuid')
  @ForeignKey('Source', { name: 'application_sourceId_fkey' })
  @Index('application_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that tells of it.' })
  source!: Source

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}
