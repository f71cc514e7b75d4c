import { afterAll, beforeAll, expect, test } from 'vitest'

import { stopKey } from '../../server/identity/index.ts'
import { poolOf } from '../../server/platform/database.ts'
import { secretOf } from '../../server/platform/secret.ts'
import { expectAccessible, focused, phone, settle, useHouse, type Visit } from './browser.ts'
import { administrator, becomeAdministrator, signIn } from './visitors.ts'

// Nothing answers at the mail server's address: who chooses letters now has none before tomorrow.
const house = useHouse({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'careweave@programme.example', PUBLIC_URL: 'http://careweave.example' })
let admin: Visit

beforeAll(async () => {
  admin = await becomeAdministrator(house)
})
afterAll(() => admin?.close())

test('a link works for one account', async () => {
  const visit = await house.open({})
  await visit.page.goto('/invitation#made-up')
  await visit.page.getByRole('heading', { level: 1, name: 'This link does not work' }).waitFor()
  await expectAccessible(visit.page)
  await visit.close()
})

test('an empty form is refused with a summary that leads to each field', async () => {
  const { page, go, close } = await house.open({})
  await go('/sign-in')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect.poll(() => focused(page)).toContain('There is a problem')
  expect(await page.title()).toMatch(/^Error: /)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Enter your password' }).click()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('current-password')
  await close()
})

test('a wrong address and a wrong password are told apart by nobody', async () => {
  const visit = await house.open({})
  await visit.go('/sign-in')
  const said: (string | null)[] = []
  for (const email of [administrator.email, 'nobody@example.org']) {
    await signIn(visit, { ...administrator, email, password: 'not the password at all' })
    await visit.page.getByRole('alert').waitFor()
    await expect.poll(() => visit.page.getByRole('button', { name: 'Sign in', exact: true }).isEnabled()).toBe(true)
    said.push(await visit.page.getByRole('alert').textContent())
  }
  expect(said[0]).toBe(said[1])
  await visit.close()
})

test('what needs an account leads to the door, the door leads back, and signing out forgets', async () => {
  const visit = await house.open({})
  const { page } = visit
  await page.goto('/history?what=invitation')
  await page.waitForURL(/\/sign-in\?next=%2Fhistory%3Fwhat%3Dinvitation/)
  await signIn(visit)
  await page.waitForURL(/\/history\?what=invitation$/)
  await settle(page)
  await page.getByRole('button', { name: /account menu/ }).click()
  await expectAccessible(page, '.account-menu')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('link', { name: 'Sign in' }).waitFor()
  await page.goto('/account')
  await page.waitForURL(/\/sign-in/)
  await visit.close()
})

test.each(['//evil.example/', 'https://evil.example/', '/\\evil.example'])(
  'after signing in, %s leads no further than the overview',
  async (next) => {
    const visit = await house.open({})
    await visit.go(`/sign-in?next=${encodeURIComponent(next)}`)
    await signIn(visit)
    await visit.page.getByRole('heading', { level: 1, name: 'Programme overview' }).waitFor()
    expect(new URL(visit.page.url()).origin).toBe(house.product().address)
    await visit.close()
  },
)

test('an administrator invites an analyst, who chooses a password and is in', async () => {
  const { page, go } = admin
  await go('/admin/users/invitations')
  await page.getByRole('button', { name: 'Invite' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Their email address').fill('ida.counts@example.org')
  await dialog.getByLabel('Role').selectOption('ANALYST')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Make the link' }).click()
  const link = await dialog.locator('code').textContent()
  await page.keyboard.press('Escape')
  await page.getByText('ida.counts@example.org', { exact: true }).waitFor()

  const invited = await house.open({})
  await invited.page.goto(link ?? '')
  await invited.page.getByText('You will be an analyst of the programme.').waitFor()
  await expectAccessible(invited.page)
  await invited.page.getByLabel('Your name').fill('Ida Counts')
  await invited.page.getByLabel('Password', { exact: true }).fill('short')
  await invited.page.getByRole('button', { name: 'Make the account' }).click()
  await invited.page.getByRole('link', { name: /at least twelve characters/ }).waitFor()
  await invited.page.getByLabel('Password', { exact: true }).fill('a longer set of words')
  await invited.page.getByRole('button', { name: 'Make the account' }).click()
  await invited.page.getByRole('button', { name: 'Ida Counts, account menu' }).waitFor()
  await invited.page.goto('/admin/users')
  await invited.page.getByRole('heading', { level: 1, name: 'You cannot see this' }).waitFor()
  await invited.close()
})

test('a token is shown once, works, and stops working when it is revoked', async () => {
  const { page, go } = admin
  await go('/account')
  await page.getByRole('button', { name: 'New token' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What it is for').fill('Journey')
  await dialog.getByLabel('Files: saved queries, exports and standards').uncheck()
  await dialog.getByLabel('Of other pilots than those I choose').check()
  await dialog.getByLabel('Torbay').check()
  await dialog.getByRole('button', { name: 'Make the token' }).click()
  const secret = (await dialog.locator('code').textContent()) ?? ''
  await expectAccessible(page)
  const ask = () =>
    fetch(new URL('/graphql', house.product().address), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
      body: JSON.stringify({ query: '{ viewer { role } }' }),
    }).then((response) => response.json())
  expect(await ask()).toMatchObject({ data: { viewer: { role: 'MEMBER' } } })
  await page.keyboard.press('Escape')
  const row = page.getByRole('row', { name: /Journey/ })
  await row.getByText('Member: reads and asks for groups').waitFor()
  await row.getByText('of Torbay only').waitFor()
  await row.getByRole('button', { name: 'Uses of Journey' }).click()
  await dialog.getByText('without a name').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page
    .getByRole('row', { name: /Journey/ })
    .getByRole('button', { name: 'Revoke' })
    .click()
  await page
    .getByRole('row', { name: /Journey/ })
    .getByText('Revoked')
    .waitFor()
  expect(await ask()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
})

test('letters are chosen on the account page, and stopped by a letter’s link without signing in', async () => {
  const { page, go } = admin
  await go('/account')
  const choice = page.getByLabel(`Letters to ${administrator.email}`)
  await choice.selectOption({ label: 'On Mondays, when there is something new' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved.').waitFor()
  await expectAccessible(page)
  const { database } = house.product()
  const [account] = await database.query<{ id: string; letters: string }[]>('select id, letters from identity.account where email = $1', [
    administrator.email,
  ])
  expect(account?.letters).toBe('WEEKLY')
  const visit = await house.open({ viewport: phone })
  const key = stopKey(await secretOf(poolOf(database), 'letters'), account!.id)
  await visit.page.goto(`/letters/stop/${key}`)
  await visit.page.getByRole('heading', { level: 1, name: 'Stop all letters?' }).waitFor()
  await expectAccessible(visit.page)
  await visit.page.getByRole('button', { name: 'Stop all letters' }).click()
  await visit.page.getByRole('heading', { level: 1, name: 'No more letters' }).waitFor()
  await expectAccessible(visit.page)
  await visit.page.goto(`/stop-letters#${key.slice(1)}`)
  await visit.page.reload()
  await visit.page.getByRole('button', { name: 'Stop all letters' }).click()
  await visit.page.getByRole('heading', { level: 1, name: 'This link does not work' }).waitFor()
  await visit.close()
  await go('/account')
  await expect.poll(() => choice.locator('option:checked').textContent()).toBe('No letters')
})

test('a change of somebody’s role is in the history with its reason', async () => {
  const { page, go } = admin
  await go('/admin/users?q=reader')
  await page.getByRole('button', { name: 'Change Val Reader' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Role').selectOption('ANALYST')
  await dialog.getByLabel('Why').fill('Joins the evaluation')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page
    .getByRole('row', { name: /Val Reader/ })
    .getByText('Analyst')
    .waitFor()
  await go('/history?what=account')
  await page.getByText('Why: Joins the evaluation').waitFor()
  await page.locator('ins', { hasText: 'ANALYST' }).first().waitFor()
})

test('everywhere means here too', async () => {
  const visit = await house.open({})
  await visit.go('/sign-in?next=/account')
  await signIn(visit)
  await visit.page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await visit.page.waitForURL(/\/sign-in/)
  await admin.page.goto('/account')
  await admin.page.waitForURL(/\/sign-in/)
  await signIn(admin)
  await admin.page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
  await visit.close()
})
