import { useEffect, useMemo, useState } from 'react'

/** A question somebody works on. */
export interface Draft {
  id: string
  operation: string
  variables: string
  /** The saved operation it came from, with the version that was read and its text then. */
  saved?: { id: string; name: string; version: number; operation: string }
}

export interface Bench {
  drafts: readonly Draft[]
  active: string
  history: readonly Pick<Draft, 'operation' | 'variables'>[]
}

const longestHistory = 30

export const example = `# Which pilots are there, and who leads each?
query Pilots {
  pilots(first: 16) {
    totalCount
    nodes {
      name
      theme
      region {
        name
      }
      lead {
        name
        odsCode
      }
    }
  }
}
`

/** A fresh draft. */
export const newDraft = (given: Partial<Draft> = {}): Draft => ({ operation: example, variables: '{}', ...given, id: crypto.randomUUID() })

/** The name people see on a tab: the operation's own, or its saved one. */
export const draftName = ({ operation, saved }: Draft): string =>
  saved?.name ?? /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(operation)?.[1] ?? 'Question'

/** Whether a saved operation was changed here since. */
export const isChanged = ({ operation, saved }: Draft): boolean => saved !== undefined && saved.operation !== operation

/** The tabs and what was run, kept on this device for one account; never answers, and never sent anywhere. */
export function useBench(owner: string, given: Pick<Draft, 'operation' | 'variables'> | null) {
  const key = `careweave:bench:${owner}`
  const [bench, setBench] = useState<Bench>(() => open(read(key), given))
  useEffect(() => localStorage.setItem(key, JSON.stringify(bench)), [key, bench])
  return useMemo(() => {
    const draft = bench.drafts.find(({ id }) => id === bench.active) ?? bench.drafts[0] ?? newDraft()
    return {
      bench,
      draft,
      change: (part: Partial<Draft>) =>
        setBench((now) => ({ ...now, drafts: now.drafts.map((one) => (one.id === draft.id ? { ...one, ...part } : one)) })),
      choose: (id: string) => setBench((now) => ({ ...now, active: id })),
      add: (part?: Partial<Draft>) => {
        const fresh = newDraft(part)
        setBench((now) => ({ ...now, drafts: [...now.drafts, fresh], active: fresh.id }))
      },
      openSaved: (saved: SavedText) => setBench((now) => withSaved(now, saved)),
      remove: (id: string) => setBench((now) => without(now, id)),
      remember: ({ operation, variables }: Draft) =>
        setBench((now) => ({
          ...now,
          history: [{ operation, variables }, ...now.history.filter((one) => one.operation !== operation || one.variables !== variables)].slice(
            0,
            longestHistory,
          ),
        })),
    }
  }, [bench])
}

type SavedText = Pick<Draft, 'operation' | 'variables'> & { id: string; name: string; version: number }

/** What a tab remembers of the saved operation it shows. */
export const savedFacts = ({ id, name, version, operation }: SavedText): NonNullable<Draft['saved']> => ({ id, name, version, operation })

/** The bench with a saved operation in a tab of its own. One that was changed there is left as it is. */
export function withSaved(bench: Bench, saved: SavedText): Bench {
  const there = bench.drafts.find((one) => one.saved?.id === saved.id)
  const fresh = { operation: saved.operation, variables: saved.variables, saved: savedFacts(saved) }
  if (!there) {
    const made = newDraft(fresh)
    return { ...bench, drafts: [...bench.drafts.filter(({ operation }) => operation !== example), made], active: made.id }
  }
  const drafts = isChanged(there) ? bench.drafts : bench.drafts.map((one) => (one === there ? { ...one, ...fresh } : one))
  return { ...bench, drafts, active: there.id }
}

// A question that came with the address gets a tab of its own unless it has one.
export function open(bench: Bench, given: Pick<Draft, 'operation' | 'variables'> | null): Bench {
  if (!given) return bench
  const same = bench.drafts.find(({ operation, variables }) => operation === given.operation && variables === given.variables)
  if (same) return { ...bench, active: same.id }
  const fresh = newDraft(given)
  const kept = bench.drafts.filter(({ operation }) => operation !== example)
  return { ...bench, drafts: [...kept, fresh], active: fresh.id }
}

/** The bench without one tab; the last one leaves an empty one behind. */
export function without(bench: Bench, id: string): Bench {
  const at = bench.drafts.findIndex((one) => one.id === id)
  const rest = bench.drafts.filter((one) => one.id !== id)
  const drafts = rest.length > 0 ? rest : [newDraft()]
  return { ...bench, drafts, active: bench.active === id ? (drafts[Math.max(0, at - 1)]?.id ?? '') : bench.active }
}

function read(key: string): Bench {
  const fresh = newDraft()
  const empty = { drafts: [fresh], active: fresh.id, history: [] }
  const text = localStorage.getItem(key)
  if (!text) return empty
  try {
    const kept = JSON.parse(text) as Bench
    return kept.drafts.length > 0 ? kept : empty
  } catch {
    return empty
  }
}
