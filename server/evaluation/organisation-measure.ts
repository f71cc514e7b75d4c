import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm'

import { Derived, everyRow, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'

import { Measure } from './measure.ts'
import { Observation } from './observation.ts'
import { observedWhen } from './observed-when.ts'
import { OrganisationStub } from './organisation.stub.ts'

const code = (t: string) => `(select m."code" from evaluation."measure" m where m."id" = ${t}."measureId")`
const includesPredecessors = (t: string) =>
  `exists (select 1 from evaluation."lineage" l join evaluation."organisationMeasure" p on p."organisationId" = l."includesSubjectId"
    where l."subjectId" = ${t}."organisationId" and p."measureId" = ${t}."measureId")`

// Its own observations, and those of the organisations whose place it took until the day that they count no longer.
const observedFor = (t: string, organisation: string) =>
  `${t}."subjectId" = any(${organisation} || array(select l."includesSubjectId" from evaluation."lineage" l where l."subjectId" = ${organisation}))
    and (${t}."subjectId" = ${organisation} or exists (select 1 from evaluation."lineage" l
      where l."subjectId" = ${organisation} and l."includesSubjectId" = ${t}."subjectId" and (l."since" is null or ${t}."periodStart" < l."since")))`

@Entity()
@Index('organisationMeasure_organisationId_measureId', ['organisationId', 'measureId'], { unique: true })
@ObjectType({ description: 'That there are observations of an organisation, or of one whose place it took, by a measure.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class OrganisationMeasure {
  @PrimaryColumn('uuid') // kept by the database, from what is observed
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid') // directory's organisation
  organisationId!: string

  @Link(() => OrganisationStub, { from: 'organisationId', description: 'The organisation.' })
  organisation!: OrganisationStub

  @Column('uuid')
  @ForeignKey('Measure', { name: 'organisationMeasure_measureId_fkey' })
  @Index('organisationMeasure_measureId')
  measureId!: string

  @Link(() => Measure, { from: 'measureId', description: 'The measure.' })
  measure!: Measure

  @Derived(() => String, { sql: code, kind: 'text', description: 'The code of the measure.' })
  code!: string

  @Derived(() => Boolean, {
    sql: includesPredecessors,
    kind: 'bool',
    description: 'Whether its series begins with what earlier organisations reported.',
  })
  includesPredecessors!: boolean

  @Links(() => Observation, {
    on: { measureId: 'measureId' },
    match: { columns: ['organisationId'], sql: (t, own) => observedFor(t, own('organisationId')) },
    order: ['periodStart'],
    args: observedWhen,
    description: 'What the organisation and those whose place it took have reported, each as it reported it, earliest first.',
  })
  observations!: Observation[]
}

// The way from an organisation stands here, so that imports run one way.
Links(() => OrganisationMeasure, {
  on: { organisationId: 'id' },
  order: ['code'],
  args: {
    codes: {
      type: () => [String],
      description: 'Only the measures with these codes.',
      where: (t, codes) => `${code(t)} = any(${codes}::text[])`,
    },
  },
  description: 'The measures by which there are observations of it. They are about the whole organisation, never a result of a pilot.',
})(OrganisationStub.prototype, 'measures')
