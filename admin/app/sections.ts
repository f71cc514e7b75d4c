import { paths } from '../shared/paths.ts'

/** The rooms of the bar in their fixed order, each with the key that follows `g`. */
export const sections = [
  { name: 'Overview', to: paths.overview, key: 'o' },
  { name: 'Pilots', to: paths.pilots, key: 'p' },
  { name: 'Partnerships', to: paths.partnerships, key: 'a' },
  { name: 'Organisations', to: paths.organisations, key: 'r' },
  { name: 'Measures', to: paths.measures, key: 'm' },
  { name: 'Learning network', to: paths.learning, key: 'l' },
  { name: 'Queries', to: paths.queries, key: 'q' },
  { name: 'Sources', to: paths.sources, key: 's' },
] as const
