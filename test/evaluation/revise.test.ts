import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { ROLES } from '../../server/platform/viewer.ts'
import { auditsOf, pilotWithMeasures, recordAll } from './recording.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('revise')
})
afterAll(() => world.end())

const REVISE = `mutation ($input: ReviseObservationInput!) { reviseObservation(input: $input) {
  id value status revision note revisions { value revision recordedBy why } } }`

const admin = as('ADMIN')

describe('revising', () => {
  const revise = async (input: object, viewer = admin) =>
    (
      await world.read<{ reviseObservation: { id: string; value: number; revision: number; revisions: object[] } }>(
        REVISE,
        { input: { why: 'A slip.', ...input } },
        viewer,
      )
    ).reviseObservation
  const recorded = async () => {
    const given = await pilotWithMeasures(world)
    const { observations } = await recordAll(world, [{ ...given.count, value: 7 }])
    return { ...given, id: observations[0]!.id, recordedAt: observations[0]!.recordedAt }
  }

  test('keeps what stood, as it was known, and says who, why, before and after', async () => {
    const { pilot, count, id, recordedAt } = await recorded()
    expect(await revise({ id, version: 1, value: 9 })).toMatchObject({
      value: 9,
      revision: 2,
      revisions: [
        { value: 7, revision: 1, recordedBy: 'Somebody', why: null },
        { value: 9, revision: 2, recordedBy: 'Somebody', why: 'A slip.' },
      ],
    })
    expect((await auditsOf(world, pilot.id)).at(-1)).toMatchObject({
      action: 'observation:revise',
      why: 'A slip.',
      before: { value: 7 },
      after: { value: 9 },
    })
    const { series } = await world.read<{ series: { points: { observation: { value: number } }[] } }>(
      `query ($subject: ID!, $measure: ID!, $at: DateTime) { series(subject: $subject, measure: $measure, asKnownAt: $at) { points { observation { value } } } }`,
      { subject: count.subject, measure: count.measure, at: recordedAt },
      admin,
    )
    expect(series.points).toEqual([{ observation: { value: 7 } }])
  })

  test('twice by the same correction changes nothing more', async () => {
    const { pilot, id } = await recorded()
    const [first, second] = [await revise({ id, version: 1, value: 9 }), await revise({ id, version: 1, value: 9 })]
    expect(second).toEqual(first)
    expect(await auditsOf(world, pilot.id)).toHaveLength(2)
  })

  test('what somebody else revised meanwhile is a conflict', async () => {
    const { id } = await recorded()
    await revise({ id, version: 1, value: 9 })
    expect(await world.refusal(REVISE, { input: { id, version: 1, value: 10, why: 'Late.' } }, admin)).toMatchObject({
      code: 'CONFLICT',
      currentVersion: 2,
      message: expect.stringContaining('it stands at revision 2 now'),
    })
  })

  test('of two at once one wins and the other is told', async () => {
    const { id } = await recorded()
    const outcomes = await Promise.allSettled([8, 9, 10].map((value) => revise({ id, version: 1, value })))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test.each([
    ['for a version that it never had', { version: 2, value: 1 }, 'CONFLICT', undefined],
    ['without a reason', { version: 1, value: 1, why: ' ' }, 'BAD_USER_INPUT', 'why'],
    ['to what the rules refuse', { version: 1, status: 'NOT_APPLICABLE', value: 1 }, 'BAD_USER_INPUT', 'status'],
    ['of nothing', { id: 'x', version: 1, value: 1 }, 'NOT_FOUND', undefined],
  ])('%s is refused', async (_, change, code, field) => {
    const { id } = await recorded()
    expect(await world.refusal(REVISE, { input: { id, why: 'A slip.', ...change } }, admin)).toMatchObject({ code, ...(field && { field }) })
  })

  test.each(ROLES)('by %s is allowed to administrators, and to pilot leads for their own pilots', async (role) => {
    const [own, other] = [await recorded(), await recorded()]
    const lead = as(role, [own.pilot.id])
    const outcome = async (id: string) => {
      const { errors } = await world.ask(REVISE, { input: { id, version: 1, value: 3, why: 'A slip.' } }, lead)
      return (errors?.[0]?.extensions.code as string | undefined) ?? 'allowed'
    }
    const expected = { PUBLIC: ['UNAUTHENTICATED', 'UNAUTHENTICATED'], PILOT_LEAD: ['allowed', 'FORBIDDEN'], ADMIN: ['allowed', 'allowed'] }
    expect([await outcome(own.id), await outcome(other.id)]).toEqual(expected[role as keyof typeof expected] ?? ['FORBIDDEN', 'FORBIDDEN'])
  })
})
