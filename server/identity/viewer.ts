import { Field, ID, ObjectType } from 'type-graphql'

import type { Context } from '../platform/context.ts'
import { Link, Links } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'
import type { Role } from '../platform/viewer.ts'

import { Account } from './account.ts'
import { LetterPace } from './letter-pace.ts'
import { PilotStub } from './pilot.stub.ts'
import { RoleEnum } from './role.ts'
import { endOf, Session } from './session.ts'
import { ApiToken } from './token.ts'

@ObjectType('Viewer', { description: 'Whoever asks.' })
export class ViewerType {
  @Field(() => ID, { description: 'The id of their account.' })
  id!: string

  @Field(() => String, { description: 'What others call them.' })
  name!: string

  @Field(() => String, { description: 'The address they sign in with.' })
  email!: string

  @Field(() => RoleEnum, {
    description:
      'What this request may do: the account’s role, or what a token is narrowed to; PUBLIC until a second factor that is required is set up.',
  })
  role!: Role

  pilotIds!: readonly string[]

  @Links(() => PilotStub, { fromList: 'pilotIds', description: 'The pilots that this request may change.' })
  pilots!: PilotStub[]

  @Field(() => Boolean, { description: 'Whether signing in asks for a code of an authenticator app.' })
  hasSecondFactor!: boolean

  @Field(() => Boolean, { description: 'Whether an administrator requires a second factor.' })
  secondFactorRequired!: boolean

  @Field(() => Boolean, { description: 'Whether there is a password; without one the account signs in by single sign-on only.' })
  hasPassword!: boolean

  @Field(() => LetterPace, { description: 'Which letters they want by e-mail, where this installation sends any.' })
  letters!: LetterPace

  @Links(() => Session, {
    on: { accountId: 'id' },
    order: ['-lastSeenAt'],
    where: (t) => `${endOf(t)} > now()`,
    description: 'The browsers that are signed in to the account, the latest first.',
  })
  sessions!: Session[]

  @Links(() => ApiToken, { on: { accountId: 'id' }, order: ['-createdAt'], description: 'The account’s tokens, newest first.' })
  tokens!: ApiToken[]

  @Field(() => DateTimeScalar, { nullable: true, description: 'When this session ends if nothing more is asked in it; null for a token.' })
  sessionEndsAt!: Date | null

  @Link(() => Account, { from: 'id', description: 'The account itself.' })
  account!: Account
}

type ViewerRow = Pick<
  ViewerType,
  'id' | 'name' | 'email' | 'role' | 'pilotIds' | 'hasSecondFactor' | 'secondFactorRequired' | 'hasPassword' | 'letters' | 'sessionEndsAt'
>

/** Reads who asks; null when they are not signed in. */
export async function readViewer(context: Context): Promise<ViewerRow | null> {
  const { accountId, sessionId, role, pilotIds } = context.viewer
  if (accountId === null) return null
  const [row] = await context.query<Omit<ViewerRow, 'role' | 'pilotIds'>>(
    `select a.id, a.name, a.email, a."secondFactorSince" is not null as "hasSecondFactor", a."secondFactorRequired", c."passwordHash" is not null as "hasPassword", a.letters, ${endOf('s')} as "sessionEndsAt"
     from identity.account a left join identity.credential c on c."accountId" = a.id left join identity.session s on s.id = $2::uuid where a.id = $1::uuid`,
    [accountId, sessionId ?? null],
  )
  return row ? { ...row, role, pilotIds } : null
}
