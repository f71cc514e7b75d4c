import { parse, type ExecutionResult } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { createGateway, type Gateway } from '../../server/platform/gateway.ts'
import { as, createWorld, recordModules, type World } from './world.ts'

let world: World
let planned: Gateway
beforeAll(async () => {
  world = await createWorld('programme_federation')
  planned = await createGateway(recordModules, { placeOf: (subgraph) => ({ subgraph }) })
  const { make } = world
  const { code: regionCode } = await make.region({ name: 'South West' })
  const source = await make.source({ title: 'A list' })
  const [trust, predecessor] = [
    await make.organisation({ name: 'Torbay Care Trust', odsCode: 'TAL', regionCode, sourceId: source.id }),
    await make.organisation(),
  ]
  await make.succession({ predecessorId: predecessor.id, successorId: trust.id })
  const pilot = await make.pilot({ slug: 'torbay', name: 'Torbay', leadId: trust.id, regionCode })
  const { id: partnershipId } = await make.partnership({ pilotId: pilot.id, startsOn: '2009-04-01', sourceId: source.id })
  await make.membership({ organisationId: trust.id, partnershipId, role: 'HOST_COMMISSIONER' })
  const { id: practiceId } = await make.practice({ slug: 'one-team', pilotId: pilot.id, sourceIds: [source.id] })
  await make.adoption({ practiceId, organisationId: trust.id, pilotId: pilot.id })
  await make.discussion({ practiceId, pilotId: pilot.id })
})
afterAll(() => world.end())

test.each([
  [
    'from a pilot into the directory and back',
    `{ pilot(slug: "torbay") { lead { name pilots { slug } } hostCommissioners { odsCode region { name pilots { name } } } } }`,
  ],
  [
    'from a partnership to its pilot and its source',
    `{ partnerships { nodes { source { title } pilot { name status delivery { status endsOn } aliases } } } }`,
  ],
  [
    'as of a day, on a field of another module',
    `{ pilots { nodes { a: partnerships(asOf: "2009-03-31") { id } b: partnerships(asOf: "2009-04-01") { members { organisation { successions { predecessor { id } } } } } } } }`,
  ],
  [
    'from a practice to its pilot, its sources and its adopters',
    `{ practice(slug: "one-team") { evidence { level } pilot { region { code } } sources { title } adoptions { organisation { odsCode } pilot { slug practices { slug } } } } }`,
  ],
  ['by the key of a region', `{ regions { code pilots { slug lead { region { code name } } } } }`],
  ['what is for members', `{ pilot(slug: "torbay") { name discussions { title practice { slug } } } }`],
  ['what was searched for', `{ search(text: "torbay") { totalCount edges { node { kind title detail slug } } } }`],
])('modules as processes of their own would answer alike %s', async (_name, query) => {
  for (const viewer of [as('PUBLIC'), as('MEMBER')]) {
    const answer = (await planned.execute({ document: parse(query), variables: {}, context: world.contextOf(viewer) })) as ExecutionResult
    expect(answer.errors).toBeUndefined()
    expect(JSON.parse(JSON.stringify(answer.data))).toEqual(await world.read(query, {}, viewer))
  }
})
