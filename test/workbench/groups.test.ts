import { describe, expect, test } from 'vitest'

import { Refusal } from '../support/client.ts'
import { useProduct } from '../support/product.ts'

const { as, product } = useProduct({ content: 'demonstration' })

interface Group {
  key: { value: string | null; label: string | null }[]
  count: number
  sum: number | null
  min: number | null
  max: number | null
}

const ask = async (field: string, args: string, who: Parameters<typeof as>[0] = 'PUBLIC') =>
  (await as(who).run<Record<string, Group[]>>(`{ ${field}(${args}) { key { value label } count sum min max } }`))[field] ?? []
const flat = (groups: readonly Group[]) => groups.map(({ key, count, sum, min, max }) => [...key.map(({ value }) => value), count, sum, min, max])
const sql = async (text: string) => (await product().database.query<Record<string, unknown>[]>(text)).map((row) => Object.values(row))

describe('groups', () => {
  test('of partnerships by how far they are are what SQL counts, their members added up', async () => {
    expect(flat(await ask('partnershipGroups', 'by: [PILOT]'))).toEqual(
      await sql(`with members as (select p."pilotId", count(m.id)::float8 as members from directory.partnership p
          left join directory.membership m on m."partnershipId" = p.id and platform.today() between m."startsOn" and coalesce(m."endsOn", 'infinity') group by p.id)
        select "pilotId"::text, count(*)::int, sum(members), min(members), max(members) from members group by 1 order by 1 nulls last`),
    )
    const states = await ask('partnershipGroups', 'by: [STATUS], orderBy: [{ field: COUNT, direction: DESC }]')
    const { partnerships } = await as('PUBLIC').run<{ partnerships: { totalCount: number } }>('{ partnerships { totalCount } }')
    expect(states.reduce((sum, { count }) => sum + count, 0)).toBe(partnerships.totalCount)
    expect(states.map(({ count }) => count)).toEqual(states.map(({ count }) => count).toSorted((one, other) => other - one))
  })

  test('of memberships by role and kind of organisation are what SQL counts, with a filter and a condition on the groups', async () => {
    expect(
      flat(
        await ask('membershipGroups', 'by: [ROLE, ORGANISATION_KIND], filter: { startsOn: { lte: "2010-04-01" } }, having: { count: { gte: 2 } }'),
      ),
    ).toEqual(
      await sql(`select m.role::text, o.kind::text, count(*)::int, null::float8 as s, null::float8 as a, null::float8 as b
        from directory.membership m join directory.organisation o on o.id = m."organisationId"
        where m."startsOn" <= '2010-04-01' group by 1, 2 having count(*) >= 2 order by 1, 2`),
    )
  })

  test('of applications by outcome are what SQL counts, their populations added up', async () => {
    expect(flat(await ask('applicationGroups', 'by: [OUTCOME]'))).toEqual(
      await sql(
        `select outcome::text, count(*)::int, sum(population)::float8, min(population)::float8 as a, max(population)::float8 as b from programme.application group by 1 order by 1`,
      ),
    )
  })

  test('of adoptions by practice and financial year are what SQL counts', async () => {
    const groups = await ask('adoptionGroups', 'by: [PRACTICE, START_YEAR]', 'MEMBER')
    expect(groups.length).toBeGreaterThan(3)
    expect(flat(groups).map(([practice, year, count]) => [practice, year, count])).toEqual(
      await sql(`select p.slug, case when a."startedOn" is null then null
          else (extract(year from a."startedOn")::int - case when extract(month from a."startedOn") < 4 then 1 else 0 end)::text || '-04-01' end as year, count(*)::int
        from network.adoption a join network.practice p on p.id = a."practiceId" group by 1, 2 order by 1, 2 nulls last`),
    )
    expect(groups[0]?.key[1]?.label).toMatch(/^\d{4}\/\d\d$/)
  })

  test('have the dimensions of their pilot, which is another module’s, and of their days', async () => {
    const byTheme = await ask('membershipGroups', 'by: [THEME, REGION]')
    expect(flat(byTheme).map(([theme, region, count]) => [theme, region, count])).toEqual(
      await sql(`select q.theme::text, q."regionCode", count(*)::int from directory.membership m join directory.partnership p on p.id = m."partnershipId"
        left join programme.pilot q on q.id = p."pilotId" group by 1, 2 order by 1 nulls last, 2 nulls last`),
    )
    expect(byTheme[0]?.key[1]?.label).toMatch(/^[A-Z]/)
    const adopted = await ask('adoptionGroups', 'by: [REGION, ORGANISATION_KIND, START_QUARTER]', 'ADMIN')
    expect(flat(adopted).map((row) => row.slice(0, 4))).toEqual(
      await sql(`select q."regionCode", o.kind::text, to_char(date_trunc('quarter', a."startedOn"::timestamp), 'YYYY-MM-DD'), count(*)::int from network.adoption a
        left join programme.pilot q on q.id = a."pilotId" left join directory.organisation o on o.id = a."organisationId"
        group by 1, 2, 3 order by 1 nulls last, 2 nulls last, 3 nulls last`),
    )
    expect(flat(await ask('applicationGroups', 'by: [REGION]')).map(([region, count]) => [region, count])).toEqual(
      await sql(
        `select q."regionCode", count(*)::int from programme.application a left join programme.pilot q on q.id = a."pilotId" group by 1 order by 1 nulls last`,
      ),
    )
    const months = await ask('partnershipGroups', 'by: [THEME, START_MONTH]')
    expect(flat(months).map((row) => row.slice(0, 3))).toEqual(
      await sql(`select q.theme::text, to_char(date_trunc('month', p."startsOn"::timestamp), 'YYYY-MM-DD'), count(*)::int from directory.partnership p
        left join programme.pilot q on q.id = p."pilotId" group by 1, 2 order by 1 nulls last, 2 nulls last`),
    )
  })

  test('of observations have their smallest and largest value, which order them and are conditions', async () => {
    const { observationGroups } = await as('PUBLIC').run<{ observationGroups: Record<string, number>[] }>(
      `{ observationGroups(by: [ORGANISATION], filter: { measure: { code: { eq: "MAR_DAYCASE_SHARE" } } }, having: { maxValue: { lt: 90 } },
        orderBy: [{ field: MIN_VALUE, direction: DESC }], first: 20) { count minValue maxValue } }`,
    )
    expect(observationGroups.length).toBeGreaterThan(3)
    expect(observationGroups.map(Object.values)).toEqual(
      await sql(`select count(t.value)::int, min(t.value), max(t.value) from evaluation.observation t join evaluation.subject s on s.id = t."subjectId" and s.kind = 'ORGANISATION'
        join evaluation.measure m on m.id = t."measureId" where t."recordedTo" is null and m.code = 'MAR_DAYCASE_SHARE'
        group by s.code having max(t.value) < 90 order by 2 desc, s.code limit 20`),
    )
  })

  test('are of what the viewer may see', async () => {
    const total = async (who: Parameters<typeof as>[0], field: string) =>
      (await ask(field, 'by: [STAGE]', who)).reduce((sum, { count }) => sum + count, 0)
    const [{ count }] = await product().database.query<[{ count: number }]>('select count(*)::int as count from network.adoption')
    expect(await total('ADMIN', 'adoptionGroups')).toBe(count)
    expect(await total('PUBLIC', 'adoptionGroups')).toBeLessThanOrEqual(count)
  })

  test('need a dimension, and each once', async () => {
    for (const by of ['[]', '[ROLE, ROLE]']) await expect(ask('membershipGroups', `by: ${by}`)).rejects.toBeInstanceOf(Refusal)
  })

  test('past five thousand are read on by cursor, none twice and none left out, while others write', async () => {
    const by = 'by: [ORGANISATION, MONTH], filter: { measure: { code: { eq: "MAR_ELECTIVE" } } }'
    await expect(as('ANALYST').run(`{ observationGroups(${by}) { count } }`)).rejects.toThrow('read them on with first and after')
    const all = await sql(`select s.code, to_char(date_trunc('month', t."periodStart"), 'YYYY-MM-DD') as month, count(t.value)::int
      from evaluation.observation t join evaluation.subject s on s.id = t."subjectId" join evaluation.measure m on m.id = t."measureId"
      where t."recordedTo" is null and s.kind = 'ORGANISATION' and m.code = 'MAR_ELECTIVE' group by 1, 2 order by 1, 2`)
    const read: unknown[][] = []
    let after: string | null = null
    do {
      const { observationGroups }: { observationGroups: (Group & { cursor: string })[] } = await as('ANALYST').run(
        `query Page($after: String) { observationGroups(${by}, first: 2500, after: $after) { key { value } count cursor } }`,
        { after },
      )
      read.push(...observationGroups.map(({ key, count }) => [...key.map(({ value }) => value), count]))
      after = observationGroups.length === 2500 ? (observationGroups.at(-1)?.cursor ?? null) : null
      // Before what has been read, where no page looks again.
      await product().database.query(
        `insert into evaluation.observation ("subjectId", "subjectKind", "measureId", "periodStart", "periodEnd", value)
         select s.id, s.kind, m.id, $1::date, $1::date, 1 from evaluation.subject s, evaluation.measure m
         where s.id = (select id from evaluation.subject where kind = 'ORGANISATION' order by code limit 1) and m.code = 'MAR_ELECTIVE' on conflict do nothing`,
        [`1910-01-${String(Math.ceil(read.length / 2500)).padStart(2, '0')}`],
      )
    } while (after)
    expect(all.length).toBeGreaterThan(5_000)
    expect(read).toEqual(all)
  })

  test('are read on in the order of their keys only, empty keys last', async () => {
    const read = async (first: number) => {
      const values: (string | null | undefined)[] = []
      let after: string | null = null
      for (;;) {
        const page: (Group & { cursor: string })[] = (
          await as('MEMBER').run<Record<string, (Group & { cursor: string })[]>>(
            'query P($first: Int, $after: String) { adoptionGroups(by: [START_YEAR, STAGE], first: $first, after: $after) { key { value } cursor } }',
            { first, after },
          )
        ).adoptionGroups!
        values.push(...page.map(({ key }) => key.map(({ value }) => value).join()))
        if (page.length < first) return values
        after = page.at(-1)?.cursor ?? null
      }
    }
    expect(await read(5)).toEqual(await read(1000))
    const { adoptionGroups } = await as('MEMBER').run<{ adoptionGroups: { cursor: null }[] }>(
      '{ adoptionGroups(by: [STAGE], orderBy: [{ field: COUNT }]) { cursor } }',
    )
    expect(adoptionGroups[0]?.cursor).toBeNull()
    const cursor = (await as('MEMBER').run<Record<string, { cursor: string }[]>>('{ adoptionGroups(by: [STAGE]) { cursor } }')).adoptionGroups?.[0]
      ?.cursor
    for (const args of [`orderBy: [{ field: COUNT }], after: "${cursor}"`, 'first: 0', 'first: 5001', 'after: "made up"'])
      await expect(ask('adoptionGroups', `by: [STAGE], ${args}`)).rejects.toBeInstanceOf(Refusal)
    await expect(ask('adoptionGroups', `by: [PRACTICE], after: "${cursor}"`)).rejects.toBeInstanceOf(Refusal)
  })
})
