type Groups = readonly { key: readonly { value: string | null }[]; count: number }[]

/** How many things there are of a value, by the groups of the graph. */
export const countOf = (groups: Groups, value: string): number => groups.find(({ key }) => key[0]?.value === value)?.count ?? 0

/** How many there are of each value that has a word; those that no group names are none. */
export const countsOf = (words: Record<string, string>, groups: Groups): Record<string, number> =>
  Object.fromEntries(Object.keys(words).map((value) => [value, countOf(groups, value)]))

/** The filters of an address, without what belongs to one list alone. */
export function keptFilters(params: URLSearchParams): string {
  const kept = new URLSearchParams(params)
  for (const name of ['after', 'before', 'sort', 'hide', 'rows']) kept.delete(name)
  return kept.toString()
}
