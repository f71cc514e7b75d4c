import type { Direction, MeasureQuery, Variation } from '../graphql.generated.ts'
import type { Meaning } from '../shared/charts/meaning.ts'
import { addMonths } from '../shared/format.ts'
import { keyOf } from './groups.ts'

/** Whom a measure can be compared across, and over which times. */
export interface Places {
  kind: 'PILOT' | 'ORGANISATION'
  /** What one of them is called. */
  word: string
  ids: string[]
  /** The areas without a pilot that they are compared with; all others that reported where none are named. */
  controls: string[] | null
  before: { from: string; to: string }
  /** Since the pilots began, and no later than they ran. */
  since: { from: string; to: string }
  /** The twelve latest months, or those since the pilots began. */
  now: { from: string; to: string }
  /** What a pilot is called and what its latest month means, by its slug; empty for organisations. */
  pilots: ReadonlyMap<string, { name: string; meaning: Meaning }>
}

/** What each way to compare needs: the measure, whom it is compared across, and the choice between the ways. */
export interface Across {
  measure: NonNullable<MeasureQuery['measure']>
  places: Places
  choice: React.ReactNode
}

/** The pilots that report a measure, or the commissioners of the pilots' areas where only organisations do; null where nobody has. */
export function findPlaces({ programme, pilots, months }: MeasureQuery): Places | null {
  const reporting = pilots.nodes.flatMap((pilot) => pilot.measures.map((own) => ({ ...pilot, own })))
  const values = reporting.flatMap(({ own }) => own.series.points.filter(({ observation }) => observation.value !== null))
  const byPilots = reporting.length > 0
  const days = byPilots
    ? values.map(({ observation }) => observation.periodStart)
    : months.flatMap((group) => keyOf(group, 'MONTH')?.value.slice(0, 10) ?? [])
  const latest = days.toSorted().at(-1)
  if (!latest || latest < programme.startsOn) return null
  const named = reporting.map(({ slug, shortName, own }) => [slug, { name: shortName, meaning: meaningOfVariation(own.series.variation) }] as const)
  const times = {
    before: { from: addMonths(programme.startsOn, -12), to: addMonths(programme.startsOn, -1) },
    since: { from: programme.startsOn, to: latest < programme.deliveryEndsOn ? latest : programme.deliveryEndsOn },
    now: { from: [addMonths(latest, -11), programme.startsOn].toSorted().at(-1)!, to: latest },
  }
  return byPilots
    ? {
        kind: 'PILOT',
        word: 'pilot',
        ids: reporting.map(({ id }) => id),
        controls: [...new Set(reporting.flatMap(({ own }) => own.comparison?.id ?? []))],
        ...times,
        pilots: new Map(named),
      }
    : {
        kind: 'ORGANISATION',
        word: 'host commissioner',
        ids: [...new Set(pilots.nodes.flatMap(({ hostCommissioners }) => hostCommissioners.map(({ id }) => id)))].toSorted(),
        controls: null,
        ...times,
        pilots: new Map(),
      }
}

/** The name of a pilot or an organisation in an answer. */
export const nameOf = (subject: { __typename: 'Pilot'; shortName: string } | { __typename: 'Organisation'; name: string }): string =>
  subject.__typename === 'Pilot' ? subject.shortName : subject.name

/** What it means that something is higher or lower than chance would leave it. */
export function meaningOfSide(isHigher: boolean, direction: Direction): Meaning {
  if (direction === 'NEUTRAL' || direction === 'MAINTAIN') return 'neutral'
  return isHigher === (direction === 'INCREASE') ? 'improvement' : 'concern'
}

function meaningOfVariation(variation: Variation | null): Meaning {
  if (variation === null || variation === 'COMMON_CAUSE') return 'common'
  if (variation.startsWith('IMPROVEMENT')) return 'improvement'
  return variation.startsWith('CONCERN') ? 'concern' : 'neutral'
}
