import type { ClientBase } from 'pg'

/** A table of ours and its stored columns, spelled as SQL. */
export interface Table {
  name: string
  columns: string
}

// What the migrations themselves keep is written by running them again.
const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name,
    (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
    array(select format('%I.%I', fn.nspname, f.relname) from pg_constraint join pg_class f on f.oid = confrelid join pg_namespace fn on fn.oid = f.relnamespace
      where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as needs
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and c.relname <> 'platform_migration'
    and not exists (select from pg_depend where objid = c.oid and deptype = 'e')
  order by 1`

/** The tables of the database, each after those that its foreign keys need. */
export async function listTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table & { needs: string[] }>(TABLES)
  const sorted: Table[] = []
  for (let left = rows; left.length;) {
    const ready = left.filter(({ needs }) => needs.every((name) => !left.some((other) => other.name === name)))
    if (!ready.length) throw new Error(`the foreign keys of ${left.map(({ name }) => name).join(', ')} go round in a circle`)
    sorted.push(...ready.map(({ name, columns }) => ({ name, columns })))
    left = left.filter((table) => !ready.includes(table))
  }
  return sorted
}
