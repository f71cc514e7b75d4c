import type { Pool } from 'pg'

import { shareReads } from './shared.ts'

/** The version of each module's data, by its name. */
export type Versions = ReadonlyMap<string, string>

/** The versions as one value, for a statement that reads something else as well. */
export const VERSIONS_SQL = `(select json_object_agg(module, version) from
  (select module, sum(version)::text as version from platform."dataVersion" group by module) v)`

/** A row with the versions in it. */
export interface WithVersions {
  versions: Record<string, string> | null
}

export const versionsIn = ({ versions }: WithVersions): Versions => new Map(Object.entries(versions ?? {}))

/** Reads the versions of the modules' data as they stand at some moment after the call. */
export function createVersions(pool: Pool): () => Promise<Versions> {
  const read = shareReads(async () => {
    const { rows } = await pool.query<{ module: string; version: string }>({
      name: 'data-versions',
      text: `select module, sum(version)::text as version from platform."dataVersion" group by module`,
    })
    return new Map(rows.map(({ module, version }) => [module, version]))
  })
  return () => read('all')
}
