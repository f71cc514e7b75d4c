/** An event as a calendar shows it. */
export interface CalendarEvent {
  id: string
  title: string
  summary: string
  startsAt: Date
  endsAt: Date
  venue: string | null
  joinUrl: string | null
  version: number
  status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
}

const LONGEST_LINE = 75

/** A calendar in the text of RFC 5545: lines end in CR LF and are folded at 75 octets, between characters. */
export function writeCalendar(name: string, events: readonly CalendarEvent[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Careweave//Learning network//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${textOf(name)}`,
    `X-WR-CALNAME:${textOf(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function eventLines({ id, title, summary, startsAt, endsAt, venue, joinUrl, version, status }: CalendarEvent, now: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@careweave`,
    `DTSTAMP:${instantOf(now)}`,
    `DTSTART:${instantOf(startsAt)}`,
    `DTEND:${instantOf(endsAt)}`,
    `SEQUENCE:${version - 1}`,
    `STATUS:${status}`,
    `SUMMARY:${textOf(status === 'TENTATIVE' ? `${title} (waiting list)` : title)}`,
    `DESCRIPTION:${textOf(summary)}`,
    ...(venue ? [`LOCATION:${textOf(venue)}`] : []),
    ...(joinUrl ? [`URL:${joinUrl}`] : []),
    'END:VEVENT',
  ]
}

const instantOf = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

// RFC 5545, 3.3.11; what is no character of a text is left out.
const textOf = (text: string): string =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '')

function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LONGEST_LINE) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
