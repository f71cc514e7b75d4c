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

// A partnership of forty trusts, all as providers.
const FORTY = `with made as (insert into directory.partnership (name, "formingFrom", "startsOn") values ('The forty', '2010-01-01', '2010-01-01') returning id),
  joined as (insert into directory.membership ("partnershipId", "organisationId", role, "startsOn", "endsOn")
    select made.id, o.id, 'PROVIDER', '2010-01-01', '2011-03-31' from made, (select id from directory.organisation
      where kind = 'PRIMARY_CARE_TRUST' and "closedOn" > '2011-03-31' order by name limit 40) o)
  select id from made`

// A partnership of a trust that leads nothing.
const CLOSING = `with made as (insert into directory.partnership (name, "formingFrom", "startsOn") values ('The closing', '2010-01-01', '2010-01-01') returning id),
  joined as (insert into directory.membership ("partnershipId", "organisationId", role, "startsOn", "endsOn")
    select made.id, o.id, 'PROVIDER', '2010-01-01', '2011-03-31' from made, (select id, name from directory.organisation o
      where kind = 'PRIMARY_CARE_TRUST' and "closedOn" > '2011-03-31' and not exists (select 1 from directory.membership m where m."organisationId" = o.id)
      order by name desc limit 1) o returning "organisationId")
  select o.id, o.name, made.id as partnership from made, joined, directory.organisation o where o.id = joined."organisationId"`

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

test('A10 a duplicate is found, merged after a preview and taken apart again; the role of forty memberships is changed together after a preview and undone; the record says who changed what', async () => {
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

  const [{ id }] = await house.product().database.query<[{ id: string }]>(FORTY)
  await go('/partnerships/members?q=The forty&status=CURRENT')
  await page.getByText('40 memberships').first().waitFor()
  await page.getByRole('checkbox', { name: 'Select every row on this page' }).check()
  await page.getByRole('button', { name: /^Select all 40/ }).click()
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await dialog.getByLabel('Role', { exact: true }).selectOption({ label: 'Commissioner' })
  await expect.poll(() => dialog.innerText(), { timeout: 20_000 }).toContain('40 memberships will change.')
  await page.getByLabel('Why').fill('They were all entered as providers.')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Change 40 memberships' }).click()
  const note = page.getByLabel('What was done')
  await note.getByText(/40 memberships changed/).waitFor()
  const roles = () =>
    house.product().database.query<unknown[]>(`select role, count(*)::int from directory.membership where "partnershipId" = $1 group by role`, [id])
  await expect.poll(roles).toEqual([{ role: 'COMMISSIONER', count: 40 }])
  await note.getByRole('button', { name: 'Undo' }).click()
  await note.waitFor({ state: 'detached' })
  await expect.poll(roles).toEqual([{ role: 'PROVIDER', count: 40 }])
  await go(`/partnerships/${id}/history`)
  const told = page.getByRole('main')
  await told
    .getByText(/Ruth Keeper .*40 memberships/)
    .first()
    .waitFor()
  await told.getByText('They were all entered as providers.').first().waitFor()
  await told.getByText('Undone').first().waitFor()
  await expectAccessible(page)
  expect(complaints.stop()).toEqual([])
})

test('A7 a trust is abolished and a board takes its place: memberships go on by rule, the pilot’s page and old links still work, a query by the successor finds it, and it is undone', async () => {
  const { page, go } = admin
  const pilots = async () => {
    const question = `{ organisation(odsCode: "QBY01") { predecessors { odsCode } pilotsOfPredecessors { slug } } }`
    const { organisation } = await house
      .product()
      .as('PUBLIC')
      .run<{ organisation: { predecessors: { odsCode: string }[]; pilotsOfPredecessors: { slug: string }[] } }>(question)
    return organisation
  }
  const heir = await register('Illustrative Board of the Bay', 'QBY01')
  await go('/organisations?q=Bournemouth')
  await page.getByRole('link', { name: 'Bournemouth and Poole Teaching PCT', exact: true }).click()
  await page.waitForURL(/\/organisations\/[\w-]+$/)
  await heading('Bournemouth and Poole Teaching PCT')
  const old = new URL(page.url()).pathname
  await page.getByRole('button', { name: 'What became of it' }).click()
  const dialog = page.getByRole('dialog')
  const box = dialog.getByRole('combobox', { name: 'Successor' })
  await box.fill('QBY01')
  await page.getByRole('option', { name: /Illustrative Board of the Bay/ }).waitFor()
  await box.press('Enter')
  await dialog.getByLabel('From').fill('2010-06-01')
  await dialog.getByLabel('Source').selectOption({ label: 'Illustrative set' })
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await page.getByText('Closed').first().waitFor()
  await go(heir)
  await page.getByRole('heading', { name: 'Pilots of those whose place it took' }).waitFor()
  await page.getByRole('row', { name: /Memory nurses’ rota/ }).waitFor()
  await expectAccessible(page)
  expect(await pilots()).toMatchObject({ predecessors: [{ odsCode: '5QN' }], pilotsOfPredecessors: [{ slug: 'bournemouth-and-poole' }] })
  await go('/pilots/bournemouth-and-poole')
  await page.getByRole('main').getByText('Bournemouth and Poole Teaching PCT').first().waitFor()
  await go(old)
  await heading('Bournemouth and Poole Teaching PCT')
  await page.getByRole('main').getByRole('link', { name: 'Illustrative Board of the Bay' }).first().click()
  await heading('Illustrative Board of the Bay')
  await page.getByRole('button', { name: /^Undo.* recorded that Bournemouth and Poole Teaching PCT/ }).click()
  await page.getByText('Undone').first().waitFor()
  await expect.poll(() => page.getByRole('row', { name: /Memory nurses’ rota/ }).count()).toBe(0)
  expect(await pilots()).toEqual({ predecessors: [], pilotsOfPredecessors: [] })
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

test('an organisation is closed with a word on what it belongs to, and joins another partnership until its last day', async () => {
  const { page, go } = admin
  await page.setViewportSize({ width: 1440, height: 900 })
  const complaints = watchComplaints(page)
  const [{ id, name, partnership }] = await house.product().database.query<[{ id: string; name: string; partnership: string }]>(CLOSING)
  await go(`/organisations/${id}/edit`)
  await page.getByLabel('Closed on').fill('2010-12-31')
  await page.getByText(/^After 31 December 2010 it still has/).waitFor()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('link', { name: /Say whether its memberships end on that day or go on to a successor\.$/ }).waitFor()
  await expectAccessible(page)
  await page.getByLabel('They end on that day').check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await heading(name)
  await settle(page)
  await page.getByRole('row', { name: /The closing.*31 Dec 2010/ }).waitFor()

  await go(`/partnerships/${partnership}`)
  await page.getByRole('button', { name: 'Add member' }).click()
  const box = page.getByRole('combobox', { name: 'Organisation' })
  await box.fill(name)
  await page.getByRole('option', { name }).first().waitFor()
  await box.press('Enter')
  await page.getByText(`The last day of ${name} is 31 December 2010: what it is here ends by then.`).waitFor()
  expect(await page.getByLabel('Last day').inputValue()).toBe('2010-12-31')
  await page.getByLabel('Last day').fill('')
  await page.getByLabel('Role', { exact: true }).last().selectOption({ label: 'Funder' })
  await page.getByLabel('First day').fill('2010-02-01')
  await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Put in 31 December 2010 and try again' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(complaints.stop()).toEqual([])
})
