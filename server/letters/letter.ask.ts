import type { ExecutionResult } from 'graphql'
import { parse } from 'graphql'

import type { DueLetter } from '../identity/index.ts'
import { JsonData } from '../platform/compile/json-data.ts'
import type { Gateway } from '../platform/gateway.ts'
import type { Request, RequestFacts } from '../platform/request.ts'
import { atLeast, type Role } from '../platform/viewer.ts'

/** Something that waits for the reader of a letter. */
export interface Waiting {
  id: string
  sentence: string
  dueOn: string | null
  isOverdue: boolean
  path: string
}

/** What happened to one thing that the reader follows; without a name, what is for them anyway. */
export interface Happened {
  name: string | null
  entries: { sentence: string; at: string; path: string | null }[]
}

/** What a letter has to say. */
export interface Content {
  waiting: Waiting[]
  count: number
  happened: Happened[]
}

const QUESTION = parse(/* GraphQL */ `
  query Letter($since: DateTime!, $until: DateTime!, $leads: Boolean!, $returns: DataReturnFilter) {
    toDo @include(if: $leads) {
      id
      sentence
      dueOn
      isOverdue
      partnership {
        id
      }
      agreement {
        id
      }
    }
    returns(filter: $returns, orderBy: [{ field: DUE_ON, direction: ASC }], first: 50) @include(if: $leads) {
      nodes {
        id
        periodStart
        dueOn
        status
        pilot {
          shortName
        }
      }
    }
    digest(since: $since, until: $until) {
      count
      parts {
        follow {
          theme
          practice {
            title
          }
          pilot {
            shortName
          }
          measure {
            title
          }
          partnership {
            name
          }
          organisation {
            name
          }
          discussion {
            title
          }
        }
        entries {
          sentence
          at
          practice {
            slug
          }
          pilot {
            slug
          }
          measure {
            code
          }
          partnership {
            id
          }
          organisation {
            id
          }
          event {
            id
          }
        }
      }
    }
  }
`)

type ReturnStatus = 'SUBMITTED' | 'QUERIED' | 'REOPENED' | 'LATE' | 'DUE'

// What waits for whom, as on the page of returns; an administrator is told of what came in, not of every return that is awaited.
const RETURNS: Partial<Record<Role, ReturnStatus[]>> = { ADMIN: ['SUBMITTED'], PILOT_LEAD: ['QUERIED', 'REOPENED', 'LATE', 'DUE'] }

interface Answer {
  toDo?: { id: string; sentence: string; dueOn: string | null; isOverdue: boolean; partnership: { id: string }; agreement: { id: string } | null }[]
  returns?: { nodes: { id: string; periodStart: string; dueOn: string; status: ReturnStatus; pilot: { shortName: string } | null }[] }
  digest: { count: number; parts: { follow: Follow | null; entries: Entry[] }[] }
}

interface Follow {
  theme: string | null
  practice: { title: string } | null
  pilot: { shortName: string } | null
  measure: { title: string } | null
  partnership: { name: string } | null
  organisation: { name: string } | null
  discussion: { title: string } | null
}

interface Entry {
  sentence: string
  at: string
  practice: { slug: string } | null
  pilot: { slug: string } | null
  measure: { code: string } | null
  partnership: { id: string } | null
  organisation: { id: string } | null
  event: { id: string } | null
}

export interface Asking {
  execute: Gateway['execute']
  openRequest(facts: RequestFacts): Request
}

/** Asks the graph, as the reader of a letter and with their rights of this moment, what it has to say. */
export async function askForLetter({ execute, openRequest }: Asking, { id, reader, since, until }: DueLetter, now: Date): Promise<Content> {
  const facts = { requestId: `letter ${id}`, address: '', userAgent: null, secure: true, signal: AbortSignal.timeout(60_000) }
  const { context } = openRequest({ ...facts, viewer: reader, now })
  const returns = {
    status: { in: RETURNS[reader.role] ?? [] },
    ...(reader.role === 'PILOT_LEAD' && { pilot: { id: { in: reader.pilotIds } } }),
  }
  const variables = { since: since.toISOString(), until: until.toISOString(), leads: atLeast(reader, 'PILOT_LEAD'), returns }
  const { toDo = [], returns: found, digest } = dataOf(await execute({ document: QUESTION, operationName: 'Letter', variables, context }))
  return {
    waiting: [
      ...toDo.map(({ partnership, agreement, ...rest }) => ({
        ...rest,
        path: agreement ? `/agreements/${agreement.id}` : `/partnerships/${partnership.id}`,
      })),
      ...(found?.nodes ?? []).map((one) => ({
        id: `${one.status}:${one.id}`,
        sentence: `${sentenceOf[one.status]} ${one.pilot?.shortName ?? 'a pilot'} for ${monthOf(one.periodStart)}.`,
        dueOn: one.dueOn,
        isOverdue: one.status === 'LATE',
        path: `/returns/${one.id}`,
      })),
    ],
    count: digest.count,
    happened: digest.parts.map(({ follow, entries }) => ({
      name: follow && nameOf(follow),
      entries: entries.map((entry) => ({ sentence: entry.sentence, at: entry.at, path: pathOf(entry) })),
    })),
  }
}

const sentenceOf: Record<ReturnStatus, string> = {
  SUBMITTED: 'Look at the return of',
  QUERIED: 'Answer what is asked of the return of',
  REOPENED: 'Send again the return of',
  LATE: 'Send the return of',
  DUE: 'Send the return of',
}

const monthOf = (day: string): string => new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(day))

function dataOf({ data, errors }: ExecutionResult): Answer {
  if (errors?.length) throw new Error(`the graph did not answer: ${errors[0]!.message}`, { cause: errors[0]!.originalError })
  return (data instanceof JsonData ? JSON.parse(data.text) : data) as Answer
}

const nameOf = ({ theme, practice, pilot, measure, partnership, organisation, discussion }: Follow): string =>
  (theme && `Everything about ${theme.toLowerCase().replaceAll('_', ' ')}`) ??
  practice?.title ??
  pilot?.shortName ??
  measure?.title ??
  partnership?.name ??
  organisation?.name ??
  discussion?.title ??
  'Something that you may no longer see'

/** The page where something happened. */
function pathOf({ event, practice, partnership, measure, pilot, organisation }: Entry): string | null {
  if (event) return `/learning/events/${event.id}`
  if (practice) return `/learning/${encodeURIComponent(practice.slug)}`
  if (partnership) return `/partnerships/${partnership.id}`
  if (measure && pilot) return `/pilots/${encodeURIComponent(pilot.slug)}/measures/${encodeURIComponent(measure.code)}`
  if (measure) return `/measures/${encodeURIComponent(measure.code)}`
  if (pilot) return `/pilots/${encodeURIComponent(pilot.slug)}`
  return organisation && `/organisations/${organisation.id}`
}
