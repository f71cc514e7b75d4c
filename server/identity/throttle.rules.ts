// Sign-in is slowed by counting failures in windows of fifteen minutes, under four keys:
//   pair     one account from one address    5   what a guesser at one desk meets
//   address  any account from one address   50   what a guesser of many accounts meets
//   account  one account from anywhere     100   what a guesser at many desks meets
//   browser  one account from a browser that has signed in to it before: counted alone
// Strangers can fill the first three and still not lock the owner out: a browser that has been in before is counted only under its own key,
// and past the account's own count a right password together with a right second factor still passes. From the fifth failure on,
// each further address has two tries instead of five.
export const windowMinutes = 15

export interface Failures {
  pair: number
  address: number
  account: number
}

export type Verdict = 'try' | 'onlyWithSecondFactor' | 'refuse'

/** What a stranger's browser may do after so many failures, this try included. */
export function judgeStranger({ pair, address, account }: Failures): Verdict {
  if (address > 50) return 'refuse'
  const elsewhere = account - pair
  if (pair > (elsewhere >= 5 ? 2 : 5)) return 'refuse'
  return account > 100 ? 'onlyWithSecondFactor' : 'try'
}

/** What a browser that has signed in to this account before may do after so many failures, this try included. */
export const judgeKnownBrowser = (failures: number): Verdict => (failures > 5 ? 'refuse' : 'try')

/** Codes are tried only after the right password, so nobody but its holder can use these up. */
export const judgeCode = (failures: number): Verdict => (failures > 5 ? 'refuse' : 'try')
