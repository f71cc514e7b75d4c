import type { OverviewQuery } from '../graphql.generated.ts'
import { formatMonth, formatShortDay } from '../shared/format.ts'

export type BoardPilot = OverviewQuery['pilots']['nodes'][number]
export type Area = BoardPilot['hostCommissioners'][number]
export type Grouping = 'attention' | 'region' | 'model'

/** The latest return that was due at all; null where there is none. */
export function lastReturnOf(pilot: Pick<BoardPilot, 'returns'>): BoardPilot['returns'][number] | undefined {
  return pilot.returns.filter(({ status }) => status !== 'NOT_DUE').toSorted((one, other) => (one.periodStart < other.periodStart ? 1 : -1))[0]
}

/** Why a pilot needs someone, the gravest first; empty when nothing is outstanding. */
export function reasonsOf(pilot: BoardPilot): string[] {
  const latest = lastReturnOf(pilot)
  const late = latest && { MISSING: 'was waived', LATE: 'is late', QUERIED: 'was queried', REOPENED: 'was opened again' }[latest.status as string]
  const overdue = pilot.milestones.filter(({ status }) => status === 'OVERDUE')
  return [
    ...(latest && late ? [`${formatMonth(latest.periodStart)} return ${late}`] : []),
    ...overdue.map(({ title, dueOn }) => `${title}: due ${formatShortDay(dueOn)}`),
  ]
}

/** The series of the commissioner of a pilot's area; null where it reports none. */
export function areaOf(pilot: BoardPilot): { commissioner: Area; measured: Area['measures'][number] } | null {
  for (const commissioner of pilot.hostCommissioners) {
    const [measured] = commissioner.measures
    if (measured && measured.series.points.length > 0) return { commissioner, measured }
  }
  return null
}

/** The pilots under the headings of a grouping. Attention puts what is outstanding first, then areas whose admissions are of concern. */
export function groupPilots(
  pilots: readonly BoardPilot[],
  grouping: Grouping,
  themeName: Record<BoardPilot['theme'], string>,
): { title: string; pilots: BoardPilot[] }[] {
  const title = { attention: attentionOf, region: (pilot: BoardPilot) => pilot.region.name, model: (pilot: BoardPilot) => themeName[pilot.theme] }[
    grouping
  ]
  const groups = new Map<string, BoardPilot[]>()
  for (const pilot of pilots) groups.set(title(pilot), [...(groups.get(title(pilot)) ?? []), pilot])
  const order = grouping === 'attention' ? (name: string) => attentionOrder.indexOf(name) : (name: string) => -(groups.get(name)?.length ?? 0)
  return [...groups]
    .map(([name, some]) => ({ title: name, pilots: some }))
    .toSorted((one, other) => order(one.title) - order(other.title) || one.title.localeCompare(other.title))
}

const attentionOrder = ['Needs someone now', 'Admissions in the area are higher than chance explains', 'Nothing outstanding']

function attentionOf(pilot: BoardPilot): string {
  if (reasonsOf(pilot).length > 0) return 'Needs someone now'
  return areaOf(pilot)?.measured.series.variation?.startsWith('CONCERN')
    ? 'Admissions in the area are higher than chance explains'
    : 'Nothing outstanding'
}
