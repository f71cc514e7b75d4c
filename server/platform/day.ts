import type { Pool } from 'pg'

/** The programme's day, ISO 8601: today, unless the demonstration set fixes it. Asked of the database once. */
export function readDay(pool: Pool): (now: Date) => Promise<string> {
  let fixed: Promise<string | null> | null = null
  const ask = async (): Promise<string | null> => {
    const { rows } = await pool.query<{ value: string }>(`select value from platform.setting where name = 'today'`)
    return rows[0]?.value ?? null
  }
  return async (now) => (await (fixed ??= ask())) ?? now.toISOString().slice(0, 10)
}
