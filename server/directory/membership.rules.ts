import { dayInWords } from '../platform/calendar.ts'

import type { MembershipRole } from './membership-role.ts'
import { inWords } from './words.ts'

/** The period of something; an empty end is open. */
export interface Period {
  startsOn: string | null
  endsOn: string | null
}

/** What is wrong with the days of a membership, and in which field; null when nothing is. */
export function checkMembershipDays(
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
  organisation: { name: string; openedOn: string | null; closedOn: string | null },
  partnership: { name: string; endsOn: string | null },
): { field: string; reason: string; remedy?: string } | null {
  if (endsOn && endsOn < startsOn) return { field: 'endsOn', reason: 'The last day cannot be before the first.' }
  if (organisation.openedOn && startsOn < organisation.openedOn)
    return { field: 'startsOn', reason: `${organisation.name} opened on ${dayInWords(organisation.openedOn)}: it cannot be a member before.` }
  const { closedOn } = organisation
  if (closedOn && startsOn > closedOn)
    return {
      field: 'startsOn',
      reason: `${organisation.name} closed on ${dayInWords(closedOn)}: it cannot join after that. Choose what took its place, or an earlier day.`,
    }
  if (closedOn && (endsOn ?? '9999') > closedOn)
    return {
      field: 'endsOn',
      reason: `${organisation.name} closed on ${dayInWords(closedOn)}: its membership ends by then.`,
      remedy: closedOn,
    }
  if (partnership.endsOn && startsOn > partnership.endsOn)
    return { field: 'startsOn', reason: `${partnership.name} ends on ${dayInWords(partnership.endsOn)}: nobody can join it after that.` }
  return null
}

/** "as provider", "as lead", for a sentence. */
export const asRole = (role: MembershipRole): string => `as ${roleInWords(role)}`

/** A role as people call it. */
export const roleInWords = (role: MembershipRole): string => (role === 'HOST_COMMISSIONER' ? 'commissioner of the area' : inWords(role))

/** Whether two periods share a day. */
export const doOverlap = (one: Period, other: Period): boolean =>
  (one.startsOn ?? '0000') <= (other.endsOn ?? '9999') && (other.startsOn ?? '0000') <= (one.endsOn ?? '9999')
