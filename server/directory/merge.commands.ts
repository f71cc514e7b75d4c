import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { BadInput } from '../platform/errors.ts'

import { makeChange } from './change.commands.ts'
import { findOrganisationForChange } from './organisation.commands.ts'
import type { MergeOrganisationsInput } from './organisation.input.ts'
import { OrganisationName } from './organisation-name.ts'
import { needWhy } from './text.rules.ts'

/** Each tie that goes over in a merge: its table and column, and what is there already so that it must stay. */
export const TIES: readonly { table: string; column: string; taken: string }[] = [
  {
    table: 'membership',
    column: 'organisationId',
    taken: `select 1 from directory.membership k where k."organisationId" = $1 and k."partnershipId" = t."partnershipId" and k.role = t.role
      and daterange(k."startsOn", k."endsOn", '[]') && daterange(t."startsOn", t."endsOn", '[]')`,
  },
  { table: 'organisationName', column: 'organisationId', taken: `select 1 where false` },
  {
    table: 'agreementParty',
    column: 'organisationId',
    taken: `select 1 from directory."agreementParty" k where k."organisationId" = $1 and k."agreementId" = t."agreementId"`,
  },
  {
    table: 'signatory',
    column: 'organisationId',
    taken: `select 1 from directory.signatory k where k."organisationId" = $1 and k."agreementId" = t."agreementId" and k.role = t.role`,
  },
  {
    table: 'succession',
    column: 'predecessorId',
    taken: `select 1 where t."successorId" = $1 union all select 1 from directory.succession k where k."predecessorId" = $1 and k."successorId" = t."successorId"`,
  },
  {
    table: 'succession',
    column: 'successorId',
    taken: `select 1 where t."predecessorId" = $1 union all select 1 from directory.succession k where k."successorId" = $1 and k."predecessorId" = t."predecessorId"`,
  },
]

/** Makes one entry of two: the ties of one go over to the other, and it leads there from then on. */
export async function mergeOrganisations(context: Context, input: MergeOrganisationsInput): Promise<string> {
  context.authorise('organisation:change')
  const why = needWhy(input.why, 'why')
  if (input.keep.toLowerCase() === input.merge.toLowerCase()) throw new BadInput('Choose two different entries.', 'merge')
  return makeChange(context, async (db) => {
    // In one order, so that two merges that meet wait for each other.
    const [first, second] = [input.keep, input.merge].toSorted()
    const both = [await findOrganisationForChange(db, first!), await findOrganisationForChange(db, second!)]
    const keep = both.find(({ id }) => id === input.keep.toLowerCase())!
    const merged = both.find(({ id }) => id !== keep.id)!
    const { rows } = await move(db, keep.id, merged.id)
    if (merged.name !== keep.name && !(await db.existsBy(OrganisationName, { organisationId: keep.id, name: merged.name })))
      await db.save(OrganisationName, { organisationId: keep.id, name: merged.name })
    await db.query(`update directory.organisation set "mergedIntoId" = $1, version = version + 1 where id = $2`, [keep.id, merged.id])
    return {
      answer: keep.id,
      said: {
        action: 'organisation:merge',
        subjectKind: 'Organisation',
        subjectId: keep.id,
        sentence: `${context.viewer.name} merged ${merged.name}${merged.odsCode ? ` (${merged.odsCode})` : ''} into ${keep.name}${keep.odsCode ? ` (${keep.odsCode})` : ''}.`,
        why,
        after: { merged: merged.id, ties: rows },
        illustrative: keep.illustrative,
      },
    }
  })
}

async function move(db: EntityManager, keep: string, merged: string): Promise<{ rows: number }> {
  let rows = 0
  for (const { table, column, taken } of TIES) {
    const [, moved] = await db.query<[unknown, number]>(
      `update directory."${table}" t set "${column}" = $1 where t."${column}" = $2 and not exists (${taken})`,
      [keep, merged],
    )
    rows += moved
  }
  return { rows }
}
