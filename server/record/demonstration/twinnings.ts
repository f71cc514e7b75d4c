import { recordId } from '../ids.ts'
import { placeId } from '../place.rows.ts'
import type { Rows } from '../stage.ts'

const TWINNINGS = [
  {
    proposer: 'torbay',
    invited: 'durham-dales',
    status: 'RUNNING',
    hopes: 'How a small team keeps in touch with people who live an hour from anybody.',
    invitedHopes: 'How one number for everybody was brought about, and what went wrong at first.',
    proposedOn: '2010-03-02',
    answeredOn: '2010-03-15',
    word: 'Gladly. Come in May, when the roads are good.',
  },
  {
    proposer: 'norfolk',
    invited: 'northumbria',
    status: 'PROPOSED',
    hopes: 'How the plan on one page is written with people who have COPD.',
    invitedHopes: 'How six teams came to one list of those who are most at risk.',
    proposedOn: '2010-06-03',
  },
]

/** Two made-up pairs of places: one that learns from each other, and one that waits for an answer. */
export const twinningRows = (): Rows[] => [
  [
    'Twinning',
    TWINNINGS.map(({ proposer, invited, answeredOn = null, word = null, ...said }) => ({
      ...said,
      id: recordId('demonstration twinning', proposer, invited),
      proposerId: placeId(proposer),
      invitedId: placeId(invited),
      answeredOn,
      word,
      illustrative: true,
    })),
  ],
]
