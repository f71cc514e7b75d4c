import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { AwsClient } from 'aws4fetch'

/** Keeps files by what is in them: the same content is one file, and a file is never changed. */
export interface Storage {
  /** Keeps a file; when it resolves the file survives a crash. Answers its SHA-256 in hexadecimal. */
  put(content: Buffer): Promise<string>
  /** The file of that digest, checked against it; null where there is none. */
  get(sha256: string): Promise<Buffer | null>
}

/** A bucket of an S3-compatible service. */
export interface Bucket {
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** The storage that the configuration names: a bucket, or a folder of the data folder. */
export const createStorage = ({ dataDir, bucket }: { dataDir: string; bucket: Bucket | null }): Storage =>
  bucket ? inBucket(bucket) : inFolder(join(dataDir, 'documents'))

const digestOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

function checked(content: Buffer, sha256: string): Buffer {
  if (digestOf(content) !== sha256) throw new Error(`the stored file ${sha256} is damaged`)
  return content
}

// The folder may be read by its owner alone, and nothing in it is ever run or served by its path.
function inFolder(folder: string): Storage {
  const placeOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256)
  return {
    async put(content) {
      const sha256 = digestOf(content)
      const place = placeOf(sha256)
      mkdirSync(dirname(place), { recursive: true, mode: 0o700 })
      const part = `${place}.${process.pid}.${Date.now()}`
      const file = await open(part, 'wx', 0o600)
      try {
        await file.writeFile(content)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(part, place)
      const parent = await open(dirname(place))
      await parent.sync().finally(() => parent.close())
      return sha256
    },
    async get(sha256) {
      const content = await readFile(placeOf(sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      })
      return content && checked(content, sha256)
    },
  }
}

function inBucket({ endpoint, bucket, region, accessKeyId, secretAccessKey }: Bucket): Storage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  const addressOf = (sha256: string): string => `${endpoint.replace(/\/$/, '')}/${bucket}/documents/${sha256}`
  const failed = (what: string, response: Response) => new Error(`the bucket did not ${what} a file: ${response.status} ${response.statusText}`)
  return {
    async put(content) {
      const sha256 = digestOf(content)
      const response = await client.fetch(addressOf(sha256), {
        method: 'PUT',
        body: new Uint8Array(content),
        headers: { 'content-type': 'application/octet-stream' },
      })
      if (!response.ok) throw failed('keep', response)
      return sha256
    },
    async get(sha256) {
      const response = await client.fetch(addressOf(sha256))
      if (response.status === 404) return null
      if (!response.ok) throw failed('give', response)
      return checked(Buffer.from(await response.arrayBuffer()), sha256)
    },
  }
}
