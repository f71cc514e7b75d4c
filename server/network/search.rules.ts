export const LONGEST_TEXT = 200
const MOST_WORDS = 8

/** The words of a search in small letters, each once; more than eight narrow nothing down. */
export const wordsOf = (text: string): string[] =>
  [
    ...new Set(
      text
        .normalize('NFKC')
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? [],
    ),
  ].slice(0, MOST_WORDS)

// What the record spells out and people shorten.
const SHORT: Record<string, string> = {
  cic: 'community interest company',
  copd: 'chronic obstructive pulmonary disease',
  cvd: 'cardiovascular disease',
  ltc: 'long-term conditions',
  pct: 'primary care trust',
}

/** What a short form stands for; nothing for other words. */
export const meaningOf = (word: string): string => SHORT[word] ?? ''
