import { createHash } from 'node:crypto'

import type { Context } from '../context.ts'

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
  if (/\bidentity"?\.|"auditEntry"|\bnow\(\)|\bcurrent_\w+|\brandom\b/.test(text)) return null
  return { digest: digest(text), modules: ['platform', ...modules].filter((module) => new RegExp(`\\b${module}"?\\.`).test(text)) }
}

/**
 * The strong validator of an answer. The account's id and pilots are among the parameters where a condition asks for them: two
 * viewers share an answer only where nothing in it depends on who they are.
 */
export async function validatorOf({ versions, today, viewer }: Context, plan: Lasting, parameters: readonly unknown[]): Promise<string> {
  const [known, day] = await Promise.all([versions(), today()])
  const data = plan.modules.map((module) => known.get(module) ?? '0')
  // The cost of an operation stands in its answer, with the budget of the role.
  const shownCost = viewer.via === 'public' ? '' : viewer.role
  return digest([plan.digest, parameters, data, day, shownCost])
}

const digest = (of: unknown): string => createHash('sha256').update(JSON.stringify(of)).digest('base64url')

/** Texts of answers by their validators: the least lately used leave when there is no room. */
export function createAnswers(mostBytes: number): {
  get(key: string): string | undefined
  set(key: string, text: string): void
  readonly bytes: number
} {
  const kept = new Map<string, string>()
  let bytes = 0
  const sizeOf = (text: string): number => 2 * text.length
  const drop = (key: string): void => {
    bytes -= sizeOf(kept.get(key) ?? '')
    kept.delete(key)
  }
  return {
    get(key) {
      const text = kept.get(key)
      if (text === undefined) return undefined
      kept.delete(key)
      kept.set(key, text)
      return text
    },
    set(key, text) {
      if (sizeOf(text) > mostBytes / 8) return
      if (kept.has(key)) drop(key)
      kept.set(key, text)
      bytes += sizeOf(text)
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
