import type { EntityManager } from 'typeorm'

import { Conflict } from '../platform/errors.ts'
import type { Judged } from '../platform/import-kind.ts'

/** A row to enter: without an id a new one, with an id another version of the one that was read. */
export interface Row {
  id: string | null
  version: number | null
  facts: object
}

/** Enters rows in one statement for the new ones and one for the changed ones. */
export async function enterRows(
  db: EntityManager,
  table: 'organisation' | 'partnership' | 'membership',
  names: readonly string[],
  rows: readonly Judged<Row>[],
): Promise<void> {
  const entries = rows.flatMap(({ entry }) => entry ?? [])
  const list = names.map((name) => `"${name}"`).join(', ')
  const added = entries.filter(({ id }) => id === null).map(({ facts }) => facts)
  if (added.length > 0)
    await db.query(`insert into directory.${table} (${list}) select ${list} from jsonb_populate_recordset(null::directory.${table}, $1::jsonb)`, [
      JSON.stringify(added),
    ])
  const changed = entries.filter(({ id }) => id !== null).map(({ id, version, facts }) => ({ id, version, ...facts }))
  if (changed.length === 0) return
  const [, count] = await db.query<[unknown, number]>(
    `update directory.${table} t set ${names.map((name) => `"${name}" = r."${name}"`).join(', ')}, version = t.version + 1
     from jsonb_populate_recordset(null::directory.${table}, $1::jsonb) r where t.id = r.id and t.version = r.version`,
    [JSON.stringify(changed)],
  )
  if (count < changed.length) throw new Conflict('Somebody is changing the same things at this moment. Check the file again.')
}
