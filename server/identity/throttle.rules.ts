// Sign-in is slowed by counting failed tries in windows of fifteen minutes, under four keys:
//   pair     one account from one address         5   what a guesser at one desk meets
//   address  any account from one address        50   what a guesser of many accounts meets
//   account  one account from anywhere          100   what a guesser at many desks meets
//   browser  one account from a browser that has signed in to it before: 5, and counted alone
// Strangers can fill the first three and still not lock the owner out: a browser that has been in before is counted only under its own key,
// and past the account's own count a right password together with a right second factor still passes. Once five tries have failed elsewhere,
// each further address has two instead of five.
export const windowMinutes = 15

const mostTries = 5
const mostTriesUnderAttack = 2
const mostOfAddress = 50
const mostOfAccount = 100

export interface Failures {
  pair: number
  address: number
  account: number
}

/** Which count, this try included, stands against a browser that is not known; null when none does. `account` gives way to both factors. */
export function findLimit({ pair, address, account }: Failures): keyof Failures | null {
  if (address > mostOfAddress) return 'address'
  if (pair > (account - pair >= mostTries ? mostTriesUnderAttack : mostTries)) return 'pair'
  return account > mostOfAccount ? 'account' : null
}

/** Whether one person's own tries are used up: from a known browser, of a code after the right password, or of a password given again. */
export const areSpent = (failures: number): boolean => failures > mostTries
