import { expect, test } from 'vitest'

import { groupPilots, reasonsOf, type BoardPilot } from '../../admin/overview/attention.ts'
import { themeName } from '../../admin/shared/words.ts'

const pilot = (over: Partial<BoardPilot>): BoardPilot => ({
  __typename: 'Pilot',
  id: 'p',
  slug: 'torbay',
  number: 14,
  shortName: 'Torbay',
  focus: 'Care of older people',
  theme: 'OLDER_PEOPLE_AND_END_OF_LIFE',
  status: 'LIVE',
  region: { __typename: 'Region', code: 'Q39', name: 'South West' },
  milestones: [],
  returns: [],
  hostCommissioners: [],
  ...over,
})
const late = pilot({ id: 'late', returns: [{ __typename: 'DataReturn', id: 'r', periodStart: '2010-05-01', status: 'MISSING' }] })
const overdue = pilot({
  id: 'overdue',
  theme: 'DEMENTIA',
  milestones: [{ __typename: 'Milestone', id: 'm', title: 'Single referral form', dueOn: '2010-05-07', status: 'OVERDUE' }],
})
const quiet = pilot({ id: 'quiet' })

test('what is outstanding is said in words', () => {
  expect(reasonsOf(late)).toEqual(['May 2010 return was waived'])
  expect(reasonsOf(overdue)).toEqual(['Single referral form: due 7 May 2010'])
  expect(reasonsOf(quiet)).toEqual([])
})

test('an older return does not hide the latest', () => {
  const caughtUp = pilot({
    returns: [
      { __typename: 'DataReturn', id: 'a', periodStart: '2010-04-01', status: 'MISSING' },
      { __typename: 'DataReturn', id: 'b', periodStart: '2010-05-01', status: 'ACCEPTED' },
    ],
  })
  expect(reasonsOf(caughtUp)).toEqual([])
})

test('pilots that need someone come before those that do not', () => {
  const groups = groupPilots([quiet, late, overdue], 'attention', themeName)
  expect(groups.map(({ title, pilots }) => [title, pilots.map(({ id }) => id)])).toEqual([
    ['Needs someone now', ['late', 'overdue']],
    ['Nothing outstanding', ['quiet']],
  ])
})

test('by care model the largest group comes first', () => {
  expect(groupPilots([overdue, late, quiet], 'model', themeName).map(({ title }) => title)).toEqual(['Older people and end of life', 'Dementia'])
})
