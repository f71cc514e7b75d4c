import type { Pool } from 'pg'

/** The version of each module's data, by its name. */
export type Versions = ReadonlyMap<string, string>

/**
 * Reads the versions of the modules' data as they stand at some moment after the call. Callers that wait for the same moment share a
 * statement, so that many at once cost little more than one.
 */
export function createVersions(pool: Pool): () => Promise<Versions> {
  let running: Promise<Versions> | null = null
  let next: Promise<Versions> | null = null
  const read = async (): Promise<Versions> => {
    const { rows } = await pool.query<{ module: string; version: string }>({
      name: 'data-versions',
      text: `select module, sum(version)::text as version from platform."dataVersion" group by module`,
    })
    return new Map(rows.map(({ module, version }) => [module, version]))
  }
  const ask = (): Promise<Versions> => {
    if (!running) return (running = read().finally(() => (running = null)))
    // What runs may have looked before the call: the next to start has not.
    return (next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null
        return ask()
      }))
  }
  return ask
}
