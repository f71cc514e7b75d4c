import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { everyRow, Unlisted, Visible, type Where } from '../platform/declare.ts'
import { Links } from '../platform/link.ts'

import { MaturityDimension, MOST_MATURE } from './maturity-dimension.ts'
import { isPublished } from './practice-status.ts'
import { Practice } from './practice.ts'

const of =
  (seen: Where): Where =>
  (t, viewer) =>
    `exists (select from network.practice p where p.id = ${t}."practiceId" and ${seen('p', viewer)})`

@Entity()
@Index('practiceNeed_practiceId_dimension', ['practiceId', 'dimension'], { unique: true })
@Check('practiceNeed_range', `"minimum" between 1 and ${MOST_MATURE}`)
@ObjectType({ description: 'How far a place should be in one dimension before it takes a practice up. Whoever sees the practice sees it.' })
@Directive('@key(fields: "id")')
@Visible({
  PUBLIC: of(isPublished),
  MEMBER: of((p, viewer) => `${p}."ownerId" = ${viewer.accountId}`),
  PILOT_LEAD: of((p, viewer) => `${p}."pilotId" = any(${viewer.pilotIds})`),
  ADMIN: everyRow,
})
export class PracticeNeed {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Practice', { name: 'practiceNeed_practiceId_fkey' })
  practiceId!: string

  @Column('enum', { enum: MaturityDimension, enumName: 'maturityDimension' })
  @Field(() => MaturityDimension, { description: 'The dimension.' })
  dimension!: MaturityDimension

  @Column('int')
  @Field(() => Int, { description: 'The least score, from 1 to 5.' })
  minimum!: number

  @Column('text', { nullable: true })
  @Unlisted()
  @Field(() => String, { nullable: true, description: 'Why it takes that.' })
  why!: string | null
}

// The way from a practice stands here, so that imports run one way.
Links(() => PracticeNeed, { on: { practiceId: 'id' }, order: ['dimension'], description: 'How far a place should be before it takes it up.' })(
  Practice.prototype,
  'needs',
)
