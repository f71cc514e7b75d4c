import { Field, InputType, registerEnumType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Account } from './account.ts'
import { LetterPace } from './letter-pace.ts'

export const LetterState = { WAITING: 'WAITING', SENDING: 'SENDING', SENT: 'SENT', EMPTY: 'EMPTY', UNSURE: 'UNSURE', GIVEN_UP: 'GIVEN_UP' } as const
export type LetterState = keyof typeof LetterState

/** One letter by e-mail to one person: that it is due, and what became of it. What it says is asked for when it is written and never kept. */
@Entity()
@Index('letter_accountId_until', ['accountId', 'until'], { unique: true })
@Index('letter_state_at', ['state', 'at'])
export class Letter {
  @PrimaryGeneratedColumn('uuid')
  id!: string

  @ForeignKey(() => Account, { name: 'letter_account', onDelete: 'CASCADE' })
  @Column('uuid')
  accountId!: string

  @Column('timestamptz', { comment: 'It tells of what happened after this moment.' })
  since!: Date

  @Column('timestamptz', { comment: 'And up to this one.' })
  until!: Date

  @Column('enum', { enum: LetterState, enumName: 'letterState', default: 'WAITING' })
  state!: LetterState

  @Column('timestamptz', { comment: 'When it is tried next; once it is being sent, when that began; at last, when it ended.' })
  at!: Date

  @Column('int', { default: 0 })
  tries!: number

  @Column('text', { array: true, default: () => `'{}'`, comment: 'The ids of what waited for its reader then.' })
  waiting!: string[]
}

registerEnumType(LetterPace, {
  name: 'LetterPace',
  description: 'How often somebody wants letters by e-mail.',
  valuesConfig: {
    NONE: { description: 'Never: everything waits in the inbox.' },
    DAILY: { description: 'On each day on which there is something new.' },
    WEEKLY: { description: 'On each Monday before which there was something new.' },
  },
})

@InputType({ description: 'Which letters one wants by e-mail.' })
export class ChooseLettersInput {
  @Field(() => LetterPace, { description: 'How often.' })
  pace!: LetterPace
}
