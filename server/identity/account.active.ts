import type { Pool } from 'pg'

/** Tells whether an account may be used: what is known by an address alone ends with it. */
export const createIsActive =
  (pool: Pool) =>
  async (accountId: string): Promise<boolean> => {
    const { rowCount } = await pool.query({
      name: 'identity active',
      text: `select from identity.account where id = $1 and "disabledAt" is null`,
      values: [accountId],
    })
    return rowCount === 1
  }
