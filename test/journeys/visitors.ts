import { createSignInLink } from '../../server/identity/index.ts'
import { settle, type House, type Visit } from './browser.ts'

export const administrator = { name: 'Ruth Keeper', email: 'ruth.keeper@example.org', password: 'four plain words together' }

/** Makes the first administrator through the link of the terminal, as a person would, and answers the browser they are signed in with. */
export async function becomeAdministrator(house: House): Promise<Visit> {
  const link = await createSignInLink(house.product().database, house.product().address)
  if (!link) throw new Error('there is an administrator already')
  const visit = await house.open({})
  const { page } = visit
  await page.goto(link)
  await page.getByLabel('Work email address').fill(administrator.email)
  await page.getByLabel('Your name').fill(administrator.name)
  await page.getByLabel('Password', { exact: true }).fill(administrator.password)
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByRole('button', { name: /account menu/ }).waitFor()
  await settle(page)
  return visit
}

/** Fills in the sign-in form and sends it. */
export async function signIn({ page }: Visit, { email, password } = administrator): Promise<void> {
  await page.getByLabel('Work email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
