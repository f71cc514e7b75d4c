import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import { wide } from './browser.ts'

/** Holds a practice's page to what it must be on paper: figures and citations, nothing to press or follow, and nothing cut off. */
export async function onPaper(page: Page): Promise<void> {
  const size = page.viewportSize() ?? wide
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 700, height: 1000 }) // A4 without its margins
  expect(await page.locator('nav:visible, main button:visible').count()).toBe(0)
  expect(await page.getByRole('region', { name: 'Key facts' }).getByText('Sources').isVisible()).toBe(true)
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1 && getComputedStyle(one).overflowX !== 'visible')
      .map((one) => one.outerHTML.slice(0, 120)),
  )
  expect(cut).toEqual([])
  const folded = await page.evaluate(() =>
    [...document.querySelectorAll('main details > *:not(summary)')].filter((one) => !one.checkVisibility()).map((one) => one.textContent),
  )
  expect(folded).toEqual([])
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize(size)
}
