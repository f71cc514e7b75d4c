import type { EntityManager } from 'typeorm'

import { dayAfter } from '../platform/calendar.ts'
import { isUuid } from '../platform/condition.ts'
import { Cells, filled, groupBy, inWordsOf, judged } from '../platform/import-cell.ts'
import type { ImportColumn, ImportKind, Judge, Judged } from '../platform/import-kind.ts'

import { importChange } from './import.change.ts'
import { enterRows, type Row } from './import.enter.ts'
import { MembershipRole } from './membership-role.ts'
import { asRole, checkMembershipDays, doOverlap } from './membership.rules.ts'
import { periodInWords } from './words.ts'

const columns: readonly ImportColumn[] = [
  { name: 'partnership', title: 'Partnership', hint: 'its name or its identifier', isNeeded: true, alike: ['partnership name'] },
  {
    name: 'organisation',
    title: 'Organisation',
    hint: 'its code or its name',
    isNeeded: true,
    alike: ['code', 'ods code', 'member', 'organisation name'],
  },
  { name: 'role', title: 'Role', hint: 'Lead, Provider, Commissioner', isNeeded: true },
  { name: 'startsOn', title: 'First day', hint: '2009-04-01', isNeeded: true, alike: ['start date', 'starts on', 'from', 'joined'] },
  { name: 'endsOn', title: 'Last day', hint: '2011-03-31', alike: ['end date', 'ends on', 'until', 'to', 'left'] },
  { name: 'leavingReason', title: 'Why it left', hint: 'the contract ended', alike: ['leaving reason', 'reason'] },
  { name: 'note', title: 'Note', hint: 'what a reader should know', alike: ['notes', 'comment'] },
]

interface Facts {
  partnershipId: string
  organisationId: string
  role: MembershipRole
  startsOn: string
  endsOn: string | null
  leavingReason: string | null
  note: string | null
}
type Found = Facts & { id: string; version: number }
type Entry = Row & { facts: Facts }
interface Partnership {
  id: string
  name: string
  startsOn: string | null
  endsOn: string | null
}
interface Organisation {
  id: string
  name: string
  odsCode: string | null
  openedOn: string | null
  closedOn: string | null
}

const names = ['partnershipId', 'organisationId', 'role', 'startsOn', 'endsOn', 'leavingReason', 'note'] as const

/** Memberships from a file. One is known again by its partnership, organisation, role and first day. */
export const membershipImport: ImportKind<Entry> = {
  name: 'memberships',
  title: 'Memberships',
  description: 'Enters who belongs to which partnership. A membership is known again by its partnership, organisation, role and first day.',
  columns,
  action: 'partnership:import',
  judge: createJudge,
  enter: (db, rows) => enterRows(db, 'membership', names, rows),
  ...importChange,
}

function createJudge(today: string): Judge<Entry> {
  // What the file itself has said so far, by partnership: a later row may not contradict it.
  const said = new Map<string, (Facts & { row: number })[]>()
  return async (db, rows) => {
    const all = rows.map((row) => new Cells(row))
    const there = await findAll(db, all)
    return all.map((cells) => judge(cells, there, said, today))
  }
}

function judge(cells: Cells, there: There, said: Map<string, (Facts & { row: number })[]>, today: string): Judged<Entry> {
  const partnership = pick(cells, 'partnership', there.partnerships)
  const organisation = pick(cells, 'organisation', there.organisations)
  const role = cells.need('role', cells.word('role', Object.keys(MembershipRole) as MembershipRole[]), 'its role, such as Provider')
  const startsOn = cells.need('startsOn', cells.day('startsOn'), 'its first day')
  const given = { endsOn: cells.day('endsOn'), leavingReason: cells.text('leavingReason', 2000), note: cells.text('note', 2000) }
  if (!partnership || !organisation || !role || !startsOn) return cells.refused()
  const key = { partnershipId: partnership.id, organisationId: organisation.id, role, startsOn }
  const held = (there.held.get(partnership.id) ?? []).filter((one) => one.organisationId === organisation.id && one.role === role)
  const found = held.find((one) => one.startsOn === startsOn)
  const facts = filled<Facts>(found ? factsOf(found) : { ...key, endsOn: null, leavingReason: null, note: null }, given)
  const problem = checkMembershipDays(facts, organisation, partnership)
  if (problem) {
    cells.refuse(
      problem.field,
      'Not on these days',
      problem.remedy ? `${problem.reason} Use ${problem.remedy}.` : problem.reason,
      problem.remedy ?? null,
    )
  }
  const same = held.find((one) => one !== found && doOverlap(one, facts))
  if (same)
    cells.refuse(
      'organisation',
      `${organisation.name} belongs to it ${asRole(role)} already`,
      `It is there ${periodInWords(same.startsOn, same.endsOn)}. Give that first day to change it.`,
    )
  const mine = said.get(partnership.id) ?? []
  const twice = mine.find((one) => one.organisationId === organisation.id && one.role === role && doOverlap(one, facts))
  if (twice) cells.refuse('organisation', `Row ${twice.row} says the same organisation and role for some of these days`, 'Leave one of the two.')
  if (found && role === 'LEAD' && facts.endsOn && facts.endsOn !== found.endsOn)
    refuseLeadless(cells, partnership, found, facts.endsOn, there, mine, today)
  if (cells.problems.length > 0) return cells.refused()
  said.set(partnership.id, [...mine, { ...facts, row: cells.row }])
  if (!found) return judged(cells.row, 'NEW', { id: null, version: null, facts })
  const detail = inWordsOf(factsOf(found), facts)
  return detail === ''
    ? judged<Entry>(cells.row, 'SAME', null)
    : judged(cells.row, 'CHANGED', { id: found.id, version: found.version, facts }, detail)
}

// A partnership at work is never left without a lead; the row of the next lead may stand above.
function refuseLeadless(
  cells: Cells,
  { id, startsOn, endsOn }: Partnership,
  own: Found,
  last: string,
  there: There,
  said: readonly Facts[],
  today: string,
) {
  const isAtWork = startsOn !== null && startsOn <= today && (endsOn === null || endsOn > last)
  const next = { startsOn: dayAfter(last), endsOn: dayAfter(last) }
  const leads = [...(there.held.get(id) ?? []).filter((one) => one !== own), ...said].some((one) => one.role === 'LEAD' && doOverlap(one, next))
  if (isAtWork && !leads) cells.refuse('endsOn', 'The partnership would be without a lead', 'Put the row of the next lead above this one.')
}

const factsOf = (found: Found): Facts => Object.fromEntries(names.map((name) => [name, found[name]])) as unknown as Facts

function pick<Thing extends { name: string }>(cells: Cells, column: string, there: Map<string, Thing[]>): Thing | null {
  const given = cells.get(column)
  if (given === null)
    return cells.need<Thing>(column, null, column === 'organisation' ? 'the code or the name of the organisation' : 'the name of the partnership')
  const found = there.get(given.toLowerCase()) ?? []
  if (found.length === 1) return found[0]!
  if (found.length > 1)
    return cells.refuse(column, `${found.length} of them have this name`, `Use the ${column === 'organisation' ? 'code' : 'identifier'}.`)
  const [near] = there.get(`near ${given.toLowerCase()}`) ?? []
  return cells.refuse(
    column,
    `No ${column} has this name${column === 'organisation' ? ' or code' : ''}`,
    near ? `Did you mean “${near.name}”?` : `Import or enter the ${column} first.`,
    near?.name ?? null,
  )
}

interface There {
  partnerships: Map<string, Partnership[]>
  organisations: Map<string, Organisation[]>
  held: Map<string, Found[]>
}

// What a name is most like, for names that nobody has: by the index of the words that tell names apart.
const NEAR = `left join lateral (
    select o.* from directory.organisation o where o."mergedIntoId" is null and directory.plain_name(o.name) % directory.plain_name(g.given)
    order by similarity(directory.plain_name(o.name), directory.plain_name(g.given)) desc, o.name limit 1) near on true`

async function findAll(db: EntityManager, all: readonly Cells[]): Promise<There> {
  const of = (column: string) => [...new Set(all.flatMap((cells) => cells.get(column)?.toLowerCase() ?? []))]
  const partnerships = await db.query<(Partnership & { given: string })[]>(
    `select lower(name) as given, id, name, "startsOn", "endsOn" from directory.partnership where lower(name) = any($1::text[])
     union all select id::text, id, name, "startsOn", "endsOn" from directory.partnership where id = any($2::uuid[])`,
    [of('partnership'), of('partnership').filter(isUuid)],
  )
  const known = await db.query<(Organisation & { given: string })[]>(
    `select distinct o.given, h.id, h.name, h."odsCode", h."openedOn", h."closedOn" from (
       select lower(name) as given, coalesce("mergedIntoId", id) as id from directory.organisation where lower(name) = any($1::text[])
       union all select lower("odsCode"), coalesce("mergedIntoId", id) from directory.organisation where "odsCode" = any($2::text[])) o
     join directory.organisation h on h.id = o.id`,
    [of('organisation'), of('organisation').map((code) => code.toUpperCase())],
  )
  const knows = new Set(known.map(({ given }) => given))
  const strange = of('organisation').filter((given) => !knows.has(given))
  const near = await db.query<(Organisation & { given: string })[]>(
    `select g.given, near.id, near.name, near."odsCode", near."openedOn", near."closedOn" from unnest($1::text[]) g(given) ${NEAR} where near.id is not null`,
    [strange.slice(0, 50)],
  )
  const held = await db.query<Found[]>(
    `select id, version, ${names.map((name) => `"${name}"`).join(', ')} from directory.membership where "partnershipId" = any($1::uuid[])`,
    [partnerships.map(({ id }) => id).filter(isUuid)],
  )
  return {
    partnerships: groupBy(partnerships, ({ given }) => given),
    organisations: groupBy([...known, ...near.map((one) => ({ ...one, given: `near ${one.given}` }))], ({ given }) => given),
    held: groupBy(held, ({ partnershipId }) => partnershipId),
  }
}
