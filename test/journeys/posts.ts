import type { Page } from 'playwright-core'

import { expectAccessible } from './browser.ts'

/** Makes an entry in the directory with an earlier post, and finds who held which post on a person's entry and an organisation's page. */
export async function sayPosts(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Your entry' }).click()
  await page.getByLabel('What can you be asked about?').fill('falls, telecare')
  await page.getByLabel('Other members may find me').check()
  await expectAccessible(page, 'dialog')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('telecare', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Your earlier posts' }).click()
  await page.getByLabel('Post', { exact: true }).fill('Ward sister')
  await page.getByLabel('Last day').fill('2009-03-31')
  await expectAccessible(page, 'dialog')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('button', { name: 'Correct Ward sister' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Ward sister, until 31 Mar 2009').waitFor({ state: 'attached' })
  const earlier = page.getByRole('listitem').filter({ hasText: 'Edie Mockford' })
  await earlier.getByText('1 earlier post').click()
  await earlier.getByText('Salaried GP').waitFor()
  await earlier.getByRole('link', { name: 'Mocktown Surgery' }).first().click()
  const posts = page.getByRole('region', { name: 'Who holds which post' })
  await posts.getByText('GP partner, since 1 Jul 2009').waitFor()
  await posts.getByText('1 earlier post').click()
  await posts.getByText('Salaried GP, 1 Sept 2006 to 30 Jun 2009').waitFor()
  await expectAccessible(page)
}
