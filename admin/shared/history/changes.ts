/** The fields that differ between two states of a thing, as text; null where a state does not have the field. */
export function listChanges(before: unknown, after: unknown): { field: string; old: string | null; now: string | null }[] {
  const [old, now] = [toFields(before), toFields(after)]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return names.map((field) => ({ field, old: say(old[field]), now: say(now[field]) })).filter((change) => change.old !== change.now)
}

const toFields = (state: unknown): Record<string, unknown> => (typeof state === 'object' && state !== null ? { ...state } : {})

function say(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
