import { listInWords } from '../platform/words.ts'

import type { PartnershipStatus } from './partnership.ts'
import { inWords } from './words.ts'

/** The days that decide where a partnership stands. */
export interface PartnershipDates {
  formingFrom: string | null
  startsOn: string | null
  underReviewFrom: string | null
  endsOn: string | null
}

/** What the guards of the stages look at. */
export interface PartnershipFacts {
  name: string
  status: PartnershipStatus
  /** Organisations that are members on the day, the commissioner of the area not counted. */
  members: number
  leads: number
  /** Titles of the agreements that are in force on the day. */
  inForce: readonly string[]
}

export const STAGES: readonly PartnershipStatus[] = ['PROPOSED', 'FORMING', 'ACTIVE', 'UNDER_REVIEW', 'ENDED']

/** Where a partnership may go next; an ended one nowhere. */
const next: Record<PartnershipStatus, readonly PartnershipStatus[]> = {
  PROPOSED: ['FORMING', 'ENDED'],
  FORMING: ['ACTIVE', 'ENDED'],
  ACTIVE: ['UNDER_REVIEW', 'ENDED'],
  UNDER_REVIEW: ['ACTIVE', 'ENDED'],
  ENDED: [],
}

/** Why a partnership may not go to a stage; null when it may. */
export function whyNotStage({ name, status, members, leads, inForce }: PartnershipFacts, to: PartnershipStatus): string | null {
  if (to === status) return `${name} is ${inWords(to)} already.`
  if (status === 'ENDED') return `${name} has ended. Undo its end in the history, or begin another partnership.`
  if (!next[status].includes(to)) return `From ${inWords(status)} it goes on to ${listInWords(next[status].map(inWords))}, not to ${inWords(to)}.`
  if (to === 'ACTIVE' && members < 2)
    return `An active partnership needs two members or more; ${name} has ${members === 0 ? 'none' : 'one'}. Add members first.`
  if (to === 'ACTIVE' && leads === 0) return `An active partnership needs a lead; ${name} has none. Name a lead first.`
  if (to === 'ENDED' && inForce.length > 0)
    return `${listInWords(inForce.map((title) => `“${title}”`))} ${inForce.length > 1 ? 'are' : 'is'} still in force. Terminate ${inForce.length > 1 ? 'them' : 'it'} first.`
  return null
}

/** The dates of a partnership that goes to a stage on a day; for the end, the day is its last. */
export function datesAt(dates: PartnershipDates, to: PartnershipStatus, on: string): PartnershipDates {
  if (to === 'FORMING') return { ...dates, formingFrom: on }
  if (to === 'UNDER_REVIEW') return { ...dates, underReviewFrom: on }
  if (to === 'ENDED') return { ...dates, endsOn: on }
  if (to === 'ACTIVE') return dates.startsOn && dates.underReviewFrom ? { ...dates, underReviewFrom: null } : { ...dates, startsOn: on }
  return dates
}

/** Where a partnership with these dates stands on a day: the same as the database derives. */
export function stageOn({ formingFrom, startsOn, underReviewFrom, endsOn }: PartnershipDates, today: string): PartnershipStatus {
  if (endsOn && endsOn < today) return 'ENDED'
  if (startsOn && startsOn <= today) return underReviewFrom && underReviewFrom <= today ? 'UNDER_REVIEW' : 'ACTIVE'
  return formingFrom && formingFrom <= today ? 'FORMING' : 'PROPOSED'
}

/** What is wrong with the dates, and in which field; null when nothing is. */
export function checkDates({ formingFrom, startsOn, underReviewFrom, endsOn }: PartnershipDates): { field: string; reason: string } | null {
  const later = (one: string | null, other: string | null): boolean => one !== null && other !== null && one > other
  if (later(formingFrom, startsOn)) return { field: 'startsOn', reason: 'It cannot be at work before its members were brought together.' }
  if (later(startsOn, endsOn)) return { field: 'endsOn', reason: 'It cannot end before it begins.' }
  if (later(formingFrom, endsOn)) return { field: 'endsOn', reason: 'It cannot end before its members were brought together.' }
  if (later(startsOn, underReviewFrom)) return { field: 'underReviewFrom', reason: 'It cannot be under review before it is at work.' }
  return null
}
