import { Resolver } from 'type-graphql'

import { ReadOne, ReadPage } from '../platform/read.ts'

import { AgreementDocument } from './agreement-document.ts'
import { Agreement } from './agreement.ts'
import { Membership } from './membership.ts'
import { Organisation } from './organisation.ts'
import { Partnership } from './partnership.ts'

@Resolver()
export class DirectoryReads {
  @ReadPage(() => Organisation, {
    order: ['name'],
    where: (t) => `${t}."mergedIntoId" is null`,
    description: 'The organisations, by name unless another order is asked for; entries that were merged into others are left out.',
  })
  organisations!: Organisation[]

  @ReadOne(() => Organisation, { by: ['id', 'odsCode'], description: 'One organisation by its identifier or its code; null where there is none.' })
  organisation!: Organisation | null

  @ReadPage(() => Partnership, { order: ['name'], description: 'The partnerships, by name unless another order is asked for.' })
  partnerships!: Partnership[]

  @ReadPage(() => Membership, { order: ['startsOn'], description: 'The memberships of organisations in partnerships, by their first day.' })
  memberships!: Membership[]

  @ReadOne(() => Partnership, { by: ['id'], description: 'One partnership; null where there is none.' })
  partnership!: Partnership | null

  @ReadPage(() => Agreement, { order: ['title'], description: 'The agreements of all partnerships, by title unless another order is asked for.' })
  agreements!: Agreement[]

  @ReadOne(() => AgreementDocument, { by: ['id'], description: 'One file of an agreement; null where there is none.' })
  agreementDocument!: AgreementDocument | null

  @ReadOne(() => Agreement, { by: ['id'], description: 'One agreement; null where there is none.' })
  agreement!: Agreement | null
}
