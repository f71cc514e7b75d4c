import type { EntityManager } from 'typeorm'

import type { Role } from '../platform/viewer.ts'

import { Account, type AccountKind } from './account.ts'
import { Credential } from './credential.ts'
import { hashPassword } from './password.ts'

export interface NewAccount {
  id?: string
  name: string
  email: string
  kind?: AccountKind
  role: Role
  pilotIds: string[]
  passwordHash: string | null
  oidc?: { issuer: string; subject: string }
  illustrative?: boolean
}

/** Enters an account with what it proves itself by; everything about it has been checked. */
export async function enterAccount(db: EntityManager, { passwordHash, oidc, ...account }: NewAccount): Promise<Account> {
  const { id } = await db.save(db.create(Account, account))
  await db.insert(Credential, { accountId: id, passwordHash, oidcIssuer: oidc?.issuer ?? null, oidcSubject: oidc?.subject ?? null })
  return db.findOneByOrFail(Account, { id })
}

export interface DemonstrationPerson {
  id: string
  name: string
  email: string
  role: Role
  pilotIds: string[]
  /** Without one the account is there to be looked at and cannot sign in. */
  password: string | null
}

/** Enters a made-up person of the demonstration set; one that is there already stays as it is. */
export async function enterDemonstrationPerson(db: EntityManager, { password, ...person }: DemonstrationPerson): Promise<void> {
  if (await db.existsBy(Account, { id: person.id })) return
  await enterAccount(db, { ...person, passwordHash: password === null ? null : await hashPassword(password), illustrative: true })
}
