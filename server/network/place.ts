import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'

import { MaturityScore } from './maturity-score.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { PilotStub } from './pilot.stub.ts'
import { SourceStub } from './source.stub.ts'
import { onlyOf, PeopleGroup, PracticeSetting, PracticeTheme } from './taxonomy.ts'

@Entity()
@Check('place_whose', 'num_nonnulls("pilotId", "organisationId") = 1')
@Check('place_themes', onlyOf('themes', PracticeTheme))
@Check('place_people', onlyOf('people', PeopleGroup))
@Check('place_settings', onlyOf('settings', PracticeSetting))
@Check('place_sizes', '"population" > 0 and "partners" > 0')
@ObjectType({ description: 'What a pilot or an organisation says of its own place, so that others find the places that are like theirs.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Place {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid', { nullable: true }) // programme's pilot
  @Index('place_pilotId', { unique: true })
  pilotId!: string | null

  @Link(() => PilotStub, { from: 'pilotId', nullable: true, description: 'The pilot whose place it is.' })
  pilot!: PilotStub | null

  @Column('uuid', { nullable: true }) // directory's organisation
  @Index('place_organisationId', { unique: true })
  organisationId!: string | null

  @Link(() => OrganisationStub, { from: 'organisationId', nullable: true, description: 'Or the organisation.' })
  organisation!: OrganisationStub | null

  @Column('text', { array: true, default: '{}' })
  @Field(() => [PracticeTheme], { description: 'What is worked on there.' })
  themes!: PracticeTheme[]

  @Column('text', { array: true, default: '{}' })
  @Field(() => [PeopleGroup], { description: 'For whom.' })
  people!: PeopleGroup[]

  @Column('text', { array: true, default: '{}' })
  @Field(() => [PracticeSetting], { description: 'In which settings.' })
  settings!: PracticeSetting[]

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many people live there or are registered; empty where nobody says.' })
  population!: number | null

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many partners work together; empty where nobody says.' })
  partners!: number | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'How the figures are meant.' })
  note!: string | null

  @Column('uuid', { nullable: true }) // programme's source
  @Index('place_sourceId')
  sourceId!: string | null

  @Link(() => SourceStub, {
    from: 'sourceId',
    nullable: true,
    description: 'The document that gives the figures; empty for what the place says itself.',
  })
  source!: SourceStub | null

  @Column('uuid', { nullable: true }) // identity's account
  @Index('place_ownerId')
  ownerId!: string | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Rises with every change; an update names the one it saw.' })
  version!: number

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Links(() => MaturityScore, {
    on: { placeId: 'id' },
    order: ['dimension'],
    where: (t) => `${t}."isLatest"`,
    description: 'How ready it finds itself, in each dimension that it has scored; for members.',
  })
  scores!: MaturityScore[]
}

// The way from a pilot stands here, so that imports run one way.
Links(() => Place, { on: { pilotId: 'id' }, description: 'What it says of its own place; at most one.' })(PilotStub.prototype, 'places')
