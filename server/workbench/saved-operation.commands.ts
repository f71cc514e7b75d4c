import type { EntityManager } from 'typeorm'

import { isUuid } from '../platform/condition.ts'
import type { Context } from '../platform/context.ts'
import { Conflict, NotFound, RuleError } from '../platform/errors.ts'
import { shapeOf } from '../platform/shape.ts'
import { Parameters, visibleTo } from '../platform/statement.ts'

import { needAddressName, needQuery, needVariables, readText } from './operation.rules.ts'
import { OperationVersion } from './operation-version.ts'
import { SavedOperation, type RetireOperationInput, type SaveOperationInput, type UpdateOperationInput } from './saved-operation.ts'

/** Keeps an operation under a name. */
export async function saveOperation(context: Context, input: SaveOperationInput): Promise<string> {
  context.authorise('operation:save')
  const name = needAddressName(input.name, 'name')
  const text = {
    operation: needQuery(input.operation, 'operation'),
    variables: needVariables(input.variables, 'variables'),
    rowsOf: readText(input.rowsOf, 'rowsOf', 200),
  }
  const about = { folder: readText(input.folder, 'folder', 80), description: readText(input.description, 'description'), audience: input.audience }
  if (about.audience === 'PUBLIC') context.authorise('operation:publish')
  const origin = input.forkOf ? await findOrigin(context, input.forkOf) : null
  const { accountId, name: owner } = context.viewer
  return context.transaction(async (db) => {
    if (await db.existsBy(SavedOperation, { name })) throw new RuleError('OPERATION_NAME', `The name ${name} is taken. Choose another.`, 'name')
    const { id } = await db.save(SavedOperation, {
      ...text,
      ...about,
      name,
      ownerId: accountId ?? '',
      owner: owner ?? '',
      forkedFrom: origin,
      version: 1,
      savedAt: context.now,
    })
    await keepVersion(context, db, id, 1, text, null)
    await context.audit(db, {
      action: 'operation:save',
      subjectKind: 'SavedOperation',
      subjectId: id,
      sentence: `${owner} saved the query “${name}”${origin ? `, begun as ${origin}` : ''}.`,
      after: { name, ...about },
    })
    return id
  })
}

/** Saves a new version; the former ones stay at their addresses. */
export async function updateOperation(context: Context, input: UpdateOperationInput): Promise<string> {
  const note = readText(input.note, 'note')
  return context.transaction(async (db) => {
    const saved = await findOwn(context, db, 'operation:update', input)
    const text = {
      operation: input.operation == null ? saved.operation : needQuery(input.operation, 'operation'),
      variables: input.variables == null ? saved.variables : needVariables(input.variables, 'variables'),
      rowsOf: input.rowsOf == null ? saved.rowsOf : readText(input.rowsOf, 'rowsOf', 200),
    }
    const about = {
      folder: input.folder == null ? saved.folder : readText(input.folder, 'folder', 80),
      description: input.description == null ? saved.description : readText(input.description, 'description'),
      audience: input.audience ?? saved.audience,
    }
    if (about.audience === 'PUBLIC' && saved.audience !== 'PUBLIC') context.authorise('operation:publish')
    const version = saved.version + 1
    await db.update(SavedOperation, { id: saved.id }, { ...text, ...about, version, savedAt: context.now })
    await keepVersion(context, db, saved.id, version, text, note)
    await context.audit(db, {
      action: 'operation:update',
      subjectKind: 'SavedOperation',
      subjectId: saved.id,
      sentence: `${context.viewer.name} saved version ${version} of the query “${saved.name}”.`,
      why: note,
      before: { folder: saved.folder, description: saved.description, audience: saved.audience },
      after: about,
    })
    return saved.id
  })
}

/** Takes an operation out of use: its address answers nobody but the owner. */
export async function retireOperation(context: Context, input: RetireOperationInput): Promise<string> {
  return context.transaction(async (db) => {
    const saved = await findOwn(context, db, 'operation:retire', input)
    if (saved.retiredAt) throw new RuleError('OPERATION_RETIRED', 'It is out of use already.')
    await db.update(SavedOperation, { id: saved.id }, { retiredAt: context.now, version: saved.version + 1 })
    await keepVersion(context, db, saved.id, saved.version + 1, saved, 'Taken out of use.')
    await context.audit(db, {
      action: 'operation:retire',
      subjectKind: 'SavedOperation',
      subjectId: saved.id,
      sentence: `${context.viewer.name} took the query “${saved.name}” out of use.`,
    })
    return saved.id
  })
}

type Text = Pick<SavedOperation, 'operation' | 'variables' | 'rowsOf'>

async function keepVersion(
  context: Context,
  db: EntityManager,
  operationId: string,
  version: number,
  text: Text,
  note: string | null,
): Promise<void> {
  const { operation, variables, rowsOf } = text
  await db.insert(OperationVersion, {
    operationId,
    version,
    operation,
    variables,
    rowsOf,
    note,
    savedBy: context.viewer.name ?? '',
    savedAt: context.now,
  })
}

// What the viewer may not see is not there; what is seen and belongs to somebody else is refused.
async function findOwn(
  context: Context,
  db: EntityManager,
  action: string,
  { id, version }: { id: string; version: number },
): Promise<SavedOperation> {
  if (!(await readVisible(context, id))) throw new NotFound('There is no such saved query.')
  const saved = await db.findOneOrFail(SavedOperation, { where: { id }, lock: { mode: 'pessimistic_write' } })
  context.authorise(action, saved)
  if (saved.version !== version)
    throw new Conflict(
      `“${saved.name}” was saved again since you read it, by ${saved.owner}. Read it anew, or save yours under another name.`,
      saved.version,
    )
  return saved
}

async function findOrigin(context: Context, id: string): Promise<string> {
  const seen = await readVisible(context, id)
  if (!seen) throw new NotFound('There is no such saved query to begin from.')
  return `${seen.name}@v${seen.version}`
}

// Not through the request's loader, which would answer the mutation with what it read before.
async function readVisible(context: Context, id: string): Promise<{ name: string; version: number } | undefined> {
  if (!isUuid(id)) return undefined
  const parameters = new Parameters()
  const shape = shapeOf(SavedOperation)
  const [row] = await context.query<{ name: string; version: number }>(
    `select t.name, t.version from workbench."savedOperation" t where t.id = ${parameters.add(id, 'uuid')} and ${visibleTo(shape, 't', context.viewer, parameters)}`,
    parameters.values,
  )
  return row
}
