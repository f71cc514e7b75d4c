import { readFileSync } from 'node:fs'

import { expect } from 'vitest'

import { expectAccessible, type Visit } from './browser.ts'

/** From the partnerships to the agreements of all of them: by review, by kind, as a file, and what is to be signed. */
export async function seeAgreementList({ page, go }: Visit): Promise<void> {
  await go('/partnerships')
  await page.getByRole('link', { name: 'Agreements', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Agreements' }).waitFor()
  await page.getByRole('link', { name: 'In force, by review' }).click()
  await page.getByRole('row', { name: /Torbay’s second word.*10 Jan 2011.*1 of 1.*In force/ }).waitFor()
  await page.getByRole('checkbox', { name: /^Section 75 pooled fund/ }).check()
  await page.getByRole('row', { name: /Torbay pooled fund.*£17,500.50.*2 of 2/ }).waitFor()
  await page.getByRole('row', { name: /Torbay’s second word/ }).waitFor({ state: 'detached' })
  await expectAccessible(page)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV file of the whole list' }).click()])
  const file = readFileSync(await download.path(), 'utf8')
  expect(file).toMatch(/^\uFEFF?id,title,kind,status,/)
  expect(file.split('\n').filter((line) => /,Torbay(’s second word| pooled fund),/.test(line))).toHaveLength(1)
  await page.getByRole('link', { name: 'To be signed' }).click()
  await page.getByRole('row', { name: /North Yorkshire winter fund/ }).waitFor()
}
