import { createUnionType, Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

import { everyRow, Visible } from '../platform/declare.ts'

import { OrganisationStub } from './organisation.stub.ts'
import { PilotStub } from './pilot.stub.ts'

export const SubjectKind = { PILOT: 'PILOT', ORGANISATION: 'ORGANISATION' } as const
export type SubjectKind = keyof typeof SubjectKind

registerEnumType(SubjectKind, { name: 'SubjectKind', description: 'What can be observed.' })

/** The type of the graph for each kind of subject. */
export const subjectTypes: Record<SubjectKind, string> = { PILOT: 'Pilot', ORGANISATION: 'Organisation' }

/** What an observation is about. */
export const AnySubject = createUnionType({
  name: 'Subject',
  description: 'What an observation is about: a pilot, or an organisation.',
  types: () => [PilotStub, OrganisationStub] as const,
})

@Entity()
@Index('subject_code', ['kind', 'code'], { unique: true })
@ObjectType('SubjectFacts', { description: 'What the evaluation knows of a pilot or an organisation, to filter and group its observations by.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class Subject {
  @PrimaryColumn('uuid') // the pilot's or the organisation's own
  @Field(() => ID, { description: 'The identifier of the pilot or the organisation.' })
  id!: string

  @Column('enum', { enum: SubjectKind, enumName: 'subjectKind' })
  @Field(() => SubjectKind, { description: 'What it is.' })
  kind!: SubjectKind

  @Column('text')
  @Field(() => String, { description: 'Its name.' })
  label!: string

  @Column('text')
  @Field(() => String, { description: 'A pilot’s slug or an organisation’s code.' })
  code!: string

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The code of its region.' })
  regionCode!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The name of its region.' })
  regionName!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'A pilot’s theme.' })
  theme!: string | null

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'An organisation’s kind.' })
  organisationKind!: string | null
}
