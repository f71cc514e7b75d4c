import { readFileSync } from 'node:fs'

import { buildSchema } from 'graphql'
import { describe, expect, test, vi } from 'vitest'

import { createTokenFor } from '../../server/identity/index.ts'
import { createClient, Refusal } from '../support/client.ts'
import { useProduct } from '../support/product.ts'
import { flagsOf } from './flags.ts'

// The analyst's ten jobs (DOMAIN.md 8.2) as somebody does them by GraphQL. N3 is held to SQL in test/evaluation/groups.test.ts, N7 in files.test.ts,
// the paging of N9 in paging.test.ts and groups.test.ts, N10 in test/schema/saved.test.ts.
const { as, product } = useProduct({ content: 'demonstration' })
// In the demonstration it is June 2010, before the evaluation was published.
const record = useProduct()

describe('N1 discover', () => {
  test('a measure of emergency admissions says what it counts and from where, in the schema’s own words too', async () => {
    const { measures } = await as('ANALYST').run<{ measures: { nodes: Record<string, unknown>[] } }>(
      '{ measures(filter: { title: { contains: "emergency admissions" } }) { nodes { code title summary numerator denominator source { title citation } } } }',
    )
    expect(measures.nodes.length).toBeGreaterThan(0)
    for (const { summary } of measures.nodes) expect(summary).toBeTruthy()
    const measure = buildSchema(readFileSync('schema/api.graphql', 'utf8')).getType('Measure')
    if (!measure || !('getFields' in measure)) throw new Error('the schema has no type Measure')
    expect(Object.values(measure.getFields()).filter(({ description }) => !description)).toEqual([])
  })

  test('the schema is asked for by analysts, and by nobody who may not', async () => {
    const query = '{ __type(name: "Measure") { fields { name description } } }'
    expect(await as('ANALYST').run(query)).toMatchObject({ __type: { fields: expect.anything() as unknown } })
    for (const who of ['PUBLIC', 'MEMBER'] as const) expect((await as(who).ask(query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})

describe('N2 one request', () => {
  const DAY = '2010-04-01'
  const QUERY = `query Everything($day: Date!) {
    pilots(first: 16) { nodes { slug
      partnerships { members(asOf: $day) { role organisation { odsCode name } } agreements { kind status startsOn endsOn } }
      measures { code baseline target measure { title } observations(from: "2010-01-01") { periodStart value status } } } }
  }`
  interface Pilot {
    slug: string
    partnerships: { members: { organisation: { odsCode: string | null } }[]; agreements: { startsOn: string | null; endsOn: string | null }[] }[]
    measures: { code: string; observations: { value: number | null }[] }[]
  }

  test('brings sixteen pilots with partners, agreements and measures, at a bounded cost and by one statement', async () => {
    const answer = await as('ADMIN').ask(QUERY, { day: DAY }, { plan: true })
    expect(answer.errors).toBeUndefined()
    const { cost, plan } = answer.extensions as { cost: { estimated: number; budget: number }; plan: { path: string; sql: string } }
    expect(cost.estimated).toBeLessThan(cost.budget)
    expect(plan).toMatchObject({ path: 'compiled', sql: expect.stringMatching(/^select /) as string })
    const { nodes } = (answer.data as { pilots: { nodes: Pilot[] } }).pilots
    expect(nodes).toHaveLength(16)
    const members = await product().database.query<{ slug: string; count: number }[]>(
      `select p.slug, count(m.id)::int as count from programme.pilot p
       left join directory.partnership s on s."pilotId" = p.id
       left join directory.membership m on m."partnershipId" = s.id and m."startsOn" <= $1 and (m."endsOn" is null or m."endsOn" >= $1) group by 1`,
      [DAY],
    )
    expect(Object.fromEntries(nodes.map(({ slug, partnerships }) => [slug, partnerships.flatMap((one) => one.members).length]))).toEqual(
      Object.fromEntries(members.map(({ slug, count }) => [slug, count])),
    )
    expect(
      nodes.some(({ partnerships }) => partnerships.some(({ agreements }) => agreements.some(({ startsOn }) => startsOn && startsOn <= DAY))),
    ).toBe(true)
    expect(nodes.filter(({ measures }) => measures.length >= 3).length).toBeGreaterThan(10)
  })
})

describe('N4 time travel', () => {
  test('the same question at two moments differs by what was revised, with the reason', async () => {
    const [known] = await product().database.query<
      [{ subject: string; measure: string; id: string; period: string; revision: number; value: number }]
    >(
      `select o."subjectId" as subject, o."measureId" as measure, o.id, o."periodStart"::text as period, o.revision, o.value from evaluation.observation o
       join evaluation.measure m on m.id = o."measureId" where m.code = 'MAR_ELECTIVE' and o."recordedTo" is null order by o."periodStart" limit 1`,
    )
    const before = new Date().toISOString()
    await as('ADMIN').run('mutation R($input: ReviseObservationInput!) { reviseObservation(input: $input) { revision } }', {
      input: { id: known.id, version: known.revision, value: known.value + 5, why: 'Two wards were counted late' },
    })
    const at = async (asKnownAt: string | null) =>
      (
        await as('ANALYST').run<{ series: { points: { observation: { periodStart: string; value: number; revision: number } }[] } }>(
          `query T($subject: ID!, $measure: ID!, $asKnownAt: DateTime) { series(subject: $subject, measure: $measure, asKnownAt: $asKnownAt) {
             points { observation { periodStart value revision } } } }`,
          { subject: known.subject, measure: known.measure, asKnownAt },
        )
      ).series.points.map(({ observation }) => observation)
    const [then, now] = [await at(before), await at(null)]
    const changed = now.filter((one, place) => one.value !== then[place]?.value)
    expect(changed).toEqual([{ periodStart: known.period, value: known.value + 5, revision: known.revision + 1 }])
    expect(then.find(({ periodStart }) => periodStart === known.period)).toMatchObject({ value: known.value, revision: known.revision })
    const { auditEntries } = await as('ADMIN').run<{ auditEntries: { nodes: { why: string; action: string }[] } }>(
      '{ auditEntries(first: 5, orderBy: [{ field: AT, direction: DESC }]) { nodes { action why } } }',
    )
    expect(auditEntries.nodes).toContainEqual({ action: 'observation:revise', why: 'Two wards were counted late' })
  })

  test('who was in a partnership depends on the day that is asked for', async () => {
    const on = async (day: string) =>
      (
        await as('PUBLIC').run<{ partnerships: { nodes: { members: unknown[] }[] } }>(
          'query M($day: Date!) { partnerships(first: 100) { nodes { members(asOf: $day) { id } } } }',
          { day },
        )
      ).partnerships.nodes.reduce((sum, { members }) => sum + members.length, 0)
    const sql = async (day: string) =>
      (
        await product().database.query<[{ count: number }]>(
          `select count(*)::int as count from directory.membership where "startsOn" <= $1 and ("endsOn" is null or "endsOn" >= $1)`,
          [day],
        )
      )[0].count
    for (const day of ['2009-04-01', '2010-04-01', '2014-01-01']) expect([day, await on(day)]).toEqual([day, await sql(day)])
  })
})

describe('N5 chart', () => {
  test('limits and flags of every pilot’s series are those of the published rules', async () => {
    interface Chart {
      segments: { from: string; to: string; centreLine: number | null; upperLimit: number | null; lowerLimit: number | null; points: number }[]
      points: { segment: number; signals: string[]; observation: { value: number | null; status: string } }[]
    }
    const { pilots } = await as('ANALYST').run<{ pilots: { nodes: { measures: { code: string; series: Chart }[] }[] } }>(
      `{ pilots(first: 16) { nodes { measures { code series { segments { from to centreLine upperLimit lowerLimit points }
         points { segment signals observation { value status } } } } } } }`,
    )
    let compared = 0
    for (const { code, series } of pilots.nodes.flatMap(({ measures }) => measures))
      for (const [number, { centreLine, upperLimit, lowerLimit }] of series.segments.entries()) {
        const own = series.points.filter(({ segment }) => segment === number)
        const values = own.map(({ observation }) => observation.value)
        if (centreLine === null || upperLimit === null || lowerLimit === null || values.includes(null)) continue
        const numbers = values as number[]
        expect([code, centreLine]).toEqual([code, expect.closeTo(numbers.reduce((sum, value) => sum + value, 0) / numbers.length, 6)])
        const flags = flagsOf(numbers, { centre: centreLine, upper: upperLimit, lower: lowerLimit })
        expect([code, own.map(({ signals }) => signals.toSorted())]).toEqual([code, flags.map((list) => list.toSorted())])
        compared += 1
      }
    expect(compared).toBeGreaterThan(20)
  })
})

describe('N6 effect', () => {
  test('the published effects of case management keep their direction: emergency admissions up is worse, elective down is its own', async () => {
    const { practice } = await record
      .as('PUBLIC')
      .run<{ practice: { published: Record<string, unknown>[] } }>(
        '{ practice(slug: "case-management-at-risk") { published { measured value unit outcome sentence source { citation } } } }',
      )
    expect(practice.published.slice(0, 2)).toMatchObject([
      {
        measured: expect.stringContaining('Emergency admissions') as string,
        value: 9,
        unit: '%',
        outcome: 'WORSE',
        sentence: expect.stringMatching(/3,646.*17,311/) as string,
      },
      { measured: expect.stringContaining('Elective admissions') as string, value: -21, unit: '%', outcome: 'BETTER' },
    ])
  })

  test('an effect comes with its interval, its design, its numbers of units and a method to repeat it by', async () => {
    const { organisations, measure } = await as('ANALYST').run<{ organisations: { nodes: { id: string }[] }; measure: { id: string } }>(
      '{ organisations(first: 2, filter: { odsCode: { in: ["TAL", "5QN"] } }) { nodes { id } } measure(code: "MAR_NONELECTIVE") { id } }',
    )
    const { effect } = await as('ANALYST').run<{ effect: { estimate: number; lower: number; upper: number; method: { settings: unknown[] } } }>(
      `query E($measure: ID!, $treated: [ID!]!) { effect(measure: $measure, treated: $treated,
         before: { from: "2008-04-01", to: "2009-03-31" }, after: { from: "2009-04-01", to: "2010-03-31" }) {
         estimate lower upper confidence design treatedUnits controlUnits periods sentence method { name settings { name value } source } } }`,
      { measure: measure.id, treated: organisations.nodes.map(({ id }) => id) },
    )
    expect(effect).toMatchObject({ design: 'DIFFERENCE_IN_DIFFERENCES', treatedUnits: 2, confidence: 0.95 })
    expect(effect.lower).toBeLessThan(effect.estimate)
    expect(effect.upper).toBeGreaterThan(effect.estimate)
    expect(effect.method.settings.length).toBeGreaterThan(0)
  })
})

describe('N8 save and share', () => {
  test('a colleague begins from it, a token runs a version at its address until it is revoked, and its log shows it', async () => {
    const save = (who: 'ANALYST' | 'MEMBER', input: object) =>
      as(who)
        .run<{ saveOperation: { id: string; forkedFrom: string | null } }>(
          'mutation S($input: SaveOperationInput!) { saveOperation(input: $input) { id forkedFrom } }',
          { input },
        )
        .then(({ saveOperation }) => saveOperation)
    const operation = 'query ByRegion($word: String = "Care") { regions { code name } pilots(filter: { name: { contains: $word } }) { totalCount } }'
    const { id } = await save('ANALYST', { name: 'by-region', folder: 'Boards', description: 'For the board', operation, audience: 'MEMBER' })
    await as('ANALYST').run('mutation U($input: UpdateOperationInput!) { updateOperation(input: $input) { version } }', {
      input: { id, version: 1, operation: '{ regions { code } }', note: 'Codes' },
    })
    expect(await save('MEMBER', { name: 'by-region-mine', operation, forkOf: id })).toMatchObject({ forkedFrom: 'by-region@v2' })
    const text = await createTokenFor(product().database, { role: 'MEMBER', name: 'Sheet', days: 1 })
    const token = createClient(product().address, Promise.resolve(text))
    expect(await (await token.fetch('/ops/by-region@v2.csv')).text()).toMatch(/^code\r\n/)
    expect(await (await token.fetch('/ops/by-region@v1.csv')).text()).toMatch(/^code,name\r\n/)
    const tokenId = text.slice(4, 36).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    await vi.waitFor(
      async () => {
        const { apiToken } = await as('ADMIN').run<{ apiToken: { uses: { nodes: { operation: string; rows: number }[] } } }>(
          'query U($id: ID!) { apiToken(id: $id) { uses { nodes { operation rows } } } }',
          { id: tokenId },
        )
        expect(apiToken.uses.nodes.map((use) => [use.operation, use.rows])).toEqual([
          ['by-region@v1', 10],
          ['by-region@v2', 10],
        ])
      },
      { timeout: 10_000 },
    )
    await as('ADMIN').run('mutation R($input: RevokeTokenInput!) { revokeToken(input: $input) { status } }', { input: { id: tokenId } })
    expect((await token.fetch('/ops/by-region@v2.csv')).status).toBe(401)
  })
})

describe('N9 be refused well', () => {
  test('the price is known before, the refusal names the dearest field and a cheaper way, and the cheaper way is answered', async () => {
    const query = (first: number) =>
      `{ organisations(first: ${first}) { nodes { name measures { code observations { periodStart } } memberships { partnership { members { organisation { name } } } } } } }`
    const priced = await as('ANALYST').fetch('/graphql/cost', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: query(200) }),
    })
    const { estimated, budget, mostExpensiveField, cheaper } = (await priced.json()) as Record<string, number | string>
    expect(Number(estimated)).toBeGreaterThan(Number(budget))
    const refusal = await as('ANALYST')
      .run(query(200))
      .catch((reason: unknown) => reason)
    if (!(refusal instanceof Refusal)) throw new Error('it was not refused')
    expect(refusal.answer.errors?.[0]?.extensions).toMatchObject({
      code: 'QUERY_TOO_EXPENSIVE',
      cost: estimated,
      budget,
      mostExpensiveField,
      cheaper,
    })
    const [, field, first] = /^(\S+)\(first: (\d+)\)$/.exec(String(cheaper)) ?? []
    expect(field).toBe('organisations')
    expect((await as('ANALYST').ask(query(Number(first)))).errors).toBeUndefined()
  })
})
