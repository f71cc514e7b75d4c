import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, Embed, everyRow, Unlisted, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateScalar, DateTimeScalar } from '../platform/scalars.ts'

import { AdoptionSummary, summaryParts } from './adoption-summary.ts'
import { Adoption } from './adoption.ts'
import type { Discussion } from './discussion.ts'
import { Evidence, EvidenceLevel } from './evidence.ts'
import { PilotStub } from './pilot.stub.ts'
import { PracticeDocument } from './practice-document.ts'
import { PracticeLicence } from './practice-licence.ts'
import { SECTIONS, sectionNames, WithSections } from './practice-sections.ts'
import { isPublished, PracticeStatus, queueSql, statusSql } from './practice-status.ts'
import { SourceStub } from './source.stub.ts'
import { onlyOf, PeopleGroup, PracticeOrigin, PracticeSetting, PracticeTheme } from './taxonomy.ts'

@Entity()
@Index('practice_title_id', ['title', 'id'])
@Check('practice_dates', '"publishedOn" <= "reviewOn" and "publishedOn" <= "archivedOn"')
@Check('practice_themes', onlyOf('themes', PracticeTheme))
@Check('practice_people', onlyOf('people', PeopleGroup))
@Check('practice_settings', onlyOf('settings', PracticeSetting))
@ObjectType({ description: 'A way of working that others can learn from, told so that they can judge it and try it.' })
@Directive('@key(fields: "id")')
@Visible(
  {
    PUBLIC: isPublished,
    MEMBER: (t, viewer) => `${t}."ownerId" = ${viewer.accountId}`,
    PILOT_LEAD: (t, viewer) => `${t}."pilotId" = any(${viewer.pilotIds})`,
    ADMIN: everyRow,
  },
  (t, pilots) => `${t}."pilotId" = any(${pilots})`,
)
export class Practice extends WithSections {
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
  @Field(() => String, { nullable: true, description: 'For whom it is.' })
  population!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it was tried.' })
  setting!: string | null

  @Column('text', { array: true, default: '{}' })
  @Field(() => [PracticeTheme], { description: 'What it is about.' })
  themes!: PracticeTheme[]

  @Column('text', { array: true, default: '{}' })
  @Field(() => [PeopleGroup], { description: 'Whom it is for.' })
  people!: PeopleGroup[]

  @Column('text', { array: true, default: '{}' })
  @Field(() => [PracticeSetting], { description: 'Where it takes place.' })
  settings!: PracticeSetting[]

  @Column('enum', { enum: PracticeOrigin, enumName: 'practiceOrigin', default: 'PILOT' })
  @Field(() => PracticeOrigin, { description: 'Where it comes from.' })
  origin!: PracticeOrigin

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The country of an example from abroad.' })
  country!: string | null

  @Derived(() => PracticeStatus, { sql: statusSql, kind: 'enum', description: 'Where it stands today.' })
  status!: PracticeStatus

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Rises with every change; an update names the one it saw.' })
  version!: number

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Which published version its readers have before them, from 1.' })
  edition!: number

  @Column('uuid', { nullable: true }) // the practice that this draft is to take the place of
  @Index('practice_revisesId')
  revisesId!: string | null

  @Link(() => Practice, { from: 'revisesId', nullable: true, description: 'The published practice that this is a new version of.' })
  revises!: Practice | null

  @Column('uuid', { nullable: true }) // identity's account
  @Index('practice_ownerId')
  ownerId!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who wrote it, by the name they had then; empty for what was taken from documents.' })
  author!: string | null

  @Column('text', { nullable: true }) // for members only: the field is in practice.fields.ts
  contactPost!: string | null

  @Column('enum', { enum: PracticeLicence, enumName: 'practiceLicence', nullable: true })
  @Field(() => PracticeLicence, { nullable: true, description: 'What others may do with its text and files; empty where nobody has said.' })
  licence!: PracticeLicence | null

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last handed in.' })
  submittedAt!: Date | null

  @Derived(() => Int, { sql: queueSql, kind: 'int', nullable: true, description: 'Its place in the queue of the quality review, from 1.' })
  @Unlisted()
  queuePosition!: number | null

  @Column('timestamptz', { nullable: true })
  reviewBeganAt!: Date | null

  @Column('text', { nullable: true })
  reviewer!: string | null

  @Column('timestamptz', { nullable: true })
  returnedAt!: Date | null

  @Column('timestamptz', { nullable: true })
  withdrawnAt!: Date | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why it was last returned, withdrawn or archived.' })
  why!: string | null

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was last looked at and found still good.' })
  revalidatedOn!: string | null

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

  @Links(() => PracticeDocument, { on: { practiceId: 'id' }, order: ['addedAt'], description: 'The files that are kept with it.' })
  documents!: PracticeDocument[]

  @Embed(() => AdoptionSummary, summaryParts, { description: 'How many places took it up and how far they came.' })
  adoptionSummary!: AdoptionSummary

  discussions!: Discussion[] // linked in discussion.ts, so that imports run one way
}

for (const name of sectionNames) {
  Column('text', { nullable: true })(Practice.prototype, name)
  Unlisted()(Practice.prototype, name)
  Field(() => String, { nullable: true, description: SECTIONS[name] })(Practice.prototype, name)
}

// The ways back to a practice stand here, so that imports run one way.
Link(() => Practice, { from: 'practiceId', description: 'The practice.' })(PracticeDocument.prototype, 'practice')
Link(() => Practice, { from: 'practiceId', nullable: true, description: 'The practice; null where the viewer may not see it.' })(
  Adoption.prototype,
  'practice',
)
Links(() => Practice, { on: { pilotId: 'id' }, order: ['title'], description: 'The practices that come from it.' })(PilotStub.prototype, 'practices')
