import { atLeast, type Role, type TokenScope, type Viewer } from './viewer.ts'

/** One decision: may this viewer do it, to this thing where there is one. */
export interface Decision {
  (viewer: Viewer, subject?: never): boolean
  /** What a token must have been made for; READ where nothing is said. */
  scope?: TokenScope
}

/** A module's decisions: one line for each root field and each action. What has no line is refused. */
export type Policy = Record<string, Decision>

/** Everybody, signed in or not. */
export const anyone: Decision = () => true

/** Everybody with an account or a token. */
export const signedIn: Decision = (viewer) => viewer.role !== 'PUBLIC'

/** This role and the stronger ones. */
export const from =
  (role: Role): Decision =>
  (viewer) =>
    atLeast(viewer, role)

/** The same decision, for which a token must have been made for this and not for READ. */
export const within = (scope: TokenScope, decision: Decision): Decision =>
  Object.assign((viewer: Viewer, subject?: never) => decision(viewer, subject), { scope })

/** What a token lacks that the decision asks for; null where it lacks nothing. */
export function lackingScope({ scope = 'READ' }: Decision, { scopes }: Viewer): TokenScope | null {
  return !scopes || scopes.includes(scope) ? null : scope
}

/** Whether the viewer may do what a line of the policy decides; what has no line nobody may. */
export const allows = (decision: Decision | undefined, viewer: Viewer, subject?: unknown): boolean =>
  decision !== undefined && lackingScope(decision, viewer) === null && decision(viewer, subject as never)
