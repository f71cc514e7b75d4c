import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, Embed, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar } from '../platform/scalars.ts'

import { Adoption } from './adoption.ts'
import type { Discussion } from './discussion.ts'
import { Evidence, EvidenceLevel } from './evidence.ts'
import { PilotStub } from './pilot.stub.ts'
import { SourceStub } from './source.stub.ts'

export const PracticeStatus = { DRAFT: 'DRAFT', PUBLISHED: 'PUBLISHED', REVIEW_DUE: 'REVIEW_DUE', ARCHIVED: 'ARCHIVED' } as const
export type PracticeStatus = keyof typeof PracticeStatus

registerEnumType(PracticeStatus, {
  name: 'PracticeStatus',
  description: 'Where a practice stands today; it follows from its dates.',
  valuesConfig: {
    DRAFT: { description: 'Not published: only its pilot and the administrators see it.' },
    PUBLISHED: { description: 'Published, and not yet due for review.' },
    REVIEW_DUE: { description: 'Published, and due to be looked at again.' },
    ARCHIVED: { description: 'Kept for the record; no longer recommended reading.' },
  },
})

const isPublished = (t: string) => `${t}."publishedOn" <= platform.today()`

const status = (t: string) => `case
  when ${t}."archivedOn" <= platform.today() then 'ARCHIVED'
  when ${isPublished(t)} and ${t}."reviewOn" <= platform.today() then 'REVIEW_DUE'
  when ${isPublished(t)} then 'PUBLISHED'
  else 'DRAFT' end`

@Entity()
@Index('practice_title_id', ['title', 'id'])
@Check('practice_dates', '"publishedOn" <= "reviewOn" and "publishedOn" <= "archivedOn"')
@ObjectType({ description: 'A way of working that others can learn from, told so that they can judge it and try it.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: isPublished, PILOT_LEAD: (t, viewer) => `${t}."pilotId" = any(${viewer.pilotIds})`, ADMIN: everyRow })
export class Practice {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('text')
  @Index('practice_slug', { unique: true })
  @Field(() => String, { description: 'Its name in addresses.' })
  slug!: string

  @Column('text')
  @Field(() => String, { description: 'What it is called.' })
  title!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'The practice in a sentence or two.' })
  summary!: string

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'The problem that it answers.' })
  problem!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What is done, by whom and how.' })
  what!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'For whom it is.' })
  population!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it was tried.' })
  setting!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What came of it, good or bad, as the sources report.' })
  results!: string | null

  @Derived(() => PracticeStatus, { sql: status, kind: 'enum', description: 'Where it stands today.' })
  status!: PracticeStatus

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day from which everybody sees it.' })
  publishedOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day by which it is to be looked at again.' })
  reviewOn!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was archived.' })
  archivedOn!: string | null

  @Column('uuid', { nullable: true }) // programme's pilot
  @Index('practice_pilotId')
  pilotId!: string | null

  @Link(() => PilotStub, { from: 'pilotId', nullable: true, description: 'The pilot that it comes from.' })
  pilot!: PilotStub | null

  @Column('enum', { enum: EvidenceLevel, enumName: 'evidenceLevel' })
  evidenceLevel!: EvidenceLevel

  @Column('text')
  evidenceSentence!: string

  @Embed(() => Evidence, { level: 'evidenceLevel', sentence: 'evidenceSentence' }, { description: 'What is known of what it does.' })
  evidence!: Evidence

  @Column('uuid', { array: true, default: '{}' }) // programme's sources
  sourceIds!: string[]

  @Links(() => SourceStub, { fromList: 'sourceIds', description: 'The documents that tell of it.' })
  sources!: SourceStub[]

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Links(() => Adoption, { on: { practiceId: 'id' }, order: ['startedOn'], description: 'Who took it up, how far they came and what came of it.' })
  adoptions!: Adoption[]

  discussions!: Discussion[] // linked in discussion.ts, so that imports run one way
}

// The ways back to a practice stand here, so that imports run one way.
Link(() => Practice, { from: 'practiceId', nullable: true, description: 'The practice; null where the viewer may not see it.' })(
  Adoption.prototype,
  'practice',
)
Links(() => Practice, { on: { pilotId: 'id' }, order: ['title'], description: 'The practices that come from it.' })(PilotStub.prototype, 'practices')
