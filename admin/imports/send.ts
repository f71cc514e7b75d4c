import { sentenceOf } from '../shared/list/files.ts'

const PART = 1024 * 1024

/** Sends a file in parts, so that a slow line loses no more than one of them. Tells how much of it is there. */
export async function sendFile(id: string, file: Blob, onProgress: (sent: number) => void, from = 0): Promise<void> {
  for (let at = from; at < file.size; at += PART) {
    const body = file.slice(at, at + PART)
    const response = await fetch(`/imports/${id}/part?at=${at}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body })
    if (!response.ok) throw new Error(await sentenceOf(response))
    onProgress(Math.min(at + PART, file.size))
  }
}
