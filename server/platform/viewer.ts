/** The roles of the contract, weakest first: each may do what the ones before it may. */
export const ROLES = ['PUBLIC', 'MEMBER', 'ANALYST', 'PILOT_LEAD', 'ADMIN'] as const
export type Role = (typeof ROLES)[number]

/** What a token can be made for. */
export const SCOPES = ['READ', 'GROUPS', 'EXPORT'] as const
export type TokenScope = (typeof SCOPES)[number]

/** Who asks: made anew for every request from the session or the token, never kept. */
export interface Viewer {
  role: Role
  accountId: string | null
  name: string | null
  /** The pilots that a pilot lead is bound to. */
  pilotIds: readonly string[]
  via: 'public' | 'session' | 'token' | 'schedule' | 'system'
  sessionId?: string
  tokenId?: string
  /** What is kept of this browser's own cookie: sign-in knows by it where an account has been before. */
  browserHash?: string
  /** For somebody who was signed in or nearly is: what ended it or is missing, as a sentence. */
  whyPublic?: string
  /** False for a token that may only read. */
  canWrite: boolean
  /** What a token was made for; absent for everybody else, who may all that the role may. */
  scopes?: readonly TokenScope[]
  /** The pilots that a token is limited to: of all others it sees what the public sees. */
  onlyPilotIds?: readonly string[]
}

/** Somebody who is not signed in. */
export const publicViewer: Viewer = { role: 'PUBLIC', accountId: null, name: null, pilotIds: [], via: 'public', canWrite: false }

/** The product itself, for example while it enters the record. */
export const systemViewer: Viewer = { role: 'ADMIN', accountId: null, name: 'Careweave', pilotIds: [], via: 'system', canWrite: true }

/** Whether more of a pilot may be shown to the viewer than to the public; of what belongs to no pilot, not to a token that is limited to some. */
export const reaches = ({ onlyPilotIds }: Viewer, pilotId: string | null): boolean =>
  !onlyPilotIds || (pilotId !== null && onlyPilotIds.includes(pilotId))

/** Whether the viewer's role is this one or a stronger one. */
export const atLeast = (viewer: Viewer, role: Role): boolean => ROLES.indexOf(viewer.role) >= ROLES.indexOf(role)
