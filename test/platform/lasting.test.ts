import { expect, test } from 'vitest'

import { LearningEvent } from '../../server/network/learning-event.ts'
import { lasting } from '../../server/platform/compile/answers.ts'
import { shapeOf } from '../../server/platform/shape.ts'

const modules = ['directory', 'network']

test.each([
  ['select o."name" from "directory"."organisation" o', ['directory']],
  ['select 1 from directory.organisation o, network.practice p where platform.today() > p.on', ['platform', 'directory', 'network']],
])('an answer that follows from data lasts as long as they do: %s', (text, of) => {
  expect(lasting(text, modules)?.modules).toEqual(of)
})

test.each([
  'select now() from network.practice',
  'select platform.moment() from network.practice',
  'select current_timestamp from network.practice',
  'select random from network.practice',
  'select s.id from identity.session s',
  'select e.at from platform."auditEntry" e',
])('an answer that changes by itself, or with what no version counts, does not last: %s', (text) => {
  expect(lasting(text, modules)).toBeNull()
})

test('whether an event is over is such an answer', () => {
  expect(lasting(shapeOf(LearningEvent).columns.get('status')!.sql('e'), modules)).toBeNull()
})
