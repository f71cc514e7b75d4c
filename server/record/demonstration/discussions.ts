import { pilotId, recordId } from '../ids.ts'
import type { Rows } from '../stage.ts'

import { madePracticeId } from './practices.ts'

const about = (slug: string) => madePracticeId(`demonstration-${slug}`)

const POSTS: [practice: string | null, pilot: string | null, at: string, author: string, title: string, body: string][] = [
  [
    about('community-ward-round'),
    null,
    '2010-06-15T09:20:00Z',
    'Nora Fabell',
    'Every two weeks works better for us',
    'We meet by zone and every two weeks. That halves the list, and the social worker can stay for all of it.',
  ],
  [
    about('community-ward-round'),
    null,
    '2010-06-09T14:05:00Z',
    'Iris Makebelieve',
    'Distance beat us',
    'We moved to a telephone round in April. Our May figures may change because of it.',
  ],
  [
    about('community-ward-round'),
    null,
    '2010-05-26T11:40:00Z',
    'Edie Mockford',
    'Who chairs it in a rural area?',
    'No one person knows both upper and lower dale. Has anybody shared the chair?',
  ],
  [
    about('one-page-plan'),
    null,
    '2010-06-02T16:30:00Z',
    'Owen Tryout',
    'Translation',
    'Could we have the words without the layout? We need four languages.',
  ],
  [
    about('one-page-plan'),
    null,
    '2010-04-21T08:55:00Z',
    'Lena Storyworth',
    'Cold weather on the back',
    'We print the number for the cold warnings on the back. People like it; we do not know yet whether it changes anything.',
  ],
  [
    about('waiting-room-screening'),
    null,
    '2010-05-04T10:00:00Z',
    'Gwen Testerton',
    'Why we stopped',
    'Searching the lists found three times as many people for half the work. The card is archived, so that nobody has to try it again.',
  ],
  [about('memory-cafe'), null, '2010-06-11T13:15:00Z', 'Ada Example', 'What does it cost?', 'Rent, cakes and an adviser: has anybody added it up?'],
  [
    null,
    'wakefield',
    '2010-06-14T12:00:00Z',
    'Val Reader',
    'How do you measure the experience of care?',
    'We would like to ask the same questions, so that we can compare.',
  ],
  [
    null,
    'tameside-and-glossop',
    '2010-05-19T09:45:00Z',
    'Wes Listener',
    'The rise in admissions',
    'Is it the checks themselves that find people who need to go in?',
  ],
  [null, 'tower-hamlets', '2010-06-01T15:10:00Z', 'Xan Onlooker', 'May figures', 'I cannot see May yet. Are they late or lost?'],
]

const postId = (at: string) => recordId('demonstration discussion', at)
const replyId = (to: string, at: string) => recordId('demonstration reply', to, at)

// What was answered, by the moment of what it answers; the accepted one is marked.
const REPLIES: [to: string, at: string, author: string, body: string, accepted?: true][] = [
  ['2010-06-15T09:20:00Z', '2010-06-15T12:00:00Z', 'Lena Storyworth', 'We tried that too. How do you choose who is on the short list?'],
  ['2010-06-15T09:20:00Z', '2010-06-15T15:30:00Z', 'Nora Fabell', 'By what changed since the last time, not by the score.'],
  ['2010-06-09T14:05:00Z', '2010-06-10T08:10:00Z', 'Lena Storyworth', 'Thank you for saying so. Did you keep the social worker on the line?'],
  ['2010-06-02T16:30:00Z', '2010-06-03T09:00:00Z', 'Jo Fictional', 'Yes: the words are in the appendix, without the pictures.', true],
  ['2010-05-04T10:00:00Z', '2010-05-04T11:00:00Z', 'Cleo Sample', 'That saves us a winter. Thank you.'],
  ['2010-06-11T13:15:00Z', '2010-06-12T10:00:00Z', 'Hari Pretend', '**£140** a month: rent 60, cakes 20, adviser 60.', true],
  ['2010-05-19T09:45:00Z', '2010-05-20T09:45:00Z', 'Max Inventson', 'We think so, and we are looking at it. We shall say so either way.'],
  ['2010-06-01T15:10:00Z', '2010-06-01T17:00:00Z', 'Owen Tryout', 'Late: two networks have not reported.'],
]

/** Made-up questions and remarks of members, with their answers. */
export const discussionRows = (): Rows[] => [
  [
    'Discussion',
    POSTS.map(([practice, pilot, at, author, title, body]) => ({
      id: postId(at),
      practiceId: practice,
      pilotId: pilot && pilotId(pilot),
      title,
      body,
      author,
      isQuestion: title.endsWith('?') || body.endsWith('?'),
      postedAt: at,
      acceptedReplyId: REPLIES.filter(([to, , , , accepted]) => to === at && accepted).map(([to, answered]) => replyId(to, answered))[0] ?? null,
      illustrative: true,
    })),
  ],
  [
    'Reply',
    REPLIES.map(([to, at, author, body]) => ({ id: replyId(to, at), discussionId: postId(to), postedAt: at, author, body, illustrative: true })),
  ],
]
