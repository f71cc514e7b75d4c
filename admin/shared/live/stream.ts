/** Something that happened, by its id and the ids of what it happened to; null for what may have been missed. */
export type Happening = { id: string; about: string[] } | null

const SUBSCRIPTION = `subscription Live { happened { id practice { id } pilot { id } measure { id } partnership { id } organisation { id } event { id } } }`
const CHANNEL = 'careweave:live'
const [SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS] = [1_000, 60_000]

/** Hears what happens, for all tabs of this browser: one of them holds the stream and tells the others. */
export function shareLive(signal: AbortSignal): void {
  const run = () => keepStreaming(signal)
  if (!navigator.locks) return void run()
  // The lock is given to one tab at a time; when that tab closes, the next one streams.
  navigator.locks.request(CHANNEL, { signal }, run).catch(() => undefined)
}

/** Hears what the tab that holds the stream tells; answers how to stop. */
export function hearLive(heard: (happening: Happening) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }: MessageEvent<Happening>) => heard(data)
  return () => channel.close()
}

async function keepStreaming(signal: AbortSignal): Promise<void> {
  const channel = new BroadcastChannel(CHANNEL)
  let pause = SHORTEST_PAUSE_MS
  for (let isFirst = true; !signal.aborted; isFirst = false) {
    const began = Date.now()
    const isOver = await readStream(signal, channel, isFirst).catch(() => false)
    if (isOver) break
    pause = Date.now() - began > LONGEST_PAUSE_MS ? SHORTEST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  channel.close()
}

// Answers whether there is nothing more to hope for: the session is over.
async function readStream(signal: AbortSignal, channel: BroadcastChannel, isFirst: boolean): Promise<boolean> {
  const response = await fetch('/graphql/stream', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: SUBSCRIPTION }),
    signal,
  })
  if (!response.ok || !response.body) return response.status === 401 || response.status === 403
  if (!isFirst) channel.postMessage(null)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value
    const messages = text.split('\n\n')
    text = messages.pop() ?? ''
    for (const message of messages) tell(message, channel)
  }
  return false
}

interface Told {
  data?: { happened: { id: string } & Record<string, { id: string } | string | null> }
}

function tell(message: string, channel: BroadcastChannel): void {
  const data = message.split('\n').find((line) => line.startsWith('data: '))
  if (!message.startsWith('event: next') || !data) return
  const { data: told } = JSON.parse(data.slice('data: '.length)) as Told
  if (!told) return
  const { id, ...things } = told.happened
  channel.postMessage({ id, about: Object.values(things).flatMap((thing) => (thing && typeof thing === 'object' ? thing.id : [])) })
}
