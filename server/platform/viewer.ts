/** The roles of the contract, weakest first: each may do what the ones before it may. */
export const ROLES = ['PUBLIC', 'MEMBER', 'ANALYST', 'PILOT_LEAD', 'ADMIN'] as const
export type Role = (typeof ROLES)[number]

/** Who asks: made anew for every request from the session or the token, never kept. */
export interface Viewer {
  role: Role
  accountId: string | null
  name: string | null
  /** The pilots that a pilot lead is bound to. */
  pilotIds: readonly string[]
  via: 'public' | 'session' | 'token' | 'system'
  sessionId?: string
  tokenId?: string
  /** What is kept of this browser's own cookie: sign-in knows by it where an account has been before. */
  browserHash?: string
  /** For somebody who was signed in or nearly is: what ended it or is missing, as a sentence. */
  whyPublic?: string
  /** False for a token that may only read. */
  canWrite: boolean
}

/** Somebody who is not signed in. */
export const publicViewer: Viewer = { role: 'PUBLIC', accountId: null, name: null, pilotIds: [], via: 'public', canWrite: false }

/** The product itself, for example while it enters the record. */
export const systemViewer: Viewer = { role: 'ADMIN', accountId: null, name: 'Careweave', pilotIds: [], via: 'system', canWrite: true }

/** Whether the viewer's role is this one or a stronger one. */
export const atLeast = (viewer: Viewer, role: Role): boolean => ROLES.indexOf(viewer.role) >= ROLES.indexOf(role)
