import { In, type EntityManager } from 'typeorm'

import type { Context } from '../platform/context.ts'
import { asId } from '../platform/condition.ts'
import { Conflict, NotFound, RuleError } from '../platform/errors.ts'

import { Account, type UpdateAccountInput } from './account.ts'
import { proveSelf } from './proof.ts'
import { needScope } from './role.rules.ts'
import { forgetSecondFactor } from './second-factor.commands.ts'
import { endSessions } from './session.commands.ts'
import { needName, needPilotIds } from './text.rules.ts'

/** Changes an account: its name, its role and pilots, whether it may be used, what it must prove. It acts with the account's next request. */
export async function updateAccount(context: Context, input: UpdateAccountInput): Promise<string> {
  context.authorise('account:update')
  if (input.role != null || input.pilotIds != null || input.removeSecondFactor) await proveSelf(context, input)
  return context.transaction(async (db) => {
    const admins = await lockAdmins(db)
    const account = await db.findOne(Account, { where: { id: asId(input.id) }, lock: { mode: 'pessimistic_write' } })
    if (!account) throw new NotFound('There is no such account.')
    if (account.version !== input.version) throw new Conflict('Somebody changed this account since you opened it. Look at it again.', account.version)
    const before = factsOf(account)
    applyChange(context, account, input)
    refuseLosingYourself(context, before, account)
    refuseLosingLastAdmin(admins, account)
    const after = factsOf(account)
    account.version += 1
    await db.save(account)
    if (input.removeSecondFactor) await forgetSecondFactor(db, account.id)
    if (input.removeSecondFactor || (account.disabledAt && !before.disabled)) await endSessions(db, account.id)
    await context.audit(db, {
      action: 'account:update',
      subjectKind: 'account',
      subjectId: account.id,
      sentence: describeChange(context.viewer.name, before, after),
      why: input.why ?? null,
      before,
      after,
      illustrative: account.illustrative,
    })
    return account.id
  })
}

interface Facts {
  name: string
  role: string
  pilotIds: string[]
  disabled: boolean
  secondFactor: boolean
  secondFactorRequired: boolean
}

const factsOf = ({ name, role, pilotIds, disabledAt, secondFactorSince, secondFactorRequired }: Account): Facts => ({
  name,
  role,
  pilotIds: [...pilotIds],
  disabled: disabledAt !== null,
  secondFactor: secondFactorSince !== null,
  secondFactorRequired,
})

function applyChange(context: Context, account: Account, input: UpdateAccountInput): void {
  if (input.name != null) account.name = needName(input.name, 'name')
  if (input.role != null || input.pilotIds != null) {
    account.role = input.role ?? account.role
    account.pilotIds = needPilotIds(input.pilotIds ?? (account.role === 'PILOT_LEAD' ? account.pilotIds : []), 'pilotIds')
    needScope(account)
  }
  if (input.disabled != null && input.disabled !== (account.disabledAt !== null)) account.disabledAt = input.disabled ? context.now : null
  if (input.secondFactorRequired != null) account.secondFactorRequired = input.secondFactorRequired
  if (account.kind === 'SERVICE' && account.secondFactorRequired)
    throw new RuleError('SERVICE_ACCOUNT', 'A program’s account cannot sign in, so it cannot have a second factor.', 'secondFactorRequired')
  if (input.removeSecondFactor) account.secondFactorSince = null
}

function refuseLosingYourself({ viewer }: Context, before: Facts, account: Account): void {
  if (account.id !== viewer.accountId) return
  if (account.disabledAt) throw new RuleError('OWN_ACCOUNT', 'You cannot disable your own account. Ask another administrator.', 'disabled')
  if (account.role !== before.role) throw new RuleError('OWN_ACCOUNT', 'You cannot change your own role. Ask another administrator.', 'role')
}

function refuseLosingLastAdmin(admins: Account[], account: Account): void {
  const stays = admins.some((admin) => admin.id !== account.id) || (account.role === 'ADMIN' && !account.disabledAt)
  if (admins.some((admin) => admin.id === account.id) && !stays)
    throw new RuleError(
      'LAST_ADMIN',
      'This is the last administrator. Make somebody else an administrator first.',
      account.disabledAt ? 'disabled' : 'role',
    )
}

// In one order, so that two administrators who remove each other at the same moment do not both succeed.
const lockAdmins = (db: EntityManager): Promise<Account[]> =>
  db
    .createQueryBuilder(Account, 'account')
    .setLock('pessimistic_write')
    .where({ role: In(['ADMIN']), kind: 'PERSON' })
    .andWhere('account.disabledAt is null')
    .orderBy('account.id')
    .getMany()

function describeChange(by: string | null, before: Facts, after: Facts): string {
  const said = [
    before.name !== after.name && `called it ${after.name}`,
    before.role !== after.role && `made it ${after.role} instead of ${before.role}`,
    before.role === after.role && before.pilotIds.join() !== after.pilotIds.join() && 'changed its pilots',
    before.disabled !== after.disabled && (after.disabled ? 'disabled it' : 'enabled it again'),
    before.secondFactorRequired !== after.secondFactorRequired &&
      (after.secondFactorRequired ? 'required a second factor of it' : 'no longer requires a second factor of it'),
    before.secondFactor && !after.secondFactor && 'removed its second factor',
  ].filter((part) => part !== false)
  return `${by ?? 'Careweave'} changed the account of ${before.name}${said.length ? `: ${said.join(', ')}` : ''}.`
}
