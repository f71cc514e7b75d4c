import { readFileSync } from 'node:fs'

export const shortestPassword = 12
export const longestPassword = 256

/** Says what is wrong with a new password, or null when it will do. Length and guessing only: no rules about kinds of characters (ASVS 6.2.5). */
export function findPasswordFault(password: string, ownWords: readonly string[] = []): string | null {
  const length = [...password].length
  if (length < shortestPassword) return `Use at least ${shortestPassword} characters. A few unrelated words are easy to remember and hard to guess.`
  if (length > longestPassword) return `Use at most ${longestPassword} characters.`
  if (countGuesses(password, ownWords) < leastParts)
    return 'This password is easy to guess: it is made of common words, names, dates or keys in a row. Use a few unrelated words, or let your browser make one.'
  return null
}

/** The same text typed on another keyboard or system is the same password (NIST SP 800-63B 5.1.1.2). */
export const normalisePassword = (password: string): string => password.normalize('NFKC')

/** The words of a person's name and address, which others know. */
export function wordsAbout(...texts: readonly (string | null)[]): string[] {
  return texts.flatMap((text) => readable(text ?? '').split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3)
}

// A guesser tries words, rows of keys, years and repeats as one step each, so each counts as one part, as any other character does.
const leastParts = 7

/** How many independent things a guesser must get right, the shortest way found greedily. */
function countGuesses(password: string, ownWords: readonly string[]): number {
  const text = readable(password)
  const letters = asLetters(text)
  let parts = 0
  for (let at = 0; at < text.length; parts++)
    at += Math.max(
      1,
      longestWord(text, at, ownWords),
      longestWord(letters, at, ownWords),
      yearAt(text, at),
      rowAt(text, at),
      repeatAt(text, at),
      seenBefore(text, at),
    )
  return parts
}

const readable = (text: string): string => normalisePassword(text).toLowerCase()

const lookalikes: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }
const asLetters = (text: string): string => text.replace(/[013457@$!]/g, (sign) => lookalikes[sign] ?? sign)

const commonWords: ReadonlySet<string> = new Set(
  readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' '))
    .filter((word) => word.length >= 3),
)
const longestCommonWord = Math.max(...[...commonWords].map((word) => word.length))

function longestWord(text: string, at: number, ownWords: readonly string[]): number {
  const own = ownWords.filter((word) => text.startsWith(word, at)).map((word) => word.length)
  for (let length = Math.min(longestCommonWord, text.length - at); length >= 3; length--)
    if (commonWords.has(text.slice(at, at + length))) return Math.max(length, ...own)
  return Math.max(0, ...own)
}

const yearAt = (text: string, at: number): number => (/^(19|20)\d\d/.test(text.slice(at, at + 4)) ? 4 : 0)

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
]
const rowsBothWays = rows.flatMap((row) => [row, [...row].reverse().join('')])

function rowAt(text: string, at: number): number {
  let length = 3
  while (at + length <= text.length && rowsBothWays.some((row) => row.includes(text.slice(at, at + length)))) length++
  return length > 3 ? length - 1 : 0
}

function repeatAt(text: string, at: number): number {
  let end = at + 1
  while (text[end] === text[at]) end++
  return end - at
}

function seenBefore(text: string, at: number): number {
  let length = 3
  while (at + length <= text.length && text.slice(0, at).includes(text.slice(at, at + length))) length++
  return length > 3 ? length - 1 : 0
}
