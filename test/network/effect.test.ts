import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { Adoption } from '../../server/network/adoption.ts'
import { Practice } from '../../server/network/practice.ts'
import { as, createWorld, type World } from '../evaluation/world.ts'
import { recordAll } from '../evaluation/recording.ts'

let world: World
beforeAll(async () => {
  world = await createWorld('network_effect', { isWhole: true })
})
afterAll(() => world.end())

const admin = as('ADMIN')
const monthOf = (index: number) => {
  const start = new Date(Date.UTC(2009, index, 1))
  return { periodStart: start.toISOString().slice(0, 10), periodEnd: new Date(Date.UTC(2009, index + 1, 0)).toISOString().slice(0, 10) }
}

interface Live {
  status: string
  outcome: string
  estimate: number | null
  lower: number | null
  sentence: string
  awaitingPeriod: string | null
  latest: { value: number; periodStart: string } | null
  variation: string | null
  grade: { level: string; points: number; of: number; parts: { name: string; points: number; why: string }[] }
}

const PAGE = `query ($slug: String) { practice(slug: $slug) { adoptions { id effects { live { status outcome estimate lower sentence awaitingPeriod variation
  latest { value periodStart } grade { level points of parts { name points why } } } } } } }`

/** A practice that one pilot has taken up, with a year of values before and six months since, every return accepted. */
async function adopted(after = 7, months = 18, direction: 'DECREASE' | 'INCREASE' = 'DECREASE') {
  const pilot = await world.make.pilot()
  const measure = await world.make.measure({ direction })
  await world.make.pilotMeasure({ pilotId: pilot.id, measureId: measure.id })
  const at = (index: number) => ({ subject: pilot.id, measure: measure.id, ...monthOf(index) })
  const values = Array.from({ length: months }, (_, i) => ({ ...at(i), value: (i < 12 ? 10 : after) + (i % 3) * 0.1 }))
  const { observations } = await recordAll(world, values)
  for (const { periodStart, periodEnd } of values) await accept(pilot.id, { periodStart, periodEnd })
  const slug = `practice-${pilot.id}`
  const practices = world.database.getRepository(Practice)
  const practice = await practices.save({
    slug,
    title: 'A practice',
    summary: 'Short.',
    publishedOn: '2009-01-01',
    evidenceLevel: 'NOT_REPORTED',
    evidenceSentence: 'None.',
  } as Practice)
  const adoption = await world.database
    .getRepository(Adoption)
    .save({ practiceId: practice.id, pilotId: pilot.id, stage: 'PILOTING', startedOn: '2010-01-01' } as Adoption)
  await world.read(
    `mutation ($input: LinkAdoptionMeasureInput!) { linkAdoptionMeasure(input: $input) { id } }`,
    { input: { id: adoption.id, version: 1, measure: measure.id, baseline: 10 } },
    admin,
  )
  const live = async (viewer = admin): Promise<Live> => {
    type Page = { practice: { adoptions: { effects: { live: Live }[] }[] } }
    return (await world.read<Page>(PAGE, { slug }, viewer)).practice.adoptions[0]!.effects[0]!.live
  }
  return { pilot, measure, practice, adoption, slug, live, last: observations.at(-1)!, middle: observations[14]!, period: monthOf(months - 1) }
}

/** A return that was accepted long ago, or one that is still to be looked at. */
const accept = (pilotId: string, { periodStart, periodEnd }: { periodStart: string; periodEnd: string }) =>
  world.sql(
    `insert into evaluation."dataReturn" ("pilotId", "periodStart", "periodEnd", "dueOn", "submittedAt", "acceptedAt", "lastAcceptedAt")
     values ($1, $2::date, $3::date, $3::date + 15, '2010-06-18T08:00Z', '2010-06-18T08:00Z', '2010-06-18T08:00Z')`,
    [pilotId, periodStart, periodEnd],
  )
const neverApproved = (pilotId: string, periodStart: string) =>
  world.sql(`update evaluation."dataReturn" set "acceptedAt" = null, "lastAcceptedAt" = null where "pilotId" = $1 and "periodStart" = $2`, [
    pilotId,
    periodStart,
  ])

/** The steps of a return, as its people take them. */
const take = async (step: 'reopenReturn' | 'submitReturn' | 'acceptReturn', pilotId: string, periodStart: string) => {
  const [found] = await world.sql<{ id: string; version: number }>(
    `select id, version from evaluation."dataReturn" where "pilotId" = $1 and "periodStart" = $2`,
    [pilotId, periodStart],
  )
  await world.read(`mutation ($input: ReturnStepInput!) { ${step}(input: $input) { id } }`, { input: { ...found, comment: 'So it is.' } }, admin)
}
const correct = (id: string, value: number) =>
  world.read(
    `mutation ($input: ReviseObservationInput!) { reviseObservation(input: $input) { id } }`,
    { input: { id, version: 1, value, why: 'A slip.', note: 'Counted again.' } },
    admin,
  )

describe('U1: the live effect on the practice page', () => {
  test('correct one observation and approve: the page and practice.adoptions.effect change; unapprove: the row says “awaiting approval”, never the stale number', async () => {
    const { pilot, live, last, period } = await adopted()
    const before = await live()
    expect(before).toMatchObject({ status: 'MEASURED', outcome: 'BETTER', latest: { value: last.value }, variation: 'IMPROVEMENT_LOW' })
    await take('reopenReturn', pilot.id, period.periodStart)
    await correct(last.id, 2)
    expect(await live()).toMatchObject({ status: 'AWAITING_APPROVAL', latest: null, estimate: null, lower: null, variation: null })
    await take('submitReturn', pilot.id, period.periodStart)
    await take('acceptReturn', pilot.id, period.periodStart)
    const after = await live()
    expect(after).toMatchObject({ status: 'MEASURED', latest: { value: 2, periodStart: period.periodStart } })
    expect(after.estimate).toBeLessThan(before.estimate!)
    await take('reopenReturn', pilot.id, period.periodStart)
    const waiting = await live()
    expect(waiting).toMatchObject({
      status: 'AWAITING_APPROVAL',
      outcome: 'UNKNOWN',
      latest: null,
      estimate: null,
      awaitingPeriod: period.periodStart,
    })
    expect(waiting.sentence).toMatch(/^Awaiting approval/)
    expect(JSON.stringify(waiting)).not.toContain(String(after.estimate))
  })

  test('a month in the middle that is open again takes the numbers away too', async () => {
    const { pilot, live } = await adopted()
    await take('reopenReturn', pilot.id, '2010-03-01')
    expect(await live()).toMatchObject({ status: 'AWAITING_APPROVAL', latest: null, estimate: null })
  })

  test('a new month that nobody has approved yet is left out and said', async () => {
    const { pilot, live } = await adopted()
    await neverApproved(pilot.id, '2010-06-01')
    expect(await live()).toMatchObject({ status: 'MEASURED', latest: { periodStart: '2010-05-01' }, awaitingPeriod: '2010-06-01' })
  })

  test('who is not signed in sees nothing of what a pilot returned, not even that there is something', async () => {
    const { live } = await adopted()
    expect(await live(as('PUBLIC'))).toMatchObject({ status: 'NOT_REPORTED', outcome: 'UNKNOWN', latest: null, estimate: null, awaitingPeriod: null })
  })
})

test.each([
  [7, 'DECREASE', 'BETTER'],
  [13, 'DECREASE', 'WORSE'],
  [13, 'INCREASE', 'BETTER'],
  [10, 'DECREASE', 'WITHIN_CHANCE'],
] as const)('from 10 to %f where %s is good it is %s', async (after, direction, outcome) => {
  const { live } = await adopted(after, 18, direction)
  expect((await live()).outcome).toBe(outcome)
})

test('U11: drop points below 13 and the grade falls and says “fewer than 13 points”; which way the result went changes nothing', async () => {
  const [many, few, worse] = [await adopted(), await adopted(7, 12), await adopted(13)]
  const [rich, poor, bad] = [(await many.live()).grade, (await few.live()).grade, (await worse.live()).grade]
  expect(rich.points).toBeGreaterThan(poor.points)
  expect(poor.parts.find(({ name }) => name === 'Points')?.why).toContain('fewer than 13 points')
  expect(rich.points).toBe(rich.parts.reduce((sum, part) => sum + part.points, 0))
  expect(bad).toEqual(rich)
})

test('too few values on a side are too early to judge', async () => {
  const { live } = await adopted(7, 14)
  expect(await live()).toMatchObject({ outcome: 'TOO_EARLY', estimate: null, latest: { periodStart: '2010-02-01' } })
})

test('the effects of a page of practices are read by a few statements, however many there are', async () => {
  for (let i = 0; i < 4; i += 1) await adopted()
  const query = `{ practices(first: 50) { nodes { adoptions { effects { live { outcome latest { value } } } } } } }`
  const { statements, errors } = await world.ask(query, {}, admin)
  expect(errors).toBeUndefined()
  expect(statements).toBeLessThan(12)
})
