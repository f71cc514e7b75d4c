import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ROLES, type Viewer } from '../../server/platform/viewer.ts'
import { monthOf } from './make.ts'
import { auditsOf } from './recording.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('measures')
})
afterAll(() => world.end())

const admin = as('ADMIN')
const CREATE = `mutation ($input: CreateMeasureInput!) { createMeasure(input: $input) {
  id code title scope version pilot { id } suppression versions { version changeNote effectiveFrom breaksComparability definition } } }`
const UPDATE = `mutation ($input: UpdateMeasureInput!) { updateMeasure(input: $input) {
  id title version retiredOn versions { version changeNote effectiveFrom breaksComparability decidedBy definition } } }`

const definition = {
  title: 'Reviews done in time',
  summary: 'How many of each hundred reviews were done in time.',
  domain: 'QUALITY_OF_CARE',
  kind: 'PROCESS',
  unit: '%',
  multiplier: 100,
  direction: 'INCREASE',
  frequency: 'MONTHLY',
  numerator: 'Reviews done in time.',
  denominator: 'Reviews due.',
}
let made = 0
const newCode = () => `REVIEWS_${(made += 1)}`
type Made = { id: string; code: string; version: number }
const define = async (change: object = {}, viewer: Viewer = admin): Promise<Made> =>
  (await world.read<{ createMeasure: Made }>(CREATE, { input: { ...definition, code: newCode(), scope: 'NATIONAL', ...change } }, viewer))
    .createMeasure
const codeOf = async (mutation: string, input: object, viewer: Viewer): Promise<string> => {
  const { errors } = await world.ask(mutation, { input }, viewer)
  return (errors?.[0]?.extensions.code as string | undefined) ?? 'allowed'
}

describe('a definition', () => {
  test('begins with its first version and a line of history', async () => {
    const measure = await define()
    expect(measure).toMatchObject({ version: 1, versions: [{ version: 1, changeNote: 'First defined.', definition: { title: definition.title } }] })
    expect(await auditsOf(world, measure.id)).toMatchObject([{ action: 'measure:create' }])
  })

  test.each([
    ['a code in small letters', { code: 'reviews' }, 'code'],
    ['a code that the record keeps', { code: 'MAR_REVIEWS' }, 'code'],
    ['a local one without its pilot', { scope: 'LOCAL' }, 'pilot'],
    ['per cent of nothing', { denominator: ' ' }, 'denominator'],
    ['per cent times one', { multiplier: 1 }, 'multiplier'],
    ['a count times a hundred', { unit: 'reviews', denominator: null }, 'multiplier'],
    ['a range upside down', { lowest: 5, highest: 5 }, 'highest'],
    ['no name', { title: ' ' }, 'title'],
  ])('with %s is refused at its field', async (_, change, field) => {
    const input = { ...definition, code: newCode(), scope: 'NATIONAL', ...change }
    expect(await world.refusal(CREATE, { input }, admin)).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('twice by one code is refused', async () => {
    const { code } = await define()
    expect(await world.refusal(CREATE, { input: { ...definition, code, scope: 'NATIONAL' } }, admin)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'code',
    })
  })

  test('keeps what it said before it was changed', async () => {
    const { id } = await define()
    const { updateMeasure } = await world.read(
      UPDATE,
      { input: { ...definition, id, version: 1, title: 'Reviews in time', changeNote: 'Shorter.', effectiveFrom: '2010-01-01' } },
      admin,
    )
    expect(updateMeasure).toMatchObject({
      title: 'Reviews in time',
      version: 2,
      versions: [
        { version: 1, definition: { title: definition.title } },
        {
          version: 2,
          changeNote: 'Shorter.',
          effectiveFrom: '2010-01-01',
          breaksComparability: false,
          decidedBy: 'Somebody',
          definition: { title: 'Reviews in time' },
        },
      ],
    })
  })

  test('that somebody else changed meanwhile is a conflict', async () => {
    const { id } = await define()
    await world.read(UPDATE, { input: { ...definition, id, version: 1, changeNote: 'First.' } }, admin)
    expect(await world.refusal(UPDATE, { input: { ...definition, id, version: 1, changeNote: 'Late.' } }, admin)).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 2,
    })
  })

  test('keeps what its values rest on', async () => {
    const { id } = await define()
    const { id: subjectId } = await world.make.organisation()
    await world.make.months({ subjectId, measureId: id, numerator: 1, denominator: 2 }, [50])
    const input = { ...definition, id, version: 1, changeNote: 'Quarterly now.', frequency: 'QUARTERLY' }
    expect(await world.refusal(UPDATE, { input }, admin)).toMatchObject({ code: 'RULE', rule: 'MEASURE_HAS_VALUES', field: 'frequency' })
  })

  test('that breaks comparability opens a new segment in every series, with its reason', async () => {
    const { id } = await define({ unit: 'reviews', multiplier: 1, denominator: null })
    const { id: subject } = await world.make.organisation()
    await world.make.months({ subjectId: subject, measureId: id }, [5, 6, 5, 6, 9, 8, 9, 8])
    const since = monthOf(4).periodStart
    await world.read(
      UPDATE,
      {
        input: {
          ...definition,
          unit: 'reviews',
          multiplier: 1,
          denominator: null,
          id,
          version: 1,
          changeNote: 'Telephone reviews count too.',
          effectiveFrom: since,
          breaksComparability: true,
        },
      },
      admin,
    )
    const { series } = await world.read(`query ($s: ID!, $m: ID!) { series(subject: $s, measure: $m) { segments { from centreLine reason } } }`, {
      s: subject,
      m: id,
    })
    expect(series).toEqual({
      segments: [
        { from: monthOf(0).periodStart, centreLine: 5.5, reason: null },
        { from: since, centreLine: 8.5, reason: 'Telephone reviews count too.' },
      ],
    })
  })

  test.each(ROLES)('is for administrators, and a local one for the lead of its pilot: %s', async (role) => {
    const [own, other] = [await world.make.pilot(), await world.make.pilot()]
    const viewer = as(role, [own.id])
    const outcomes = [
      await codeOf(CREATE, { ...definition, code: newCode(), scope: 'NATIONAL' }, viewer),
      await codeOf(CREATE, { ...definition, code: newCode(), scope: 'LOCAL', pilot: own.id }, viewer),
      await codeOf(CREATE, { ...definition, code: newCode(), scope: 'LOCAL', pilot: other.id }, viewer),
    ]
    const expected: Record<string, string[]> = {
      PUBLIC: Array(3).fill('UNAUTHENTICATED'),
      PILOT_LEAD: ['FORBIDDEN', 'allowed', 'FORBIDDEN'],
      ADMIN: Array(3).fill('allowed'),
    }
    expect(outcomes).toEqual(expected[role] ?? Array(3).fill('FORBIDDEN'))
  })
})
