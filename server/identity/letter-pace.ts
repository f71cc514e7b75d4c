/** How often somebody wants letters by e-mail. */
export const LetterPace = { NONE: 'NONE', DAILY: 'DAILY', WEEKLY: 'WEEKLY' } as const
export type LetterPace = keyof typeof LetterPace
