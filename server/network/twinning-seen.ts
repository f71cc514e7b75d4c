import type { Where } from '../platform/declare.ts'

// Whoever speaks for one of the two places, by this condition over it.
const atEither = (t: string, condition: string): string =>
  `exists (select from network.place p where p.id in (${t}."proposerId", ${t}."invitedId") and ${condition})`

/** Whether both places said yes, whatever came later. */
export const isAgreed = ({ answeredOn, status }: { answeredOn: string | null; status: string }): boolean =>
  answeredOn !== null && status !== 'DECLINED'

/** Members see what two places agreed on; a proposal that waits, was declined or was taken back is between the two. */
export const seenByMembers: Where = (t, viewer) =>
  `(${t}."answeredOn" is not null and ${t}.status <> 'DECLINED') or ${atEither(t, `p."pilotId" is null and p."ownerId" = ${viewer.accountId}`)}`

/** The lead of a pilot sees every proposal to it and from it. */
export const seenByLead: Where = (t, viewer) => atEither(t, `p."pilotId" = any(${viewer.pilotIds})`)
