import type { EntityManager } from 'typeorm'

import { dayBefore, dayInWords } from '../platform/calendar.ts'
import type { Context } from '../platform/context.ts'
import { BadInput, RuleError } from '../platform/errors.ts'
import { listInWords } from '../platform/words.ts'

import { makeChange } from './change.commands.ts'
import { handOn } from './membership.hand-on.ts'
import { findOrganisationForChange } from './organisation.commands.ts'
import type { RecordSuccessionInput } from './organisation.input.ts'
import type { Organisation } from './organisation.ts'
import { Succession, type SuccessionKind } from './succession.ts'
import { readId, readText } from './text.rules.ts'

const WORDS: Record<SuccessionKind, string> = {
  MERGER: 'merged into',
  SPLIT: 'was split into',
  RENAME: 'became',
  TRANSFER: 'passed its work to',
}

/** Records that organisations took the place of others. Memberships that run go on to the heir; what was before stays. */
export async function recordSuccession(context: Context, input: RecordSuccessionInput): Promise<string[]> {
  context.authorise('organisation:change')
  const { kind, effectiveOn } = input
  const sourceId = readId(input.source, 'source', 'source')
  if (!sourceId) throw new BadInput('Say which document shows it.', 'source')
  const note = readText(input.note, 'note', 'the note')
  const [before, after] = [unique(input.predecessors, 'predecessors'), unique(input.successors, 'successors')]
  if (kind === 'SPLIT' && after.length < 2) throw new BadInput('One that is split becomes two or more. Name them all.', 'successors')
  if (kind === 'RENAME' && before.length + after.length > 2) throw new BadInput('One body becomes one under another name.', 'successors')
  const heirId = input.heir ?? (after.length === 1 ? after[0]! : null)
  if (heirId && !after.includes(heirId.toLowerCase())) throw new BadInput('Memberships go on to one of the successors.', 'heir')
  return makeChange(context, async (db) => {
    const all = new Map<string, Organisation>()
    for (const id of [...before, ...after].toSorted()) all.set(id, await findOrganisationForChange(db, id))
    const [predecessors, successors] = [before.map((id) => all.get(id)!), after.map((id) => all.get(id)!)]
    const ids: string[] = []
    for (const predecessor of predecessors)
      for (const successor of successors) {
        await refuseCircle(db, predecessor, successor)
        const row = { kind, predecessorId: predecessor.id, successorId: successor.id, effectiveOn, sourceId, note }
        ids.push((await db.save(Succession, row)).id)
      }
    const last = dayBefore(effectiveOn)
    if (input.closes)
      await db.query(
        `update directory.organisation set "closedOn" = $2, "closedSourceId" = $3, version = version + 1
         where id = any($1::uuid[]) and ("closedOn" is null or "closedOn" > $2) and ("openedOn" is null or "openedOn" <= $2)`,
        [before, last, sourceId],
      )
    const heir = heirId ? all.get(heirId.toLowerCase())! : null
    if (heir) for (const predecessor of predecessors) await handOn(db, predecessor.id, heir, effectiveOn)
    const names = (some: readonly Organisation[]) => listInWords(some.map(({ name }) => name))
    return {
      answer: ids,
      said: {
        action: 'organisation:succeed',
        subjectKind: 'Organisation',
        subjectId: heir?.id ?? after[0]!,
        sentence: `${context.viewer.name} recorded that ${names(predecessors)} ${WORDS[kind]} ${names(successors)} on ${dayInWords(effectiveOn)}.`,
        why: note,
        after: { kind, effectiveOn, predecessors: names(predecessors), successors: names(successors) },
      },
    }
  })
}

function unique(ids: readonly string[], field: string): string[] {
  if (ids.length === 0 || ids.length > 20) throw new BadInput('Name one to twenty organisations.', field)
  return [...new Set(ids.map((id) => id.toLowerCase()))]
}

async function refuseCircle(db: EntityManager, predecessor: Organisation, successor: Organisation): Promise<void> {
  const [{ circle, there }] = await db.query<[{ circle: boolean; there: boolean }]>(
    `with recursive line(id) as (select $1::uuid union select s."predecessorId" from line join directory.succession s on s."successorId" = line.id)
     select exists (select 1 from line where id = $2) as circle,
       exists (select 1 from directory.succession where "predecessorId" = $1 and "successorId" = $2) as there`,
    [predecessor.id, successor.id],
  )
  if (circle)
    throw new RuleError('SUCCESSION_CIRCLE', `${successor.name} came before ${predecessor.name}: it cannot take its place too.`, 'successors')
  if (there)
    throw new RuleError('SUCCEEDED_ALREADY', `That ${successor.name} took the place of ${predecessor.name} is recorded already.`, 'successors')
}
