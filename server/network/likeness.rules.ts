import type { LikenessReason, PlaceFact } from './likeness.ts'

/** What places are compared by. */
export interface Likeness {
  themes: readonly string[]
  people: readonly string[]
  settings: readonly string[]
  population: number | null
  partners: number | null
}

/** What each fact counts for: for whom and what about tell more than how many. */
const WEIGHTS: Record<PlaceFact, number> = { THEMES: 3, PEOPLE: 3, SETTINGS: 1, POPULATION: 2, PARTNERS: 1 }

// Places of the same order of size: neither more than twice the other.
const FACTOR = 2

/** Compares a place with what is asked, fact by fact; what is not asked has no reason. */
export function compare(asked: Likeness, place: Likeness): { likeness: number; reasons: LikenessReason[] } {
  const reasons = [
    ofWords('THEMES', asked.themes, place.themes),
    ofWords('PEOPLE', asked.people, place.people),
    ofWords('SETTINGS', asked.settings, place.settings),
    ofSize('POPULATION', asked.population, place.population),
    ofSize('PARTNERS', asked.partners, place.partners),
  ].filter((reason) => reason !== null)
  const all = reasons.reduce((sum, { weight }) => sum + weight, 0)
  const matching = reasons.reduce((sum, { weight, matches }) => sum + (matches ? weight : 0), 0)
  return {
    likeness: all === 0 ? 0 : matching / all,
    reasons: reasons.toSorted((a, b) => Number(b.matches === true) - Number(a.matches === true) || b.weight - a.weight),
  }
}

function ofWords(fact: PlaceFact, asked: readonly string[], has: readonly string[]): LikenessReason | null {
  if (asked.length === 0) return null
  const shared = asked.filter((word) => has.includes(word))
  return { fact, weight: WEIGHTS[fact], shared, matches: has.length === 0 ? null : shared.length > 0 }
}

function ofSize(fact: PlaceFact, asked: number | null, has: number | null): LikenessReason | null {
  if (asked === null) return null
  const matches = has === null ? null : has <= asked * FACTOR && asked <= has * FACTOR
  return { fact, weight: WEIGHTS[fact], shared: has === null ? [] : [String(has)], matches }
}
