import { afterAll, beforeAll, expect, test } from 'vitest'

import { expectAccessible, phone, settle, sideways, useHouse, watchComplaints, type Visit } from './browser.ts'
import { becomeAdministrator } from './visitors.ts'

const house = useHouse()
let admin: Visit

beforeAll(async () => {
  admin = await becomeAdministrator(house)
})
afterAll(() => admin?.close())

const button = (name: string) => admin.page.getByRole('button', { name, exact: true })

test('a section 75 agreement comes into force when its clauses and signatures are there; a changed contribution voids them', async () => {
  const { page, go } = admin
  const complaints = watchComplaints(page)
  await go('/partnerships?q=Health checks at the market')
  await page.getByRole('link', { name: 'Health checks at the market' }).click()
  await page.getByRole('link', { name: 'New agreement' }).click()
  await page.getByLabel('Title').fill('Market fund')
  await page.getByLabel('Kind').selectOption('S75_POOLED_FUND')
  await page.getByLabel('First day of the term').fill('2010-04-01')
  await page.getByLabel('Last day').fill('2011-03-31')
  for (const [name, amount, office] of [
    ['Testbridge Borough Council', '5,000', 'Section 151 officer'],
    ['Testbridge Hospitals NHS Trust', '12,500.50', 'Chief executive'],
  ] as const) {
    await page.getByLabel(name, { exact: true }).check()
    const party = page.locator('.party', { hasText: name })
    await party.getByLabel('Contribution in pounds').fill(amount)
    await party.getByLabel(office).check()
  }
  await expectAccessible(page)
  await button('Keep the draft').click()
  await page.getByRole('heading', { level: 1, name: 'Market fund' }).waitFor()
  await page.getByText('£17,500.50 together').waitFor()
  await page.getByText('Clause (f) is missing: duration, review, variation and termination.').first().waitFor()
  await page.getByText('SI 2000/617), regulation 7(3)(f)').waitFor()
  await settle(page)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Edit' }).click()
  for (const letter of 'abcdefg') await page.getByLabel(new RegExp(`^\\(${letter}\\) `)).fill(`What is agreed under (${letter}).`)
  await button('Save').click()
  await page.getByRole('heading', { level: 1, name: 'Market fund' }).waitFor()
  await button('Send to be signed').click()
  await page.getByRole('button', { name: /^Record signature of the chief executive/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Who signed').fill('Dee Puty')
  await dialog.getByLabel('They signed for who holds the office').check()
  await dialog.getByRole('button', { name: 'Record the signature' }).click()
  await dialog.getByText('signs in person: nobody else may sign for them.').first().waitFor()
  await expectAccessible(page)
  await dialog.getByLabel('They signed for who holds the office').uncheck()
  await dialog.getByLabel('Who signed').fill('Chris Chief')
  await dialog.getByRole('button', { name: 'Record the signature' }).click()
  await page.getByText('1 of 2 signed').waitFor()
  await page.getByRole('button', { name: /^Record signature of the section 151 officer/ }).click()
  await dialog.getByLabel('Who signed').fill('Fin Officer')
  await dialog.getByRole('button', { name: 'Record the signature' }).click()
  await button('Bring into force').click()
  await page.getByText('In force').first().waitFor()
  await page.getByText('due by 31 Jul 2010').waitFor()

  await page.getByRole('link', { name: 'Edit' }).click()
  await page.getByText('2 signatures will lapse if what is agreed changes.').waitFor()
  await page.locator('.party', { hasText: 'Testbridge Borough Council' }).getByLabel('Contribution in pounds').fill('6000')
  await page.getByLabel('Why').fill('More stalls.')
  await expectAccessible(page)
  await button('Save').click()
  await page.getByText('0 of 2 signed').waitFor()
  await page.getByText('Edition 2').waitFor()
  await page.getByText('The parties and their contributions changed.').first().waitFor()
  await settle(page)
  await expectAccessible(page)
  expect(complaints.stop()).toEqual([])
})

test('the agreement reads on a phone', async () => {
  const { page } = admin
  await page.setViewportSize(phone)
  expect(await sideways(page)).toBe(0)
  await expectAccessible(page)
  await page.setViewportSize({ width: 1440, height: 900 })
})
