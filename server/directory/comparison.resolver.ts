import { Arg, Ctx, Query, Resolver } from 'type-graphql'

import { filterOf } from '../platform/connection.ts'
import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'
import { DateScalar } from '../platform/scalars.ts'
import { idsSelected } from '../platform/selected.ts'

import { PartnershipDifference } from './comparison.ts'
import { Partnership } from './partnership.ts'
import { stageOn, type PartnershipDates } from './partnership.rules.ts'

const MOST = 5_000

// The members of each day, the commissioner of the area not counted; lists of those that are on one of the days alone.
const MEMBERS = `select p.id, p.name, p."formingFrom", p."startsOn", p."underReviewFrom", p."endsOn",
    coalesce(array_agg(distinct o.name order by o.name) filter (where there."after" and not there."before"), '{}') as joined,
    coalesce(array_agg(distinct o.name order by o.name) filter (where there."before" and not there."after"), '{}') as left
  from directory.partnership p left join lateral (
    select m."organisationId", bool_or(daterange(m."startsOn", m."endsOn", '[]') @> $2::date) as "before", bool_or(daterange(m."startsOn", m."endsOn", '[]') @> $3::date) as "after"
    from directory.membership m where m."partnershipId" = p.id and m.role <> 'HOST_COMMISSIONER' group by m."organisationId") there on true
  left join directory.organisation o on o.id = there."organisationId"
  where p.id = any($1::uuid[]) group by p.id order by p.name, p.id`

type Row = PartnershipDates & { id: string; joined: string[]; left: string[] }

@Resolver()
export class ComparisonResolver {
  @Query(() => [PartnershipDifference], {
    description: 'The partnerships that another stage or other members tell apart between two days, by name, at most 200.',
  })
  async partnershipDifferences(
    @Arg('from', () => DateScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DateScalar, { nullable: true, description: 'The other day, today unless said.' }) to: string | undefined,
    @Arg('filter', (() => filterOf(Partnership)) as never, { nullable: true, description: 'Which partnerships, as they are today.' })
    filter: object | undefined,
    @Ctx() context: Context,
  ): Promise<PartnershipDifference[]> {
    const until = to ?? (await context.today())
    if (until < from) throw new BadInput('The other day is before the first.', 'to')
    const rows = await context.transaction(async (db) =>
      db.query<Row[]>(MEMBERS, [await idsSelected(context, db, Partnership, filter ?? {}, MOST), from, until]),
    )
    return rows
      .map(({ id, joined, left, ...dates }) => ({ id, partnershipId: id, before: stageOn(dates, from), after: stageOn(dates, until), joined, left }))
      .filter(({ before, after, joined, left }) => before !== after || joined.length + left.length > 0)
      .slice(0, 200) as PartnershipDifference[]
  }
}
