import type { LinkArgument } from '../platform/link.ts'
import { DateScalar, DateTimeScalar } from '../platform/scalars.ts'

/** Which observations of a series: of which periods, and as they stood on record when. */
export const observedWhen: Record<string, LinkArgument> = {
  from: {
    type: () => DateScalar,
    description: 'Only periods that start on this day or later.',
    where: (t, day) => `${t}."periodStart" >= ${day}::date`,
  },
  to: {
    type: () => DateScalar,
    description: 'Only periods that start on this day or earlier.',
    where: (t, day) => `${t}."periodStart" <= ${day}::date`,
  },
  asKnownAt: {
    type: () => DateTimeScalar,
    description: 'As it stood on record at this moment; now, when it is left out.',
    where: (t, moment) =>
      `${t}."recordedFrom" <= ${moment}::timestamptz and (${t}."recordedTo" is null or ${t}."recordedTo" > ${moment}::timestamptz)`,
    absent: (t) => `${t}."recordedTo" is null`,
  },
}
