import { randomBytes } from 'node:crypto'

import type { Pool } from 'pg'

/** A secret of this installation, made once and the same for every process and start. */
export async function secretOf(pool: Pool, name: string): Promise<Buffer> {
  await pool.query(`insert into platform.secret (name, value) values ($1, $2) on conflict (name) do nothing`, [name, randomBytes(32)])
  const { rows } = await pool.query<{ value: Buffer }>(`select value from platform.secret where name = $1`, [name])
  return rows[0]!.value
}
