/**
 * Whether an observation is approved, over its row `t`. What organisations publish needs nobody's approval. A pilot's figure is approved once the return
 * of its period is accepted, and a correction made after that waits until the return is accepted again. Months before a pilot's first return are its
 * baseline, which was settled when it began.
 */
export const isApproved = (t: string): string => `(${t}."subjectKind" = 'ORGANISATION'
  or exists (select from evaluation."dataReturn" r where r."pilotId" = ${t}."subjectId" and r."periodStart" <= ${t}."periodStart"
    and r."periodEnd" >= ${t}."periodEnd" and r."acceptedAt" >= ${t}."recordedFrom")
  or ${t}."periodStart" < (select min(r."periodStart") from evaluation."dataReturn" r where r."pilotId" = ${t}."subjectId"))`

/** Whether its return had been accepted before: then something that was settled is open again. */
export const wasApproved = (t: string): string => `exists (select from evaluation."dataReturn" r where r."pilotId" = ${t}."subjectId"
  and r."periodStart" <= ${t}."periodStart" and r."periodEnd" >= ${t}."periodEnd" and r."lastAcceptedAt" is not null)`
