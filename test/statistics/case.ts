import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Input, Json } from '../support/oracle/input.ts'
import type { Tolerance } from './compare.ts'

/** One oracle case: expected values that nobody on the team wrote. */
export interface Case {
  readonly id: string
  readonly kind: string
  readonly input: Input
  readonly expected: Json
  readonly tolerance: Tolerance
  readonly advisory?: Json
}

/** The folder of cases: `ORACLES` names another one, so that cases kept apart run unchanged. */
const folder = process.env.ORACLES ?? join(import.meta.dirname, 'oracles')

/** Every case of every file in the folder, by file. */
export const readCases = (): (readonly [string, readonly Case[]])[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Case[]] as const)
