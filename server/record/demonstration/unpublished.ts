/** A made-up practice. */
export interface Made {
  slug: string
  pilot: string | null
  title: string
  summary: string
  problem: string
  what: string
  population: string
  setting: string
  results: string | null
  evidence: 'NOT_REPORTED' | 'BEING_MEASURED' | 'DESCRIPTIVE' | 'COMPARED'
  sentence: string
  dates: Partial<Record<'publishedOn' | 'reviewOn' | 'archivedOn' | 'submittedAt' | 'reviewBeganAt' | 'returnedAt' | 'why', string>>
  themes: string[]
  people: string[]
  settings: string[]
  /** Who wrote it; the lead of its pilot unless said. */
  author?: string
  country?: string
  sections?: Record<string, string>
  contactPost?: string
}

/** Made-up practices on their way: a draft, one handed in, one being reviewed, one returned. */
export const UNPUBLISHED: Made[] = [
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
    themes: ['MENTAL_HEALTH'],
    people: ['MENTAL_HEALTH'],
    settings: ['PRIMARY', 'MENTAL_HEALTH'],
    dates: {},
  },
  {
    slug: 'demonstration-shared-drug-chart',
    pilot: 'wakefield',
    title: 'One chart for every prescriber',
    summary: 'Made up: everybody who prescribes for a person sees what the others prescribe.',
    problem: 'Three services prescribed for the same person without knowing.',
    what: 'Keep one chart, and let the pharmacist mind it.',
    population: 'People in treatment for substance misuse',
    setting: 'Community and charities',
    results: null,
    evidence: 'NOT_REPORTED',
    sentence: 'Made up: nothing reported yet.',
    sections: { baselineWhyNot: 'Nothing of the kind was counted before.', evaluation: 'Count the charts that three services use.' },
    themes: ['SUBSTANCE_MISUSE'],
    people: ['SUBSTANCE_MISUSE'],
    settings: ['COMMUNITY', 'THIRD_SECTOR'],
    dates: { submittedAt: '2010-06-07T10:00:00Z' },
  },
  {
    slug: 'demonstration-night-sitting',
    pilot: 'cambridge-assura',
    title: 'A night sitter within the hour',
    summary: 'Made up: somebody sits with a dying person tonight, so that they can stay at home.',
    problem: 'Families called an ambulance at night because they were alone.',
    what: 'Keep a list of sitters, and one number to ring.',
    population: 'People near the end of life',
    setting: 'At home',
    results: null,
    evidence: 'NOT_REPORTED',
    sentence: 'Made up: nothing reported yet.',
    sections: { baseline: 'Deaths at home in the year before.', evaluation: 'Deaths at home, month by month.' },
    themes: ['OLDER_PEOPLE_AND_END_OF_LIFE'],
    people: ['END_OF_LIFE', 'CARERS'],
    settings: ['HOME', 'THIRD_SECTOR'],
    dates: { submittedAt: '2010-06-02T09:00:00Z', reviewBeganAt: '2010-06-14T09:00:00Z' },
  },
  {
    slug: 'demonstration-walking-group',
    pilot: null,
    author: 'Wes Listener',
    title: 'A walking group from the surgery door',
    summary: 'Made up: people at risk of heart disease walk together every Tuesday.',
    problem: 'Advice to move more was heard and not followed.',
    what: 'Meet at the surgery door, walk for half an hour, drink tea.',
    population: 'People at risk of heart disease',
    setting: 'General practice',
    results: null,
    evidence: 'NOT_REPORTED',
    sentence: 'Made up: nothing reported yet.',
    sections: { baselineWhyNot: 'The group is new.', evaluation: 'How many come, and come again.' },
    themes: ['LONG_TERM_CONDITIONS'],
    people: ['HEART_DISEASE_RISK'],
    settings: ['PRIMARY', 'COMMUNITY'],
    dates: {
      submittedAt: '2010-05-20T09:00:00Z',
      returnedAt: '2010-06-01T11:00:00Z',
      why: 'Say who it does not reach, and where it could be repeated.',
    },
  },
]

/** What the reviewer asked about the one that was returned. */
export const COMMENTS: [slug: string, field: string, body: string, at: string][] = [
  ['demonstration-walking-group', 'equity', 'Who cannot walk for half an hour, and what is there for them?', '2010-06-01T10:40:00Z'],
  ['demonstration-walking-group', 'transferability', 'What does another surgery need to begin?', '2010-06-01T10:55:00Z'],
]
