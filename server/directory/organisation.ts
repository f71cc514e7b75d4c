import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { asOf, Link, Links } from '../platform/link.ts'
import { LinkPage } from '../platform/read.ts'
import { DateScalar } from '../platform/scalars.ts'

import { Membership } from './membership.ts'
import { OrganisationKind } from './organisation-kind.ts'
import { OrganisationName } from './organisation-name.ts'
import { PilotStub } from './pilot.stub.ts'
import { RegionStub } from './region.stub.ts'
import { SourceStub } from './source.stub.ts'
import { Succession } from './succession.ts'

export const OrganisationStatus = { ACTIVE: 'ACTIVE', CLOSED: 'CLOSED', NOT_YET_OPEN: 'NOT_YET_OPEN' } as const
export type OrganisationStatus = keyof typeof OrganisationStatus

registerEnumType(OrganisationStatus, {
  name: 'OrganisationStatus',
  description: 'Whether an organisation exists today; it follows from its dates.',
  valuesConfig: {
    ACTIVE: { description: 'It exists, as far as the record knows.' },
    CLOSED: { description: 'It was closed before today.' },
    NOT_YET_OPEN: { description: 'It opens after today.' },
  },
})

const status = (t: string) => `case
  when ${t}."closedOn" < platform.today() then 'CLOSED'
  when ${t}."openedOn" > platform.today() then 'NOT_YET_OPEN'
  else 'ACTIVE' end`

@Entity()
@Index('organisation_name_id', ['name', 'id'])
@Index('organisation_kind_name_id', ['kind', 'name', 'id'])
@Index('organisation_plainName', { synchronize: false })
@Index('organisation_lowerName', { synchronize: false })
@Check('organisation_operates', '"operatesFrom" <= "operatesUntil"')
@Check('organisation_merged', '"mergedIntoId" <> id')
@Check('organisation_period', '"openedOn" <= "closedOn"')
@Check('organisation_capitals', '"odsCode" = upper("odsCode")')
@ObjectType({ description: 'A body that takes part in care or pays for it. It stays in the record after it has closed.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Organisation {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier; the same in every installation.' })
  id!: string

  @Column('text', { nullable: true })
  @Index('organisation_odsCode', { unique: true })
  @Field(() => String, { nullable: true, description: 'Its code from the Organisation Data Service, such as 5QN; empty where none is known.' })
  odsCode!: string | null

  @Column('text')
  @Field(() => String, { description: 'Its name; earlier and other names are in names.' })
  name!: string

  @Column('enum', { enum: OrganisationKind, enumName: 'organisationKind' })
  @Field(() => OrganisationKind, { description: 'What it is.' })
  kind!: OrganisationKind

  @Derived(() => OrganisationStatus, { sql: status, kind: 'enum', description: 'Whether it exists today.' })
  status!: OrganisationStatus

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Its first day, where that is known.' })
  openedOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Its last day, where that is known.' })
  closedOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it gave or paid for care, where that differs from its legal first day.',
  })
  operatesFrom!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The last day on which it did, where that differs from its legal last day.' })
  operatesUntil!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Its address without the postcode.' })
  address!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Its postcode.' })
  postcode!: string | null

  @Column('uuid', { nullable: true })
  @ForeignKey('Organisation', { name: 'organisation_mergedIntoId_fkey' })
  @Index('organisation_mergedIntoId')
  mergedIntoId!: string | null

  @Link(() => Organisation, {
    from: 'mergedIntoId',
    nullable: true,
    description: 'For a duplicate entry: the one that it was merged into, where everything of it is now.',
  })
  mergedInto!: unknown

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Grows with every change; a change names the version that its author saw.' })
  version!: number

  @Column('text', { nullable: true }) // programme's region
  @Index('organisation_regionCode')
  regionCode!: string | null

  @Link(() => RegionStub, { from: 'regionCode', nullable: true, description: 'The strategic health authority whose area it lies in.' })
  region!: RegionStub | null

  @Column('uuid', { nullable: true }) // programme's source
  @Index('organisation_sourceId')
  sourceId!: string | null

  @Link(() => SourceStub, { from: 'sourceId', nullable: true, description: 'The document that it was taken from.' })
  source!: SourceStub | null

  @Column('uuid', { nullable: true }) // programme's source
  @Index('organisation_closedSourceId')
  closedSourceId!: string | null

  @Link(() => SourceStub, { from: 'closedSourceId', nullable: true, description: 'The document that shows its last day, where one was named.' })
  closedSource!: SourceStub | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What a reader should know about it.' })
  note!: string | null

  @Links(() => OrganisationName, {
    on: { organisationId: 'id' },
    order: ['startsOn', 'name'],
    description: 'Its names with their periods, earliest first.',
  })
  names!: OrganisationName[]

  @Links(() => Succession, {
    through: { table: 'organisationSuccession', own: 'organisationId', other: 'successionId' },
    order: ['effectiveOn'],
    description: 'Each time it took the place of another or another took its place.',
  })
  successions!: Succession[]

  @Links(() => Organisation, {
    through: { table: 'succession', own: 'predecessorId', other: 'successorId' },
    order: ['name'],
    description: 'The organisations that took its place, one step on.',
  })
  successors!: Organisation[]

  @Links(() => Organisation, {
    through: { table: 'succession', own: 'successorId', other: 'predecessorId' },
    order: ['name'],
    description: 'The organisations whose place it took, one step back.',
  })
  predecessors!: Organisation[]

  @Links(() => Membership, {
    on: { organisationId: 'id' },
    order: ['startsOn', 'role'],
    args: asOf('startsOn', 'endsOn'),
    description: 'The partnerships that it belongs to, in which role and when; for more than 200 ask for membershipsConnection.',
  })
  memberships!: Membership[]

  @LinkPage(() => Membership, {
    on: { organisationId: 'id' },
    order: ['startsOn', 'role'],
    args: asOf('startsOn', 'endsOn'),
    description: 'The partnerships that it belongs to, page by page.',
  })
  membershipsConnection!: Membership[]

  @Links(() => PilotStub, {
    through: { table: 'organisationPilot', own: 'organisationId', other: 'pilotId' },
    description: 'The pilots that it has to do with by a partnership, in any role and at any time; the host commissioner of their area too.',
  })
  pilots!: PilotStub[]

  @Links(() => PilotStub, {
    through: { table: 'organisationForerunnerPilot', own: 'organisationId', other: 'pilotId' },
    description: 'The pilots of the organisations whose place it took, however many steps back.',
  })
  pilotsOfPredecessors!: PilotStub[]
}

// The ways back to an organisation stand here, so that imports run one way.
Link(() => Organisation, { from: 'organisationId', description: 'The organisation.' })(Membership.prototype, 'organisation')
Link(() => Organisation, { from: 'predecessorId', description: 'The organisation that was there before.' })(Succession.prototype, 'predecessor')
Link(() => Organisation, { from: 'successorId', description: 'The organisation that took its place.' })(Succession.prototype, 'successor')
Links(() => Organisation, {
  through: { table: 'pilotHostCommissioner', own: 'pilotId', other: 'organisationId' },
  order: ['name'],
  description: 'The commissioners of the area in which it works. What they report is about their whole area, never a result of the pilot.',
})(PilotStub.prototype, 'hostCommissioners')
