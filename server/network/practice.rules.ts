import { RuleError } from '../platform/errors.ts'

import type { PracticeStatus } from './practice-status.ts'
import type { Practice } from './practice.ts'

type Step = 'update' | 'submit' | 'begin' | 'return' | 'publish' | 'withdraw' | 'revise' | 'revalidate' | 'archive'

/** From where each step may be taken. */
const FROM: Record<Step, PracticeStatus[]> = {
  update: ['DRAFT', 'RETURNED'],
  submit: ['DRAFT', 'RETURNED'],
  begin: ['SUBMITTED'],
  return: ['SUBMITTED', 'IN_REVIEW'],
  publish: ['SUBMITTED', 'IN_REVIEW'],
  withdraw: ['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED'],
  revise: ['PUBLISHED', 'REVIEW_DUE'],
  revalidate: ['PUBLISHED', 'REVIEW_DUE', 'ARCHIVED'],
  archive: ['PUBLISHED', 'REVIEW_DUE'],
}

const SAYS: Record<PracticeStatus, string> = {
  DRAFT: 'is a draft',
  SUBMITTED: 'waits for its review',
  IN_REVIEW: 'is being reviewed',
  RETURNED: 'was returned',
  WITHDRAWN: 'was withdrawn',
  PUBLISHED: 'is published',
  REVIEW_DUE: 'is published and due for review',
  ARCHIVED: 'is archived',
}

const WORDS: Record<Step, string> = {
  update: 'changed',
  submit: 'handed in',
  begin: 'taken up for review',
  return: 'returned',
  publish: 'published',
  withdraw: 'withdrawn',
  revise: 'revised',
  revalidate: 'revalidated',
  archive: 'archived',
}

/** Where a practice stands on a day; the same as the graph's own reckoning in SQL. */
export function statusOf(practice: Practice, today: string): PracticeStatus {
  const { archivedOn, publishedOn, reviewOn, withdrawnAt, returnedAt, reviewBeganAt, submittedAt } = practice
  if (archivedOn && archivedOn <= today) return 'ARCHIVED'
  if (publishedOn && publishedOn <= today) return reviewOn && reviewOn <= today ? 'REVIEW_DUE' : 'PUBLISHED'
  if (withdrawnAt) return 'WITHDRAWN'
  if (!submittedAt) return 'DRAFT'
  if (returnedAt && returnedAt >= submittedAt) return 'RETURNED'
  return reviewBeganAt && reviewBeganAt >= submittedAt ? 'IN_REVIEW' : 'SUBMITTED'
}

/** Why a step may not be taken now; null when it may. */
export function whyNot(step: Step, status: PracticeStatus): string | null {
  return FROM[step].includes(status) ? null : `This practice ${SAYS[status]}, so it cannot be ${WORDS[step]}.`
}

/** Refuses a step that does not follow from where the practice stands. */
export function checkStep(step: Step, status: PracticeStatus): void {
  const why = whyNot(step, status)
  if (why) throw new RuleError('PRACTICE_STATUS', why)
}

/** What is still missing before a practice may be handed in: the field and what to do. */
export function whatIsMissing(practice: Practice): { field: string; sentence: string }[] {
  const asked: [missing: boolean, field: string, sentence: string][] = [
    [!practice.summary, 'summary', 'Sum the practice up in a sentence or two.'],
    [!practice.problem, 'problem', 'Say what problem it answers.'],
    [!practice.what, 'what', 'Say what is done, by whom and how.'],
    [practice.people.length === 0, 'people', 'Say whom it is for.'],
    [practice.settings.length === 0, 'settings', 'Say where it takes place.'],
    [!practice.baseline && !practice.baselineWhyNot, 'baseline', 'Describe how things stood before, or say why a baseline does not apply.'],
    [!practice.evaluation && !practice.evaluationWhyNot, 'evaluation', 'Say how you find out what it does, or why that does not apply.'],
  ]
  return asked.flatMap(([missing, field, sentence]) => (missing ? [{ field, sentence }] : []))
}

/** A name for addresses, made from a title. */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '') || 'practice'

/** The day two years on. */
export const twoYearsOn = (day: string): string => `${Number(day.slice(0, 4)) + 2}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`
