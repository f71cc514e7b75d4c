import { readMeasures } from './measures.ts'
import { readOrganisations } from './organisations.ts'
import { readPartnerships } from './partnerships.ts'
import { readPilots } from './pilots.ts'
import { readPlaces, readPractices } from './practices.ts'
import { readProgramme } from './programme.ts'
import { readSources } from './sources.ts'

/** The programme's record as its data files hold it, every value with its source. */
export type ProgrammeRecord = ReturnType<typeof readRecord>
export type Measure = ProgrammeRecord['measures'][number]
export type Pilot = ProgrammeRecord['pilots'][number]
export type Practice = ProgrammeRecord['practices'][number]

/** Reads the record and refuses it when something in it points nowhere. */
export function readRecord() {
  const record = {
    sources: readSources(),
    ...readProgramme(),
    ...readPilots(),
    ...readOrganisations(),
    partnerships: readPartnerships(),
    measures: readMeasures(),
    practices: readPractices(),
    places: readPlaces(),
  }
  const problems = [...danglingSources(record), ...danglingNames(record)]
  if (problems.length) throw new Error(`The record points to what it does not hold: ${problems.join('; ')}.`)
  return record
}

const SOURCE_FIELD = /^(source|[a-z]\w*Source)$/
const SOURCE_LIST = /^(sources|[a-z]\w*Sources)$/

/** Every code that stands in a field for a source, wherever in the record. */
export function sourcesNamed(value: unknown, field = ''): string[] {
  if (typeof value === 'string') return SOURCE_FIELD.test(field) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((each) => (typeof each === 'string' && SOURCE_LIST.test(field) ? [each] : sourcesNamed(each, field)))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, each]) => (typeof each === 'string' && field === 'sources' ? [each] : sourcesNamed(each, name)))
}

function danglingSources(record: { sources: { code: string }[] }): string[] {
  const { sources, ...rest } = record
  const known = new Set(sources.map(({ code }) => code))
  return [...new Set(sourcesNamed(rest))].filter((code) => !known.has(code)).map((code) => `source ${code}`)
}

type Read = Pick<ReturnType<typeof readProgramme>, 'regions'> &
  ReturnType<typeof readPilots> &
  ReturnType<typeof readOrganisations> & {
    partnerships: ReturnType<typeof readPartnerships>
    practices: ReturnType<typeof readPractices>
    places: ReturnType<typeof readPlaces>
  }

function danglingNames({ regions, pilots, claims, commissioners, organisations, successions, partnerships, practices, places }: Read): string[] {
  const region = new Set<string | null>([null, ...regions.map(({ code }) => code)])
  const pilot = new Set<string | null>([null, ...pilots.map(({ slug }) => slug)])
  const body = new Set<string | null>([null, ...commissioners.map(({ code }) => code), ...organisations.map(({ key }) => key)])
  const missing = (what: string, known: Set<string | null>, named: (string | null)[]) =>
    named.filter((name) => !known.has(name)).map((name) => `${what} ${name}`)
  return [
    ...missing(
      'region',
      region,
      [...pilots, ...commissioners, ...organisations].map((each) => each.region),
    ),
    ...missing('pilot', pilot, [
      ...claims.map(({ subject }) => (subject === 'programme' ? null : subject)),
      ...partnerships.map((each) => each.pilot),
      ...places.map((each) => each.pilot),
      ...practices.flatMap(({ pilot, adoptions }) => [pilot, ...adoptions.map((each) => each.pilot)]),
    ]),
    ...missing('organisation', body, [
      ...pilots.flatMap(({ lead, hostCommissioners, partnersNamed }) => [
        lead,
        ...hostCommissioners,
        ...partnersNamed.map((each) => each.organisation),
      ]),
      ...successions.flatMap(({ predecessor, successor }) => [predecessor, successor]),
      ...partnerships.flatMap(({ members }) => members.map((each) => each.organisation)),
    ]),
  ]
}
