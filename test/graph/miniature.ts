import 'reflect-metadata'
import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm'
import { Directive, Field, ID, Int, ObjectType, registerEnumType, Resolver } from 'type-graphql'

import { Derived, Embed, everyRow, Visible } from '../../server/platform/declare.ts'
import { asOf, Link, Links } from '../../server/platform/link.ts'
import type { Module } from '../../server/platform/module.ts'
import { anyone, from } from '../../server/platform/policy.ts'
import { LinkPage, ReadList, ReadOne, ReadPage } from '../../server/platform/read.ts'
import { DateScalar } from '../../server/platform/scalars.ts'

const Colour = { RED: 'RED', BLUE: 'BLUE' } as const
registerEnumType(Colour, { name: 'Colour' })

@ObjectType('House')
@Directive('@key(fields: "id", resolvable: false)')
class HouseStub {
  @Field(() => ID)
  id!: string
}

@ObjectType()
class Span {
  @Field(() => DateScalar)
  startsOn!: string
  @Field(() => String)
  word!: string
}

@Entity()
@ObjectType({ description: 'Someone who lives in houses.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: (t) => `${t}."secret" = false`, ADMIN: everyRow })
class Person {
  @PrimaryColumn('uuid')
  @Field(() => ID)
  id!: string
  @Column('text')
  @Field(() => String)
  name!: string
  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true })
  age!: number | null
  @Column('text')
  @Field(() => Colour)
  colour!: string
  @Column('boolean')
  secret!: boolean
  @Column('date')
  startsOn!: string
  @Column('uuid', { nullable: true })
  homeId!: string | null
  @Link(() => HouseStub, { from: 'homeId', nullable: true })
  home!: HouseStub | null
  @Links(() => Friendship, { on: { personId: 'id' }, order: ['startsOn'], args: asOf('startsOn', 'endsOn') })
  friendships!: Friendship[]
  @LinkPage(() => Friendship, { on: { personId: 'id' }, order: ['-startsOn'] })
  friendshipsConnection!: unknown
  @Embed(() => Span, { startsOn: 'startsOn', word: (t) => `upper(${t}."name")` })
  span!: Span
  @Derived(() => String, { sql: (t) => `case when ${t}."age" >= 18 then 'ADULT' else 'CHILD' end`, kind: 'text' })
  stage!: string
}

@Entity()
@ObjectType()
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
class Friendship {
  @PrimaryColumn('uuid')
  @Field(() => ID)
  id!: string
  @Column('uuid')
  personId!: string
  @Link(() => Person, { from: 'personId' })
  person!: Person
  @Column('date')
  @Field(() => DateScalar)
  startsOn!: string
  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  endsOn!: string | null
}

@Resolver()
class PersonReads {
  @ReadOne(() => Person, { by: ['id', 'name'], description: 'One person.' })
  person!: Person
  @ReadPage(() => Person, { order: ['name'], description: 'People.' })
  people!: unknown
  @ReadList(() => Friendship, { order: ['startsOn'], description: 'All friendships.' })
  friendships!: Friendship[]
}

class People1 implements MigrationInterface {
  name = 'People1780000000001'
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create table directory.person (id uuid primary key, name text not null, age int, colour text not null, secret boolean not null, "startsOn" date not null, "homeId" uuid)`,
    )
    await db.query(`create table directory.friendship (id uuid primary key, "personId" uuid not null, "startsOn" date not null, "endsOn" date)`)
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table directory.person; drop table directory.friendship`)
  }
}

@ObjectType('Person')
@Directive('@key(fields: "id")')
class PersonStub {
  @Field(() => ID)
  id!: string
  @Links(() => House, { through: { table: 'visit', own: 'personId', other: 'houseId' }, order: ['street'] })
  visited!: House[]
}

@Entity()
@ObjectType()
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
class House {
  @PrimaryColumn('uuid')
  @Field(() => ID)
  id!: string
  @Column('text')
  @Field(() => String)
  street!: string
  @Links(() => PersonStub, { through: { table: 'visit', own: 'houseId', other: 'personId' } })
  visitors!: PersonStub[]
}

@Resolver()
class HouseReads {
  @ReadOne(() => House, { by: ['id'], description: 'One house.' })
  house!: House
  @ReadPage(() => House, { order: ['street'], description: 'Houses.' })
  houses!: unknown
}

class Houses1 implements MigrationInterface {
  name = 'Houses1780000000002'
  async up(db: QueryRunner): Promise<void> {
    await db.query(`create table programme.house (id uuid primary key, street text not null)`)
    await db.query(`create table programme.visit ("personId" uuid, "houseId" uuid, primary key ("personId", "houseId"))`)
  }
  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table programme.visit; drop table programme.house`)
  }
}

/** Two small modules that use every declaration, for tests of the platform alone. */
export const miniature: Module[] = [
  {
    name: 'directory',
    entities: [Person, Friendship],
    migrations: [People1],
    resolvers: [PersonReads],
    types: [HouseStub],
    policy: { person: anyone, people: anyone, friendships: from('ANALYST') },
  },
  {
    name: 'programme',
    entities: [House],
    migrations: [Houses1],
    resolvers: [HouseReads],
    types: [PersonStub],
    policy: { house: anyone, houses: anyone },
  },
]
