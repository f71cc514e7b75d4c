import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { expectAccessible, phone, picture, settle, sideways, useHouse, watchComplaints, type Visit } from './browser.ts'
import { becomeAdministrator } from './visitors.ts'

const house = useHouse()
let admin: Visit

beforeAll(async () => {
  admin = await becomeAdministrator(house)
})
afterAll(() => admin?.close())

const main = () => admin.page.getByRole('main')
const count = (name: string) => main().locator('.kpi', { hasText: name }).locator('.v').innerText()

const FILE = [
  'Organisation,Type,ODS code,Opened,Remarks',
  'Import Valley Surgery,GP practice,Y99001,01/04/1990,',
  'Import Valley Volunteers,charity,Y99002,,',
  'Import Valley Hospital,Hospitl trust,Y99003,,',
  'Import Valley Hospice,NHS trust,Y-99004,,',
  'Import Valley School,School,Y99005,31/02/2009,',
].join('\r\n')

/** Chooses the file and sends it, up to where its columns are matched. */
async function sendFile(): Promise<void> {
  const { page, go } = admin
  await go('/import')
  await page.getByLabel('What is in it').selectOption({ label: 'Organisations' })
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) })
  await page.getByRole('button', { name: 'Send and match columns' }).click()
  await page.getByRole('button', { name: 'Check the rows' }).waitFor()
}

test('a file is matched, checked, mended, imported, known again, and undone as one', async () => {
  const { page, go } = admin
  const complaints = watchComplaints(page)
  await go('/import')
  await page.getByRole('button', { name: 'Send and match columns' }).click()
  await page.getByText('Choose a file first.').waitFor()
  await expectAccessible(page)
  await sendFile()
  await page.getByText('Not read: Remarks.').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Check the rows' }).click()
  await page.getByRole('heading', { name: 'Ready to import 2 rows' }).waitFor()
  await settle(page)
  expect([await count('New'), await count('Cannot be imported')]).toEqual(['2', '3'])
  await expectAccessible(page)
  await picture(page, 'import-checked')

  await page.getByLabel('Row 4, kind').fill('NHS trust')
  await page.getByLabel('Row 6, openedOn').fill('28/02/2009')
  await page.getByRole('button', { name: 'Check again with 2 corrected cells' }).click()
  await page.getByRole('heading', { name: 'Ready to import 4 rows' }).waitFor()
  await main().getByRole('link', { name: 'New', exact: true }).click()
  await page.getByRole('row', { name: /Import Valley School/ }).waitFor()
  await page.getByLabel('Note for the record').fill('The register of June.')
  await page.getByRole('button', { name: 'Import 4 rows' }).click()
  await page.getByRole('button', { name: 'Undo the import' }).waitFor()
  const applied = new URL(page.url()).pathname

  await sendFile()
  await page.getByRole('button', { name: 'Check the rows' }).click()
  await page.getByRole('heading', { name: 'Nothing to import' }).waitFor()
  expect(await count('Already the same')).toBe('2')

  await go(applied)
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await page.getByRole('heading', { name: 'Imported, and undone' }).waitFor()
  await go('/history')
  await page
    .getByText(/imported organisations from “register\.csv”: 4 new and 0 changed of 5 rows\./)
    .first()
    .waitFor()
  expect(complaints.stop()).toEqual([])
})

const FIGURES = [
  'Site,Indicator,Month,Events,Out of,Comment',
  'Torbay,DEMO_EMERGENCY,2010-06,20,100,',
  'torbey,DEMO_EMERGENCY,June 2010,20,1000,',
  'torbay,DEMO_STAY,2010-06-01,20,0,',
].join('\r\n')

test('figures of a pilot come from a file: what is unusual asks for a note, what is wrong is mended, and all of it is undone', async () => {
  const { page, go } = admin
  const complaints = watchComplaints(page)
  await go('/returns')
  await page.getByRole('link', { name: 'Import a file' }).click()
  await page.getByText('another value becomes a revision').waitFor()
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'june.csv', mimeType: 'text/csv', buffer: Buffer.from(FIGURES) })
  await page.getByRole('button', { name: 'Send and match columns' }).click()
  await page.getByRole('button', { name: 'Check the rows' }).click()
  await page.getByRole('heading', { name: 'Ready to import 1 row' }).waitFor()
  await page.getByText('1 unusual row without a note.').waitFor()
  await page.getByText('It is divided by 100; in').waitFor()
  await page.getByText('Did you mean torbay?').waitFor()
  await expectAccessible(page)
  await picture(page, 'import-figures')
  await page.getByLabel('Row 2, note').fill('One practice alone.')
  await page.getByLabel('Row 4, denominator').fill('1000')
  await page.getByRole('button', { name: 'Check again with 2 corrected cells' }).click()
  await page.getByRole('heading', { name: 'Ready to import 2 rows' }).waitFor()
  await page.getByRole('button', { name: 'Import 2 rows' }).click()
  await page.getByRole('button', { name: 'Undo the import' }).click()
  await page.getByRole('heading', { name: 'Imported, and undone' }).waitFor()
  await go('/history')
  await page
    .getByText(/undid the import of observations from “june\.csv”\./)
    .first()
    .waitFor()
  expect(complaints.stop()).toEqual([])
})

test('partnerships are walked and selected with the keyboard, moved together after a preview, and undone', async () => {
  const { page, go } = admin
  const complaints = watchComplaints(page)
  await go('/partnerships?stage=ACTIVE')
  await expectAccessible(page)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await page.getByRole('region', { name: 'Selected' }).getByText('3 selected').waitFor()
  await picture(page, 'partnerships-selected')
  await page.getByRole('button', { name: 'Set stage' }).click()
  await page.getByText('3 partnerships will change.').waitFor()
  await page.getByLabel('Why').fill('The yearly review.')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Change 3 partnerships' }).click()
  const note = page.getByLabel('What was done')
  await note.getByText('3 partnerships moved to under review').waitFor()
  await note.getByRole('button', { name: 'Undo' }).click()
  await note.waitFor({ state: 'detached' })
  await go('/history')
  await page
    .getByText(/moved 3 partnerships to under review\./)
    .first()
    .waitFor()
  expect(complaints.stop()).toEqual([])
})

test('a view keeps filters and columns, is saved and shared, and the list goes away as a file', async () => {
  const { page, go } = admin
  await go('/partnerships?stage=ENDED')
  await page.locator('summary', { hasText: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Members' }).uncheck()
  await page.getByRole('columnheader', { name: 'Members' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Save or remove a view' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Over and done')
  await page.getByLabel('Share it with everybody').check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save this view' }).click()
  await go('/partnerships')
  await page.getByRole('link', { name: 'Over and done (shared)' }).click()
  await page.waitForURL(/hide=Members/)
  await settle(page)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV file of the whole list' }).click()])
  expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\uFEFF?id,name,status/)
})

test('the role of several memberships is changed after a preview, and two days are compared', async () => {
  const { page, go } = admin
  await go('/partnerships/members?role=PROVIDER&status=CURRENT')
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: 'Select every row on this page' }).check()
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Role', { exact: true }).selectOption({ label: 'Sub-contractor' })
  await page.getByText(/memberships? will change\./).waitFor()
  await page.getByLabel('Why').fill('The contract says so.')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Change \d+ membership/ })
    .click()
  const note = page.getByLabel('What was done')
  await note.getByText(/memberships? changed/).waitFor()
  await note.getByRole('button', { name: 'Undo' }).click()
  await note.waitFor({ state: 'detached' })
  await go('/partnerships/changes?from=2009-06-01&to=2010-06-01')
  await page
    .getByRole('row', { name: /Memory nurses/ })
    .getByText(/Sampleford Carers/)
    .waitFor()
  await expectAccessible(page)
})

test('the map and its table say the same, and the arrows walk it', async () => {
  const { page, go } = admin
  await go('/partnerships/map')
  const map = page.getByRole('group', { name: 'Network map' })
  await map.waitFor()
  await expectAccessible(page)
  await picture(page, 'network')
  const circles = await map.getByRole('button', { name: /, organisation in / }).count()
  await map.locator('[tabindex="0"]').focus()
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(/node=/)
  await page.getByRole('link', { name: 'Open its page' }).waitFor()
  await page.getByRole('link', { name: 'Table' }).click()
  await page.getByRole('columnheader', { name: 'Bridge' }).waitFor()
  expect(await page.getByRole('table', { name: 'Organisations in the map' }).locator('tbody tr').count()).toBe(circles)
  await expectAccessible(page)
})

test('a file is kept with an agreement and fetched again', async () => {
  const { page, go } = admin
  await go('/partnerships?q=Memory nurses')
  await page.getByRole('link', { name: 'Memory nurses’ rota' }).click()
  await settle(page)
  await page.getByRole('region', { name: 'Agreements' }).locator('.things a').first().click()
  await page
    .getByLabel('Add a file')
    .setInputFiles({ name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<script>alert(1)</script>') })
  await page.getByText(/A PDF, a Word, Excel or PowerPoint file/).waitFor()
  await page.getByLabel('Add a file').setInputFiles({ name: 'signed.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 signed') })
  await page.getByRole('button', { name: 'Download signed.pdf' }).waitFor()
  await expectAccessible(page)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download signed.pdf' }).click()])
  expect(readFileSync(await download.path(), 'utf8')).toBe('%PDF-1.4 signed')
})

test('an import, the list and the map read on a phone', async () => {
  const { page, go } = admin
  await page.setViewportSize(phone)
  await go('/import')
  expect(await sideways(page)).toBe(0)
  await page.getByRole('link', { name: 'register.csv' }).first().click()
  await settle(page)
  expect(await sideways(page)).toBe(0)
  await expectAccessible(page)
  for (const path of ['/partnerships', '/partnerships/members', '/partnerships/changes', '/partnerships/map']) {
    await go(path)
    expect([path, await sideways(page)]).toEqual([path, 0])
    await expectAccessible(page)
  }
  await picture(page, 'network-phone', true)
})
