import type { Discussion_DiscussionFragment, DiscussionStatus } from '../../graphql.generated.ts'

/** What a discussion is about; with a measure or a partnership, the pilot whose lead is asked. */
export interface About {
  kind: 'practice' | 'pilot' | 'measure' | 'partnership'
  id: string
  askedOf?: string | null
}

export type Answer = Discussion_DiscussionFragment['answers'][number]

/** What somebody is about to do, in a dialog. */
export type Task =
  | { what: 'ask' }
  | { what: 'answer'; discussion: Discussion_DiscussionFragment }
  | { what: 'edit' | 'report' | 'hide'; discussion: Discussion_DiscussionFragment; answer: Answer | null }

export const statusName = {
  REMARK: 'Remark',
  OPEN: 'Not answered yet',
  OVERDUE: 'Unanswered for over ten days',
  ANSWERED: 'Answered',
  SETTLED: 'Settled',
} satisfies Record<DiscussionStatus, string>
