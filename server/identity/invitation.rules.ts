/** Why a link no longer works, as a sentence; null while it does. */
export function whyClosed(invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date }, now: Date): string | null {
  if (invitation.acceptedAt) return 'This link has been used. Sign in with the password you chose, or ask an administrator for a new invitation.'
  if (invitation.revokedAt) return 'This invitation was withdrawn. Ask an administrator for a new one.'
  if (now >= invitation.expiresAt) return 'This link has expired. Ask an administrator for a new invitation.'
  return null
}

export const longestInvitationDays = 30

/** The link's path. The secret stands behind the # sign, which browsers never send: it stays out of every log. */
export const invitationPath = (secret: string): string => `/invitation#${secret}`
