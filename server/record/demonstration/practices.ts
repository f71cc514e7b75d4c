import { pilotId, recordId, sourceId } from '../ids.ts'
import type { Rows } from '../stage.ts'

import { ILLUSTRATIVE } from './plans.ts'

interface Made {
  slug: string
  pilot: string
  title: string
  summary: string
  problem: string
  what: string
  population: string
  setting: string
  results: string | null
  evidence: 'NOT_REPORTED' | 'BEING_MEASURED' | 'DESCRIPTIVE' | 'COMPARED'
  sentence: string
  dates: { publishedOn?: string; reviewOn?: string; archivedOn?: string }
}

// One in each state on 17 June 2010, and with each level of evidence.
const MADE: Made[] = [
  {
    slug: 'demonstration-community-ward-round',
    pilot: 'principia',
    title: 'Monthly community ward round',
    summary:
      'Once a month people from five organisations spend two hours on the patients most likely to be admitted; each patient leaves with one action and one name.',
    problem: 'Several services knew the same patients, each with its own plan.',
    what: 'Send the list on the first Monday. Meet for two hours, two minutes a person: what changed, what is the one action, who does it. Write it in the shared plan at once, and ring the patient within three days.',
    population: 'People at high risk of admission',
    setting: 'General practice and community',
    results: 'Made up: emergency admissions fell at two of three adopters and rose at one.',
    evidence: 'COMPARED',
    sentence: 'Made up: three adopters were compared with practices without it; two fell, one rose.',
    dates: { publishedOn: '2010-01-18', reviewOn: '2012-01-18' },
  },
  {
    slug: 'demonstration-one-page-plan',
    pilot: 'northumbria',
    title: 'One-page plan on the fridge',
    summary: 'A plan on one page that people with chronic lung disease keep where a visitor finds it.',
    problem: 'Plans were long, and in the wrong place when they were needed.',
    what: 'Write the plan with the patient: the usual state, the signs of a flare-up, what to do, whom to ring. Print it large.',
    population: 'People with chronic lung disease',
    setting: 'At home',
    results: 'Made up: no change in admissions that could not be chance.',
    evidence: 'COMPARED',
    sentence: 'Made up: compared with earlier months; no change beyond chance.',
    dates: { publishedOn: '2009-11-02', reviewOn: '2010-05-31' },
  },
  {
    slug: 'demonstration-waiting-room-screening',
    pilot: 'newcastle-hospitals',
    title: 'A falls question in the waiting room',
    summary: 'Two questions on a card find people who have fallen and not told anyone.',
    problem: 'People do not mention a fall unless they are asked.',
    what: 'Hand out a card with two questions; the receptionist passes it on.',
    population: 'People over 60',
    setting: 'General practice',
    results: 'Made up: one in nine cards led to an assessment.',
    evidence: 'DESCRIPTIVE',
    sentence: 'Made up: cards were counted; nothing was compared.',
    dates: { publishedOn: '2009-10-12', reviewOn: '2011-10-12', archivedOn: '2010-04-30' },
  },
  {
    slug: 'demonstration-memory-cafe',
    pilot: 'cornwall-and-isles-of-scilly',
    title: 'A memory café beside the clinic',
    summary: 'People come for the clinic and stay for company; carers meet others.',
    problem: 'After the diagnosis people went home with a leaflet.',
    what: 'Open a café on clinic days, with an adviser at one table.',
    population: 'People with dementia and their carers',
    setting: 'General practice',
    results: null,
    evidence: 'BEING_MEASURED',
    sentence: 'Made up: two local measures are being collected.',
    dates: { publishedOn: '2010-03-08', reviewOn: '2012-03-08' },
  },
  {
    slug: 'demonstration-single-referral-form',
    pilot: 'north-cornwall',
    title: 'One referral form for ten practices',
    summary: 'A draft: one form for every mental health team.',
    problem: 'Each team had a form of its own.',
    what: 'Agree one form, and let the receiving team sort it.',
    population: 'People who use mental health services',
    setting: 'General practice and mental health',
    results: null,
    evidence: 'NOT_REPORTED',
    sentence: 'Made up: nothing reported yet.',
    dates: {},
  },
]

/** The identifier of a made-up practice. */
export const madePracticeId = (slug: string): string => recordId('demonstration practice', slug)

/** Made-up practices in every state. */
export const practiceRows = (): Rows[] => [
  [
    'Practice',
    MADE.map(({ slug, pilot, evidence, sentence, dates, ...practice }) => ({
      id: madePracticeId(slug),
      slug,
      pilotId: pilotId(pilot),
      ...practice,
      ...dates,
      evidenceLevel: evidence,
      evidenceSentence: sentence,
      sourceIds: [sourceId(ILLUSTRATIVE)],
      illustrative: true,
    })),
  ],
]
