import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'

import { everyRow, ListedAs, Unlisted, Visible } from '../platform/declare.ts'
import { DateTimeScalar, JsonScalar } from '../platform/scalars.ts'

// What concerns accounts and drafts of practices is for administrators; what concerns the programme is its common history.
const privateKinds = `'account', 'apiToken', 'invitation', 'PracticeDraft'`

/** A row of the platform's audit chain. It is written by platform/audit.ts alone; this class only shows it. */
@Entity({ schema: 'platform', name: 'auditEntry', synchronize: false })
@ObjectType({ description: 'Something that happened: who did what to what, when and why.' })
@Directive('@key(fields: "id")')
@ListedAs('Audit')
@Visible({ MEMBER: (t) => `${t}."subjectKind" not in (${privateKinds})`, ADMIN: everyRow })
export class AuditEntry {
  @PrimaryColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date

  @Column('text')
  @Field(() => String, { description: 'Who did it, by the name they had then.' })
  actor!: string

  @Column('text')
  @Field(() => String, { description: 'What was done, as a word for programs: account:update.' })
  action!: string

  @Column('text')
  @Field(() => String, { description: 'The kind of thing it was done to.' })
  subjectKind!: string

  @Column('uuid', { nullable: true })
  @Field(() => ID, { nullable: true, description: 'The thing it was done to.' })
  subjectId!: string | null

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'What happened, in a sentence.' })
  sentence!: string

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'The reason that was given.' })
  why!: string | null

  @Column('jsonb', { nullable: true })
  @Unlisted()
  @Field(() => JsonScalar, { nullable: true, description: 'What the thing looked like before.' })
  before!: unknown

  @Column('jsonb', { nullable: true })
  @Unlisted()
  @Field(() => JsonScalar, { nullable: true, description: 'What it looked like after.' })
  after!: unknown

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The request that did it, as the log names it.' })
  requestId!: string | null

  @Column('boolean')
  @Field(() => Boolean, { description: 'Made up for the demonstration.' })
  illustrative!: boolean
}
