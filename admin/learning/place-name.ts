import type { TwinPlace_PlaceFragment } from '../graphql.generated.ts'

/** What people call a place. */
export const nameOfPlace = ({ pilot, organisation }: TwinPlace_PlaceFragment): string => pilot?.shortName ?? organisation?.name ?? 'A place'
