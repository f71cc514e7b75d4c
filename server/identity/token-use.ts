import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Column, Entity, Index, PrimaryColumn } from 'typeorm'

import { everyRow, Visible } from '../platform/declare.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

// It is reached only by way of its token, which says who may see it.
@Entity()
@Index('tokenUse_tokenId_at', ['tokenId', 'at', 'id'])
@ObjectType({ description: 'A request that was made with a token.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class TokenUse {
  @PrimaryColumn('uuid')
  @Field(() => ID, { description: 'Its identifier; the log has the request under the same.' })
  id!: string

  @Column('uuid')
  tokenId!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was.' })
  at!: Date

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The name of the operation, or of the saved query with its version; null where it had none.' })
  operation!: string | null

  @Column('double precision')
  @Field(() => Float, { description: 'How many points it cost.' })
  points!: number

  @Column('int')
  @Field(() => Int, { description: 'How many rows it brought: those of a file, or the objects of an answer.' })
  rows!: number

  @Column('text')
  @Field(() => String, { description: 'ok, or the code of what it was refused for.' })
  outcome!: string
}
