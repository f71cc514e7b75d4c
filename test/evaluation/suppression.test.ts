import { mkdtempSync, readFileSync, rmSync, createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { exportObservations, importObservations } from '../../server/evaluation/index.ts'
import { monthOf } from './make.ts'
import { recordAll } from './recording.ts'
import { as, createWorld, type World } from './world.ts'

let world: World
const folder = mkdtempSync(join(tmpdir(), 'suppression-'))
beforeAll(async () => {
  world = await createWorld('suppression')
})
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true })
})

const admin = as('ADMIN')
const COUNTS = [
  [3, 20, 30, 24],
  [40, 50, 2, 60],
  [70, 80, 90, 100],
  [12, 0, 14, 15],
]
const UPDATE = `mutation ($input: UpdateMeasureInput!) { updateMeasure(input: $input) { version } }`
const definition = {
  title: 'People admitted',
  summary: 'People admitted in a month.',
  domain: 'HEALTH_OUTCOMES',
  unit: 'people',
  direction: 'DECREASE',
  frequency: 'MONTHLY',
  numerator: 'People admitted.',
}
const setRule = (id: string, version: number, suppression: string) =>
  world.read(UPDATE, { input: { ...definition, id, version, suppression, changeNote: 'The rule for small numbers.' } }, admin)

/** Four organisations with four months each, and a rule. */
async function smallNumbers(suppression: string) {
  const measure = await world.make.measure({ unit: 'people' })
  const subjects = await Promise.all(COUNTS.map(() => world.make.organisation({ regionCode: 'Q39', regionName: 'South West' })))
  await setRule(measure.id, 1, suppression)
  await recordAll(
    world,
    COUNTS.flatMap((line, i) => line.map((value, n) => ({ subject: subjects[i]!.id, measure: measure.id, ...monthOf(n), value }))),
  )
  return { measure, subjects }
}

/** Everything that the graph and the export say of a measure, to somebody who may not see small numbers. */
async function everything({ id, code }: { id: string; code: string }, subjects: readonly { id: string }[]): Promise<string> {
  const viewer = as('ANALYST')
  const ids = subjects.map((subject) => subject.id)
  const answers = [
    await world.ask(
      `query ($m: String!) { observations(filter: { measure: { code: { eq: $m } } }, first: 100) { totalCount nodes { id value numerator denominator status note revision actual { value } revisions { value status } } } }`,
      { m: code },
      viewer,
    ),
  ]
  for (const direction of ['ASC', 'DESC'])
    answers.push(
      await world.ask(
        `query ($m: String!, $d: SortDirection!) { observations(filter: { measure: { code: { eq: $m } } }, orderBy: [{ field: VALUE, direction: $d }], first: 100) { edges { cursor node { id } } } }`,
        { m: code, d: direction },
        viewer,
      ),
    )
  for (const limit of [1, 2, 3, 4, 5, 6, 12, 20, 40, 70])
    for (const operator of ['gt', 'lt', 'eq', 'ne'])
      answers.push(
        await world.ask(
          `query ($m: String!, $n: Float!) { observations(filter: { measure: { code: { eq: $m } }, value: { ${operator}: $n } }, first: 100) { totalCount nodes { id } } }`,
          { m: code, n: limit },
          viewer,
        ),
      )
  const dimensions = ['MEASURE', 'REGION', 'ORGANISATION', 'ORGANISATION_KIND', 'MONTH', 'QUARTER', 'FINANCIAL_YEAR']
  for (const by of [...dimensions.map((one) => [one]), ['ORGANISATION', 'MONTH'], ['REGION', 'QUARTER']])
    answers.push(
      await world.ask(
        `query ($m: String!, $by: [ObservationDimension!]!) { observationGroups(by: $by, filter: { measure: { code: { eq: $m } } }, orderBy: [{ field: SUM_VALUE, direction: DESC }]) { key { value } count sumValue rate }
          high: observationGroups(by: $by, filter: { measure: { code: { eq: $m } } }, having: { sumValue: { gt: 30 } }) { key { value } } }`,
        { m: code, by },
        viewer,
      ),
    )
  for (const subject of ids)
    answers.push(
      await world.ask(
        `query ($s: ID!, $m: ID!) { series(subject: $s, measure: $m) { sentence points { signals observation { value status } } segments { centreLine upperLimit lowerLimit } } }`,
        { s: subject, m: id },
        viewer,
      ),
    )
  answers.push(
    await world.ask(
      `query ($m: ID!, $t: [ID!]!) { effect(measure: $m, treated: $t, before: { from: "2008-04-01", to: "2008-05-31" }, after: { from: "2008-06-01", to: "2008-07-31" }) { estimate lower sentence } }`,
      { m: id, t: ids.slice(0, 2) },
      viewer,
    ),
    await world.ask(`query ($m: ID!) { suppressionAudit(measure: $m) { disclosed } }`, { m: id }, viewer),
  )
  return JSON.stringify([answers.map(({ data, errors }) => ({ data, errors: errors?.map(({ message }) => message) })), await exported(code)])
}

async function exported(code: string): Promise<string> {
  const file = join(folder, `${code}.csv`)
  await exportObservations(world.pool, { measure: code, out: createWriteStream(file) })
  return readFileSync(file, 'utf8')
}

describe.each(['HES_2009', 'HES_2018'])('the rule %s', (rule) => {
  test('says nothing of a withheld number by any way: whatever it is, every answer stays the same', async () => {
    const { measure, subjects } = await smallNumbers(rule)
    const before = await everything(measure, subjects)
    const [{ changed }] = (await world.sql(
      `with moved as (update evaluation.observation set value = case withheld when 'PRIMARY' then 6 - value else value + 1 end where "measureId" = $1 and withheld is not null returning 1)
      select count(*)::int as changed from moved`,
      [measure.id],
    )) as [{ changed: number }]
    expect(changed).toBeGreaterThanOrEqual(4)
    expect(await everything(measure, subjects)).toBe(before)
  })

  test('withholds enough that no total gives a number back, and says so to administrators', async () => {
    const { measure } = await smallNumbers(rule)
    const { suppressionAudit } = await world.read(
      `query ($m: ID!) { suppressionAudit(measure: $m) { rule tooSmall protecting disclosed } }`,
      { m: measure.id },
      admin,
    )
    expect(suppressionAudit).toMatchObject({ rule, tooSmall: 2, protecting: expect.any(Number), disclosed: 0 })
    expect((suppressionAudit as { protecting: number }).protecting).toBeGreaterThan(0)
  })
})

test('what is not withheld is rounded by the rule of 2018 and not by that of 2009; nought stays nought', async () => {
  const shown = async (rule: string) => {
    const { measure, subjects } = await smallNumbers(rule)
    const { series } = await world.read<{ series: { points: { observation: { value: number | null; status: string } }[] } }>(
      `query ($s: ID!, $m: ID!) { series(subject: $s, measure: $m) { points { observation { value status } } } }`,
      { s: subjects[3]!.id, m: measure.id },
    )
    return series.points.map(({ observation }) => observation.value)
  }
  expect(await shown('HES_2009')).toContain(0)
  for (const value of await shown('HES_2018')) if (value !== null) expect(value % 5).toBe(0)
})

test('who answers for the figures sees them, marked; the rule can be taken away again', async () => {
  const { measure, subjects } = await smallNumbers('HES_2009')
  const READ = `query ($s: ID!, $m: ID!) { series(subject: $s, measure: $m) { points { observation { value status actual { value } } } } }`
  const first = async (viewer = admin) =>
    (await world.read<{ series: { points: { observation: object }[] } }>(READ, { s: subjects[0]!.id, m: measure.id }, viewer)).series.points[0]!
      .observation
  expect(await first()).toEqual({ value: null, status: 'SUPPRESSED', actual: { value: 3 } })
  for (const role of ['PUBLIC', 'MEMBER', 'ANALYST', 'PILOT_LEAD'] as const)
    expect(await first(as(role))).toEqual({ value: null, status: 'SUPPRESSED', actual: null })
  await setRule(measure.id, 2, 'NONE')
  expect(await first(as('PUBLIC'))).toEqual({ value: 3, status: 'NORMAL', actual: null })
})

test('a file taken out and put in again changes nothing, withheld and rounded numbers least of all', async () => {
  const { measure } = await smallNumbers('HES_2018')
  await exported(measure.code)
  const report = await importObservations(world.pool, { file: join(folder, `${measure.code}.csv`), dryRun: false, onProgress: () => {} })
  expect(report).toMatchObject({ added: 0, revised: 0, unchanged: 16 })
})
