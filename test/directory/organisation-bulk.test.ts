import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { ROLES } from '../../server/platform/viewer.ts'
import type { Organisation } from '../../server/directory/organisation.ts'
import { as, createWorld, type World } from './world.ts'

const PREVIEW = `query ($filter: OrganisationFilter!, $input: ChangeOrganisationsInput!) {
  organisationChangePreview(filter: $filter, input: $input) { selected changes lines { name before after reason } } }`
const CHANGE = `mutation ($filter: OrganisationFilter!, $count: Int!, $input: ChangeOrganisationsInput!) {
  changeOrganisations(filter: $filter, count: $count, input: $input) { changed change { id isUndone } } }`
const FACTS = `query ($filter: OrganisationFilter) { organisations(filter: $filter, orderBy: [{ field: NAME }]) {
  nodes { name kind closedOn closedSource { id } region { code } version } } }`
const HISTORY = `query ($id: ID!) { organisation(id: $id) { history(first: 20) { nodes { action sentence why changes { id } } } } }`

interface Seen {
  organisationChangePreview: { selected: number; changes: number; lines: object[] }
}
interface Made {
  changeOrganisations: { changed: number; change: { id: string } }
}

const why = 'The order of 2013 abolished them.'
let world: World
let closedSource: string
let trusts: Organisation[]
let filter: object
let letter = 64

beforeAll(async () => {
  world = await createWorld('organisation_bulk')
  closedSource = (await world.make.source()).id
})
afterAll(() => world.end())
beforeEach(async () => {
  const mark = `Ward ${String.fromCharCode((letter += 1))}`
  filter = { name: { startsWith: mark } }
  trusts = []
  for (const name of ['one', 'two', 'three']) trusts.push(await world.make.organisation({ name: `${mark} ${name}`, kind: 'PRIMARY_CARE_TRUST' }))
})

const change = async (count: number, input: object) =>
  (await world.read<Made>(CHANGE, { filter, count, input: { why, ...input } }, as('ADMIN'))).changeOrganisations
const refused = (count: number, input: object, viewer = as('ADMIN')) => world.refusal(CHANGE, { filter, count, input: { why, ...input } }, viewer)
const facts = async () => (await world.read<{ organisations: { nodes: Record<string, unknown>[] } }>(FACTS, { filter })).organisations.nodes
const historyOf = async (id: string) =>
  (
    await world.read<{ organisation: { history: { nodes: { action: string; sentence: string; why: string; changes: object[] }[] } } }>(
      HISTORY,
      { id },
      as('MEMBER'),
    )
  ).organisation.history.nodes

describe('many organisations', () => {
  test('are closed with day and source after a preview; who still belongs somewhere stays; each history tells of it, and one undo takes it back', async () => {
    const { id: partnershipId } = await world.make.partnership({ name: 'Large' })
    await world.make.membership({ partnershipId, organisationId: trusts[2]!.id, role: 'PROVIDER', startsOn: '2009-01-01' })
    await world.make.membership({ partnershipId, organisationId: trusts[1]!.id, role: 'PROVIDER', startsOn: '2009-01-01', endsOn: '2013-03-31' })
    const input = { closedOn: '2013-03-31', closedSource }
    const { organisationChangePreview: seen } = await world.read<Seen>(PREVIEW, { filter, input: { why, ...input } }, as('ADMIN'))
    expect([seen.selected, seen.changes]).toEqual([3, 2])
    expect(seen.lines[0]).toMatchObject({
      name: trusts[2]!.name,
      after: null,
      reason: expect.stringContaining('a partnership after that day') as string,
    })
    expect(seen.lines[1]).toMatchObject({ before: 'primary care trust', after: 'primary care trust, closed on 31 March 2013', reason: null })
    const before = await facts()
    const made = await change(2, input)
    expect(made.changed).toBe(2)
    const closed = { closedOn: '2013-03-31', closedSource: { id: closedSource }, version: 2 }
    expect((await facts()).map(({ closedOn }) => closedOn)).toEqual(['2013-03-31', null, '2013-03-31'])
    expect((await facts())[0]).toMatchObject(closed)
    expect(await historyOf(trusts[0]!.id)).toEqual([
      { action: 'organisation:bulk', sentence: 'Somebody closed 2 organisations on 31 March 2013.', why, changes: [{ id: made.change.id }] },
    ])
    expect(await historyOf(trusts[2]!.id)).toEqual([])
    await world.send('undoChange', { id: made.change.id, why: 'A mistake.' }, 'isUndone')
    expect((await facts()).map(({ version: _version, ...rest }) => rest)).toEqual(before.map(({ version: _version, ...rest }) => rest))
    expect((await historyOf(trusts[0]!.id)).map(({ action }) => action)).toEqual(['change:undo', 'organisation:bulk'])
  })

  test('get a kind and a region together; one that a code forbids and one that is so already stay', async () => {
    await world.make.region({ code: 'Q39' })
    await world.sql(`update directory.organisation set "odsCode" = 'E06000027', kind = 'LOCAL_AUTHORITY' where id = $1`, [trusts[0]!.id])
    await world.sql(`update directory.organisation set kind = 'CARE_TRUST', "regionCode" = 'Q39' where id = $1`, [trusts[1]!.id])
    const input = { kind: 'CARE_TRUST', region: 'Q39' }
    const { organisationChangePreview: seen } = await world.read<Seen>(PREVIEW, { filter, input: { why, ...input } }, as('ADMIN'))
    expect(seen.lines.map((line) => (line as { reason: string | null }).reason)).toEqual([
      expect.stringContaining('three to eight letters and digits'),
      'It is so already.',
      null,
    ])
    await change(1, input)
    expect((await facts()).find(({ name }) => name === trusts[2]!.name)).toMatchObject({ kind: 'CARE_TRUST', region: { code: 'Q39' } })
    expect((await historyOf(trusts[2]!.id))[0]!.sentence).toBe('Somebody changed the kind to care trust and the region of 1 organisation.')
  })

  test.each([
    ['nothing', {}, { code: 'BAD_USER_INPUT', field: 'kind' }],
    ['a last day that no document shows', { closedOn: '2013-03-31' }, { code: 'BAD_USER_INPUT', field: 'closedSource' }],
    [
      'a document without a day',
      { kind: 'CARE_TRUST', closedSource: '00000000-0000-4000-8000-000000000001' },
      { code: 'BAD_USER_INPUT', field: 'closedOn' },
    ],
    ['no reason', { kind: 'CARE_TRUST', why: ' ' }, { code: 'BAD_USER_INPUT', field: 'why' }],
    ['what they are already', { kind: 'PRIMARY_CARE_TRUST' }, { code: 'RULE', rule: 'NOTHING_TO_CHANGE' }],
    ['another number than the preview said', { kind: 'CARE_TRUST' }, { code: 'CONFLICT' }],
  ])('are not changed to %s', async (_, input, refusal) => {
    expect(await refused(2, input)).toMatchObject(refusal)
    expect((await facts()).every(({ version }) => version === 1)).toBe(true)
  })

  test.each(ROLES.filter((role) => role !== 'ADMIN'))('are not for %s to change, nor to preview', async (role) => {
    const code = role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN'
    const input = { kind: 'CARE_TRUST', why }
    expect(await refused(3, input, as(role))).toMatchObject({ code })
    expect(await world.refusal(PREVIEW, { filter, input }, as(role))).toMatchObject({ code })
  })

  test('are not put back over what somebody has changed since', async () => {
    const { change: made } = await change(3, { kind: 'CARE_TRUST' })
    await world.send('updateOrganisation', { id: trusts[1]!.id, version: 2, kind: 'NHS_TRUST' }, 'version')
    expect(await world.refused('undoChange', { id: made.id })).toMatchObject({ code: 'RULE', rule: 'CHANGED_SINCE' })
  })

  test('are counted by what they have in common, as the list finds them', async () => {
    await change(3, { kind: 'CARE_TRUST' })
    const { organisationGroups } = await world.read<{ organisationGroups: object[] }>(
      `query ($filter: OrganisationFilter) { organisationGroups(by: [KIND, STATUS], filter: $filter) { key { value label } count sum } }`,
      { filter },
    )
    expect(organisationGroups).toEqual([
      {
        key: [
          { value: 'CARE_TRUST', label: 'care trust' },
          { value: 'ACTIVE', label: 'active' },
        ],
        count: 3,
        sum: 0,
      },
    ])
  })
})
