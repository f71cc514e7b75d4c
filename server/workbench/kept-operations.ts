import type { ClientBase } from 'pg'

interface Kept {
  name: string
  version: number
  owner: string
  operation: string
}

/** Every saved operation in use, whoever may see it; none where the database is from before there were any. */
export async function readKeptOperations(client: ClientBase): Promise<Kept[]> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('workbench."savedOperation"') is not null as there`)
  if (!rows[0]?.there) return []
  const kept = await client.query<Kept>(
    `select name, version, owner, operation from workbench."savedOperation" where "retiredAt" is null order by name`,
  )
  return kept.rows
}
