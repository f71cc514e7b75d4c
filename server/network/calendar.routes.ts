import type { Pool } from 'pg'

import type { Answer } from '../platform/http.answer.ts'
import type { Route } from '../platform/http.routes.ts'
import { NotFound } from '../platform/errors.ts'

import { digestOf } from './calendar-feed.commands.ts'
import { writeCalendar, type CalendarEvent } from './calendar.rules.ts'

const MOST = 500

/**
 * `/calendar/public.ics` and `/calendar/<secret>.ics`: calendars ask without signing in, so the address itself is the key to one's own events. It says
 * the same of an address that was revoked, of one that never was, and of an account that may no longer sign in.
 */
export const createCalendarRoutes = (pool: Pool, isActive: (accountId: string) => Promise<boolean>): Route[] => [
  {
    path: '/calendar/*',
    name: 'calendar',
    methods: ['GET'],
    answer: async ({ path }) => {
      const [, key] = /^\/calendar\/([\w-]{1,64})\.ics$/.exec(path) ?? []
      if (key === 'public') return calendarAnswer('Careweave events', await publicEvents(pool))
      const accountId = key ? await accountOf(pool, key) : null
      if (!accountId || !(await isActive(accountId))) throw new NotFound('There is no calendar at this address.')
      return calendarAnswer('Careweave: my events', await ownEvents(pool, accountId))
    },
  },
]

const calendarAnswer = (name: string, events: readonly CalendarEvent[]): Answer => ({
  status: 200,
  headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="careweave.ics"' },
  body: writeCalendar(name, events, new Date()),
})

async function accountOf(pool: Pool, secret: string): Promise<string | null> {
  const { rows } = await pool.query<{ accountId: string }>({
    name: 'calendar-account',
    text: `select "accountId" from network."calendarFeed" where "secretHash" = $1`,
    values: [digestOf(secret)],
  })
  return rows[0]?.accountId ?? null
}

const COLUMNS = `e.id, e.title, e.summary, e."startsAt", e."endsAt", e.venue, e.version`
const RECENT = `e."endsAt" > platform.moment() - interval '90 days'`

async function publicEvents(pool: Pool): Promise<CalendarEvent[]> {
  const { rows } = await pool.query<CalendarEvent>({
    name: 'calendar-public',
    text: `select ${COLUMNS}, null as "joinUrl", case when e."calledOffAt" is null then 'CONFIRMED' else 'CANCELLED' end as status
      from network."learningEvent" e where e."isPublic" and ${RECENT} order by e."startsAt", e.id limit ${MOST}`,
  })
  return rows
}

async function ownEvents(pool: Pool, accountId: string): Promise<CalendarEvent[]> {
  const { rows } = await pool.query<CalendarEvent>({
    name: 'calendar-own',
    text: `select ${COLUMNS}, case when o.ahead < coalesce(e.capacity, 2147483647) then e."joinAddress" end as "joinUrl",
        case when e."calledOffAt" is not null then 'CANCELLED' when o.ahead < coalesce(e.capacity, 2147483647) then 'CONFIRMED' else 'TENTATIVE' end as status
      from network."eventPlace" p join network."learningEvent" e on e.id = p."eventId"
      cross join lateral (select count(*) as ahead from network."eventPlace" o where o."eventId" = e.id and o."givenUpAt" is null
        and (o."registeredAt", o.id) < (p."registeredAt", p.id)) o
      where p."accountId" = $1 and p."givenUpAt" is null and ${RECENT} order by e."startsAt", e.id limit ${MOST}`,
    values: [accountId],
  })
  return rows
}
