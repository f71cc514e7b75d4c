import type * as graph from '../graphql.generated.ts'

export const signatoryRoleName = {
  CHIEF_EXECUTIVE: 'Chief executive',
  SECTION_151_OFFICER: 'Section 151 officer',
  FINANCE_DIRECTOR: 'Finance director',
  BOARD_CHAIR: 'Board chair',
  DIRECTOR: 'Director',
  OTHER: 'Other',
} satisfies Record<graph.SignatoryRole, string>

export const reportStatusName = { NOT_DUE: 'Not due', DUE: 'Due', OVERDUE: 'Overdue', RECEIVED: 'Came in' } satisfies Record<
  graph.ReportStatus,
  string
>
