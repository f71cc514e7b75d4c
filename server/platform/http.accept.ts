export const RESPONSE_JSON = 'application/graphql-response+json'
export const PLAIN_JSON = 'application/json'

export interface MediaType {
  type: typeof RESPONSE_JSON | typeof PLAIN_JSON
  /** Whether the client named the type, rather than taking whatever comes. */
  named: boolean
}

/** The media type that the Accept header likes best of the two we speak, or null for neither. Without the header it is plain JSON, as the specification asks. */
export function chooseMediaType(accept: string | undefined): MediaType | null {
  if (!accept?.trim()) return { type: PLAIN_JSON, named: false }
  const ranges = accept.split(',').map(parseRange)
  let best: (MediaType & { quality: number; place: number }) | null = null
  for (const type of [PLAIN_JSON, RESPONSE_JSON] as const) {
    const liked = qualityOf(type, ranges)
    if (!liked || liked.quality <= 0) continue
    if (!best || liked.quality > best.quality || (liked.quality === best.quality && liked.place < best.place)) best = { type, ...liked }
  }
  return best && { type: best.type, named: best.named }
}

interface Range {
  range: string
  quality: number
}

function parseRange(text: string): Range {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  return { range, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 }
}

// The most specific range decides about a type (RFC 9110, 12.5.1), wherever in the header it stands.
function qualityOf(type: string, ranges: Range[]): { quality: number; place: number; named: boolean } | null {
  for (const wanted of [type, 'application/*', '*/*']) {
    const place = ranges.findIndex(({ range }) => range === wanted)
    if (place >= 0) return { quality: ranges[place]?.quality ?? 0, place, named: wanted === type }
  }
  return null
}
