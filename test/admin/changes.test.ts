import { expect, test } from 'vitest'

import { listChanges } from '../../admin/shared/history/changes.ts'

test('only fields that differ are listed, with both values', () => {
  expect(listChanges({ role: 'MEMBER', name: 'Ann', version: 1 }, { role: 'ANALYST', name: 'Ann', version: 2 })).toEqual([
    { field: 'role', old: 'MEMBER', now: 'ANALYST' },
    { field: 'version', old: '1', now: '2' },
  ])
})

test('a new thing has no old values and a removed one no new ones', () => {
  expect(listChanges(null, { name: 'Ann' })).toEqual([{ field: 'name', old: null, now: 'Ann' }])
  expect(listChanges({ name: 'Ann' }, null)).toEqual([{ field: 'name', old: 'Ann', now: null }])
})

test('lists are told apart by what is in them', () => {
  expect(listChanges({ pilotIds: ['a'] }, { pilotIds: ['a', 'b'] })).toEqual([{ field: 'pilotIds', old: '["a"]', now: '["a","b"]' }])
  expect(listChanges({ pilotIds: ['a'] }, { pilotIds: ['a'] })).toEqual([])
})
