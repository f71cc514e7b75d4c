import type { EntityManager } from 'typeorm'

import { dayBefore } from '../platform/calendar.ts'
import { Cells, filled, groupBy, inWordsOf, judged } from '../platform/import-cell.ts'
import type { ImportColumn, ImportKind, Judge, Judged } from '../platform/import-kind.ts'

import { importChange } from './import.change.ts'
import { enterRows, type Row } from './import.enter.ts'
import { OrganisationKind } from './organisation-kind.ts'
import { checkCode, checkPeriods, readPostcode } from './organisation.rules.ts'

const columns: readonly ImportColumn[] = [
  { name: 'name', title: 'Name', hint: 'Torbay Care Trust', isNeeded: true, alike: ['organisation', 'organisation name'] },
  { name: 'kind', title: 'Kind', hint: 'NHS trust, Local authority, GP practice', alike: ['type', 'organisation kind', 'organisation type'] },
  { name: 'odsCode', title: 'Code', hint: '5QN, or E06000027 for a council', alike: ['ods', 'organisation code', 'ods code'] },
  { name: 'openedOn', title: 'Opened on', hint: '2006-10-01', alike: ['open date', 'opened', 'start date'] },
  { name: 'closedOn', title: 'Closed on', hint: '2013-03-31', alike: ['close date', 'closed', 'end date'] },
  { name: 'operatesFrom', title: 'Operates from', hint: 'its first day at work, where that differs', alike: ['operational start date'] },
  { name: 'operatesUntil', title: 'Operates until', hint: 'its last day at work, where that differs', alike: ['operational end date'] },
  { name: 'address', title: 'Address', hint: 'Bay House, Torquay' },
  { name: 'postcode', title: 'Postcode', hint: 'TQ2 7TD', alike: ['post code'] },
  { name: 'note', title: 'Note', hint: 'what a reader should know', alike: ['notes', 'comment'] },
]

const ALSO: Readonly<Record<string, OrganisationKind>> = {
  COUNCIL: 'LOCAL_AUTHORITY',
  PCT: 'PRIMARY_CARE_TRUST',
  ICB: 'INTEGRATED_CARE_BOARD',
  GP: 'GP_PRACTICE',
  NHS_FOUNDATION_TRUST: 'FOUNDATION_TRUST',
  CHARITY: 'VOLUNTARY_SECTOR',
}

interface Facts {
  name: string
  kind: OrganisationKind
  odsCode: string | null
  openedOn: string | null
  closedOn: string | null
  operatesFrom: string | null
  operatesUntil: string | null
  address: string | null
  postcode: string | null
  note: string | null
}
type Found = Facts & { id: string; mergedIntoId: string | null; version: number; belongsUntil: string | null }
type Entry = Row & { facts: Facts; formerName: string | null }

/** Organisations from a file. One is known again by its code, or without one by its name. */
export const organisationImport: ImportKind<Entry> = {
  name: 'organisations',
  title: 'Organisations',
  description: 'Registers organisations, or changes those that are there. One is known again by its code, or where none is given by its name.',
  columns,
  action: 'organisation:change',
  judge: () => createJudge(),
  enter: async (db, rows) => {
    const today = (await db.query<[{ today: string }]>(`select platform.today()::text as today`))[0].today
    await enterRows(db, 'organisation', Object.keys(EMPTY), rows)
    const renamed = rows.flatMap(({ entry }) => (entry?.formerName ? [{ id: entry.id, former: entry.formerName, name: entry.facts.name }] : []))
    await keepNames(db, renamed, today)
  },
  ...importChange,
}

const EMPTY: Facts = {
  name: '',
  kind: 'NHS_TRUST',
  odsCode: null,
  openedOn: null,
  closedOn: null,
  operatesFrom: null,
  operatesUntil: null,
  address: null,
  postcode: null,
  note: null,
}

function createJudge(): Judge<Entry> {
  const before = new Map<string, number>()
  return async (db, rows) => {
    const all = rows.map((row) => new Cells(row))
    const found = await findAll(db, all)
    return all.map((cells) => judge(cells, found, before))
  }
}

function judge(cells: Cells, found: ReturnType<typeof byKey>, before: Map<string, number>): Judged<Entry> {
  const name = cells.need('name', cells.text('name', 200, 2), 'the name of the organisation')
  const odsCode = cells.get('odsCode')?.toUpperCase() ?? null
  const there = (odsCode && found.codes.get(odsCode)) || (name && pick(cells, found.names.get(name.toLowerCase()) ?? [], odsCode)) || null
  const kind = cells.word('kind', Object.keys(OrganisationKind) as OrganisationKind[], ALSO) ?? there?.kind ?? null
  if (!kind && cells.get('kind') === null) cells.refuse('kind', 'Nothing stands here', 'Say what the new organisation is, such as NHS trust.')
  if (there?.mergedIntoId) cells.refuse('odsCode', 'This entry was merged into another', 'Use the code of the entry that it leads to.')
  const wrongCode = odsCode && kind && odsCode !== there?.odsCode ? checkCode(odsCode, kind) : null
  if (wrongCode) cells.refuse('odsCode', 'Not a code', wrongCode)
  const given = cells.get('postcode')
  const postcode = given && readPostcode(given)
  if (given && !postcode) cells.refuse('postcode', 'Not a postcode', 'Enter one such as TQ2 7TD.')
  const days = { openedOn: cells.day('openedOn'), closedOn: cells.day('closedOn') }
  const work = { operatesFrom: cells.day('operatesFrom'), operatesUntil: cells.day('operatesUntil') }
  const facts = filled(there ? factsOf(there) : EMPTY, {
    name,
    kind,
    odsCode,
    ...days,
    ...work,
    address: cells.text('address', 500),
    postcode,
    note: cells.text('note', 2000),
  })
  const problem = checkPeriods(facts)
  if (problem) cells.refuse(problem.field, 'Wrong way round', problem.reason)
  const closes = there && facts.closedOn !== null && facts.closedOn !== there.closedOn
  if (closes && there.belongsUntil && there.belongsUntil > facts.closedOn!)
    cells.refuse('closedOn', 'It belongs to partnerships after that day', 'Close it on its own page, where you say what becomes of its memberships.')
  for (const key of [odsCode && `code ${odsCode}`, !odsCode && name && `name ${name.toLowerCase()}`, there && `id ${there.id}`]) {
    if (!key) continue
    const first = before.get(key)
    if (first) cells.refuse(odsCode ? 'odsCode' : 'name', `Row ${first} is about the same organisation`, 'Leave one of the two.')
    else before.set(key, cells.row)
  }
  if (cells.problems.length > 0) return cells.refused()
  if (!there) return judged(cells.row, 'NEW', { id: null, version: null, facts, formerName: null })
  const detail = inWordsOf(factsOf(there), facts)
  const formerName = there.name === facts.name ? null : there.name
  return detail === ''
    ? judged<Entry>(cells.row, 'SAME', null)
    : judged(cells.row, 'CHANGED', { id: there.id, version: there.version, facts, formerName }, detail)
}

const factsOf = (found: Found): Facts =>
  Object.fromEntries((Object.keys(EMPTY) as (keyof Facts)[]).map((name) => [name, found[name]])) as unknown as Facts

// By name alone one is known only where no other code speaks against it.
function pick(cells: Cells, named: readonly Found[], odsCode: string | null): Found | null {
  const fitting = named.filter((one) => !one.mergedIntoId && (odsCode === null || one.odsCode === null))
  if (fitting.length < 2) return fitting[0] ?? null
  return cells.refuse('name', `${fitting.length} organisations have this name`, 'Give the code of the one that is meant.')
}

async function findAll(db: EntityManager, all: readonly Cells[]) {
  const of = (column: string) => all.flatMap((cells) => cells.get(column) ?? [])
  const rows = await db.query<Found[]>(
    `select id, "mergedIntoId", version, ${Object.keys(EMPTY)
      .map((name) => `"${name}"`)
      .join(
        ', ',
      )}, (select max(coalesce(m."endsOn", '9999-12-31'))::text from directory.membership m where m."organisationId" = o.id) as "belongsUntil"
     from directory.organisation o where "odsCode" = any($1::text[]) or lower(name) = any($2::text[])`,
    [of('odsCode').map((code) => code.toUpperCase()), of('name').map((name) => name.toLowerCase())],
  )
  return byKey(rows)
}

function byKey(rows: readonly Found[]) {
  const codes = new Map(rows.flatMap((row) => (row.odsCode ? [[row.odsCode, row] as const] : [])))
  return { codes, names: groupBy(rows, ({ name }) => name.toLowerCase()) }
}

// As when it is renamed by hand: the former name ends the day before, and both stay among its names unless it was borne for less than a day.
async function keepNames(db: EntityManager, renamed: readonly { id: string | null; former: string; name: string }[], today: string): Promise<void> {
  if (renamed.length === 0) return
  const list = JSON.stringify(renamed)
  const rows = `jsonb_to_recordset($1::jsonb) r(id uuid, former text, name text)`
  const own = `n."organisationId" = r.id and n.name = r.former`
  await db.query(
    `insert into directory."organisationName" ("organisationId", name) select r.id, r.former from ${rows}
     where not exists (select 1 from directory."organisationName" n where ${own})`,
    [list],
  )
  await db.query(`delete from directory."organisationName" n using ${rows} where ${own} and n."endsOn" is null and n."startsOn" >= $2`, [list, today])
  await db.query(`update directory."organisationName" n set "endsOn" = $2 from ${rows} where ${own} and n."endsOn" is null`, [list, dayBefore(today)])
  await db.query(`insert into directory."organisationName" ("organisationId", name, "startsOn") select r.id, r.name, $2 from ${rows}`, [list, today])
}
