import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm'

import { Derived, everyRow, Visible } from '../platform/declare.ts'
import { Link, Links } from '../platform/link.ts'
import { DateTimeScalar } from '../platform/scalars.ts'

import { Agreement } from './agreement.ts'

@Entity()
@Index('agreementDocument_agreementId', ['agreementId'])
@ObjectType({ description: 'A file that is kept with an agreement, such as the signed text.' })
@Directive('@key(fields: "id")')
@Visible({ PUBLIC: everyRow })
export class AgreementDocument {
  @PrimaryGeneratedColumn('uuid')
  @Field(() => ID, { description: 'Its identifier.' })
  id!: string

  @Column('uuid')
  @ForeignKey('Agreement', { name: 'agreementDocument_agreementId_fkey' })
  agreementId!: string

  @Link(() => Agreement, { from: 'agreementId', description: 'The agreement.' })
  agreement!: Agreement

  @Column('text')
  @Field(() => String, { description: 'The name of the file.' })
  fileName!: string

  @Column('text')
  @Field(() => String, { description: 'What it is by its content: a media type.' })
  type!: string

  @Column('int')
  @Field(() => Int, { description: 'How large it is.' })
  bytes!: number

  @Column('text')
  @Field(() => String, { description: 'Its SHA-256, in hexadecimal; it is checked at each download.' })
  sha256!: string

  @Column('text')
  @Field(() => String, { description: 'The name of who added it.' })
  by!: string

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  addedAt!: Date

  @Derived(() => String, {
    sql: (t) => `'/documents/' || ${t}.id`,
    kind: 'text',
    description: 'The address that gives the file; a session posts to it.',
  })
  address!: string

  @Column('boolean', { default: false })
  @Field(() => Boolean, { description: 'Whether it is invented for demonstration.' })
  illustrative!: boolean
}

Links(() => AgreementDocument, { on: { agreementId: 'id' }, order: ['addedAt'], description: 'The files that are kept with it.' })(
  Agreement.prototype,
  'documents',
)

@InputType({ description: 'A file that is no longer to be kept with its agreement.' })
export class RemoveAgreementDocumentInput {
  @Field(() => ID, { description: 'Which.' })
  id!: string
  @Field(() => String, { description: 'Why, in 3 to 2,000 characters; kept in the history.' })
  why!: string
}
