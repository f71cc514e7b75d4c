import type { EntityManager } from 'typeorm'

import { dayBefore } from '../platform/calendar.ts'
import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, Conflict, NotFound, RuleError } from '../platform/errors.ts'
import { listInWords } from '../platform/words.ts'

import { makeChange } from './change.commands.ts'
import { settleMemberships } from './organisation-closing.commands.ts'
import { OrganisationName } from './organisation-name.ts'
import type { RegisterOrganisationInput, UpdateOrganisationInput } from './organisation.input.ts'
import { checkCode, checkPeriods, readPostcode } from './organisation.rules.ts'
import { Organisation } from './organisation.ts'
import { needText, readId, readText, readWhy } from './text.rules.ts'

/** Enters an organisation in the register. */
export async function registerOrganisation(context: Context, input: RegisterOrganisationInput): Promise<string> {
  context.authorise('organisation:change')
  const own = settle(EMPTY, input)
  return makeChange(context, async (db) => {
    await refuseTaken(db, own.odsCode, null)
    const { id } = await db.save(Organisation, own)
    const sentence = `${context.viewer.name} registered ${own.name}.`
    return { answer: id, said: { action: 'organisation:register', subjectKind: 'Organisation', subjectId: id, sentence, after: own } }
  })
}

/** Changes what is said of an organisation. Another name leaves the one before among its names. */
export async function updateOrganisation(context: Context, input: UpdateOrganisationInput): Promise<string> {
  context.authorise('organisation:change')
  const why = readWhy(input.why, 'why')
  const today = await context.today()
  return makeChange(context, async (db) => {
    const organisation = await findOrganisationForChange(db, input.id)
    if (organisation.version !== input.version)
      throw new Conflict(
        `Somebody changed ${organisation.name} since you opened it: it stands at version ${organisation.version} now. Look at it again.`,
        organisation.version,
      )
    const before = factsOf(organisation)
    const after = settle(before, input)
    const changed = (Object.keys(before) as (keyof Facts)[]).filter((field) => before[field] !== after[field])
    if (changed.length === 0) return { answer: organisation.id, said: null }
    await refuseTaken(db, after.odsCode, organisation.id)
    const closes = after.closedOn !== null && after.closedOn !== before.closedOn
    const settled = closes ? await settleMemberships(db, organisation, after.closedOn!, input) : ''
    await db.update(Organisation, { id: organisation.id }, { ...after, version: organisation.version + 1 })
    if (after.name !== before.name) await keepNames(db, organisation.id, before.name, after.name, input.renamedOn ?? today)
    const pick = (facts: Facts) => Object.fromEntries(changed.map((field) => [field, facts[field]]))
    return {
      answer: organisation.id,
      said: {
        action: 'organisation:update',
        subjectKind: 'Organisation',
        subjectId: organisation.id,
        sentence: `${context.viewer.name} changed ${listInWords(changed.map((field) => WORDS[field]))} of ${before.name}.${settled}`,
        why,
        before: pick(before),
        after: pick(after),
        illustrative: organisation.illustrative,
      },
      isOfMany: settled !== '',
    }
  })
}

/** The organisation that a command is about, locked; what was merged into another is not changed any more. */
export async function findOrganisationForChange(db: EntityManager, id: string): Promise<Organisation> {
  const organisation = isUuid(id) ? await db.findOne(Organisation, { where: { id }, lock: { mode: 'pessimistic_write' } }) : null
  if (!organisation) throw new NotFound('There is no such organisation.')
  if (organisation.mergedIntoId)
    throw new RuleError('MERGED', `${organisation.name} was merged into another entry. Change that one, or undo the merge first.`)
  return organisation
}

type Facts = Pick<
  Organisation,
  | 'name'
  | 'kind'
  | 'odsCode'
  | 'openedOn'
  | 'closedOn'
  | 'closedSourceId'
  | 'operatesFrom'
  | 'operatesUntil'
  | 'address'
  | 'postcode'
  | 'regionCode'
  | 'note'
>

const WORDS: Record<keyof Facts, string> = {
  name: 'the name',
  kind: 'the kind',
  odsCode: 'the code',
  openedOn: 'the first day',
  closedOn: 'the last day',
  closedSourceId: 'the source of the last day',
  operatesFrom: 'the first day at work',
  operatesUntil: 'the last day at work',
  address: 'the address',
  postcode: 'the postcode',
  regionCode: 'the region',
  note: 'the note',
}

const EMPTY: Facts = {
  name: '',
  kind: 'NHS_TRUST',
  odsCode: null,
  openedOn: null,
  closedOn: null,
  closedSourceId: null,
  operatesFrom: null,
  operatesUntil: null,
  address: null,
  postcode: null,
  regionCode: null,
  note: null,
}

const factsOf = (row: Organisation): Facts => Object.fromEntries((Object.keys(EMPTY) as (keyof Facts)[]).map((field) => [field, row[field]])) as Facts

function settle(before: Facts, input: RegisterOrganisationInput | UpdateOrganisationInput): Facts {
  const or = <T>(given: T | null | undefined, there: T | null): T | null => (given === undefined ? there : given)
  const kind = input.kind ?? before.kind
  const odsCode = input.odsCode === undefined ? before.odsCode : input.odsCode?.trim().toUpperCase() || null
  const wrong = odsCode && odsCode !== before.odsCode ? checkCode(odsCode, kind) : null
  if (wrong) throw new BadInput(wrong, 'odsCode')
  const postcode = input.postcode === undefined ? before.postcode : input.postcode?.trim() ? readPostcode(input.postcode) : null
  if (input.postcode?.trim() && !postcode) throw new BadInput('That is not a postcode. Enter one such as TQ2 7TD.', 'postcode')
  const after: Facts = {
    name: input.name == null ? before.name : needText(input.name, 'name', 'a name'),
    kind,
    odsCode,
    openedOn: or(input.openedOn, before.openedOn),
    closedOn: or(input.closedOn, before.closedOn),
    closedSourceId: input.closedSource === undefined ? before.closedSourceId : readId(input.closedSource, 'closedSource', 'source'),
    operatesFrom: or(input.operatesFrom, before.operatesFrom),
    operatesUntil: or(input.operatesUntil, before.operatesUntil),
    address: input.address === undefined ? before.address : readText(input.address, 'address', 'the address', 500),
    postcode,
    regionCode: input.region === undefined ? before.regionCode : readText(input.region, 'region', 'the region', 10),
    note: input.note === undefined ? before.note : readText(input.note, 'note', 'the note'),
  }
  const problem = checkPeriods(after)
  if (problem) throw new BadInput(problem.reason, problem.field)
  return after
}

async function refuseTaken(db: EntityManager, odsCode: string | null, own: string | null): Promise<void> {
  const other = odsCode ? await db.findOneBy(Organisation, { odsCode }) : null
  if (other && other.id !== own) throw new RuleError('CODE_TAKEN', `${other.name} has the code ${odsCode} already.`, 'odsCode')
}

// The earlier name ends the day before, and both stay among the names; one that was borne for less than a day goes.
async function keepNames(db: EntityManager, organisationId: string, earlier: string, later: string, on: string): Promise<void> {
  const names = await db.findBy(OrganisationName, { organisationId })
  const known = names.find(({ name, endsOn }) => name === earlier && endsOn === null)
  if (known?.startsOn && known.startsOn >= on) await db.delete(OrganisationName, { id: known.id })
  else await db.save(OrganisationName, { ...known, organisationId, name: earlier, endsOn: dayBefore(on) })
  await db.save(OrganisationName, { organisationId, name: later, startsOn: on })
}
