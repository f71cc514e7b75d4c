import type { HostEffectQuery } from '../graphql.generated.ts'
import type { DidPoint } from '../shared/charts/Did.tsx'

/** Both groups month by month, each as 100 on average in the time before. A month that one of them lacks is left out. */
export function toIndex({ hosts, others }: Pick<HostEffectQuery, 'hosts' | 'others'>, before: { from: string; to: string }): DidPoint[] {
  const [treated, rest] = [toMonths(hosts), toMonths(others)]
  const [own, theirs] = [meanOf(treated, before), meanOf(rest, before)]
  return [...treated.keys()]
    .filter((day) => rest.has(day))
    .toSorted()
    .map((day) => ({ day, treated: ((treated.get(day) ?? 0) / own) * 100, others: ((rest.get(day) ?? 0) / theirs) * 100 }))
}

const toMonths = (groups: HostEffectQuery['hosts']) =>
  new Map(groups.flatMap(({ key: [month], sumValue }) => (month && sumValue !== null ? [[month.value, sumValue] as const] : [])))

function meanOf(months: ReadonlyMap<string, number>, { from, to }: { from: string; to: string }): number {
  const inside = [...months].filter(([day]) => day >= from && day <= to).map(([, value]) => value)
  return inside.reduce((sum, value) => sum + value, 0) / inside.length
}
