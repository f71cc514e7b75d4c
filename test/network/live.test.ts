import { describe, expect, test } from 'vitest'

import { useProduct, type Who } from '../support/product.ts'

/** A stream as its client reads it: the events that came, and whether it has ended. */
interface Open {
  events: { event: string; data: string }[]
  ended: Promise<void>
  isOver(): boolean
  close(): void
}

const HAPPENED = `subscription Live($about: [ID!]) { happened(about: $about) { id kind sentence isUnread practice { slug } } }`

describe.each([
  ['one process', false],
  ['a process for each subgraph', true],
])('live updates, %s', (_, split) => {
  const { product, as } = useProduct({ split })

  const open = async (who: Who, body: object = { query: HAPPENED }): Promise<Open & { status: number; type: string }> => {
    const leaving = new AbortController()
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' }
    const response = await as(who).fetch('/graphql/stream', { method: 'POST', headers, body: JSON.stringify(body), signal: leaving.signal })
    const events: Open['events'] = []
    let isOver = false
    const read = async () => {
      let text = ''
      for await (const part of response.body!.pipeThrough(new TextDecoderStream()) as unknown as AsyncIterable<string>) {
        text += part
        const messages = text.split('\n\n')
        text = messages.pop()!
        for (const message of messages) {
          const [event, data] = ['event', 'data'].map((name) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(message)?.[1])
          if (event !== undefined) events.push({ event, data: data ?? '' })
        }
      }
    }
    const ended = read()
      .catch(() => undefined)
      .finally(() => (isOver = true))
    return {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      events,
      ended,
      isOver: () => isOver,
      close: () => leaving.abort(),
    }
  }
  const practice = async () => (await as('PUBLIC').run<{ practice: { id: string } }>(`{ practice(slug: "copd-key-worker") { id } }`)).practice.id
  const ask = async (title: string, about: object, who: Who = 'ADMIN') =>
    (
      await as(who).run<{ startDiscussion: { id: string } }>(`mutation ($input: StartDiscussionInput!) { startDiscussion(input: $input) { id } }`, {
        input: { title, body: 'So?', ...about },
      })
    ).startDiscussion.id
  const heard = ({ events }: Open) =>
    events
      .filter(({ event }) => event === 'next')
      .map(({ data }) => data)
      .join('\n')

  test('what happens reaches who listens, at once, with what they asked of it, and nothing about other things', async () => {
    const id = await practice()
    const [all, one] = [await open('MEMBER'), await open('MEMBER', { query: HAPPENED, variables: { about: [id] } })]
    expect([all.status, all.type]).toEqual([200, 'text/event-stream; charset=utf-8'])
    const other = (await as('PUBLIC').run<{ practice: { id: string } }>(`{ practice(slug: "evercare") { id } }`)).practice.id
    await ask('Elsewhere', { practice: other })
    await ask('Here', { practice: id })
    await expect.poll(() => heard(one)).toContain('Here')
    await expect.poll(() => heard(all)).toContain('Here')
    expect(heard(all)).toContain('Elsewhere')
    expect(heard(one)).not.toContain('Elsewhere')
    expect(JSON.parse(one.events[0]!.data)).toMatchObject({
      data: { happened: { kind: 'QUESTION', isUnread: true, practice: { slug: 'copd-key-worker' } } },
    })
    all.close()
    one.close()
  })

  test('what a listener may not see at that moment is not sent: reports are for administrators', async () => {
    const [member, admin] = [await open('MEMBER'), await open('ADMIN')]
    const discussion = await ask('To be reported', { practice: await practice() })
    await as('ANALYST').run(`mutation ($input: ReportPostInput!) { reportPost(input: $input) { id } }`, {
      input: { discussion, why: 'Unkind words.' },
    })
    await ask('After the report', { practice: await practice() })
    await expect.poll(() => heard(admin)).toContain('Unkind words.')
    await expect.poll(() => heard(member)).toContain('After the report')
    expect(heard(member)).not.toContain('Unkind words.')
    member.close()
    admin.close()
  })

  test('it ends with the token or the session that began it, before anything more is told', async () => {
    const stream = await open('ANALYST')
    await product().database.query(`update identity."apiToken" set "revokedAt" = now() where role = 'ANALYST'`)
    await ask('After the end', { practice: await practice() })
    await stream.ended
    expect(heard(stream)).not.toContain('After the end')
    expect(stream.events.at(-1)?.event).toBe('complete')
  })

  test('nobody listens without an account, asks for more than the graph has, or opens connections without end', async () => {
    const refused = async (who: Who, body: object) => {
      const headers = { 'content-type': 'application/json' }
      const response = await as(who).fetch('/graphql/stream', { method: 'POST', headers, body: JSON.stringify(body) })
      return [response.status, ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code]
    }
    expect(await refused('PUBLIC', { query: HAPPENED })).toEqual([401, 'UNAUTHENTICATED'])
    for (const query of [
      '{ programme { name } }',
      'subscription { happened { secret } }',
      'subscription {',
      'subscription { a: happened { id } b: happened { id } }',
    ])
      expect(await refused('MEMBER', { query })).toEqual([400, 'BAD_USER_INPUT'])
    const many = await Promise.all(Array.from({ length: 8 }, () => open({ pilot: 'torbay' })))
    expect(await refused({ pilot: 'torbay' }, { query: HAPPENED })).toEqual([429, 'RATE_LIMITED'])
    many.forEach(({ close }) => close())
    await expect.poll(async () => (await open({ pilot: 'torbay' })).status).toBe(200)
  })
})
