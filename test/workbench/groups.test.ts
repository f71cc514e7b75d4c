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
})
