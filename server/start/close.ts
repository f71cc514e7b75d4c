import type { DataSource } from 'typeorm'

import { poolOf } from '../platform/database.ts'

/** Leaves the database; when it resolves the connections are gone, so that PostgreSQL may be stopped without cutting one off. */
export async function closeDatabase(database: DataSource): Promise<void> {
  if (!database.isInitialized) return
  const pool = poolOf(database)
  let left = pool.totalCount
  const gone = new Promise<void>((resolve) => {
    if (left === 0) resolve()
    pool.on('remove', () => (left -= 1) || resolve())
  })
  await database.destroy()
  await gone
}
