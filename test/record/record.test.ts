import { expect, test } from 'vitest'

import { ORGANISATION_KINDS } from '../../server/record/organisations.ts'
import { readRecord, sourcesNamed } from '../../server/record/record.ts'

const record = readRecord()
const pilot = (slug: string) => record.pilots.find((each) => each.slug === slug)!
const claimed = (subject: string, field: string) => record.claims.filter((claim) => claim.subject === subject && claim.field === field)
const countBy = <T>(of: readonly T[], key: (each: T) => string) => {
  const counts: Record<string, number> = {}
  for (const each of of) counts[key(each)] = (counts[key(each)] ?? 0) + 1
  return counts
}

test('sixteen pilots stand in the order of the announcement, each under its own slug', () => {
  expect(record.pilots.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1))
  expect(new Set(record.pilots.map(({ slug }) => slug)).size).toBe(16)
})

test('the pilots fall into themes as 7, 3, 2, 1, 1, 1, 1', () => {
  expect(countBy(record.pilots, ({ theme }) => theme)).toEqual({
    LONG_TERM_CONDITIONS: 7,
    OLDER_PEOPLE_AND_END_OF_LIFE: 3,
    DEMENTIA: 2,
    FALLS: 1,
    MENTAL_HEALTH: 1,
    RURAL_HEALTH: 1,
    SUBSTANCE_MISUSE: 1,
  })
})

test('the pilots lie in seven of the ten regions', () => {
  const counts = countBy(record.pilots, ({ region }) => record.regions.find(({ code }) => code === region)!.name)
  expect(counts).toEqual({
    'North East': 4,
    'South West': 4,
    'North West': 2,
    'East of England': 2,
    'East Midlands': 2,
    London: 1,
    'Yorkshire and the Humber': 1,
  })
  const empty = record.regions.map(({ name }) => name).filter((name) => !counts[name])
  expect(empty.sort()).toEqual(['South Central', 'South East Coast', 'West Midlands'])
  expect(record.regions).toHaveLength(10)
})

test('a pilot lies in the region of its host commissioner', () => {
  for (const { slug, region, hostCommissioners } of record.pilots)
    for (const code of hostCommissioners) expect([slug, record.commissioners.find((each) => each.code === code)!.region]).toEqual([slug, region])
})

test('the programme has its dates, its money and its funnel', () => {
  expect(record.programme).toMatchObject({
    startsOn: '2009-04-01',
    deliveryEndsOn: '2011-03-31',
    evaluationEndsOn: '2012-03-31',
    fundingPence: 400_000_000,
    funnel: { applications: 108, shortlisted: 37, selected: 16 },
  })
})

test('108 applications are preferred with a reason, and 100 are kept as a claim with their source', () => {
  const claims = claimed('programme', 'funnel.applications')
  expect(claims.filter(({ preferred }) => preferred)).toMatchObject([{ value: '108', source: 'S3' }])
  expect(claims.filter(({ value }) => value === '100').map(({ source }) => source)).toEqual(['S0', 'S4'])
  expect(claims.some(({ value }) => value.startsWith('more than 100'))).toBe(true)
})

test('the falls pilot answers to the trust and to the place', () => {
  const names = pilot('newcastle-hospitals').names.map(({ name }) => name)
  expect(names).toEqual(['Newcastle Hospitals NHS Foundation Trust', 'North Tyneside'])
})

test('each pilot has exactly one preferred name', () => {
  for (const { slug, names } of record.pilots) expect([slug, names.filter(({ preferred }) => preferred).length]).toEqual([slug, 1])
})

test('where sources disagree exactly one claim is preferred, and it says why', () => {
  for (const key of new Set(record.claims.map(({ subject, field }) => `${subject} ${field}`))) {
    const [subject, field] = key.split(' ') as [string, string]
    const preferred = claimed(subject, field).filter((claim) => claim.preferred)
    expect([key, preferred.length, Boolean(preferred[0]?.reason)]).toEqual([key, 1, true])
  }
})

test.each([
  ['programme', 'evaluationLength'],
  ['newcastle-hospitals', 'name'],
  ['principia', 'name'],
  ['church-view', 'theme'],
  ['northumbria', 'area'],
  ['nene', 'investment'],
  ['wakefield', 'focus'],
  ['durham-dales', 'partners'],
])('the disagreement on %s %s is kept with more than one value', (subject, field) => {
  expect(new Set(claimed(subject, field).map(({ value }) => value)).size).toBeGreaterThan(1)
})

test('every thing in the record names a source, and every source named is there', () => {
  const { sources, programme, ...rest } = record
  const without = Object.entries(rest).flatMap(([noun, things]) =>
    (things as object[]).filter((thing) => sourcesNamed(thing).length === 0).map(() => noun),
  )
  expect(without).toEqual([])
  const known = new Set(sources.map(({ code }) => code))
  expect(sourcesNamed({ ...rest, programme }).filter((code) => !known.has(code))).toEqual([])
})

test('every field of the programme names the source that gives it', () => {
  const { key, sources, funnel, ...fields } = record.programme
  expect(key).toBe('integrated-care-pilots')
  expect(Object.keys(sources).sort()).toEqual([...Object.keys(fields), ...Object.keys(funnel)].sort())
})

test('a setting, a kind of integration and a date from elsewhere name the source that says so', () => {
  for (const { settings, settingsSource, integration, integrationSource } of record.pilots) {
    expect(settings.length > 0).toBe(settingsSource !== null)
    expect(integration !== null).toBe(integrationSource !== null)
  }
  for (const { openedOn, openedOnSource, closedOn, closedOnSource } of record.commissioners) {
    expect(openedOn === null).toBe(openedOnSource === null)
    expect(closedOn === null).toBe(closedOnSource === null)
  }
})

test('the four criteria, the nine challenges, the kinds of Box 1 and the earlier programmes are there', () => {
  expect(new Set(record.criteria.map(({ domain }) => domain)).size).toBe(4)
  expect(record.challenges.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(record.boxOneKinds).toHaveLength(11)
  expect(record.boxOneKinds.flatMap(({ kinds }) => kinds)).toEqual(ORGANISATION_KINDS.slice(0, 12))
  expect(record.earlierProgrammes.map(({ name }) => name)).toEqual(expect.arrayContaining(['Evercare', 'Care trusts', 'Torbay Care Trust']))
})

test('the evidence has statements for, against, mixed and on conditions, with the rise in emergency admissions among them', () => {
  expect(Object.keys(countBy(record.evidence, ({ stance }) => stance)).sort()).toEqual(['AGAINST', 'CONDITION', 'FOR', 'MIXED'])
  expect(record.evidence.find(({ key }) => key === 'evaluation-emergency-up')).toMatchObject({ stance: 'AGAINST', source: 'IJIC-2012-E130' })
})

test('each pilot has one partnership with one lead and the commissioner of its area, and one practice', () => {
  for (const { slug, lead, hostCommissioners } of record.pilots) {
    const partnerships = record.partnerships.filter((each) => each.pilot === slug)
    expect([slug, partnerships.length]).toEqual([slug, 1])
    const inRole = (role: string) => partnerships[0]!.members.filter((each) => each.role === role).map(({ organisation }) => organisation)
    expect(inRole('LEAD')).toEqual([lead])
    expect(inRole('HOST_COMMISSIONER')).toEqual(hostCommissioners)
    expect([slug, record.practices.filter((each) => each.pilot === slug).length]).toEqual([slug, 1])
  }
})

test('no practice of a pilot reports an effect: only the six sites together were compared', () => {
  for (const practice of record.practices) if (practice.evidence === 'COMPARED') expect(practice.pilot).toBeNull()
})
