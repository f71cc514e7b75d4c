import type { TestProject } from 'vitest/node'

import { openScratch } from '../../server/platform/embedded/scratch.ts'

/** Starts one PostgreSQL for the whole run; every test file gets databases of its own in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = await openScratch()
  project.provide('postgres', scratch.urlOf('postgres'))
  return () => scratch.drop()
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the run's PostgreSQL, as its superuser. */
    postgres: string
  }
}
