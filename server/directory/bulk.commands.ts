import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, RuleError } from '../platform/errors.ts'
import { idsSelected } from '../platform/selected.ts'

import type { BulkLine, BulkPreview, ChangeMembershipsInput, ChangePartnershipsInput } from './bulk.ts'
import { makeChange } from './change.commands.ts'
import { enterRows } from './import.enter.ts'
import { judged } from './import-cell.rules.ts'
import { readBulkMembers, whyNotBulk, type BulkMember } from './membership.bulk.ts'
import { Membership } from './membership.ts'
import { endMembersOf } from './partnership.commands.ts'
import { readFacts } from './partnership.reads.ts'
import { checkDates, datesAt, whyNotStage, type PartnershipDates } from './partnership.rules.ts'
import { Partnership } from './partnership.ts'
import { needWhy } from './text.rules.ts'
import { dayBefore, dayInWords, inWords } from './words.ts'

const MOST = 1_000
const MOST_LINES = 200

/** One thing that was selected, what would become of it, and the row to enter. */
interface Line extends BulkLine {
  row: { version: number; facts: object } | null
}

/** What moving many partnerships to a stage would do. */
export const previewPartnerships = (context: Context, filter: object, input: ChangePartnershipsInput): Promise<BulkPreview> =>
  context.transaction(async (db) => previewOf(await partnershipLines(context, db, filter, input)))

/** Moves many partnerships to a stage: those whose guards let them, as many as the preview said. */
export async function changePartnerships(context: Context, filter: object, count: number, input: ChangePartnershipsInput): Promise<Done> {
  context.authorise('partnership:change')
  const why = needWhy(input.why, 'why')
  return enterLines(context, count, async (db) => {
    const lines = await partnershipLines(context, db, filter, input)
    const rows = toEnter(lines)
    await enterRows(db, 'partnership', ['formingFrom', 'startsOn', 'underReviewFrom', 'endsOn'], rows)
    const on = await dayOf(context, input)
    if (input.stage === 'ENDED')
      await endMembersOf(
        db,
        rows.flatMap(({ entry }) => entry?.id ?? []),
        on,
      )
    const what = `moved ${rows.length} partnerships to ${inWords(input.stage)}`
    return { lines, said: { action: 'partnership:bulk', subjectKind: 'Partnerships', what, why, after: { stage: input.stage, on } } }
  })
}

/** What changing many memberships would do. */
export const previewMemberships = (context: Context, filter: object, input: ChangeMembershipsInput): Promise<BulkPreview> =>
  context.transaction(async (db) => previewOf(await membershipLines(context, db, filter, input)))

/** Changes the role or the last day of many memberships, as many as the preview said. */
export async function changeMemberships(context: Context, filter: object, count: number, input: ChangeMembershipsInput): Promise<Done> {
  context.authorise('partnership:change')
  const why = needWhy(input.why, 'why')
  const { role = null, endsOn = null } = input
  return enterLines(context, count, async (db) => {
    const lines = await membershipLines(context, db, filter, input)
    await enterRows(db, 'membership', endsOn ? ['role', 'endsOn', 'leavingReason'] : ['role'], toEnter(lines))
    const changes = lines.filter(({ row }) => row).length
    const parts = [
      ...(role ? [`made ${changes} memberships ${inWords(role)}`] : []),
      ...(endsOn ? [`ended ${changes} memberships on ${dayInWords(endsOn)}`] : []),
    ]
    return { lines, said: { action: 'membership:bulk', subjectKind: 'Memberships', what: parts.join(' and '), why, after: { role, endsOn } } }
  })
}

interface Done {
  changed: number
  changeId: string
}

interface Work {
  lines: readonly Line[]
  said: { action: string; subjectKind: string; what: string; why: string; after: object }
}

function enterLines(context: Context, count: number, work: (db: EntityManager) => Promise<Work>): Promise<Done> {
  return makeChange(context, async (db, id) => {
    const {
      lines,
      said: { what, after, ...said },
    } = await work(db)
    const changed = lines.filter(({ row }) => row).length
    if (changed === 0) throw new RuleError('NOTHING_TO_CHANGE', 'None of them can be changed like this.')
    if (changed !== count)
      throw new Conflict(`What the filter selects has changed: ${changed} would be changed now, and not ${count}. Look at the preview again.`)
    const names = lines.flatMap(({ row, name }) => (row ? [name] : []))
    return {
      answer: { changed, changeId: id },
      said: { ...said, subjectId: null, sentence: `${context.viewer.name} ${what}.`, after: { ...after, of: names.slice(0, 50) } },
      isOfMany: true,
    }
  })
}

function previewOf(lines: readonly Line[]): BulkPreview {
  const first = lines.toSorted((one, other) => Number(one.row !== null) - Number(other.row !== null) || (one.name < other.name ? -1 : 1))
  return { selected: lines.length, changes: lines.filter(({ row }) => row).length, lines: first.slice(0, MOST_LINES) }
}

const toEnter = (lines: readonly Line[]) => lines.flatMap(({ id, row }) => (row ? [judged(0, 'CHANGED', { id, ...row })] : []))

async function dayOf(context: Context, { stage, on }: ChangePartnershipsInput): Promise<string> {
  const today = await context.today()
  if (on && stage !== 'ENDED' && on > today) throw new BadInput('The day is still to come. Enter the day on which it happened.', 'on')
  return on ?? (stage === 'ENDED' ? dayBefore(today) : today)
}

async function partnershipLines(context: Context, db: EntityManager, filter: object, input: ChangePartnershipsInput): Promise<Line[]> {
  const ids = await idsSelected(context, db, Partnership, filter, MOST)
  const on = await dayOf(context, input)
  const facts = await readFacts((text, values) => db.query(text, values as unknown[]), ids, await context.today())
  const rows = await db.query<(PartnershipDates & { id: string; version: number })[]>(
    `select id, version, "formingFrom", "startsOn", "underReviewFrom", "endsOn" from directory.partnership where id = any($1::uuid[]) order by id`,
    [ids],
  )
  return rows.map(({ id, version, ...dates }) => {
    const { name, status } = facts.get(id)!
    const after = datesAt(dates, input.stage, on)
    const reason = whyNotStage(facts.get(id)!, input.stage) ?? checkDates(after)?.reason ?? null
    const line = { id, name, before: inWords(status), reason }
    return reason ? { ...line, after: null, row: null } : { ...line, after: inWords(input.stage), row: { version, facts: after } }
  })
}

async function membershipLines(context: Context, db: EntityManager, filter: object, input: ChangeMembershipsInput): Promise<Line[]> {
  const { role, endsOn, why } = input
  if (!role && !endsOn) throw new BadInput('Say what is to be different: the role, or the last day.', 'role')
  const ids = await idsSelected(context, db, Membership, filter, MOST)
  const rows = await readBulkMembers(db, ids)
  const wanted = (row: BulkMember) => ({ role: role ?? row.role, endsOn: endsOn ?? row.endsOn })
  return rows.map((row): Line => {
    const after = wanted(row)
    const reason = whyNotBulk(
      row,
      after,
      rows.map((other) => (other.id === row.id ? other : { ...other, ...wanted(other) })),
    )
    const say = (of: { role: string; endsOn: string | null }) => `${inWords(of.role)}${of.endsOn ? ` until ${dayInWords(of.endsOn)}` : ''}`
    const line = { id: row.id, name: `${row.organisation} in ${row.partnership}`, before: say(row), reason }
    if (reason) return { ...line, after: null, row: null }
    return {
      ...line,
      after: say(after),
      row: { version: row.version, facts: endsOn ? { ...after, leavingReason: why.trim() } : { role: after.role } },
    }
  })
}
