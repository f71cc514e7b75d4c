import type { EntityManager } from 'typeorm'

import { dayAfter, dayInWords } from '../platform/calendar.ts'
import { isUuid } from '../platform/condition.ts'
import { BadInput, RuleError } from '../platform/errors.ts'
import { listInWords } from '../platform/words.ts'

import { handOn } from './membership.hand-on.ts'
import { readTies } from './organisation-closing.reads.ts'
import type { UpdateOrganisationInput } from './organisation.input.ts'
import { Organisation } from './organisation.ts'
import { Succession } from './succession.ts'

type Closing = Pick<UpdateOrganisationInput, 'memberships' | 'heir'>

/** Brings memberships in line with a last day, as its author chose; without a choice it is refused. Answers what was done, in a sentence. */
export async function settleMemberships(
  db: EntityManager,
  { id, name }: Organisation,
  closedOn: string,
  { memberships, heir }: Closing,
): Promise<string> {
  const ties = (await readTies((text, values) => db.query(text, values), id, closedOn)).filter(({ kind }) => kind !== 'AGREEMENT')
  if (ties.length === 0) return ''
  const partnerships = listInWords([...new Set(ties.map((tie) => `“${tie.name}”`))].slice(0, 5))
  if (!memberships)
    throw new RuleError(
      'BELONGS_AFTER',
      `${name} belongs to ${partnerships} after ${dayInWords(closedOn)}. Say whether its memberships end on that day or go on to a successor.`,
      'memberships',
    )
  if (memberships === 'HAND_ON') {
    const successor = await findHeir(db, id, heir ?? null, closedOn)
    await handOn(db, id, successor, dayAfter(closedOn))
    return ` Its memberships went on to ${successor.name}.`
  }
  const needed = ties.filter(({ isNeeded }) => isNeeded).map((tie) => `“${tie.name}”`)
  if (needed.length > 0)
    throw new RuleError(
      'LEAD_NEEDED',
      `${listInWords(needed)} would be without a lead. Name another lead first, or let the memberships go on to a successor.`,
      'memberships',
    )
  await db.query(`delete from directory.membership where "organisationId" = $1 and "startsOn" > $2`, [id, closedOn])
  await db.query(
    `update directory.membership set "endsOn" = $2, "leavingReason" = $3, version = version + 1
     where "organisationId" = $1 and ("endsOn" is null or "endsOn" > $2)`,
    [id, closedOn, `${name} closed.`],
  )
  return ` Its memberships end on ${dayInWords(closedOn)}.`
}

async function findHeir(db: EntityManager, predecessorId: string, heir: string | null, closedOn: string): Promise<Organisation> {
  const isRecorded = isUuid(heir ?? '') && (await db.existsBy(Succession, { predecessorId, successorId: heir! }))
  if (!isRecorded) throw new BadInput('Choose one that took its place. If none is recorded yet, record what became of it instead.', 'heir')
  const successor = await db.findOneByOrFail(Organisation, { id: heir! })
  if (successor.closedOn && successor.closedOn <= closedOn)
    throw new BadInput(`${successor.name} closed itself on ${dayInWords(successor.closedOn)}. Choose another.`, 'heir')
  return successor
}
