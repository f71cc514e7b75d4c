import {
  AcceptReturnDocument,
  QueryReturnDocument,
  RemindReturnDocument,
  ReopenReturnDocument,
  SubmitReturnDocument,
  WaiveReturnDocument,
  type ReturnStatus,
} from '../graphql.generated.ts'

/** A step that can be taken with a return, and from where; the server decides, this is for what to offer. */
export const steps = {
  submit: {
    name: 'Send it in',
    document: SubmitReturnDocument,
    asksWhy: false,
    from: ['DUE', 'LATE', 'QUERIED', 'REOPENED', 'MISSING'],
    by: 'pilot',
  },
  accept: { name: 'Accept', document: AcceptReturnDocument, asksWhy: false, from: ['SUBMITTED'], by: 'admin' },
  query: { name: 'Give it back', document: QueryReturnDocument, asksWhy: true, from: ['SUBMITTED'], by: 'admin' },
  reopen: { name: 'Open it again', document: ReopenReturnDocument, asksWhy: true, from: ['ACCEPTED'], by: 'admin' },
  remind: { name: 'Remind', document: RemindReturnDocument, asksWhy: false, from: ['DUE', 'LATE', 'QUERIED', 'REOPENED'], by: 'admin' },
  waive: { name: 'Waive', document: WaiveReturnDocument, asksWhy: true, from: ['NOT_DUE', 'DUE', 'LATE', 'QUERIED', 'REOPENED'], by: 'admin' },
} as const satisfies Record<string, { name: string; document: object; asksWhy: boolean; from: readonly ReturnStatus[]; by: 'pilot' | 'admin' }>

export type StepName = keyof typeof steps

/** From where more time can be given. */
export const extendable: readonly ReturnStatus[] = ['NOT_DUE', 'DUE', 'LATE', 'MISSING']

/** Whether figures may be entered. */
export const isOpen = (status: ReturnStatus): boolean => status !== 'SUBMITTED' && status !== 'ACCEPTED'
