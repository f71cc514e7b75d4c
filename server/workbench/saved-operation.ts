import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, ofNoPilot, Unlisted, Visible, type Where } from '../platform/declare.ts'
import { Links } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { Audience } from './audience.ts'
import { OperationVersion } from './operation-version.ts'

const sharedWith =
  (audience: Audience): Where =>
  (t) =>
    `${t}."audience" = '${audience}' and ${t}."retiredAt" is null`

@Entity()
@Check('savedOperation_name_form', `name ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)
@ObjectType({ description: 'A question to the graph that somebody keeps under a name. Its answer stands at /ops/<name>.csv, .xlsx and .json.' })
@Directive('@key(fields: "id")')
@Visible(
  {
    PUBLIC: sharedWith('PUBLIC'),
    MEMBER: (t, viewer) => `(${t}."ownerId" = ${viewer.accountId} or ${t}."audience" = 'MEMBER' and ${t}."retiredAt" is null)`,
    ANALYST: sharedWith('ANALYST'),
    PILOT_LEAD: sharedWith('PILOT_LEAD'),
    ADMIN: sharedWith('ADMIN'),
  },
  ofNoPilot,
)
export class SavedOperation {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Index('savedOperation_name', { unique: true })
  @Column('text')
  @Field(() => String, { description: 'Its name in addresses: small letters, digits and hyphens.' })
  name!: string

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The folder that it lies in.' })
  folder!: string | null

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'What it answers, for a reader.' })
  description!: string | null

  @Index('savedOperation_ownerId')
  @Column('uuid') // identity's account
  @Field(() => ID, { description: 'The id of its owner’s account.' })
  ownerId!: string

  @Column('text')
  @Field(() => String, { description: 'The name of its owner.' })
  owner!: string

  @Column('enum', { enum: Audience, enumName: 'audience' })
  @Field(() => Audience, { description: 'Who may see and run it.' })
  audience!: Audience

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'The operation, as text.' })
  operation!: string

  @Column('text')
  @Unlisted()
  @Field(() => String, { description: 'The values that its variables have unless others are given, as a JSON object.' })
  variables!: string

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The list that makes the rows of a file, by its path; the first list unless said.' })
  rowsOf!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The name and version of the operation that it began as.' })
  forkedFrom!: string | null

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'How often it was saved: its latest version.' })
  version!: number

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was last saved.' })
  savedAt!: Date

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When its owner took it out of use; from then only the owner sees it.' })
  retiredAt!: Date | null

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean

  @Derived(() => String, {
    sql: (t) => `'/ops/' || ${t}."name"`,
    kind: 'text',
    description: 'The address of its answer, without .csv, .xlsx or .json.',
  })
  address!: string

  @Derived(() => DateTimeScalar, {
    sql: (t) => `(select max(r."asKnownAt") from workbench."exportReceipt" r where r."operationName" = ${t}."name")`,
    kind: 'instant',
    nullable: true,
    description: 'When somebody who is signed in, or a schedule, last made a file of it; null where nobody has.',
  })
  lastFetchedAt!: Date | null

  @Links(() => OperationVersion, {
    on: { operationId: 'id' },
    order: ['-version'],
    description: 'Every version, the latest first; each has an address of its own, as in /ops/<name>@v2.csv.',
  })
  versions!: OperationVersion[]
}

@InputType({ description: 'An operation to keep.' })
export class SaveOperationInput {
  @Field(() => String, { description: 'Its name in addresses: small letters, digits and hyphens.' })
  name!: string
  @Field(() => String, { description: 'One query, as text.' })
  operation!: string
  @Field(() => String, { nullable: true, description: 'Values for its variables, as a JSON object.' })
  variables?: string | null
  @Field(() => String, { nullable: true, description: 'The list that makes the rows of a file, by its path.' })
  rowsOf?: string | null
  @Field(() => String, { nullable: true, description: 'The folder that it lies in.' })
  folder?: string | null
  @Field(() => String, { nullable: true, description: 'What it answers, for a reader.' })
  description?: string | null
  @Field(() => Audience, { defaultValue: Audience.OWNER, description: 'Who may see and run it.' })
  audience!: Audience
  @Field(() => ID, { nullable: true, description: 'The saved operation that it began as.' })
  forkOf?: string | null
}

@InputType({ description: 'A new version of a saved operation. What is left out stays.' })
export class UpdateOperationInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string
  @Field(() => Int, { description: 'The version that was read.' })
  version!: number
  @Field(() => String, { nullable: true, description: 'One query, as text.' })
  operation?: string | null
  @Field(() => String, { nullable: true, description: 'Values for its variables, as a JSON object.' })
  variables?: string | null
  @Field(() => String, { nullable: true, description: 'The list that makes the rows of a file; empty text for the first.' })
  rowsOf?: string | null
  @Field(() => String, { nullable: true, description: 'The folder; empty text for none.' })
  folder?: string | null
  @Field(() => String, { nullable: true, description: 'What it answers; empty text for nothing.' })
  description?: string | null
  @Field(() => Audience, { nullable: true, description: 'Who may see and run it.' })
  audience?: Audience | null
  @Field(() => String, { nullable: true, description: 'What changed and why.' })
  note?: string | null
}

@InputType()
export class RetireOperationInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string
  @Field(() => Int, { description: 'The version that was read.' })
  version!: number
}
