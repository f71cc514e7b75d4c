import { registerEnumType } from 'type-graphql'

export const PracticeStatus = {
  DRAFT: 'DRAFT',
  SUBMITTED: 'SUBMITTED',
  IN_REVIEW: 'IN_REVIEW',
  RETURNED: 'RETURNED',
  WITHDRAWN: 'WITHDRAWN',
  PUBLISHED: 'PUBLISHED',
  REVIEW_DUE: 'REVIEW_DUE',
  ARCHIVED: 'ARCHIVED',
} as const
export type PracticeStatus = keyof typeof PracticeStatus

registerEnumType(PracticeStatus, {
  name: 'PracticeStatus',
  description: 'Where a practice stands today; it follows from its dates.',
  valuesConfig: {
    DRAFT: { description: 'Being written: only its author, its pilot and the administrators see it.' },
    SUBMITTED: { description: 'Handed in, and waiting for its quality review.' },
    IN_REVIEW: { description: 'Being reviewed.' },
    RETURNED: { description: 'Returned to its author with comments.' },
    WITHDRAWN: { description: 'Taken back by its author before it was published.' },
    PUBLISHED: { description: 'Published, and not yet due for review.' },
    REVIEW_DUE: { description: 'Published, and due to be looked at again.' },
    ARCHIVED: { description: 'Kept for the record; no longer recommended reading.' },
  },
})

/** The condition under which everybody sees it. */
export const isPublished = (t: string): string => `${t}."publishedOn" <= platform.today()`

/** Where the row with alias `t` stands today. */
export const statusSql = (t: string): string => `case
  when ${t}."archivedOn" <= platform.today() then 'ARCHIVED'
  when ${isPublished(t)} and ${t}."reviewOn" <= platform.today() then 'REVIEW_DUE'
  when ${isPublished(t)} then 'PUBLISHED'
  when ${t}."withdrawnAt" is not null then 'WITHDRAWN'
  when ${t}."returnedAt" >= ${t}."submittedAt" then 'RETURNED'
  when ${t}."reviewBeganAt" >= ${t}."submittedAt" then 'IN_REVIEW'
  when ${t}."submittedAt" is not null then 'SUBMITTED'
  else 'DRAFT' end`

/** Whose turn it is in the queue of the quality review; empty for what is not in it. */
export const queueSql = (t: string): string => `case when ${statusSql(t)} in ('SUBMITTED', 'IN_REVIEW') then
  (select count(*)::int from network.practice q where ${statusSql('q')} in ('SUBMITTED', 'IN_REVIEW') and (q."submittedAt", q.id) <= (${t}."submittedAt", ${t}.id)) end`
