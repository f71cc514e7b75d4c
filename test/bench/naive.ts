import 'reflect-metadata'
import { createServer } from 'node:http'

import { ApolloServer, HeaderMap } from '@apollo/server'
import DataLoader from 'dataloader'
import { DataSource, EntitySchema, ILike, In, IsNull, type EntityTarget, type ObjectLiteral } from 'typeorm'

import { announce } from './announce.ts'

// The usual stack on the same tables: TypeORM repositories, DataLoader, graphql-js behind Apollo Server as it comes.
type Columns = Record<string, 'uuid' | 'text' | 'date' | 'float8' | 'int' | 'timestamptz'>
const entity = (schema: string, name: string, columns: Columns): EntitySchema<ObjectLiteral> =>
  new EntitySchema({
    name,
    schema,
    tableName: name,
    columns: Object.fromEntries(Object.entries(columns).map(([column, type]) => [column, { type, primary: column === 'id', nullable: true }])),
  })

const Organisation = entity('directory', 'organisation', { id: 'uuid', odsCode: 'text', name: 'text', kind: 'text', openedOn: 'date' })
const Partnership = entity('directory', 'partnership', { id: 'uuid', startsOn: 'date', name: 'text', pilotId: 'uuid' })
const Membership = entity('directory', 'membership', { id: 'uuid', role: 'text', startsOn: 'date', organisationId: 'uuid', partnershipId: 'uuid' })
const Pilot = entity('programme', 'pilot', { id: 'uuid', number: 'int', slug: 'text', name: 'text', theme: 'text', leadId: 'uuid' })
const Measure = entity('evaluation', 'measure', { id: 'uuid', code: 'text', title: 'text', unit: 'text' })
const OrganisationMeasure = entity('evaluation', 'organisationMeasure', { id: 'uuid', organisationId: 'uuid', measureId: 'uuid' })
const Observation = entity('evaluation', 'observation', {
  id: 'uuid',
  subjectId: 'uuid',
  measureId: 'uuid',
  periodStart: 'date',
  value: 'float8',
  numerator: 'float8',
  denominator: 'float8',
  recordedTo: 'timestamptz',
})
const database = new DataSource({
  type: 'postgres',
  url: process.env.DATABASE_URL!,
  entities: [Organisation, Partnership, Membership, Pilot, Measure, OrganisationMeasure, Observation],
  extra: { max: 10 },
})
await database.initialize()

const typeDefs = `
  type Query { pilots(first: Int): Pilots!  organisation(odsCode: String): Organisation  organisations(filter: OrganisationFilter, orderBy: [OrganisationOrder!], first: Int): Organisations! }
  type Pilots { nodes: [Pilot!]! }
  type Organisations { totalCount: Int! nodes: [Organisation!]! }
  type Pilot { id: ID! slug: String! name: String! theme: String! lead: Organisation! partnerships: [Partnership!]! }
  type Organisation { id: ID! odsCode: String name: String! kind: String! openedOn: String measures: [OrganisationMeasure!]! }
  type Partnership { id: ID! name: String! members: [Membership!]! }
  type Membership { id: ID! role: String! startsOn: String! organisation: Organisation! }
  type OrganisationMeasure { measure: Measure! observations: [Observation!]! }
  type Measure { id: ID! code: String! title: String! unit: String! }
  type Observation { periodStart: String! value: Float numerator: Float denominator: Float }
  input OrganisationFilter { kind: KindOperators name: NameOperators }
  enum OrganisationKind { PRIMARY_CARE_TRUST }
  input KindOperators { eq: OrganisationKind }
  input NameOperators { contains: String }
  enum OrganisationOrderField { NAME }
  enum SortDirection { ASC DESC }
  input OrganisationOrder { field: OrganisationOrderField! direction: SortDirection! }`

type Row = ObjectLiteral
type Load = (key: string) => Promise<Row & Row[]>
interface Loaders {
  organisation: Load
  partnerships: Load
  members: Load
  measure: Load
  organisationMeasures: Load
  observations: Load
}

const by = (target: EntityTarget<Row>): Load => {
  const loader = new DataLoader<string, Row>(async (ids) => {
    const found = new Map((await database.getRepository(target).findBy({ id: In(ids as string[]) })).map((row) => [row.id as string, row]))
    return ids.map((id) => found.get(id)!)
  })
  return (id) => loader.load(id) as never
}
const under = (target: EntityTarget<Row>, column: string, order: Record<string, 'ASC'>): Load => {
  const loader = new DataLoader<string, Row[]>(async (ids) => {
    const rows = await database.getRepository(target).find({ where: { [column]: In(ids as string[]) }, order })
    return ids.map((id) => rows.filter((row) => row[column] === id))
  })
  return (id) => loader.load(id) as never
}
const observations = (): Load => {
  const loader = new DataLoader<string, Row[]>(async (keys) => {
    const pairs = keys.map((key) => key.split(' '))
    const where = { subjectId: In(pairs.map(([subject]) => subject)), measureId: In(pairs.map(([, measure]) => measure)), recordedTo: IsNull() }
    const rows = await database.getRepository(Observation).find({ where, order: { periodStart: 'ASC' } })
    return pairs.map(([subject, measure]) => rows.filter((row) => row.subjectId === subject && row.measureId === measure))
  })
  return (key) => loader.load(key) as never
}

const resolvers = {
  Query: {
    pilots: async (_: unknown, { first }: { first: number }) => ({
      nodes: await database.getRepository(Pilot).find({ take: first, order: { number: 'ASC', id: 'ASC' } }),
    }),
    organisation: (_: unknown, { odsCode }: { odsCode: string }) => database.getRepository(Organisation).findOneBy({ odsCode }),
    organisations: async (_: unknown, { filter, first }: { filter: { kind: { eq: string }; name: { contains: string } }; first: number }) => {
      const where = { kind: filter.kind.eq, name: ILike(`%${filter.name.contains}%`) }
      const [nodes, totalCount] = await database.getRepository(Organisation).findAndCount({ where, take: first, order: { name: 'ASC', id: 'ASC' } })
      return { nodes, totalCount }
    },
  },
  Pilot: {
    lead: (row: Row, _: unknown, load: Loaders) => load.organisation(row.leadId),
    partnerships: (row: Row, _: unknown, load: Loaders) => load.partnerships(row.id),
  },
  Partnership: { members: (row: Row, _: unknown, load: Loaders) => load.members(row.id) },
  Membership: { organisation: (row: Row, _: unknown, load: Loaders) => load.organisation(row.organisationId) },
  Organisation: {
    measures: async (row: Row, _: unknown, load: Loaders) => {
      const measured = await load.organisationMeasures(row.id)
      const named = await Promise.all(measured.map(async (one) => ({ one, code: (await load.measure(one.measureId)).code as string })))
      return named.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(({ one }) => one)
    },
  },
  OrganisationMeasure: {
    measure: (row: Row, _: unknown, load: Loaders) => load.measure(row.measureId),
    observations: (row: Row, _: unknown, load: Loaders) => load.observations(`${row.organisationId} ${row.measureId}`),
  },
}

const apollo = new ApolloServer<Loaders>({ typeDefs, resolvers, nodeEnv: 'production' })
await apollo.start()
const loaders = (): Loaders => ({
  organisation: by(Organisation),
  partnerships: under(Partnership, 'pilotId', { startsOn: 'ASC', name: 'ASC', id: 'ASC' }),
  members: under(Membership, 'partnershipId', { role: 'ASC', startsOn: 'ASC', id: 'ASC' }),
  measure: by(Measure),
  organisationMeasures: under(OrganisationMeasure, 'organisationId', { id: 'ASC' }),
  observations: observations(),
})

announce(
  createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const headers = new HeaderMap([['content-type', 'application/json']])
      const httpGraphQLRequest = { method: 'POST', headers, search: '', body: JSON.parse(Buffer.concat(chunks).toString()) as unknown }
      const answer = await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: async () => loaders() })
      const body = answer.body.kind === 'complete' ? answer.body.string : ''
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
      response.end(body)
    })
  }),
)
