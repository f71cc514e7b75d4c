import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'

import type { EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { loadOne } from '../platform/loader.ts'

import { ExportFile } from './export-file.ts'
import { ExportReceipt } from './export-receipt.ts'

const compress = promisify(brotliCompress)
const expand = promisify(brotliDecompress)

const largestKept = 4 * 1024 * 1024
const mostKept = 100
// What an account's snapshots may take together.
const roomForSnapshots = 100 * 1024 * 1024

/** The id that a receipt will have: the file names it before it is finished. */
export const newReceiptId = (): string => randomUUID()

export type Receipt = Omit<ExportReceipt, 'accountId' | 'tokenId' | 'by' | 'isKept'>

/**
 * Writes the receipt of a file, and keeps the file where somebody could ask for it again. Of each account the latest hundred files stay; how many
 * snapshots stay, their schedules say.
 */
export async function keepReceipt(context: Context, receipt: Receipt, file: Buffer | null): Promise<void> {
  const { accountId, tokenId = null, name } = context.viewer
  if (accountId === null) return
  const content = file && (await compress(file, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }))
  await context.transaction(async (db) => {
    const isKept = content !== null && content.length <= largestKept && (!receipt.scheduleId || (await hasRoom(db, accountId, content.length)))
    await db.insert(ExportReceipt, { ...receipt, accountId, tokenId, by: name ?? '', isKept })
    if (isKept) await db.insert(ExportFile, { receiptId: receipt.id, content })
    await db.query(
      `with old as (select id from workbench."exportReceipt" where "accountId" = $1 and "isKept" and "scheduleId" is null order by "asKnownAt" desc, id offset $2),
            gone as (delete from workbench."exportFile" where "receiptId" in (select id from old))
       update workbench."exportReceipt" set "isKept" = false where id in (select id from old)`,
      [accountId, mostKept],
    )
    await context.audit(db, {
      action: 'export:fetch',
      subjectKind: 'ExportReceipt',
      subjectId: receipt.id,
      sentence: `${receipt.scheduleId ? `A snapshot for ${name} has` : `${name} fetched`} ${receipt.rows} rows${receipt.operationName ? ` of “${receipt.operationName}”` : ''} as ${receipt.format}.`,
    })
  })
}

async function hasRoom(db: EntityManager, accountId: string, more: number): Promise<boolean> {
  const [{ taken }] = await db.query<[{ taken: number }]>(
    `select coalesce(sum(octet_length(f.content)), 0)::float8 as taken from workbench."exportReceipt" r join workbench."exportFile" f on f."receiptId" = r.id
     where r."accountId" = $1 and r."isKept" and r."scheduleId" is not null`,
    [accountId],
  )
  return taken + more <= roomForSnapshots
}

/** A receipt of the viewer's own with its file, byte for byte; null where there is none, without the file where it is kept no more. */
export async function readKeptFile(context: Context, id: string): Promise<{ receipt: ExportReceipt; file: Buffer | null } | null> {
  const receipt = (await loadOne(context, ExportReceipt, 'id', id)) as ExportReceipt | null
  if (!receipt) return null
  const [row] = await context.query<{ content: Buffer }>(`select content from workbench."exportFile" where "receiptId" = $1`, [receipt.id])
  return { receipt, file: row ? await expand(row.content) : null }
}
