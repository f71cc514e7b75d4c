import { FieldResolver, Resolver } from 'type-graphql'

import { AvailableAction } from './available-action.ts'
import { Partnership } from './partnership.ts'

@Resolver(() => Partnership)
export class PartnershipActions {
  // Nothing can be done to a partnership yet: each command will add its line here with its rule.
  @FieldResolver(() => [AvailableAction], { description: 'What could be done to it, and whether the viewer may do it now.' })
  availableActions(): AvailableAction[] {
    return []
  }
}
