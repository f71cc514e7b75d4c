import { connect, type Socket } from 'node:net'

import { expect, test } from 'vitest'

import { useProduct } from '../support/product.ts'

const { as, product } = useProduct({ content: 'record' })

const large = '{ organisations(first: 200) { nodes { id odsCode name kind openedOn closedOn note } } }'

// Somebody who asks for much and reads none of the answer.
async function askAndWait(): Promise<Socket> {
  const { hostname, port } = new URL(product().address)
  const body = JSON.stringify({ query: large })
  const socket = connect(Number(port), hostname)
  await new Promise((resolve) => socket.once('connect', resolve))
  socket.pause()
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\naccept: application/json\r\ncache-control: no-cache\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  )
  return socket
}

const busy = async () =>
  Number(
    (
      await product().database.query<{ count: string }[]>(
        `select count(*) as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
      )
    )[0]!.count,
  )

test('those who read slowly hold no connection to the database, and nobody waits for them', async () => {
  const slow = await Promise.all(Array.from({ length: 32 }, askAndWait))
  await expect
    .poll(async () => Number(/^careweave_outcomes_total{outcome="ok"} (\d+)/m.exec(await (await as('PUBLIC').fetch('/metrics')).text())?.[1]))
    .toBeGreaterThanOrEqual(32)
  await expect.poll(busy).toBe(0)
  await expect(as('ANALYST').run('{ programme { name } }')).resolves.toMatchObject({ programme: { name: expect.any(String) as string } })
  for (const socket of slow) socket.destroy()
})
