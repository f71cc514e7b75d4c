import 'reflect-metadata'
import { Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql'
import { Column, Entity, PrimaryColumn } from 'typeorm'
import { expect, test } from 'vitest'

import { everyRow, Visible } from '../../server/platform/declare.ts'
import { anyone } from '../../server/platform/policy.ts'
import { ReadOne } from '../../server/platform/read.ts'
import { buildSubgraph } from '../../server/platform/subgraph.ts'

@Entity()
@ObjectType()
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
class Meeting {
  @PrimaryColumn('uuid')
  @Field(() => ID)
  id!: string
  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  address!: string | null
}

@Resolver(() => Meeting)
class MeetingReads {
  @ReadOne(() => Meeting, { by: ['id'], description: 'One meeting.' })
  meeting!: Meeting
  @FieldResolver(() => String, { nullable: true })
  address(@Root() { address }: Meeting): string | null {
    return address && null // withheld
  }
}

test('a column with a resolver of its name stops the start: a statement would pass by the resolver', async () => {
  const module = {
    name: 'directory' as const,
    entities: [Meeting],
    migrations: [],
    resolvers: [MeetingReads],
    types: [],
    policy: { meeting: anyone },
  }
  await expect(buildSubgraph(module)).rejects.toThrow('Meeting.address is a column and has a resolver too')
})
