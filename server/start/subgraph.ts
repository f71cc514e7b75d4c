import { once } from 'node:events'
import type { AddressInfo } from 'node:net'

import { modules } from '../modules.ts'
import { createDatabase, poolOf, surviveLostConnections } from '../platform/database.ts'
import { setCursorKey } from '../platform/cursor.ts'
import { createLog, noteFailure } from '../platform/log.ts'
import { createContexts } from '../platform/request.ts'
import { secretOf } from '../platform/secret.ts'
import { createSubgraphServer } from '../platform/serve.ts'
import { buildSubgraph } from '../platform/subgraph.ts'
import { closeDatabase } from './close.ts'
import { endProcess, onStop } from './stop.ts'
import type { SubgraphOrder } from './subgraphs.ts'

// The process of one subgraph: it serves until the router that started it lets go of the channel, or is gone.
process.once('disconnect', () => void endProcess(0))
if (!process.connected) process.exit(0)
const [order] = (await once(process, 'message')) as [SubgraphOrder]

const log = createLog(order.logLevel)
const database = await createDatabase(order.url, modules, log).initialize()
onStop(() => closeDatabase(database))
surviveLostConnections(poolOf(database), log)
setCursorKey(await secretOf(poolOf(database), 'cursor'))

const module = modules.find(({ name }) => name === order.module)
if (!module) throw new Error(`there is no module ${order.module}`)
const openRequest = createContexts(database, modules, { onFailure: noteFailure(log) })
const server = createSubgraphServer(await buildSubgraph(module), openRequest, Buffer.from(order.secret, 'hex'))
server.listen(order.port, '127.0.0.1')
await once(server, 'listening')
onStop(() => void server.close().closeIdleConnections())
process.send?.({ port: (server.address() as AddressInfo).port })
module.warm?.()
