import type { DueLetter } from '../identity/index.ts'

import type { Content } from './letter.ask.ts'

/** A letter as it is sent. */
export interface Written {
  subject: string
  text: string
  html: string
}

/** The addresses that a letter leads to. */
export interface Leads {
  /** Where Careweave is, without a slash at the end. */
  home: string
  /** The page that stops all letters. */
  stop: string
}

// A letter is read on the way to the application and does not replace it.
const MOST_WAITING = 25
const MOST_ENTRIES = 60

interface Line {
  text: string
  note: string | null
  address: string | null
}

interface Section {
  title: string
  lines: Line[]
}

/** Words what a letter has to say. Its subject holds numbers only, so that nothing that somebody wrote reaches a header. */
export function writeLetter({ name, pace, since, until }: DueLetter, { waiting, count, happened }: Content, { home, stop }: Leads): Written {
  const sections: Section[] = []
  if (waiting.length > 0) sections.push({ title: `Waiting for you (${waiting.length})`, lines: waitingLines(waiting, home) })
  let left = MOST_ENTRIES
  for (const { name: followed, entries } of happened) {
    const lines = entries.slice(0, left).map(({ sentence, at, path }) => ({ text: sentence, note: dayOf(at), address: path && home + path }))
    left -= lines.length
    if (lines.length > 0) sections.push({ title: followed ?? 'For you', lines })
  }
  const more = count - (MOST_ENTRIES - left)
  if (more > 0) sections.push({ title: 'And more', lines: [{ text: `${more} more in your inbox`, note: null, address: `${home}/inbox` }] })
  const foot = `You get this letter ${pace === 'DAILY' ? 'on days with something new' : 'on Mondays'} because you asked for it. It tells of ${dayOf(since.toISOString())} to ${dayOf(until.toISOString())}, and of what you have not read.`
  const ways: Line[] = [
    { text: 'Choose how often', note: null, address: `${home}/account` },
    { text: 'Stop all letters', note: null, address: stop },
  ]
  const parts = [waiting.length > 0 && `${waiting.length} waiting for you`, count > 0 && `${counted(count)} new`].filter(Boolean)
  const subject = `Careweave: ${parts.join(', ')}`
  return { subject, text: inText(name, sections, foot, ways), html: inHtml(subject, name, sections, foot, ways) }
}

const counted = (count: number): string => (count >= 200 ? '200 or more' : String(count))

function waitingLines(waiting: Content['waiting'], home: string): Line[] {
  const lines = waiting.slice(0, MOST_WAITING).map(({ sentence, dueOn, isOverdue, path }) => ({
    text: sentence,
    note: dueOn && `${isOverdue ? 'overdue since' : 'by'} ${dayOf(dueOn)}`,
    address: home + path,
  }))
  const more = waiting.length - lines.length
  return more > 0 ? [...lines, { text: `${more} more on your to-do list`, note: null, address: `${home}/to-do` }] : lines
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const dayOf = (instant: string): string => DAY.format(new Date(instant))

// What people wrote is one line here: a line break of theirs makes no new part of the letter.
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

function inText(name: string, sections: Section[], foot: string, ways: Line[]): string {
  const line = ({ text, note, address }: Line) => [`- ${oneLine(text)}${note ? ` (${note})` : ''}`, ...(address ? [`  ${address}`] : [])].join('\n')
  const parts = sections.map(({ title, lines }) => [oneLine(title).toUpperCase(), ...lines.map(line)].join('\n'))
  return [`Hello ${oneLine(name)},`, ...parts, `-- \n${foot}`, ways.map(({ text, address }) => `${text}: ${address}`).join('\n')].join('\n\n') + '\n'
}

const escape = (text: string): string => oneLine(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

function inHtml(subject: string, name: string, sections: Section[], foot: string, ways: Line[]): string {
  const linked = ({ text, address }: Line) => (address ? `<a href="${escape(address)}">${escape(text)}</a>` : escape(text))
  const line = (one: Line) => `<li>${linked(one)}${one.note ? ` (${escape(one.note)})` : ''}</li>`
  const parts = sections.map(({ title, lines }) => `<h2>${escape(title)}</h2>\n<ul>\n${lines.map(line).join('\n')}\n</ul>`)
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${escape(subject)}</title></head>
<body>
<p>Hello ${escape(name)},</p>
${parts.join('\n')}
<hr>
<p>${escape(foot)}</p>
<p>${ways.map(linked).join(' · ')}</p>
</body>
</html>
`
}
