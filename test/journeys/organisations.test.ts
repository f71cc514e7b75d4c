import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { expectAccessible, phone, settle, sideways, useHouse, watchComplaints, type Visit } from './browser.ts'
import { becomeAdministrator } from './visitors.ts'

const house = useHouse()
let admin: Visit

beforeAll(async () => {
  admin = await becomeAdministrator(house)
})
afterAll(() => admin?.close())

const heading = (name: string) => admin.page.getByRole('heading', { level: 1, name }).waitFor()

/** Registers an organisation through the form. */
async function register(name: string, code: string): Promise<string> {
  const { page, go } = admin
  await go('/organisations/new')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Code', { exact: true }).fill(code)
  await page.getByRole('button', { name: 'Register', exact: true }).click()
  await heading(name)
  await settle(page)
  return new URL(page.url()).pathname
}

test('a duplicate is found, merged after a preview, leads to the other, and is taken apart again', async () => {
  const { page, go } = admin
  const complaints = watchComplaints(page)
  await go('/organisations/new')
  await page.getByLabel('Name', { exact: true }).fill('Testbridge Hospitals')
  await page.getByLabel('Code', { exact: true }).fill('not a code')
  await page.getByRole('button', { name: 'Register', exact: true }).click()
  await page.getByRole('link', { name: /three to eight letters and digits/ }).waitFor()
  await expectAccessible(page)
  const spare = await register('Testbridge Hospital', 'RTB99')
  await go('/organisations/duplicates')
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Merge.*Testbridge Hospital/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('The entry that stays').selectOption({ label: 'Testbridge Hospitals NHS Trust (no code)' })
  await dialog.getByText('Goes over:').waitFor()
  await expectAccessible(page)
  await dialog.getByLabel('Why').fill('The same hospital twice.')
  await dialog.getByRole('button', { name: 'Merge' }).click()
  await page.getByLabel('What was done').getByText('Merged into Testbridge Hospitals NHS Trust').waitFor()
  await go(spare)
  await page.getByText('This entry was a duplicate.').waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Testbridge Hospitals NHS Trust' }).click()
  await heading('Testbridge Hospitals NHS Trust')
  await page.getByRole('button', { name: /^Undo.* merged Testbridge Hospital/ }).click()
  await page.getByText('Undone').first().waitFor()
  await go(spare)
  expect(await page.getByText('This entry was a duplicate.').count()).toBe(0)
  expect(complaints.stop()).toEqual([])
})

test('an organisation is succeeded by another: memberships go on, the old page stays, and it is undone', async () => {
  const { page, go } = admin
  const heir = await register('New Sampleford Hospice', 'RNH01')
  await go('/organisations?q=Sampleford Hospice')
  await page.getByRole('link', { name: 'Sampleford Hospice', exact: true }).click()
  await heading('Sampleford Hospice')
  await page.getByRole('button', { name: 'What became of it' }).click()
  const dialog = page.getByRole('dialog')
  const box = dialog.getByRole('combobox', { name: 'Successor' })
  await box.fill('new sampleford')
  await page.getByRole('option', { name: /New Sampleford Hospice/ }).waitFor()
  await box.press('Enter')
  await dialog.getByLabel('From').fill('2010-06-01')
  await dialog.getByLabel('Source').selectOption({ label: 'Illustrative set' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await page.getByText('Closed').first().waitFor()
  await go(heir)
  await page.getByRole('heading', { name: 'Pilots of those whose place it took' }).waitFor()
  await page.getByRole('row', { name: /Hospice at home/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Undo.* recorded that Sampleford Hospice/ }).click()
  await page.getByText('Undone').first().waitFor()
  await expect.poll(() => page.getByRole('row', { name: /Hospice at home/ }).count()).toBe(0)
})

test('organisations are found by facets, selected with the keyboard, changed together after a preview, undone, compared and taken along', async () => {
  const { page, go } = admin
  const complaints = watchComplaints(page)
  await go('/organisations?q=Specimen')
  await expectAccessible(page)
  const kinds = page.getByRole('group', { name: 'Kind' })
  await expect.poll(() => kinds.locator('label', { hasText: 'School' }).locator('.ct').textContent()).toBe('1')
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await page.getByRole('region', { name: 'Selected' }).getByText('2 selected').waitFor()
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Closed on').fill('2010-06-30')
  await dialog.getByLabel('Source of the last day').selectOption({ label: 'Illustrative set' })
  await dialog
    .getByText(/after that day\. End its memberships/)
    .first()
    .waitFor()
  await dialog.getByLabel('Closed on').fill('')
  await dialog.getByLabel('Source of the last day').selectOption({ label: 'Choose' })
  await dialog.getByLabel('Kind').selectOption({ label: 'Patient group' })
  await dialog.getByText('2 organisations will change.').waitFor()
  await dialog.getByLabel('Why').fill('They are run by patients now.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Change 2 organisations' }).click()
  const note = page.getByLabel('What was done')
  await note.getByText('2 organisations changed').waitFor()
  await expect.poll(() => kinds.locator('label', { hasText: 'Patient group' }).locator('.ct').textContent()).toBe('2')
  await note.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => kinds.locator('label', { hasText: 'Patient group' }).count()).toBe(0)
  await page.locator('summary', { hasText: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Region' }).uncheck()
  await page.getByRole('button', { name: 'Save or remove a view' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Made up')
  await page.getByRole('button', { name: 'Save this view' }).click()
  await page.getByRole('link', { name: 'Made up', exact: true }).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV file of the whole list' }).click()])
  expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\uFEFF?id,odsCode,name,kind/)
  await page.getByRole('link', { name: 'Compare with a date' }).click()
  await heading('Compare organisations')
  await page.getByRole('heading', { name: 'What is different' }).waitFor()
  await expectAccessible(page)
  await go('/organisations/changes?q=Hertfordshire&from=2010-01-01&to=2010-06-01')
  await page
    .getByRole('row', { name: /Hertfordshire/ })
    .first()
    .waitFor()
  await page.setViewportSize(phone)
  expect(await sideways(page)).toBe(0)
  await expectAccessible(page)
  expect(complaints.stop()).toEqual([])
})

test('what waits is on the to-do list, also on a phone, and leads to where it is done', async () => {
  const { page, go } = admin
  await go('/to-do')
  await page.getByText('Have “Day care fund” signed again: 1 signature missing.').waitFor()
  await expectAccessible(page)
  await page.setViewportSize(phone)
  expect(await sideways(page)).toBe(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Have “Day care fund” signed again: 1 signature missing.' }).click()
  await heading('Day care fund')
  await settle(page)
  await page.getByText(/^Lapsed on 10 Jun 2010/).waitFor()
  expect(await sideways(page)).toBe(0)
  await expectAccessible(page)
})
