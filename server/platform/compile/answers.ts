import { hash } from 'node:crypto'

import type { Context } from '../context.ts'
import type { JsonData } from './json-data.ts'

/** What of a plan an answer depends on: the same for all its runs. */
export interface Lasting {
  /** A digest of the statement, with the viewer's condition in it. */
  digest: string
  /** The modules whose data it reads. */
  modules: readonly string[]
}

/**
 * What the answers of a statement last by; null where they do not last: accounts, sessions and the audit are not counted in the data's
 * versions, and the clock is nobody's data.
 */
export function lasting(text: string, modules: readonly string[]): Lasting | null {
  if (/\bidentity"?\.|"auditEntry"|\b(?:now|moment)\(\)|\bcurrent_\w+|\brandom\b/.test(text)) return null
  return { digest: digest(text), modules: ['platform', ...modules].filter((module) => new RegExp(`\\b${module}"?\\.`).test(text)) }
}

/**
 * The strong validator of an answer. The account's id and pilots are among the parameters where a condition asks for them: two
 * viewers share an answer only where nothing in it depends on who they are.
 */
export async function etagOf({ validator, versions, today, viewer }: Context, plan: Lasting, parameters: readonly unknown[]): Promise<string> {
  const [known, day] = await Promise.all([validator.versions ?? versions(), today()])
  const data = plan.modules.map((module) => known.get(module) ?? '0')
  // The cost of an operation stands in its answer, with the budget of the role.
  const shownCost = viewer.via === 'public' ? '' : viewer.role
  return digest([plan.digest, parameters, data, day, shownCost])
}

const digest = (of: unknown): string => hash('sha256', JSON.stringify(of), 'base64url')

// What an entry takes besides its text.
const KEY_BYTES = 200

/** Answers by their validators: the least lately used leave when there is no room. */
export function createAnswers(mostBytes: number): {
  get(key: string): JsonData | undefined
  set(key: string, data: JsonData): void
  readonly bytes: number
} {
  const kept = new Map<string, JsonData>()
  let bytes = 0
  const sizeOf = ({ text }: JsonData): number => 2 * text.length + KEY_BYTES
  const drop = (key: string): void => {
    const dropped = kept.get(key)
    if (dropped) bytes -= sizeOf(dropped)
    kept.delete(key)
  }
  return {
    get(key) {
      const data = kept.get(key)
      if (data === undefined) return undefined
      kept.delete(key)
      kept.set(key, data)
      return data
    },
    set(key, data) {
      if (sizeOf(data) > mostBytes / 8) return
      if (kept.has(key)) drop(key)
      kept.set(key, data)
      bytes += sizeOf(data)
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break
        drop(oldest)
      }
    },
    get bytes() {
      return bytes
    },
  }
}
