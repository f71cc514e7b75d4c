import type { Pool, PoolClient } from 'pg'

// A copy of a copy must not be taken for another copy of the original.
let turn = 0

/** Makes organisations, and observations if asked, `times` as many as the record has, with made-up copies that are marked as such. */
export async function grow(pool: Pool, times: number, { observations = true } = {}): Promise<void> {
  // A copy's id follows from its original and its turn, so that what belongs together in the record does so in each copy.
  const copy = (id: string) => `md5(${id}::text || ' ' || n)::uuid`
  const turns = `generate_series(${turn + 1}, ${turn + times - 1}) n`
  turn += times - 1
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const timeout of ['statement_timeout', 'idle_in_transaction_session_timeout']) await client.query(`set local ${timeout} = 0`)
    const measured = `(select o.* from directory.organisation o where exists (select from evaluation."organisationMeasure" a where a."organisationId" = o.id)) o`
    await fillTable(
      client,
      'directory.organisation',
      `(id, "odsCode", name, kind, "openedOn", "closedOn", "regionCode", illustrative)
      select ${copy('o.id')}, case when o."odsCode" is not null then 'Z' || lpad(upper(to_hex(n)), 4, '0') || o."odsCode" end, o.name || ' ' || n, o.kind, o."openedOn", o."closedOn", o."regionCode", true
      from directory.organisation o, ${turns}`,
    )
    await fillTable(
      client,
      'evaluation.subject',
      `(id, kind, code, label)
      select ${copy('s.id')}, s.kind, 'Z' || lpad(upper(to_hex(n)), 4, '0') || s.code, s.label || ' ' || n from evaluation.subject s, ${turns} where s.kind = 'ORGANISATION'`,
    )
    await fillTable(
      client,
      'evaluation."organisationMeasure"',
      `(id, "organisationId", "measureId")
      select ${copy('a.id')}, ${copy('a."organisationId"')}, a."measureId" from evaluation."organisationMeasure" a join ${measured} on o.id = a."organisationId", ${turns}`,
    )
    if (observations)
      await fillTable(
        client,
        'evaluation.observation',
        `("subjectId", "subjectKind", "measureId", "periodStart", "periodEnd", value, numerator, denominator, status, illustrative)
        select ${copy('b."subjectId"')}, b."subjectKind", b."measureId", b."periodStart", b."periodEnd", b.value, b.numerator, b.denominator, b.status, true
        from evaluation.observation b, ${turns} where b."subjectKind" = 'ORGANISATION' and b."recordedTo" is null`,
      )
    await client.query('commit')
    await client.query('vacuum (analyze)')
  } finally {
    client.release()
  }
}

// What is copied was checked when the record was entered; its indexes and references are made once at the end, not row by row.
async function fillTable(client: PoolClient, table: string, rows: string): Promise<void> {
  const { rows: references } = await client.query<{ name: string; made: string }>(
    `select quote_ident(conname) as name, pg_get_constraintdef(oid) as made from pg_constraint where conrelid = $1::regclass and contype = 'f'`,
    [table],
  )
  const { rows: indexes } = await client.query<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index where indrelid = $1::regclass and not indisprimary`,
    [table],
  )
  await client.query(`set local maintenance_work_mem = '256MB'`)
  await client.query(`alter table ${table} disable trigger user`)
  for (const { name } of references) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  await client.query(`insert into ${table} ${rows}`)
  for (const { made } of indexes) await client.query(made)
  for (const { name, made } of references) await client.query(`alter table ${table} add constraint ${name} ${made}`)
  await client.query(`alter table ${table} enable trigger user`)
}
