import { atLeast, type Role, type Viewer } from './viewer.ts'

/** One decision: may this viewer do it, to this thing where there is one. */
export type Decision = (viewer: Viewer, subject?: never) => boolean

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
