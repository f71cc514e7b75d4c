import { pilotId, recordId } from '../ids.ts'
import type { Rows } from '../stage.ts'

import { madePracticeId } from './practices.ts'

const about = (slug: string) => madePracticeId(`demonstration-${slug}`)

const POSTS: [practice: string | null, pilot: string | null, at: string, author: string, title: string, body: string, replies: number][] = [
  [
    about('community-ward-round'),
    null,
    '2010-06-15T09:20:00Z',
    'Nora Fabell',
    'Every two weeks works better for us',
    'We meet by zone and every two weeks. That halves the list, and the social worker can stay for all of it.',
    3,
  ],
  [
    about('community-ward-round'),
    null,
    '2010-06-09T14:05:00Z',
    'Iris Makebelieve',
    'Distance beat us',
    'We moved to a telephone round in April. Our May figures may change because of it.',
    2,
  ],
  [
    about('community-ward-round'),
    null,
    '2010-05-26T11:40:00Z',
    'Edie Mockford',
    'Who chairs it in a rural area?',
    'No one person knows both upper and lower dale. Has anybody shared the chair?',
    0,
  ],
  [
    about('one-page-plan'),
    null,
    '2010-06-02T16:30:00Z',
    'Owen Tryout',
    'Translation',
    'Could we have the words without the layout? We need four languages.',
    1,
  ],
  [
    about('one-page-plan'),
    null,
    '2010-04-21T08:55:00Z',
    'Lena Storyworth',
    'Cold weather on the back',
    'We print the number for the cold warnings on the back. People like it; we do not know yet whether it changes anything.',
    4,
  ],
  [
    about('waiting-room-screening'),
    null,
    '2010-05-04T10:00:00Z',
    'Gwen Testerton',
    'Why we stopped',
    'Searching the lists found three times as many people for half the work. The card is archived, so that nobody has to try it again.',
    5,
  ],
  [
    about('memory-cafe'),
    null,
    '2010-06-11T13:15:00Z',
    'Ada Example',
    'What does it cost?',
    'Rent, cakes and an adviser: has anybody added it up?',
    1,
  ],
  [
    null,
    'wakefield',
    '2010-06-14T12:00:00Z',
    'Val Reader',
    'How do you measure the experience of care?',
    'We would like to ask the same questions, so that we can compare.',
    0,
  ],
  [
    null,
    'tameside-and-glossop',
    '2010-05-19T09:45:00Z',
    'Wes Listener',
    'The rise in admissions',
    'Is it the checks themselves that find people who need to go in?',
    2,
  ],
  [null, 'tower-hamlets', '2010-06-01T15:10:00Z', 'Xan Onlooker', 'May figures', 'I cannot see May yet. Are they late or lost?', 1],
]

/** Made-up questions and remarks of members. */
export const discussionRows = (): Rows[] => [
  [
    'Discussion',
    POSTS.map(([practice, pilot, at, author, title, body, replies]) => ({
      id: recordId('demonstration discussion', at),
      practiceId: practice,
      pilotId: pilot && pilotId(pilot),
      title,
      body,
      author,
      postedAt: at,
      replies,
      illustrative: true,
    })),
  ],
]
