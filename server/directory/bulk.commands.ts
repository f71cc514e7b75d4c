import type { EntityManager } from 'typeorm'

import { dayBefore, dayInWords } from '../platform/calendar.ts'
import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'
import { idsSelected } from '../platform/selected.ts'
import { listInWords } from '../platform/words.ts'

import { countOf, enterLines, MOST, previewOf, toEnter, type Done, type Line } from './bulk.lines.ts'
import type { BulkPreview, ChangeMembershipsInput, ChangeOrganisationsInput, ChangePartnershipsInput } from './bulk.ts'
import { enterRows } from './import.enter.ts'
import { readBulkMembers, whyNotBulk, type BulkMember } from './membership.bulk.ts'
import { roleInWords } from './membership.rules.ts'
import { Membership } from './membership.ts'
import { readBulkOrganisations, whyNotChanged, type BulkOrganisation } from './organisation.bulk.ts'
import { Organisation } from './organisation.ts'
import { endMembersOf } from './partnership.commands.ts'
import { readFacts } from './partnership.reads.ts'
import { checkDates, datesAt, whyNotStage, type PartnershipDates } from './partnership.rules.ts'
import { Partnership } from './partnership.ts'
import { needWhy, readId, readText } from './text.rules.ts'
import { inWords } from './words.ts'

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
    const changes = countOf(lines)
    const parts = [
      ...(role ? [`made ${changes} memberships ${roleInWords(role)}`] : []),
      ...(endsOn ? [`ended ${changes} memberships on ${dayInWords(endsOn)}`] : []),
    ]
    return { lines, said: { action: 'membership:bulk', subjectKind: 'Memberships', what: parts.join(' and '), why, after: { role, endsOn } } }
  })
}

/** What changing many organisations would do. */
export const previewOrganisations = (context: Context, filter: object, input: ChangeOrganisationsInput): Promise<BulkPreview> =>
  context.transaction(async (db) => previewOf(await organisationLines(context, db, filter, settle(input))))

/** Changes the kind, the region or the last day of many organisations, as many as the preview said. */
export async function changeOrganisations(context: Context, filter: object, count: number, input: ChangeOrganisationsInput): Promise<Done> {
  context.authorise('organisation:change')
  const why = needWhy(input.why, 'why')
  const wanted = settle(input)
  const { kind, regionCode, closedOn } = wanted
  return enterLines(context, count, async (db) => {
    const lines = await organisationLines(context, db, filter, wanted)
    await enterRows(db, 'organisation', Object.keys(wanted), toEnter(lines))
    const many = countOf(lines) === 1 ? '1 organisation' : `${countOf(lines)} organisations`
    const facts = [...(kind ? [`the kind to ${inWords(kind)}`] : []), ...(regionCode ? ['the region'] : [])]
    const parts = [
      ...(facts.length > 0 ? [`changed ${listInWords(facts)} of ${many}`] : []),
      ...(closedOn ? [`closed ${many} on ${dayInWords(closedOn)}`] : []),
    ]
    return { lines, said: { action: 'organisation:bulk', subjectKind: 'Organisations', what: listInWords(parts), why, after: wanted } }
  })
}

type Wanted = Partial<Pick<BulkOrganisation, 'kind' | 'regionCode' | 'closedOn' | 'closedSourceId'>>

/** What is to be different; what is left out stays. */
function settle({ kind, region, closedOn, closedSource }: ChangeOrganisationsInput): Wanted {
  const regionCode = readText(region, 'region', 'the region', 10)
  const closedSourceId = readId(closedSource, 'closedSource', 'source')
  if (!kind && !regionCode && !closedOn) throw new BadInput('Say what is to be different: the kind, the region, or the last day.', 'kind')
  if (closedOn && !closedSourceId) throw new BadInput('Choose the document that shows the last day.', 'closedSource')
  if (closedSourceId && !closedOn) throw new BadInput('Enter the last day that the document shows.', 'closedOn')
  return { ...(kind && { kind }), ...(regionCode && { regionCode }), ...(closedOn && { closedOn, closedSourceId }) }
}

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

async function organisationLines(context: Context, db: EntityManager, filter: object, wanted: Wanted): Promise<Line[]> {
  const ids = await idsSelected(context, db, Organisation, filter, MOST)
  const say = ({ kind, regionCode, closedOn }: Wanted) =>
    [inWords(kind!), regionCode, closedOn && `closed on ${dayInWords(closedOn)}`].filter(Boolean).join(', ')
  const rows = await readBulkOrganisations(db, ids, wanted.closedOn ?? null)
  return rows.map((row): Line => {
    const after = { ...row, ...wanted }
    const reason = whyNotChanged(row, after)
    const line = { id: row.id, name: row.name, before: say(row), reason }
    return reason ? { ...line, after: null, row: null } : { ...line, after: say(after), row: { version: row.version, facts: wanted } }
  })
}
