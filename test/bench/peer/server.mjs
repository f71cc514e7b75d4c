import { createServer } from 'node:http'

import { grafserv } from 'postgraphile/grafserv/node'
import { postgraphile } from 'postgraphile'
import { makePgService } from 'postgraphile/adaptors/pg'
import { makeJSONPgSmartTagsPlugin } from 'postgraphile/utils'
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber'
import { PostGraphileConnectionFilterPreset } from 'postgraphile-plugin-connection-filter'

// PostGraphile 5 over the same tables, as somebody would set it up for production: prepared statements, no watching, no explaining.
// Our modules' tables have no foreign keys across schemas, so the relations are told by smart tags.
const relations = makeJSONPgSmartTagsPlugin({
  version: 1,
  config: {
    class: {
      'directory.organisation': { tags: { unique: 'odsCode' } },
      'programme.pilot': { tags: { foreignKey: '("leadId") references directory.organisation (id)|@foreignFieldName ledPilots|@fieldName lead' } },
      'directory.partnership': {
        tags: {
          foreignKey:
            '("pilotId") references programme.pilot (id)|@foreignSimpleFieldName partnerships|@foreignFieldName partnershipPages|@fieldName pilot',
        },
      },
      'evaluation.organisationMeasure': {
        tags: {
          unique: 'organisationId,measureId',
          foreignKey:
            '("organisationId") references directory.organisation (id)|@foreignSimpleFieldName measures|@foreignFieldName measurePages|@fieldName organisation',
        },
      },
      'evaluation.observation': {
        tags: {
          foreignKey:
            '("subjectId", "measureId") references evaluation."organisationMeasure" ("organisationId", "measureId")|@foreignSimpleFieldName observations|@foreignFieldName observationPages|@fieldName organisationMeasure',
        },
      },
    },
  },
})

const preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  plugins: [relations],
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ['programme', 'directory', 'evaluation'],
      poolConfig: { max: 10, options: '-c jit=off' },
    }),
  ],
  schema: { defaultBehavior: '+list' },
  // Without it every column may be ordered and filtered by, as the reads ask.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  grafast: { explain: false, context: {} },
  grafserv: { watch: false, graphiql: false, graphqlPath: '/graphql', maxRequestLength: 1_000_000 },
}

const instance = postgraphile(preset)
if (process.argv.includes('--schema')) {
  const { printSchema } = await import('graphql')
  console.log(printSchema(await instance.getSchema()))
  process.exit(0)
}
const serv = instance.createServ(grafserv)
const server = createServer()
await serv.addTo(server)
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port, pid: process.pid }))
process.on('disconnect', () => process.exit(0))
