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

// What the record spells out and people shorten, and other words of the field for the same.
const SAME: Record<string, string> = {
  alcohol: 'substance misuse',
  alzheimers: 'dementia',
  alzheimer: 'dementia',
  blackouts: 'syncope',
  bronchitis: 'chronic obstructive pulmonary disease',
  cic: 'community interest company',
  copd: 'chronic obstructive pulmonary disease',
  cvd: 'cardiovascular disease',
  drugs: 'substance misuse',
  elderly: 'older people',
  emphysema: 'chronic obstructive pulmonary disease',
  eol: 'end of life',
  fallers: 'falls',
  gp: 'general practice',
  hospice: 'end of life',
  ltc: 'long-term conditions',
  matron: 'case management',
  mh: 'mental health',
  palliative: 'end of life',
  pct: 'primary care trust',
  seniors: 'older people',
  spa: 'single point of access',
}

/** What a short form stands for, or what else a word is called; nothing for other words. */
export const meaningOf = (word: string): string => SAME[word] ?? ''
