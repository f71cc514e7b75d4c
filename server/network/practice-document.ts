import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Visible } from '../platform/declare.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { isPublished } from './practice-status.ts'
import type { Practice } from './practice.ts'

const of = (t: string, condition: string): string => `exists (select from network.practice p where p.id = ${t}."practiceId" and ${condition})`

@Entity()
@Index('practiceDocument_practiceId', ['practiceId'])
@ObjectType({ description: 'A file that is kept with a practice, such as a form or a leaflet. Whoever sees the practice sees it.' })
@Directive('@key(fields: "id")')
@Visible(
  {
    PUBLIC: (t) => of(t, isPublished('p')),
    MEMBER: (t, viewer) => of(t, `p."ownerId" = ${viewer.accountId}`),
    PILOT_LEAD: (t, viewer) => of(t, `p."pilotId" = any(${viewer.pilotIds})`),
    ADMIN: everyRow,
  },
  (t, pilots) => of(t, `p."pilotId" = any(${pilots})`),
)
export class PracticeDocument {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Practice', { name: 'practiceDocument_practiceId_fkey' })
  practiceId!: string

  practice!: Practice // linked in practice.ts, so that imports run one way

  @Column('text')
  @Field(() => String, { description: 'The name of the file.' })
  fileName!: string

  @Column('text')
  @Field(() => String, { description: 'What it is by its content: a media type.' })
  type!: string

  @Column('int')
  @Field(() => Int, { description: 'How large it is.' })
  bytes!: number

  @Column('text')
  @Field(() => String, { description: 'Its SHA-256, in hexadecimal; it is checked at each download.' })
  sha256!: string

  @Column('text')
  @Field(() => String, { description: 'The name of who added it.' })
  by!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  addedAt!: Date

  @Derived(() => String, {
    sql: (t) => `'/documents/' || ${t}.id`,
    kind: 'text',
    description: 'The address that gives the file; a session posts to it.',
  })
  address!: string
}

@InputType({ description: 'A file that is no longer to be kept with the draft of a practice.' })
export class RemovePracticeDocumentInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string
}
