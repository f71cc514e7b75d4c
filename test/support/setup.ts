import pg from 'pg'
import type { TestProject } from 'vitest/node'

import { openScratch } from '../../server/platform/embedded/scratch.ts'

/** Starts one PostgreSQL for the whole run; every test file gets databases of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await openScratch()
  const url = scratch.urlOf('postgres')
  const server = new pg.Client({ connectionString: url })
  await server.connect()
  await server.query(`create role careweave login createdb createrole password ${server.escapeLiteral(new URL(url).password)}`)
  await server.end()
  project.provide('postgres', url)
  return () => scratch.drop()
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the run's PostgreSQL, as its superuser. */
    postgres: string
  }
}
