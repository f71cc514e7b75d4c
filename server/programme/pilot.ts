import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, Embed, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'

import { Aim } from './aim.ts'
import { CareSetting, IntegrationKind } from './care-setting.ts'
import { Claim } from './claim.ts'
import { Milestone } from './milestone.ts'
import { NamedPartner } from './named-partner.ts'
import { OrganisationStub } from './organisation.stub.ts'
import { PilotName } from './pilot-name.ts'
import { Region } from './region.ts'
import { Risk } from './risk.ts'
import { Source } from './source.ts'
import { Theme } from './theme.ts'
import { Track, track } from './track.ts'

export const PilotStatus = { SELECTED: 'SELECTED', LIVE: 'LIVE', EVALUATING: 'EVALUATING', CLOSED: 'CLOSED' } as const
export type PilotStatus = keyof typeof PilotStatus

registerEnumType(PilotStatus, {
  name: 'PilotStatus',
  description: 'Where a pilot stands today; it follows from the dates of its two tracks.',
  valuesConfig: {
    SELECTED: { description: 'Chosen, not yet begun.' },
    LIVE: { description: 'Delivering care; it is evaluated at the same time.' },
    EVALUATING: { description: 'Delivery is over, the evaluation goes on.' },
    CLOSED: { description: 'Both tracks are over.' },
  },
})

const status = (t: string) => `case
  when platform.today() < ${t}."deliveryStartsOn" then 'SELECTED'
  when platform.today() <= ${t}."deliveryEndsOn" then 'LIVE'
  when platform.today() <= ${t}."evaluationEndsOn" then 'EVALUATING'
  else 'CLOSED' end`

const aliases = (t: string) =>
  `array(select distinct n."name" from programme."pilotName" n where n."pilotId" = ${t}."id" and n."name" <> ${t}."name" order by n."name")`

@Entity()
@Check('pilot_delivery', '"deliveryStartsOn" <= "deliveryEndsOn"')
@Check('pilot_evaluation', '"evaluationStartsOn" <= "evaluationEndsOn"')
@Check('pilot_settings', `"settings" <@ array['${Object.keys(CareSetting).join("','")}']`)
@ObjectType({ description: 'One of the sites that tried a model of integrated care.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Pilot {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier; the same in every installation.' })
  id!: string

  @Column('text')
  @Index('pilot_slug', { unique: true })
  @Field(() => String, { description: 'Its name in addresses, such as durham-dales.' })
  slug!: string

  @Column('int')
  @Index('pilot_number', { unique: true })
  @Field(() => Int, { description: 'Its place in the announcement of 1 April 2009, from 1 to 16.' })
  number!: number

  @Column('text')
  @Field(() => String, { description: 'The name that the programme uses; what others call it is in names and aliases.' })
  name!: string

  @Column('text')
  @Field(() => String, { description: 'A name of a few words, for charts and narrow screens.' })
  shortName!: string

  @Derived(() => [String], { sql: aliases, kind: 'textList', description: 'Every other name that a source uses for it, in alphabetical order.' })
  aliases!: string[]

  @Links(() => PilotName, { on: { pilotId: 'id' }, order: ['-preferred', 'name'], description: 'Its names by source, the preferred one first.' })
  names!: PilotName[]

  @Column('enum', { enum: Theme, enumName: 'theme' })
  @Field(() => Theme, { description: 'The health issue that it addresses first.' })
  theme!: Theme

  @Column('text')
  @Field(() => String, { description: 'Its subject in a few words, such as “Reducing falls among older people”.' })
  focus!: string

  @Column('text')
  @ForeignKey('Region', { name: 'pilot_regionCode_fkey' })
  @Index('pilot_regionCode')
  regionCode!: string

  @Link(() => Region, { from: 'regionCode', description: 'The strategic health authority whose area it lies in.' })
  region!: Region

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What it sets out to do, in a sentence or two of our own.' })
  summary!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What it sets out to do and with whom, at more length, in our own words.' })
  story!: string

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Whom it is for, as the sources say it; empty where none does.' })
  targetPopulation!: string | null

  @Links(() => Aim, { on: { pilotId: 'id' }, order: ['position'], description: 'What it set out to achieve.' })
  aims!: Aim[]

  @Column('text', { array: true })
  @Field(() => [CareSetting], { description: 'The settings of care that it joins up.' })
  settings!: CareSetting[]

  @Column('enum', { enum: IntegrationKind, enumName: 'integrationKind', nullable: true })
  @Field(() => IntegrationKind, { nullable: true, description: 'In which direction it joins services; empty where no source says.' })
  integration!: IntegrationKind | null

  @Links(() => NamedPartner, { on: { pilotId: 'id' }, order: ['position'], description: 'Its partners as the sources name them.' })
  partnersNamed!: NamedPartner[]

  @Column('date')
  deliveryStartsOn!: string

  @Column('date')
  deliveryEndsOn!: string

  @Embed(() => Track, track('delivery', 'LIVE'), { description: 'The two years in which it delivers care.' })
  delivery!: Track

  @Column('date')
  evaluationStartsOn!: string

  @Column('date')
  evaluationEndsOn!: string

  @Embed(() => Track, track('evaluation', 'IN_PROGRESS'), { description: 'The three years over which it is evaluated.' })
  evaluation!: Track

  @Derived(() => PilotStatus, { sql: status, kind: 'enum', description: 'Where it stands today.' })
  status!: PilotStatus

  @Column('uuid') // directory's organisation
  @Index('pilot_leadId')
  leadId!: string

  @Link(() => OrganisationStub, { from: 'leadId', description: 'The organisation that leads it.' })
  lead!: OrganisationStub

  @Column('uuid')
  @ForeignKey('Source', { name: 'pilot_sourceId_fkey' })
  @Index('pilot_sourceId')
  sourceId!: string

  @Link(() => Source, { from: 'sourceId', description: 'The document that its description follows.' })
  source!: Source

  @Links(() => Milestone, { on: { pilotId: 'id' }, order: ['dueOn', 'title'], description: 'What it means to have done by when, earliest first.' })
  milestones!: Milestone[]

  @Links(() => Risk, { on: { pilotId: 'id' }, order: ['-score', 'title'], description: 'What may keep it from its aims, gravest first.' })
  risks!: Risk[]

  @Links(() => Claim, {
    on: { subjectId: 'id' },
    order: ['field', '-preferred', 'value'],
    description: 'What the sources say of it where they disagree.',
  })
  claims!: Claim[]
}

// The ways back to a pilot stand here, so that imports run one way.
Links(() => Pilot, { on: { regionCode: 'code' }, order: ['name'], description: 'The pilots in its area.' })(Region.prototype, 'pilots')
Link(() => Pilot, { from: 'pilotId', description: 'The pilot whose milestone it is.' })(Milestone.prototype, 'pilot')
Link(() => Pilot, { from: 'pilotId', description: 'The pilot whose risk it is.' })(Risk.prototype, 'pilot')
