import { formatDay } from '../format.ts'
import type { Difference } from './ConflictPanel.tsx'

/** Where two editors differ, who both began from the same; what only the other changed is theirs at first. */
export function compareValues<Name extends string>(
  names: Record<Name, string>,
  begun: Record<Name, string>,
  theirs: Record<Name, string>,
  yours: Record<Name, string>,
  say: (name: Name, value: string) => string = (_name, value) => value,
): (Difference & { name: Name })[] {
  const words = (name: Name, value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value) : say(name, value))
  return (Object.keys(names) as Name[])
    .filter((name) => theirs[name] !== yours[name].trim())
    .map((name) => ({
      name,
      label: names[name],
      theirs: words(name, theirs[name]),
      yours: words(name, yours[name].trim()),
      chosen: yours[name].trim() === begun[name] ? 'theirs' : 'yours',
    }))
}
