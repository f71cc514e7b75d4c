import { Platform1780000000000 } from './1780000000000-platform.ts'
import { SearchNames1780000000020 } from './1780000000020-search-names.ts'
import { DataVersion1780000000100 } from './1780000000100-data-version.ts'

/** What every module stands on: its own day, secrets, the audit chain and the search index. */
export const platformMigrations = [Platform1780000000000, SearchNames1780000000020, DataVersion1780000000100]
