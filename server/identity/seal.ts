import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

import type { EntityManager } from 'typeorm'

const algorithm = 'aes-256-gcm'

/** Seals a secret that must be read again, so that a copy of this module's tables does not give it away. */
export async function seal(db: EntityManager, text: string): Promise<string> {
  const nonce = randomBytes(12)
  const cipher = createCipheriv(algorithm, await readKey(db), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Opens what was sealed. */
export async function unseal(db: EntityManager, sealed: string): Promise<string> {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(algorithm, await readKey(db), bytes.subarray(0, 12)).setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

// Kept by the platform beside the module's tables, so that a backup that is restored elsewhere still opens.
async function readKey(db: EntityManager): Promise<Buffer> {
  await db.query(`insert into platform.secret (name, value) values ('second-factor', $1) on conflict (name) do nothing`, [randomBytes(32)])
  const [row] = await db.query<[{ value: Buffer }]>(`select value from platform.secret where name = 'second-factor'`)
  return row.value
}
