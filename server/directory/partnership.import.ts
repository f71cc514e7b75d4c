import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import { Cells, filled, groupBy, inWordsOf, judged } from '../platform/import-cell.ts'
import type { ImportColumn, ImportKind, Judge, Judged } from '../platform/import-kind.ts'

import { importChange } from './import.change.ts'
import { enterRows, type Row } from './import.enter.ts'
import { readFacts } from './partnership.reads.ts'
import { checkDates, stageOn, whyNotStage, type PartnershipDates, type PartnershipFacts } from './partnership.rules.ts'

const columns: readonly ImportColumn[] = [
  { name: 'name', title: 'Name', hint: 'Torbay zone teams', isNeeded: true, alike: ['partnership', 'partnership name'] },
  { name: 'id', title: 'Identifier', hint: 'of a partnership that is there, to rename it', alike: ['partnership id'] },
  { name: 'purpose', title: 'Purpose', hint: 'what its members join for', alike: ['aim', 'aims'] },
  { name: 'kind', title: 'Form', hint: 'Alliance contract', alike: ['type', 'form of partnership'] },
  { name: 'pilot', title: 'Pilot', hint: 'the short name in its address, such as torbay, or its full name', alike: ['pilot site', 'site'] },
  { name: 'formingFrom', title: 'Forming from', hint: '2009-01-05', alike: ['forming'] },
  { name: 'startsOn', title: 'Began on', hint: '2009-04-01', alike: ['start date', 'started', 'starts on', 'from'] },
  { name: 'endsOn', title: 'Ends on', hint: '2011-03-31', alike: ['end date', 'ended', 'until', 'to'] },
]

interface Facts extends Omit<PartnershipDates, 'underReviewFrom'> {
  name: string
  purpose: string | null
  kind: string | null
  pilotId: string | null
}
type Found = Facts & { id: string; version: number; underReviewFrom: string | null }
type Entry = Row & { facts: Facts }

const EMPTY: Facts = { name: '', purpose: null, kind: null, pilotId: null, formingFrom: null, startsOn: null, endsOn: null }
const names = Object.keys(EMPTY)

/** Partnerships from a file. One is known again by its identifier, or without one by its name. */
export const partnershipImport: ImportKind<Entry> = {
  name: 'partnerships',
  title: 'Partnerships',
  description: 'Enters partnerships, or changes those that are there. One is known again by its identifier, or where none is given by its name.',
  columns,
  action: 'partnership:import',
  judge: createJudge,
  enter: (db, rows) => enterRows(db, 'partnership', names, rows),
  ...importChange,
}

interface There {
  ids: Map<string, Found>
  names: Map<string, Found[]>
  pilots: Map<string, string>
  guards: Map<string, PartnershipFacts>
  today: string
}

function createJudge(today: string): Judge<Entry> {
  const before = new Map<string, number>()
  return async (db, rows) => {
    const all = rows.map((row) => new Cells(row))
    const there = await findAll(db, all, today)
    return all.map((cells) => judge(cells, there, before))
  }
}

function judge(cells: Cells, there: There, before: Map<string, number>): Judged<Entry> {
  const name = cells.need('name', cells.text('name', 200, 2), 'the name of the partnership')
  const found = pick(cells, there, name)
  const pilot = cells.get('pilot')
  const pilotId = pilot && (there.pilots.get(pilot.toLowerCase()) ?? null)
  if (pilot && !pilotId) cells.refuse('pilot', 'No pilot has this name', 'Use the last part of the address of its page, such as torbay.')
  const facts = filled(found ? factsOf(found) : EMPTY, {
    name,
    purpose: cells.text('purpose', 2000),
    kind: cells.text('kind', 200),
    pilotId,
    formingFrom: cells.day('formingFrom'),
    startsOn: cells.day('startsOn'),
    endsOn: cells.day('endsOn'),
  })
  const dates = { ...facts, underReviewFrom: found?.underReviewFrom ?? null }
  const problem = checkDates(dates)
  if (problem) cells.refuse(problem.field === 'underReviewFrom' ? 'startsOn' : problem.field, 'Wrong way round', problem.reason)
  if (found) refuseStage(cells, found, dates, there)
  const key = found ? found.id : (name?.toLowerCase() ?? '')
  const first = before.get(key)
  if (first) cells.refuse('name', `Row ${first} is about the same partnership`, 'Leave one of the two.')
  else if (key) before.set(key, cells.row)
  if (cells.problems.length > 0) return cells.refused()
  if (!found) return judged(cells.row, 'NEW', { id: null, version: null, facts })
  const detail = inWordsOf(factsOf(found), facts)
  return detail === ''
    ? judged<Entry>(cells.row, 'SAME', null)
    : judged(cells.row, 'CHANGED', { id: found.id, version: found.version, facts }, detail)
}

// Days that would move it to another stage pass the guards of that stage, as by hand.
function refuseStage(cells: Cells, found: Found, dates: PartnershipDates, { guards, today }: There): void {
  const [from, to] = [stageOn(found, today), stageOn(dates, today)]
  const guard = guards.get(found.id)
  const reason = from === to || !guard ? null : whyNotStage(guard, to)
  if (reason) cells.refuse(to === 'ENDED' ? 'endsOn' : to === 'FORMING' ? 'formingFrom' : 'startsOn', 'It cannot move to that stage', reason)
}

function pick(cells: Cells, { ids, names: named }: There, name: string | null): Found | null {
  const id = cells.get('id')
  if (id) return ids.get(id.toLowerCase()) ?? cells.refuse('id', 'No partnership has this identifier', 'Leave it blank for a new partnership.')
  const same = (name && named.get(name.toLowerCase())) || []
  if (same.length < 2) return same[0] ?? null
  return cells.refuse('name', `${same.length} partnerships have this name`, 'Give the identifier of the one that is meant.')
}

const factsOf = (found: Found): Facts => Object.fromEntries(names.map((name) => [name, found[name as keyof Facts]])) as unknown as Facts

async function findAll(db: EntityManager, all: readonly Cells[], today: string): Promise<There> {
  const of = (column: string) => all.flatMap((cells) => cells.get(column)?.toLowerCase() ?? [])
  const rows = await db.query<Found[]>(
    `select id, version, "underReviewFrom", ${names.map((name) => `"${name}"`).join(', ')} from directory.partnership where id = any($1::uuid[]) or lower(name) = any($2::text[])`,
    [of('id').filter(isUuid), of('name')],
  )
  // Pilots are another module's: they are known here by what everybody finds them by.
  const pilots = await db.query<{ id: string; title: string; slug: string }[]>(
    `select id, lower(title) as title, slug from platform."searchEntry" where kind = 'PILOT' and (slug = any($1::text[]) or lower(title) = any($1::text[]))`,
    [of('pilot')],
  )
  return {
    ids: new Map(rows.map((row) => [row.id, row])),
    names: groupBy(rows, ({ name }) => name.toLowerCase()),
    pilots: new Map(pilots.flatMap(({ id, title, slug }) => [[title, id] as const, [slug, id] as const])),
    guards: await readFacts(
      (text, values) => db.query(text, values as unknown[]),
      rows.map(({ id }) => id),
      today,
    ),
    today,
  }
}
