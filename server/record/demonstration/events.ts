import { pilotId, recordId } from '../ids.ts'
import type { Rows } from '../stage.ts'

import { madeOrganisationId } from './partnerships.ts'
import { madePracticeId } from './practices.ts'

const personId = (name: string) => recordId('demonstration person', name)

interface MadeEvent {
  columns: {
    title: string
    summary: string
    startsAt: string
    endsAt: string
    venue?: string
    joinAddress?: string
    capacity?: number
    isPublic: boolean
    themes: string[]
    organiser: string
  }
  practice: string | null
  calledOff?: { at: string; why: string }
  coming: string[]
}

// To come and over, with room and without, called off; seen from 17 June 2010.
const EVENTS: MadeEvent[] = [
  {
    columns: {
      title: 'Ward rounds without a ward: three places compare',
      summary: 'What a community ward round takes, what it changed at three places, and what each would do otherwise. Bring your own list.',
      startsAt: '2010-06-24T12:30:00Z',
      endsAt: '2010-06-24T14:30:00Z',
      venue: 'Sampleford Village Hall',
      capacity: 20,
      isPublic: true,
      themes: ['LONG_TERM_CONDITIONS', 'OLDER_PEOPLE_AND_END_OF_LIFE'],
      organiser: 'Nora Fabell',
    },
    practice: 'demonstration-community-ward-round',
    coming: ['Edie Mockford', 'Iris Makebelieve', 'Lena Storyworth', 'Val Reader', 'Wes Listener', 'Ben Specimen', 'Kit Imaginary'],
  },
  {
    columns: {
      title: 'Reading a control chart: an hour for beginners',
      summary: 'When is a rise a rise? An analyst goes through charts that you send in beforehand.',
      startsAt: '2010-07-01T09:00:00Z',
      endsAt: '2010-07-01T10:00:00Z',
      joinAddress: 'https://meet.demonstration.invalid/control-charts',
      capacity: 4,
      isPublic: false,
      themes: [],
      organiser: 'Toni Chartwell',
    },
    practice: null,
    coming: ['Ada Example', 'Gwen Testerton', 'Owen Tryout', 'Xan Onlooker', 'Finn Dummytown', 'Max Inventson'],
  },
  {
    columns: {
      title: 'An afternoon in a memory café',
      summary: 'Visit one as it is open, and talk with the volunteers who run it.',
      startsAt: '2010-07-08T13:00:00Z',
      endsAt: '2010-07-08T16:00:00Z',
      venue: 'Exampleshire Library',
      capacity: 8,
      isPublic: true,
      themes: ['DEMENTIA'],
      organiser: 'Ada Example',
    },
    practice: 'demonstration-memory-cafe',
    calledOff: { at: '2010-06-14T08:20:00Z', why: 'The library is being painted. We invite again in September.' },
    coming: ['Hari Pretend', 'Val Reader'],
  },
  {
    columns: {
      title: 'The first year: what sixteen places learned',
      summary: 'Each pilot has five minutes for one thing that worked and one that did not.',
      startsAt: '2010-05-20T08:30:00Z',
      endsAt: '2010-05-20T15:00:00Z',
      venue: 'Testbridge Guildhall',
      isPublic: true,
      themes: [],
      organiser: 'Sam Showcase',
    },
    practice: null,
    coming: ['Ada Example', 'Cleo Sample', 'Dan Placeholder', 'Gwen Testerton', 'Hari Pretend', 'Jo Fictional', 'Pia Rehearsal', 'Uma Figures'],
  },
]

const PROFILES: [name: string, pilot: string | null, post: string, skills: string[], about: string | null][] = [
  ['Nora Fabell', 'principia', 'Community matron', ['Community ward rounds', 'Risk registers'], 'Wednesday afternoons are best.'],
  ['Edie Mockford', 'durham-dales', 'GP partner', ['Rural health', 'Telephone rounds'], null],
  ['Ada Example', 'bournemouth-and-poole', 'Memory nurse', ['Memory cafés', 'Working with volunteers'], 'Glad to show visitors round.'],
  ['Lena Storyworth', 'northumbria', 'Respiratory nurse', ['COPD', 'One-page plans', 'Cold weather warnings'], null],
  ['Gwen Testerton', 'newquay', 'Practice manager', ['Screening', 'Stopping what does not work'], null],
  ['Toni Chartwell', null, 'Analyst', ['Control charts', 'Before and after', 'Small numbers'], 'Send the file first, then ring.'],
  ['Val Reader', null, 'Public health registrar', ['Evaluation', 'Asking patients'], null],
]

// The posts of the same people: where, from and to. Two of them changed post since the programme began.
const POSTS: [name: string, organisation: string | null, post: string, startsOn: string | null, endsOn: string | null][] = [
  ['Nora Fabell', null, 'Community matron', '2008-10-01', null],
  ['Edie Mockford', 'mocktown-surgery', 'Salaried GP', '2006-09-01', '2009-06-30'],
  ['Edie Mockford', 'mocktown-surgery', 'GP partner', '2009-07-01', null],
  ['Ada Example', 'placeholder-mental-health', 'Ward sister', '2005-02-01', '2010-03-31'],
  ['Ada Example', 'exampleshire', 'Memory nurse', '2010-04-01', null],
  ['Lena Storyworth', null, 'Respiratory nurse', null, null],
  ['Gwen Testerton', null, 'Practice manager', '2007-05-14', null],
  ['Toni Chartwell', null, 'Analyst', null, null],
  ['Val Reader', null, 'Public health registrar', '2009-08-05', null],
]

const placeOf = (name: string): string | null => POSTS.find(([person, , , , endsOn]) => person === name && endsOn === null)?.[1] ?? null
const madeOrNone = (organisation: string | null) => organisation && madeOrganisationId(organisation)
const profileId = (name: string) => recordId('demonstration profile', name)
const eventId = (title: string) => recordId('demonstration event', title)

/** Made-up events of the network with those who come, and what made-up people say of themselves. */
export const eventRows = (): Rows[] => [
  [
    'LearningEvent',
    EVENTS.map(({ columns, practice, calledOff }) => ({
      ...columns,
      id: eventId(columns.title),
      practiceId: practice && madePracticeId(practice),
      organiserId: personId(columns.organiser),
      calledOffAt: calledOff?.at ?? null,
      why: calledOff?.why ?? null,
      illustrative: true,
    })),
  ],
  [
    'EventPlace',
    EVENTS.flatMap(({ columns: { title }, coming }) =>
      coming.map((name, order) => ({
        id: recordId('demonstration place at', title, name),
        eventId: eventId(title),
        accountId: personId(name),
        name,
        registeredAt: `2010-05-${String(order + 3).padStart(2, '0')}T09:00:00Z`,
      })),
    ),
  ],
  [
    'Profile',
    PROFILES.map(([name, pilot, post, skills, about]) => ({
      id: profileId(name),
      accountId: personId(name),
      name,
      post,
      skills,
      pilotId: pilot && pilotId(pilot),
      organisationId: madeOrNone(placeOf(name)),
      about,
      contact: `${name.toLowerCase().replace(' ', '.')}@demonstration.invalid`,
      isShown: true,
      illustrative: true,
    })),
  ],
  [
    'PostHolding',
    POSTS.map(([name, organisation, post, startsOn, endsOn]) => ({
      id: recordId('demonstration post', name, post),
      profileId: profileId(name),
      post,
      organisationId: madeOrNone(organisation),
      startsOn,
      endsOn,
      illustrative: true,
    })),
  ],
]
