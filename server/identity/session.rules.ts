import type { Role } from '../platform/viewer.ts'

const minute = 60_000
export const longestSessionHours = 12

/** How long a session may stand idle: NHS login's thirty minutes, half of it for administrators. */
export const idleMinutes = (role: Role): number => (role === 'ADMIN' ? 15 : 30)

/** When a session that starts now ends at the latest. */
export const latestEnd = (now: Date): Date => new Date(now.getTime() + longestSessionHours * 60 * minute)

interface SessionTimes {
  lastSeenAt: Date
  latestEnd: Date
}

/** When the session ends if nothing more is asked in it. */
export function sessionEndsAt(session: SessionTimes, role: Role): Date {
  return new Date(Math.min(session.latestEnd.getTime(), session.lastSeenAt.getTime() + idleMinutes(role) * minute))
}

/** Why a session no longer counts, as a sentence for the person; null while it does. */
export function whyEnded(session: SessionTimes, role: Role, now: Date): string | null {
  if (now >= session.latestEnd) return `You were signed out because ${longestSessionHours} hours have passed. Sign in again.`
  if (now >= sessionEndsAt(session, role)) return `You were signed out after ${idleMinutes(role)} minutes without use. Sign in again.`
  return null
}

/** Seen once a minute is enough to judge idleness, and spares a write on every request. */
export const isSightingDue = (lastSeenAt: Date | null, now: Date): boolean => lastSeenAt === null || now.getTime() - lastSeenAt.getTime() >= minute

/** Whether the person proved who they are within the last ten minutes, as changes of roles and new tokens ask (SECURITY.md 3.3). */
export const isProofFresh = (provedAt: Date, now: Date): boolean => now.getTime() - provedAt.getTime() <= 10 * minute
