import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { as, createWorld, type World } from './world.ts'

let world: World
let source: { id: string }
beforeAll(async () => {
  world = await createWorld('organisation_commands')
  source = await world.make.source()
})
afterAll(() => world.end())

const FACTS = `id name kind odsCode status openedOn closedOn postcode version names { name startsOn endsOn }`

/** Everything of the directory, without the versions, which only ever grow. */
const everything = async (): Promise<string> => {
  const tables = ['organisation', '"organisationName"', 'succession', 'partnership', 'membership', 'agreement', '"agreementParty"', 'signatory']
  const parts = tables.map((table) => `(select coalesce(jsonb_agg(to_jsonb(t) - 'version' order by t.id), '[]') from directory.${table} t)`)
  const [row] = await world.sql<{ all: string }>(`select (${parts.join(' || ')})::text as all`)
  return row!.all
}

const undoLast = async (organisationId: string) => {
  const query = `query ($id: ID) { organisation(id: $id) { history(first: 1) { nodes { changes { id } } } } }`
  const { organisation } = await world.read<{ organisation: { history: { nodes: { changes: { id: string }[] }[] } } }>(
    query,
    { id: organisationId },
    as('ADMIN'),
  )
  return world.send('undoChange', { id: organisation.history.nodes[0]!.changes[0]!.id }, 'isUndone')
}

describe('the register', () => {
  test('an organisation is registered with its code and postcode as they are written', async () => {
    const input = { name: 'Kingsteignton Surgery', kind: 'GP_PRACTICE', odsCode: 'l83041', postcode: 'tq123ax', openedOn: '1990-04-01' }
    expect(await world.send('registerOrganisation', input, FACTS)).toMatchObject({ odsCode: 'L83041', postcode: 'TQ12 3AX', status: 'ACTIVE' })
    expect(await world.refused('registerOrganisation', { ...input, name: 'Another' })).toMatchObject({
      rule: 'CODE_TAKEN',
      field: 'odsCode',
      message: 'Kingsteignton Surgery has the code L83041 already.',
    })
  })

  test.each([
    [{ odsCode: 'A-1' }, 'odsCode'],
    [{ odsCode: 'E06000027' }, 'odsCode'],
    [{ postcode: 'nowhere' }, 'postcode'],
    [{ openedOn: '2010-01-01', closedOn: '2009-01-01' }, 'closedOn'],
    [{ name: '' }, 'name'],
  ])('%o is refused by its field', async (more, field) => {
    expect(await world.refused('registerOrganisation', { name: 'Fine', kind: 'NHS_TRUST', ...more })).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('a council goes by the code of national statistics too, and today’s kinds are there', async () => {
    await world.send('registerOrganisation', { name: 'Torbay', kind: 'LOCAL_AUTHORITY', odsCode: 'E06000027' }, 'id')
    await world.send('registerOrganisation', { name: 'A board', kind: 'INTEGRATED_CARE_BOARD', odsCode: 'QJK' }, 'id')
  })

  test('another name leaves the one before among its names', async () => {
    const { id } = await world.make.organisation({ name: 'Torbay PCT' })
    const input = { id, version: 1, name: 'Torbay Care Trust', renamedOn: '2005-12-01' }
    expect(await world.send('updateOrganisation', input, FACTS)).toMatchObject({
      name: 'Torbay Care Trust',
      version: 2,
      names: [
        { name: 'Torbay Care Trust', startsOn: '2005-12-01', endsOn: null },
        { name: 'Torbay PCT', startsOn: null, endsOn: '2005-11-30' },
      ],
    })
    expect(await world.refused('updateOrganisation', { ...input, name: 'Late' })).toMatchObject({ code: 'CONFLICT', currentVersion: 2 })
    expect(await world.refused('updateOrganisation', { id: 'nonsense', version: 1 })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await world.refused('updateOrganisation', { ...input, version: 2 }, as('PILOT_LEAD', [id]))).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('duplicates', () => {
  test('are found by name, former name and postcode, and not where one succeeded the other', async () => {
    const one = await world.make.organisation({ name: 'Northumbria Healthcare NHS Foundation Trust' })
    const two = await world.make.organisation({ name: 'Northumbria Health care trust' })
    const heir = await world.make.organisation({ name: 'Northumbria Healthcare' })
    await world.make.succession({ predecessorId: one.id, successorId: heir.id })
    const [old, other] = [await world.make.organisation({ name: 'Quite different' }), await world.make.organisation({ name: 'Zebra Ward' })]
    await world.make.organisationName({ organisationId: old.id, name: 'Zebra Ward' })
    const council = await world.make.organisation({ name: 'Northumbria Healthcare Council', kind: 'LOCAL_AUTHORITY' })
    const query = `{ organisationDuplicates { likeness reason one { id } other { id } } }`
    type Pairs = { organisationDuplicates: { reason: string; one: { id: string }; other: { id: string } }[] }
    const { organisationDuplicates } = await world.read<Pairs>(query, {}, as('ADMIN'))
    const pairs = organisationDuplicates.map(({ one: a, other: b, reason }) => [...[a.id, b.id].toSorted(), reason].join(' '))
    const pair = (a: string, b: string, reason: string) => [...[a, b].toSorted(), reason].join(' ')
    expect(pairs).toContain(pair(one.id, two.id, 'name'))
    expect(pairs).toContain(pair(old.id, other.id, 'a former name'))
    expect(pairs).not.toContain(pair(one.id, heir.id, 'name'))
    expect(pairs).not.toContain(pair(two.id, council.id, 'name'))
  })

  test('are found by codes that people take for each other, where the names are alike too', async () => {
    const named = async (name: string, odsCode: string) => (await world.make.organisation({ name, odsCode, kind: 'GP_PRACTICE' })).id
    const right = await named('Harbour Reach Surgery', 'Y01230')
    const pairs: [id: string, reason: string][] = [
      [await named('Seaside Doctors', 'YO123O'), 'a code that reads the same'],
      [await named('Harbour Reach Practice', 'Y01320'), 'a code that differs in one place, and name'],
    ]
    const strange = await named('Queens Park', 'Y01231')
    const query = `{ organisationDuplicates { reason one { id } other { id } } }`
    type Pairs = { organisationDuplicates: { reason: string; one: { id: string }; other: { id: string } }[] }
    const found = (await world.read<Pairs>(query, {}, as('ADMIN'))).organisationDuplicates
    const reasonOf = (id: string) => found.find(({ one, other }) => [one.id, other.id].includes(id) && [one.id, other.id].includes(right))?.reason
    expect(pairs.map(([id]) => reasonOf(id))).toEqual(pairs.map(([, reason]) => reason))
    expect(reasonOf(strange)).toBeUndefined()
  })

  test('a merge takes the ties over, leads from the old entry and code to the new, and is undone to the byte', async () => {
    const keep = await world.make.organisation({ name: 'Kept', odsCode: 'RKEPT' })
    const merged = await world.make.organisation({ name: 'Spare', odsCode: 'RSPARE' })
    const [both, alone] = [await world.make.partnership(), await world.make.partnership()]
    await world.make.membership({ organisationId: keep.id, partnershipId: both.id })
    await world.make.membership({ organisationId: merged.id, partnershipId: both.id })
    await world.make.membership({ organisationId: merged.id, partnershipId: alone.id })
    const before = await everything()
    const preview = `query ($keep: ID!, $merge: ID!) { mergePreview(keep: $keep, merge: $merge) { goesOver { what count } stays { what count } } }`
    expect(await world.read(preview, { keep: keep.id, merge: merged.id }, as('ADMIN'))).toEqual({
      mergePreview: { goesOver: [{ what: 'memberships', count: 1 }], stays: [{ what: 'memberships', count: 1 }] },
    })
    const input = { keep: keep.id, merge: merged.id, why: 'The same ward twice.' }
    expect(await world.send('mergeOrganisations', input, 'name names { name } memberships { partnership { id } }')).toMatchObject({
      name: 'Kept',
      names: [{ name: 'Spare' }],
    })
    const seen = await world.read(
      `{ organisation(odsCode: "RSPARE") { name mergedInto { name } } organisations(filter: { odsCode: { eq: "RSPARE" } }) { totalCount } }`,
    )
    expect(seen).toEqual({ organisation: { name: 'Spare', mergedInto: { name: 'Kept' } }, organisations: { totalCount: 0 } })
    const [{ count }] = (await world.sql<{ count: number }>(`select count(*) as count from directory.membership where "partnershipId" = any($1)`, [
      [both.id, alone.id],
    ])) as [{ count: number }]
    expect(count).toBe(3)
    expect(await world.refused('mergeOrganisations', input)).toMatchObject({ rule: 'MERGED' })
    await undoLast(keep.id)
    expect(await everything()).toBe(before)
  })

  test('an entry is not merged into itself, nor by a pilot lead', async () => {
    const { id } = await world.make.organisation()
    expect(await world.refused('mergeOrganisations', { keep: id, merge: id, why: 'The same.' })).toMatchObject({ field: 'merge' })
    expect(await world.refused('mergeOrganisations', { keep: id, merge: id, why: 'The same.' }, as('PILOT_LEAD', [id]))).toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('succession', () => {
  test('memberships go on to the heir, what was before stays, the heir finds its forerunner’s pilots, and all is undone', async () => {
    const pilot = await world.make.pilot()
    const [one, two, heir] = [await world.make.organisation(), await world.make.organisation(), await world.make.organisation({ name: 'The heir' })]
    const partnership = await world.make.partnership({ pilotId: pilot.id })
    await world.make.membership({ organisationId: one.id, partnershipId: partnership.id, role: 'LEAD', endsOn: '2012-03-31' })
    await world.make.membership({ organisationId: two.id, partnershipId: partnership.id })
    await world.make.membership({ organisationId: one.id, partnershipId: partnership.id, role: 'FUNDER', endsOn: '2010-01-31' })
    const before = await everything()
    const input = { kind: 'MERGER', predecessors: [one.id, two.id], successors: [heir.id], effectiveOn: '2010-04-01', source: source.id }
    expect(await world.send('recordSuccession', input, 'effectiveOn successor { name }')).toEqual([
      { effectiveOn: '2010-04-01', successor: { name: 'The heir' } },
      { effectiveOn: '2010-04-01', successor: { name: 'The heir' } },
    ])
    const query = `query ($id: ID!, $one: ID, $heir: ID) {
      partnership(id: $id) { before: members(asOf: "2010-03-31") { role organisation { id } } after: members(asOf: "2010-04-01") { role endsOn organisation { id } } }
      old: organisation(id: $one) { status closedOn successors { id } }
      heir: organisation(id: $heir) { pilotsOfPredecessors { id } } }`
    expect(await world.read(query, { id: partnership.id, one: one.id, heir: heir.id })).toEqual({
      partnership: {
        before: [
          { role: 'LEAD', organisation: { id: one.id } },
          { role: 'PROVIDER', organisation: { id: two.id } },
        ],
        after: [
          { role: 'LEAD', endsOn: '2012-03-31', organisation: { id: heir.id } },
          { role: 'PROVIDER', endsOn: null, organisation: { id: heir.id } },
        ],
      },
      old: { status: 'CLOSED', closedOn: '2010-03-31', successors: [{ id: heir.id }] },
      heir: { pilotsOfPredecessors: [{ id: pilot.id }] },
    })
    await undoLast(heir.id)
    expect(await everything()).toBe(before)
  })

  test('nobody takes the place of who came after, and a split has two heirs', async () => {
    const [one, two] = [await world.make.organisation(), await world.make.organisation()]
    const input = { kind: 'TRANSFER', predecessors: [one.id], successors: [two.id], effectiveOn: '2010-04-01', source: source.id }
    await world.send('recordSuccession', input, 'id')
    expect(await world.refused('recordSuccession', input)).toMatchObject({ rule: 'SUCCEEDED_ALREADY' })
    const back = { ...input, predecessors: [two.id], successors: [one.id] }
    expect(await world.refused('recordSuccession', back)).toMatchObject({ rule: 'SUCCESSION_CIRCLE' })
    expect(await world.refused('recordSuccession', { ...input, kind: 'SPLIT' })).toMatchObject({ field: 'successors' })
    expect(await world.refused('recordSuccession', { ...input, predecessors: ['nonsense'] })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await world.refused('recordSuccession', input, as('ANALYST'))).toMatchObject({ code: 'FORBIDDEN' })
  })
})
