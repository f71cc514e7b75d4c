import { Arg, Ctx, Query, Resolver } from 'type-graphql'

import { filterOf } from '../platform/connection.ts'
import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'
import { DateScalar } from '../platform/scalars.ts'
import { idsSelected, selectionOf } from '../platform/selected.ts'
import { Parameters } from '../platform/statement.ts'

import { OrganisationDifference, PartnershipDifference } from './comparison.ts'
import { Organisation } from './organisation.ts'
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

const nameOn = (day: string) => `coalesce((select n.name from directory."organisationName" n where n."organisationId" = o.id
    and (n."startsOn" is not null or n."endsOn" is not null) and daterange(n."startsOn", n."endsOn", '[]') @> ${day} order by n."startsOn" desc nulls last limit 1), o.name)`
const statusOn = (day: string) => `case when o."closedOn" < ${day} then 'CLOSED' when o."openedOn" > ${day} then 'NOT_YET_OPEN' else 'ACTIVE' end`

// A merged entry is no organisation of its own. The commissioner of an area does not belong to its partnership.
const differencesOf = (which: string, from: string, to: string) => `select * from (
    select o.id, o.id as "organisationId", ${statusOn(from)} as "before", ${statusOn(to)} as "after", ${nameOn(from)} as "nameBefore", ${nameOn(to)} as "nameAfter",
      there.joined, there.left
    from directory.organisation o cross join lateral (
      select coalesce(array_agg(name order by name) filter (where "after" and not "before"), '{}') as joined,
        coalesce(array_agg(name order by name) filter (where "before" and not "after"), '{}') as left
      from (select p.name, bool_or(daterange(m."startsOn", m."endsOn", '[]') @> ${from}) as "before", bool_or(daterange(m."startsOn", m."endsOn", '[]') @> ${to}) as "after"
        from directory.membership m join directory.partnership p on p.id = m."partnershipId"
        where m."organisationId" = o.id and m.role <> 'HOST_COMMISSIONER' group by p.id) m) there
    where o.id in (${which}) and o."mergedIntoId" is null) d
  where "before" <> "after" or "nameBefore" <> "nameAfter" or joined <> '{}' or "left" <> '{}' order by "nameAfter", id limit 200`

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

  @Query(() => [OrganisationDifference], {
    description:
      'The organisations that were opened, closed or called otherwise, or belong to other partnerships, between two days, by name, at most 200.',
  })
  async organisationDifferences(
    @Arg('from', () => DateScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DateScalar, { nullable: true, description: 'The other day, today unless said.' }) to: string | undefined,
    @Arg('filter', (() => filterOf(Organisation)) as never, { nullable: true, description: 'Which organisations, as they are today.' })
    filter: object | undefined,
    @Ctx() context: Context,
  ): Promise<OrganisationDifference[]> {
    const until = to ?? (await context.today())
    if (until < from) throw new BadInput('The other day is before the first.', 'to')
    const parameters = new Parameters()
    const [first, other] = [parameters.add(from, 'date'), parameters.add(until, 'date')]
    const which = selectionOf(context, Organisation, filter ?? {}, parameters)
    return context.query<OrganisationDifference>(differencesOf(which, first, other), parameters.values)
  }
}
