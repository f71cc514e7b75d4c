import type { Pool } from 'pg'

/** An entry of the history as it was kept outside. */
export interface Anchor {
  sequence: string
  hash: string
}

/** What became of holding the history to itself. */
export interface Verified {
  entries: number
  head: string
  problems: string[]
}

/** Holds every entry of the history to its own hash and to the one before, and the end to what was kept outside. */
export async function verifyAudit(pool: Pool, anchor: Anchor | null): Promise<Verified> {
  const { rows: broken } = await pool.query<{ sequence: string; wrong: string }>(`
    select sequence::text, case when hash <> digest then 'it was changed after it was written' when previous <> former then 'what stood before it was changed or taken out' else 'entries before it were taken out' end as wrong
    from (select e.sequence, e.hash, e.previous, platform.audit_digest(e) as digest,
        coalesce(lag(e.hash) over w, sha256('genesis')) as former, coalesce(lag(e.sequence) over w, 0) as last
      from platform."auditEntry" e window w as (order by e.sequence)) chain
    where hash <> digest or previous <> former or sequence <> last + 1 order by sequence limit 10`)
  const { rows: ends } = await pool.query<{ entries: number; head: string; same: boolean }>(`
    select (select count(*)::int from platform."auditEntry") as entries, h.sequence || ':' || encode(h.hash, 'hex') as head,
      coalesce((select e.hash = h.hash and e.sequence = h.sequence from platform."auditEntry" e order by e.sequence desc limit 1), h.sequence = 0) as same
    from platform."auditHead" h`)
  const { entries, head, same } = ends[0]!
  const problems = broken.map(({ sequence, wrong }) => `Entry ${sequence}: ${wrong}.`)
  if (!same) problems.push('The end of the history is not where its head says: entries were taken off.')
  if (anchor) {
    const { rows } = await pool.query<{ hash: string }>(`select encode(hash, 'hex') as hash from platform."auditEntry" where sequence = $1`, [
      anchor.sequence,
    ])
    if (rows[0]?.hash !== anchor.hash) problems.push(`Entry ${anchor.sequence} is not the one that was kept outside.`)
  }
  return { entries, head, problems }
}
