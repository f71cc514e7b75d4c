import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

import { phone, settle, useHouse, wide } from './browser.ts'

// The README's pictures. `PICTURES=1 npx vitest run test/journeys/pictures.test.ts` takes them anew.
const folder = fileURLToPath(new URL('pictures/', import.meta.url))
const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
const house = useHouse()

test.for([
  ['overview', '/', wide],
  ['pilot', '/pilots/torbay', wide],
  ['measure', '/measures/MAR_NONELECTIVE', wide],
  ['practice', '/learning/one-way-in-for-dementia', phone],
] as const)('the README has a picture of the %s, as it looks', async ([name, path, size]) => {
  const { page, go, close } = await house.open({ viewport: size })
  await go(path)
  await settle(page)
  await page.evaluate(() => document.fonts.ready)
  const taken = await page.screenshot()
  if (process.env.PICTURES) {
    mkdirSync(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${name}.png`) })
  }
  expect(readme).toContain(`test/journeys/pictures/${name}.png`)
  expect(sizeOf(readFileSync(join(folder, `${name}.png`)))).toEqual(sizeOf(taken))
  await close()
})

// Width and height stand in the first chunk of a PNG.
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]
