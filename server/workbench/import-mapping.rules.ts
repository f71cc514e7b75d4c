import type { ImportColumn } from '../platform/import-kind.ts'

/** A column of the kind, and the place of the column of the file that is read as it, from 0. */
export type Mapping = Readonly<Record<string, number>>

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Which column of the file each column of the kind is, as far as its header tells. */
export function guessMapping(columns: readonly ImportColumn[], headers: readonly string[]): Mapping {
  const given = headers.map(plain)
  const taken = new Set<number>()
  const mapping: Record<string, number> = {}
  for (const { name, title, alike = [] } of columns) {
    const place = [name, title, ...alike]
      .map((word) => given.findIndex((header, at) => header === plain(word) && !taken.has(at)))
      .find((at) => at >= 0)
    if (place === undefined) continue
    mapping[name] = place
    taken.add(place)
  }
  return mapping
}

/** What is wrong with a mapping; null when nothing is. */
export function checkMapping(mapping: Mapping, columns: readonly ImportColumn[], headers: readonly string[]): string | null {
  const strange = Object.keys(mapping).find((name) => columns.every((column) => column.name !== name))
  if (strange) return `There is no column ${strange} in this kind of import.`
  const places = Object.values(mapping)
  if (places.some((place) => headers[place] === undefined)) return 'The file does not have so many columns.'
  if (new Set(places).size < places.length) return 'A column of the file can be read as one thing only.'
  const missing = columns.filter(({ name, isNeeded }) => isNeeded && mapping[name] === undefined).map(({ title }) => title)
  return missing.length > 0 ? `Say which column of the file is: ${missing.join(', ')}.` : null
}
