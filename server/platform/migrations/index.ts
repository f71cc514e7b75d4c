import { Platform1780000000000 } from './1780000000000-platform.ts'

/** What every module stands on: its own day, secrets, the audit chain and the search index. */
export const platformMigrations = [Platform1780000000000]
